#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "gazetteer/shape_codec.h"
#include "gazetteer_build/outline.h"
#include "gazetteer_build/steps.h"
#include "layers/union.h"

namespace placetime::gazetteer_build {

namespace {

/// Outlines of joined countries and divisions are rough (about 1 km): they are regions of the news.
constexpr double kRegionTolerance = 0.01;

std::optional<NameUse> parse_use(std::string_view text)
{
    if (text == "historical") return NameUse::historical;
    if (text == "variant") return NameUse::variant;
    if (text == "misspelling") return NameUse::misspelling;
    if (text == "abbreviation") return NameUse::abbreviation;
    if (text == "endonym") return NameUse::endonym;
    return std::nullopt;
}

/// The areas of "countries:KZ KG" or "admin1:KG-O UZ-FA", joined; names what is not known.
std::optional<geo::MultiPolygon> joined(Draft const& draft, std::string_view list,
                                        std::string& unknown)
{
    geo::MultiPolygon all;
    auto const parts = split(list, ' ');
    for (auto const part : parts) {
        auto const shape = draft.shapes.find(draft.find(fmt::format("ne:{}", part)));
        auto const* const areas =
            shape == draft.shapes.end() ? nullptr : std::get_if<geo::MultiPolygon>(&shape->second);
        if (areas == nullptr) {
            unknown = part;
            continue;
        }
        all.insert(all.end(), areas->begin(), areas->end());
    }
    if (all.empty()) return std::nullopt;
    if (parts.size() > 1) all = layers::united(all);
    return std::get<geo::MultiPolygon>(
        gazetteer::simplified(geo::Geometry(std::move(all)), kRegionTolerance, false));
}

/// The time zone of the nearest town, by planar distance.
std::uint16_t nearest_zone(Draft const& draft, geo::LonLat at)
{
    double const narrow = std::cos(at.lat * 3.14159265358979 / 180);
    double least = std::numeric_limits<double>::max();
    std::uint16_t zone = 0;
    for (PlaceIndex i = 0; i < draft.size(); ++i) {
        auto const& row = draft.rows[i];
        if (row.kind != Kind::city || draft.zones[i] == 0) continue;
        double const dx = (row.point.lon - at.lon) * narrow;
        double const dy = row.point.lat - at.lat;
        if (dx * dx + dy * dy >= least) continue;
        least = dx * dx + dy * dy;
        zone = draft.zones[i];
    }
    return zone;
}

void set_extent(Draft& draft, PlaceIndex place, std::string_view extent, Table const& table,
                std::size_t i)
{
    if (extent.empty()) return;
    if (auto const kilometres = number(extent); kilometres && *kilometres > 0) {
        draft.rows[place].radius_m = static_cast<float>(*kilometres * 1000);
        return;
    }
    for (std::string_view const list : {"countries:", "admin1:"}) {
        if (!extent.starts_with(list)) continue;
        std::string unknown;
        auto areas = joined(draft, extent.substr(list.size()), unknown);
        if (!unknown.empty())
            draft.report("unknown-area", table, i, fmt::format("no area `{}`", unknown));
        if (areas) draft.set_shape(place, std::move(*areas));
        return;
    }
    if (auto shape = parse_wkt(extent))
        draft.set_shape(place, std::move(*shape));
    else
        draft.report("bad-extent", table, i, "the extent is no radius, WKT or list of areas");
}

float usual_radius(Kind kind)
{
    switch (kind) {
    case Kind::landmark:
        return 500;
    case Kind::airbase:
        return 3000;
    case Kind::mine:
        return 5000;
    case Kind::city:
        return 2000;
    default:
        return 50'000;
    }
}

/// Helmand is a province before it is the Helmand River; but Manas is Manas Air Base, and other
/// names are as good as the main one.
NameUse use_of(Kind kind, std::string_view own, std::string_view other)
{
    bool const site = kind == Kind::airbase || kind == Kind::mine || kind == Kind::landmark;
    bool const starts =
        own.size() > other.size() && own.starts_with(other) && own[other.size()] == ' ';
    return starts && !site ? NameUse::alternate : NameUse::variant;
}

void add_curated_places(Geodata const& geodata, Draft& draft)
{
    auto const table = geodata.csv("curated/places.csv", draft);
    if (!table) return;
    auto const id = table->column("id");
    auto const name = table->column("name");
    auto const kind = table->column("kind");
    auto const countries = table->column("countries");
    auto const lon = table->column("lon");
    auto const lat = table->column("lat");
    auto const extent = table->column("extent");
    auto const others = table->column("alternate_names");
    for (std::size_t i = 0; i < table->size(); ++i) {
        auto const x = number(table->cell(i, lon));
        auto const y = number(table->cell(i, lat));
        auto const what = gazetteer::parse_kind(table->cell(i, kind));
        if (!x || !y || !geo::is_valid({*x, *y}) || !what ||
            draft.find(table->cell(i, id)) != kNoPlace) {
            draft.report("bad-place", *table, i,
                         "needs an id of its own, a known kind and a position");
            continue;
        }
        PlaceRow row;
        row.point = {*x, *y};
        row.kind = *what;
        row.radius_m = usual_radius(*what);
        auto const codes = split(table->cell(i, countries), '|');
        if (codes.size() == 1) row.country = CountryCode(codes.front());
        if (row.kind == Kind::border && codes.size() == 2 &&
            table->cell(i, name).ends_with(" border")) {
            // The computed line is that border, and gets the names; a checkpoint is not.
            auto const pair = std::minmax({CountryCode(codes[0]), CountryCode(codes[1])});
            if (auto const line = draft.borders.find(pair); line != draft.borders.end()) {
                draft.add_alias(std::string(table->cell(i, id)), line->second);
                draft.add_name(line->second, table->cell(i, name), NameUse::alternate);
                for (auto const other : split(table->cell(i, others), '|'))
                    draft.add_name(line->second, other, NameUse::alternate);
                continue;
            }
        }
        auto const place = draft.add(std::string(table->cell(i, id)), table->cell(i, name), row);
        for (auto const other : split(table->cell(i, others), '|'))
            draft.add_name(place, other, use_of(*what, table->cell(i, name), other));
        set_extent(draft, place, table->cell(i, extent), *table, i);
        draft.zones[place] = nearest_zone(draft, row.point);
    }
}

void add_curated_names(Geodata const& geodata, Draft& draft)
{
    auto const table = geodata.csv("curated/names.csv", draft);
    if (!table) return;
    auto const name = table->column("name");
    auto const target = table->column("target");
    auto const use = table->column("use");
    for (std::size_t i = 0; i < table->size(); ++i) {
        auto const place = draft.find(table->cell(i, target));
        auto const how = parse_use(table->cell(i, use));
        if (place == kNoPlace)
            draft.report("unknown-target", *table, i,
                         fmt::format("no place `{}`", table->cell(i, target)));
        else if (!how)
            draft.report("bad-use", *table, i, fmt::format("no use `{}`", table->cell(i, use)));
        else
            draft.add_name(place, table->cell(i, name), *how);
    }
}

/// The points that GeoNames itself gives for countries and large divisions.
void set_points(Geodata const& geodata, Draft& draft, char const* file, char const* code)
{
    auto const table = geodata.csv(file, draft);
    if (!table) return;
    auto const of = table->column(code);
    auto const lon = table->column("lon");
    auto const lat = table->column("lat");
    for (std::size_t i = 0; i < table->size(); ++i) {
        auto const place = draft.find(fmt::format("ne:{}", table->cell(i, of)));
        auto const x = number(table->cell(i, lon));
        auto const y = number(table->cell(i, lat));
        if (place != kNoPlace && x && y && geo::is_valid({*x, *y}))
            draft.rows[place].point = {*x, *y};
        else
            draft.report("bad-point", *table, i, fmt::format("needs a {} and a position", code));
    }
}

} // namespace

void add_curated(Geodata const& geodata, Draft& draft)
{
    add_curated_places(geodata, draft);
    add_curated_names(geodata, draft);
    set_points(geodata, draft, "curated/country_points.csv", "country");
    set_points(geodata, draft, "curated/division_points.csv", "division");
}

} // namespace placetime::gazetteer_build
