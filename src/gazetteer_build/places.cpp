#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "gazetteer/edit_distance.h"
#include "gazetteer/generic_words.h"
#include "gazetteer_build/steps.h"
#include "text/fold.h"

namespace placetime::gazetteer_build {

namespace {

/// GeoNames' feature codes of class P to PlaceRow::rank.
std::uint8_t rank_of(std::string_view code)
{
    if (code == "PPLC") return 5;
    if (code == "PPLA" || code == "PPLG") return 4;
    if (code == "PPLA2") return 3;
    if (code == "PPLA3") return 2;
    if (code == "PPLA4" || code == "PPLA5") return 1;
    if (code == "PPLX" || code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH")
        return 255;
    return 0;
}

/// How far a town reaches from its point: 1 km for a village, 5 km for 100,000 people, 25 km from
/// 15 million up. Built-up areas grow somewhat slower than with the root of their people.
float town_radius(double population)
{
    return static_cast<float>(
        std::clamp(5000 * std::pow(population / 1e5, 0.33), 1000.0, 25'000.0));
}

/// Letters by which two folded names differ; 4 when there are more.
int difference(std::u32string const& a, std::string_view b)
{
    constexpr int kMost = 3;
    return gazetteer::edit_distance(a, gazetteer::code_points(b), kMost);
}

/// How another name of a town belongs to it: GeoNames gives names in every language and of former
/// times, and names of what lies around it, all alike. No value for the last.
std::optional<NameUse> use_of(std::string_view folded, std::string_view own,
                              std::u32string const& own_points, bool seat,
                              std::string_view division)
{
    constexpr int kFew = 3;
    auto const letters = difference(own_points, folded);
    bool const close = letters <= kFew;
    bool const starts =
        own.size() > folded.size() && own.starts_with(folded) && own[folded.size()] == ' ';
    if (folded == division) {
        bool const related = close || own.find(folded) != std::string_view::npos ||
                             own.substr(0, kFew) == folded.substr(0, kFew);
        if (!related) return std::nullopt; // Paris is not Île-de-France
        if (seat) return NameUse::main;    // but Ar Raqqah is Raqqa
    }
    if (starts || (close && letters * 10 <= static_cast<int>(own_points.size()) * kFew))
        return NameUse::variant; // Newcastle upon Tyne, Geneva for Genève
    return NameUse::alternate;
}

/// The other names of a town. `division`: folded name of the first-level division around it.
void add_town_names(Draft& draft, PlaceIndex place, std::vector<std::string_view> const& others,
                    std::string_view division)
{
    constexpr std::uint8_t kSeat = 4;
    auto const own = text::fold(draft.written[place]);
    auto const own_points = gazetteer::code_points(own);
    auto const bare = gazetteer::without_generic_words(own);
    auto const rank = draft.rows[place].rank;
    bool const seat = rank >= kSeat && rank != 255;
    for (auto const& [shorter, longer] :
         {std::pair("st ", "saint "), {"ft ", "fort "}, {"mt ", "mount "}}) {
        if (own.starts_with(shorter))
            draft.add_name(place, longer + own.substr(std::strlen(shorter)), NameUse::main);
        if (own.starts_with(longer))
            draft.add_name(place, shorter + own.substr(std::strlen(longer)), NameUse::main);
    }
    for (auto const other : others) {
        auto const folded = text::fold(other);
        if (folded == bare) // New York City is New York as much
            draft.add_name(place, other, NameUse::main);
        else if (auto const use = use_of(folded, own, own_points, seat, division))
            draft.add_name(place, other, *use);
    }
}

} // namespace

void add_places(Geodata const& geodata, Divisions const& divisions, Draft& draft)
{
    auto const table = geodata.tsv("places.tsv", draft);
    if (!table) return;
    auto const id = table->column("geonameid");
    auto const name = table->column("name");
    auto const ascii = table->column("asciiname");
    auto const others = table->column("alternatenames");
    auto const lat = table->column("latitude");
    auto const lon = table->column("longitude");
    auto const code = table->column("feature_code");
    auto const country = table->column("country_code");
    auto const first = table->column("admin1_code");
    auto const second = table->column("admin2_code");
    auto const people = table->column("population");
    auto const zone = table->column("timezone");
    TextMap<std::string> own_names; // of first-level divisions, folded
    for (auto const& [division, place] : divisions.first)
        own_names.emplace(division, text::fold(draft.written[place]));
    std::string key;
    for (std::size_t i = 0; i < table->size(); ++i) {
        auto const number_of = number(table->cell(i, id));
        auto const x = number(table->cell(i, lon));
        auto const y = number(table->cell(i, lat));
        if (!number_of || *number_of < 1 || *number_of > 2e9 || !x || !y ||
            !geo::is_valid({*x, *y})) {
            draft.report("bad-place", *table, i, "needs a number and a position");
            continue;
        }
        PlaceRow row;
        row.point = {*x, *y};
        row.kind = Kind::city;
        row.country = CountryCode(table->cell(i, country));
        row.rank = rank_of(table->cell(i, code));
        row.population = static_cast<std::uint32_t>(number(table->cell(i, people)).value_or(0));
        row.radius_m = town_radius(row.population);
        key = fmt::format("{}.{}", table->cell(i, country), table->cell(i, first));
        auto const around = own_names.find(key);
        if (auto const found = divisions.first.find(key); found != divisions.first.end())
            row.admin1 = found->second;
        key += '.';
        key += table->cell(i, second);
        if (auto const found = divisions.second.find(key); found != divisions.second.end())
            row.admin2 = found->second;
        auto const place =
            draft.add(static_cast<std::uint32_t>(*number_of), table->cell(i, name), row);
        draft.add_name(place, table->cell(i, ascii), NameUse::main);
        add_town_names(draft, place, split(table->cell(i, others), ','),
                       around == own_names.end() ? std::string_view() : around->second);
        draft.set_zone(place, table->cell(i, zone));
    }
}

} // namespace placetime::gazetteer_build
