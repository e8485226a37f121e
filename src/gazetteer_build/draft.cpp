#include "gazetteer_build/draft.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"
#include "text/fold.h"

namespace placetime::gazetteer_build {

PlaceIndex Draft::append(std::string_view name, PlaceRow const& row)
{
    auto const place = static_cast<PlaceIndex>(rows.size());
    rows.push_back(row);
    written.emplace_back(name);
    numbers.push_back(0);
    ids.emplace_back();
    zones.push_back(0);
    add_name(place, name, NameUse::main);
    return place;
}

PlaceIndex Draft::add(std::string id, std::string_view name, PlaceRow const& row)
{
    if (id.size() > 255) throw FormatError(fmt::format("id `{}` is longer than 255 bytes", id));
    if (!by_id_.emplace(id, static_cast<PlaceIndex>(rows.size())).second)
        throw FormatError(fmt::format("two places have the id `{}`", id));
    auto const place = append(name, row);
    ids.back() = std::move(id);
    return place;
}

PlaceIndex Draft::add(std::uint32_t geonames_number, std::string_view name, PlaceRow const& row)
{
    if (!by_number_.emplace(geonames_number, static_cast<PlaceIndex>(rows.size())).second)
        throw FormatError(fmt::format("two places have the id `gn:{}`", geonames_number));
    auto const place = append(name, row);
    numbers.back() = geonames_number;
    return place;
}

void Draft::add_alias(std::string id, PlaceIndex place) { by_id_.emplace(std::move(id), place); }

void Draft::add_name(PlaceIndex place, std::string_view name, NameUse use)
{
    auto const begin = folded_.size();
    text::fold_append(folded_, name);
    auto const size = folded_.size() - begin;
    if (size == 0 || size > 255) {
        folded_.resize(begin);
        return;
    }
    names.push_back({begin, static_cast<std::uint32_t>(size), place, use});
}

void Draft::set_shape(PlaceIndex place, geo::Geometry shape)
{
    auto const box = geo::bounding_box(shape);
    if (!box) return;
    auto& row = rows[place];
    row.has_geometry = true;
    row.radius_m = static_cast<float>(geo::half_diagonal(*box));
    shapes[place] = std::move(shape);
}

void Draft::set_zone(PlaceIndex place, std::string_view zone)
{
    if (zone.empty()) return;
    auto found = zone_index_.find(zone);
    if (found == zone_index_.end()) {
        zone_names.emplace_back(zone);
        found = zone_index_.emplace(zone, static_cast<std::uint16_t>(zone_names.size())).first;
    }
    zones[place] = found->second;
}

void Draft::add_demonym(std::string_view name, CountryCode country_code)
{
    auto folded = text::fold(name);
    if (!folded.empty()) demonyms.emplace(std::move(folded), country_code);
}

void Draft::set_demonym(std::string_view name, CountryCode country_code)
{
    auto folded = text::fold(name);
    if (!folded.empty()) demonyms[std::move(folded)] = country_code;
}

void Draft::add_area(PlaceIndex place, geo::MultiPolygon area)
{
    areas.emplace_back(place, std::move(area));
}

void Draft::report(std::string code, Table const& table, std::size_t record, std::string message)
{
    diagnostics.push_back({std::move(code), table.name(), table.line(record), std::move(message)});
}

PlaceIndex Draft::find(std::string_view id) const
{
    if (id.starts_with("gn:")) {
        std::uint32_t value = 0;
        std::from_chars(id.data() + 3, id.data() + id.size(), value);
        auto const found = by_number_.find(value);
        return found == by_number_.end() ? kNoPlace : found->second;
    }
    auto const found = by_id_.find(id);
    return found == by_id_.end() ? kNoPlace : found->second;
}

PlaceIndex Draft::country(CountryCode code) const
{
    auto const found = countries.find(code);
    return found == countries.end() ? kNoPlace : found->second;
}

} // namespace placetime::gazetteer_build
