
#include <fmt/format.h>

#include "gazetteer_build/steps.h"
#include "gazetteer_build/town.h"
#include "text/fold.h"

namespace placetime::gazetteer_build {

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
