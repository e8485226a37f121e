#include <algorithm>
#include <cctype>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "gazetteer/shape_codec.h"
#include "gazetteer_build/outline.h"
#include "gazetteer_build/steps.h"
#include "layers/vector_file.h"

namespace placetime::gazetteer_build {

namespace {

using nlohmann::json;

/// Vertices of a country's drawn outline lie within this many degrees (about 400 m) of the full
/// one.
constexpr double kCountryTolerance = 0.004;

bool is_code(std::string const& name)
{
    return name.size() >= 2 && name.size() <= 3 &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
}

/// A member, or an object without members (which is an array without elements, too).
json const& member(json const& object, char const* key)
{
    static json const none = json::object();
    auto const found = object.find(key);
    return found == object.end() ? none : *found;
}

void add_json_names(Draft& draft, PlaceIndex place, json const& country)
{
    auto const add = [&](json const& name, NameUse use) {
        if (!name.is_string()) return;
        auto const text = name.get<std::string>();
        draft.add_name(place, text, is_code(text) ? NameUse::code : use);
    };
    auto const& name = country.at("name");
    add(name.at("official"), NameUse::alternate);
    for (auto const& [language, names] : member(name, "native").items())
        for (auto const& [kind, text] : names.items()) add(text, NameUse::endonym);
    for (auto const& [language, names] : member(country, "translations").items())
        for (auto const& [kind, text] : names.items()) add(text, NameUse::alternate);
    for (auto const& text : member(country, "altSpellings")) add(text, NameUse::alternate);
    for (auto const* const key : {"cca2", "cca3", "cioc"})
        if (country.contains(key)) add(country[key], NameUse::code);
}

/// "Uzbekistani" and "Uzbekistanis", "Chinese", "French".
void add_json_demonyms(Draft& draft, CountryCode code, json const& country)
{
    auto const& demonyms = member(country, "demonyms");
    for (auto const& [gender, text] : member(demonyms, "eng").items()) {
        if (!text.is_string() || text.get<std::string>().empty()) continue;
        auto const name = text.get<std::string>();
        // Territories share their country's demonym: the independent state has it.
        if (!country.value("independent", false) && draft.demonyms.contains(name)) continue;
        draft.add_demonym(name, code);
        if (!name.ends_with('s') && !name.ends_with("ese") && !name.ends_with("sh") &&
            !name.ends_with("ch"))
            draft.add_demonym(name + "s", code);
    }
}

void add_country_rows(Geodata const& geodata, Draft& draft)
{
    auto const text = geodata.read("countries.json", draft);
    if (!text) return;
    auto all = json::parse(*text);
    std::stable_sort(all.begin(), all.end(), [](json const& a, json const& b) {
        return a.value("independent", false) && !b.value("independent", false);
    });
    for (auto const& country : all) {
        CountryCode const code(country.at("cca2").get<std::string>());
        PlaceRow row;
        row.kind = Kind::country;
        row.country = code;
        auto const& at = country.at("latlng");
        row.point = {at.at(1).get<double>(), at.at(0).get<double>()};
        row.radius_m = static_cast<float>(
            std::sqrt(std::max(1.0, country.value("area", 1.0)) / 3.14159) * 1000);
        auto const place =
            draft.add("ne:" + code.text(), country.at("name").at("common").get<std::string>(), row);
        draft.countries.emplace(code, place);
        add_json_names(draft, place, country);
        add_json_demonyms(draft, code, country);
    }

    if (auto const table = geodata.csv("curated/demonyms.csv", draft)) {
        auto const demonym = table->column("demonym");
        auto const of = table->column("country");
        for (std::size_t i = 0; i < table->size(); ++i)
            draft.set_demonym(table->cell(i, demonym), CountryCode(table->cell(i, of)));
    }
}

/// Outlines, and Natural Earth's names, which are the usual English ones ("Turkey").
void add_country_outlines(Geodata const& geodata, Draft& draft)
{
    auto const outlines = geodata.read("countries_10m.fgb", draft);
    if (!outlines) return;
    auto const file = layers::VectorFile::in_memory(*outlines, "countries_10m.fgb");
    auto const code_at = file.field("iso_a2");
    auto const owner_at = file.field("territory_of");
    auto const name_at = file.field("name");
    if (!code_at || !owner_at)
        throw FormatError("countries_10m.fgb: has no field iso_a2 or territory_of");
    std::map<PlaceIndex, geo::MultiPolygon> found;
    file.for_each([&](layers::Feature const& feature) {
        auto const* const areas =
            feature.geometry ? std::get_if<geo::MultiPolygon>(&*feature.geometry) : nullptr;
        if (areas == nullptr) return true;
        auto place = draft.country(CountryCode(feature.values[*code_at]));
        if (place != kNoPlace && name_at)
            draft.add_name(place, feature.values[*name_at], NameUse::alternate);
        else
            place = draft.country(CountryCode(feature.values[*owner_at]));
        if (place == kNoPlace) return true;
        auto& own = found[place];
        own.insert(own.end(), areas->begin(), areas->end());
        draft.add_area(place, *areas);
        return true;
    });
    for (auto& [place, areas] : found) {
        if (!geo::contains(areas, draft.rows[place].point))
            draft.rows[place].point = inner_point(areas);
        draft.set_shape(place, gazetteer::simplified(areas, kCountryTolerance));
    }
}

} // namespace

void add_countries(Geodata const& geodata, Draft& draft)
{
    add_country_rows(geodata, draft);
    add_country_outlines(geodata, draft);
}

} // namespace placetime::gazetteer_build
