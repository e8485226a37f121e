#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "gazetteer/generic_words.h"
#include "gazetteer/shape_codec.h"
#include "gazetteer_build/outline.h"
#include "gazetteer_build/steps.h"
#include "layers/union.h"
#include "layers/vector_file.h"
#include "text/fold.h"

namespace placetime::gazetteer_build {

namespace {

/// Vertices of a division's drawn outline lie within this many degrees (about 200 m) of the full
/// one.
constexpr double kDivisionTolerance = 0.002;

struct Outline {
    geo::MultiPolygon areas;
    std::vector<std::string> names;
    std::string type; ///< "Region", in English
    std::string local_type;
};

TextMap<Outline> read_outlines(Geodata const& geodata, Draft& draft)
{
    TextMap<Outline> out;
    auto const bytes = geodata.read("admin1.fgb", draft);
    if (!bytes) return out;
    auto const file = layers::VectorFile::in_memory(*bytes, "admin1.fgb");
    auto const code = file.field("iso_3166_2");
    if (!code) throw FormatError("admin1.fgb: has no field iso_3166_2");
    std::vector<std::size_t> name_fields;
    for (std::size_t i = 0; i < file.fields().size(); ++i) {
        auto const& field = file.fields()[i];
        if (field.starts_with("name") || field == "gn_name" || field == "woe_name")
            name_fields.push_back(i);
    }
    auto const type = file.field("type_en");
    auto const local_type = file.field("type");
    file.for_each([&](layers::Feature const& feature) {
        Outline outline;
        if (feature.geometry)
            if (auto const* const areas = std::get_if<geo::MultiPolygon>(&*feature.geometry))
                outline.areas = *areas;
        for (auto const field : name_fields)
            for (auto const name : split(feature.values[field], '|'))
                outline.names.emplace_back(name);
        if (type) outline.type = feature.values[*type];
        if (local_type) outline.local_type = feature.values[*local_type];
        out.emplace(feature.values[*code], std::move(outline));
        return true;
    });
    return out;
}

/// "osh" of "osh region", and "osh province", "osh oblast" and so on that reports write for it.
void add_generic_forms(Draft& draft, PlaceIndex place, std::string_view name,
                       std::vector<std::string> const& types)
{
    auto const folded = text::fold(name);
    auto bare = gazetteer::without_generic_words(folded);
    if (bare.empty())
        bare = folded;
    else
        draft.add_name(place, bare, NameUse::stripped);
    for (auto const& type : types)
        if (!type.empty() && !bare.ends_with(type))
            draft.add_name(place, fmt::format("{} {}", bare, type), NameUse::alternate);
}

void set_outline(Draft& draft, PlaceIndex place, geo::MultiPolygon areas)
{
    draft.add_area(place, areas);
    auto& row = draft.rows[place];
    if (row.point == geo::LonLat{} || !geo::contains(areas, row.point))
        row.point = inner_point(areas);
    draft.set_shape(place, gazetteer::simplified(areas, kDivisionTolerance));
}

geo::LonLat point_of(Table const& table, std::size_t i, std::size_t lon, std::size_t lat)
{
    auto const x = number(table.cell(i, lon));
    auto const y = number(table.cell(i, lat));
    return x && y && geo::is_valid({*x, *y}) ? geo::LonLat{*x, *y} : geo::LonLat{};
}

using Parts = TextMap<std::vector<std::string>>; ///< codes of divisions to outlines

void add_first(Geodata const& geodata, TextMap<Outline> const& outlines, Parts& parts, Draft& draft,
               Divisions& divisions)
{
    auto const table = geodata.tsv("admin1.tsv", draft);
    if (!table) return;
    if (auto const list = geodata.tsv("admin1_parts.tsv", draft)) {
        auto const code = list->column("code");
        auto const part = list->column("ne_id");
        for (std::size_t i = 0; i < list->size(); ++i)
            parts[std::string(list->cell(i, code))].emplace_back(list->cell(i, part));
    }
    auto const code = table->column("code");
    auto const name = table->column("name");
    auto const lat = table->column("latitude");
    auto const lon = table->column("longitude");
    auto const ne = table->column("ne_id");
    for (std::size_t i = 0; i < table->size(); ++i) {
        std::string const key(table->cell(i, code));
        auto const outline = outlines.find(table->cell(i, ne));
        PlaceRow row;
        row.kind = Kind::admin1;
        row.country = CountryCode(key.substr(0, 2));
        row.point = point_of(*table, i, lon, lat);
        row.radius_m = 25'000; // of a city's own division; one with an outline gets its own
        auto id = fmt::format("ne:{}", table->cell(i, ne));
        if (outline == outlines.end() || draft.find(id) != kNoPlace) id = "gna1:" + key;
        auto const place = draft.add(id, table->cell(i, name), row);
        divisions.first.emplace(key, place);
        std::vector<std::string> types{"province", "region", "state"};
        if (outline != outlines.end()) {
            types.push_back(text::fold(outline->second.type));
            types.push_back(text::fold(outline->second.local_type));
        }
        add_generic_forms(draft, place, table->cell(i, name), types);
        if (outline != outlines.end()) {
            auto const bare = gazetteer::without_generic_words(text::fold(table->cell(i, name)));
            for (auto const& other : outline->second.names)
                draft.add_name(place, other,
                               text::fold(other) == bare ? NameUse::stripped : NameUse::alternate);
            set_outline(draft, place, outline->second.areas);
        } else if (auto const found = parts.find(key); found != parts.end()) {
            geo::MultiPolygon all;
            for (auto const& part : found->second)
                if (auto const one = outlines.find(part); one != outlines.end())
                    all.insert(all.end(), one->second.areas.begin(), one->second.areas.end());
            if (!all.empty()) set_outline(draft, place, layers::united(all));
        }
    }
}

void add_second(Geodata const& geodata, Draft& draft, Divisions& divisions)
{
    auto const table = geodata.tsv("admin2.tsv", draft);
    if (!table) return;
    auto const code = table->column("code");
    auto const name = table->column("name");
    auto const lat = table->column("latitude");
    auto const lon = table->column("longitude");
    for (std::size_t i = 0; i < table->size(); ++i) {
        std::string const key(table->cell(i, code));
        PlaceRow row;
        row.kind = Kind::admin2;
        row.country = CountryCode(key.substr(0, 2));
        row.point = point_of(*table, i, lon, lat);
        row.radius_m = 20'000;
        if (auto const dot = key.rfind('.'); dot != std::string::npos)
            if (auto const found = divisions.first.find(key.substr(0, dot));
                found != divisions.first.end())
                row.admin1 = found->second;
        auto const place = draft.add("gna2:" + key, table->cell(i, name), row);
        divisions.second.emplace(key, place);
        add_generic_forms(draft, place, table->cell(i, name),
                          key.starts_with("US.") ? std::vector<std::string>{}
                                                 : std::vector<std::string>{"district"});
    }
}

std::string bare_name(std::string_view name)
{
    auto folded = text::fold(name);
    auto bare = gazetteer::without_generic_words(folded);
    return bare.empty() ? folded : bare;
}

/// Outlines that are no GeoNames first-level division: French departments, English boroughs, former
/// tribal areas. Each is the second-level division of its name where there is one, else a row.
void add_other_outlines(TextMap<Outline> const& outlines, Parts const& parts,
                        Divisions const& divisions, Draft& draft)
{
    TextMap<PlaceIndex> owners;
    for (auto const& [code, list] : parts)
        if (auto const first = divisions.first.find(code); first != divisions.first.end())
            for (auto const& part : list) owners.emplace(part, first->second);
    TextMap<PlaceIndex> seconds; // "row of the first level:name"
    for (auto const& [code, place] : divisions.second)
        seconds.emplace(
            fmt::format("{}:{}", draft.rows[place].admin1, bare_name(draft.written[place])), place);
    std::map<std::string, Outline const*> ordered; // equal inputs give equal files
    for (auto const& [id, outline] : outlines) ordered.emplace(id, &outline);
    for (auto const& [id, outline] : ordered) {
        auto const key = "ne:" + id;
        CountryCode const country(id.substr(0, 2));
        if (draft.find(key) != kNoPlace || outline->names.empty() || outline->areas.empty() ||
            draft.country(country) == kNoPlace)
            continue;
        auto const owner = owners.find(id);
        auto place = kNoPlace;
        if (owner != owners.end())
            for (auto const& name : outline->names) {
                auto const found =
                    seconds.find(fmt::format("{}:{}", owner->second, bare_name(name)));
                if (found == seconds.end() || draft.rows[found->second].has_geometry) continue;
                place = found->second;
                draft.add_alias(key, place);
                break;
            }
        if (place == kNoPlace) {
            PlaceRow row;
            row.kind = owner != owners.end() ? Kind::admin2 : Kind::admin1;
            row.country = country;
            if (owner != owners.end()) row.admin1 = owner->second;
            place = draft.add(key, outline->names.front(), row);
            add_generic_forms(draft, place, outline->names.front(), {text::fold(outline->type)});
        }
        for (auto const& name : outline->names) draft.add_name(place, name, NameUse::alternate);
        draft.rows[place].point = inner_point(outline->areas);
        draft.set_shape(place, gazetteer::simplified(outline->areas, kDivisionTolerance));
    }
}

} // namespace

Divisions add_divisions(Geodata const& geodata, Draft& draft)
{
    Divisions divisions;
    Parts parts;
    auto const outlines = read_outlines(geodata, draft);
    add_first(geodata, outlines, parts, draft, divisions);
    add_second(geodata, draft, divisions);
    add_other_outlines(outlines, parts, divisions, draft);
    return divisions;
}

} // namespace placetime::gazetteer_build
