#include "summary/place_reader.h"

#include <algorithm>

namespace placetime::summary {
namespace {

PlaceTold border_of(events::EventPlace const& place)
{
    PlaceTold told{PlaceTold::Kind::border, kNoDivision, {}, place.country, {}};
    auto countries = place.countries;
    std::sort(countries.begin(), countries.end());
    if (countries.size() >= 2) {
        told.country = countries[0];
        told.second_country = countries[1];
    }
    return told;
}

} // namespace

PlaceTold const& PlaceReader::of(events::Row row)
{
    static PlaceTold const unplaced;
    if ((table_.flags()[row] & events::kPlaced) == 0) return unplaced;
    auto const [it, is_new] = places_.try_emplace(table_.place_keys()[row]);
    if (is_new) it->second = read(row);
    return it->second;
}

PlaceTold PlaceReader::read(events::Row row) const
{
    using Kind = PlaceTold::Kind;
    auto const shape = table_.shapes()[row];
    if (shape == events::kNoShape) {
        if (divisions_ == nullptr) {
            auto const event = table_.event(row);
            return event.where ? by_names(*event.where) : PlaceTold{};
        }
        return by_position({table_.lons()[row], table_.lats()[row]},
                           static_cast<double>(table_.place_precisions()[row]), row);
    }
    auto const& place = table_.shaped_places()[shape];
    if (place.kind == "border" || place.countries.size() >= 2) return border_of(place);
    if (place.kind == "country") return {Kind::country_wide, kNoDivision, {}, place.country, {}};
    if (divisions_ == nullptr) return by_names(place);
    auto told = by_position(place.point, place.kind == "admin1" ? 0 : place.precision_m, row);
    if (events::is_wide(place) && place.kind != "admin1") told.kind = Kind::across;
    if (told.kind == Kind::across) {
        told.division = kNoDivision;
        told.country = place.country;
    }
    return told;
}

PlaceTold PlaceReader::by_position(geo::LonLat point, geo::Meters precision, events::Row row) const
{
    using Kind = PlaceTold::Kind;
    auto const number = divisions_->at(point);
    if (number == kNoDivision) {
        auto const event = table_.event(row); // seldom: what it says itself
        PlaceTold told{Kind::outside, kNoDivision, {}, {}, {}};
        if (event.where) {
            told.country = event.where->country;
            told.admin1 = event.where->admin1;
        }
        if (!told.admin1.empty()) told.kind = Kind::division;
        return told;
    }
    auto const division = divisions_->division(number);
    if (precision > division.radius_m) return {Kind::across, kNoDivision, {}, division.country, {}};
    return {Kind::division, number, {}, division.country, {}};
}

PlaceTold PlaceReader::by_names(events::EventPlace const& place) const
{
    using Kind = PlaceTold::Kind;
    if (place.kind == "border" || place.countries.size() >= 2) return border_of(place);
    if (place.kind == "country") return {Kind::country_wide, kNoDivision, {}, place.country, {}};
    if (events::is_wide(place)) return {Kind::across, kNoDivision, {}, place.country, {}};
    auto const kind = place.admin1.empty() ? Kind::outside : Kind::division;
    return {kind, kNoDivision, place.admin1, place.country, {}};
}

} // namespace placetime::summary
