#include "coreference/nearness.h"

#include <algorithm>
#include <cmath>

#include "geo/lonlat.h"

namespace placetime::coreference {

namespace {

using events::EventPlace;

constexpr double kDay = 86400;

bool is_country(EventPlace const& place) { return place.kind == "country"; }

bool shares_country(EventPlace const& a, EventPlace const& b)
{
    auto const holds = [](EventPlace const& place, std::string const& country) {
        return !country.empty() && (place.country == country ||
                                    std::find(place.countries.begin(), place.countries.end(),
                                              country) != place.countries.end());
    };
    return holds(b, a.country) || holds(a, b.country) ||
           std::any_of(a.countries.begin(), a.countries.end(),
                       [&](std::string const& country) { return holds(b, country); });
}

bool knows_country(EventPlace const& place)
{
    return !place.country.empty() || !place.countries.empty();
}

/// What a place that holds another is worth by its radius: a city for a square in it almost as much
/// as the square, a country little.
double containment(geo::Meters radius)
{
    constexpr geo::Meters kSpot = 1'000;
    constexpr geo::Meters kCountry = 1'000'000;
    double const share = std::log(std::max(radius, kSpot) / kSpot) / std::log(kCountry / kSpot);
    return 1 - 0.7 * std::min(share, 1.0);
}

} // namespace

double days_between(time::Interval const& a, time::Interval const& b) noexcept
{
    auto const gap = std::max(a.begin - b.end, b.begin - a.end);
    return std::max(0.0, static_cast<double>(gap.count()) / kDay);
}

double time_nearness(events::EventTime const& a, events::EventTime const& b) noexcept
{
    double const apart = days_between(a.interval, b.interval);
    double const longer =
        static_cast<double>(std::max(a.interval.length(), b.interval.length()).count()) / kDay;
    // A day in a week is 0.7 of a day in a day, in a month half, in a year a fifth.
    double const fineness = 1 / (1 + 0.45 * std::log2(std::max(longer, 1.0)) * 0.45);
    return fineness * std::max(0.0, 1 - apart / kFarApart);
}

bool lies_in(EventPlace const& narrow, EventPlace const& wide) noexcept
{
    if (is_country(wide)) return shares_country(narrow, wide);
    return wide.kind == "admin1" && !narrow.admin1.empty() && narrow.admin1 == wide.name &&
           shares_country(narrow, wide);
}

double place_nearness(EventPlace const& a, EventPlace const& b) noexcept
{
    bool const same = !a.id.empty() && a.id == b.id;
    EventPlace const& wide = a.precision_m >= b.precision_m ? a : b;
    EventPlace const& narrow = &wide == &a ? b : a;
    if (same) return is_country(wide) ? 0.6 : 1;
    if (lies_in(narrow, wide))
        return containment(is_country(wide) ? std::max(wide.precision_m, 300'000.0)
                                            : wide.precision_m);
    if (is_country(wide) && knows_country(narrow)) return 0;
    double const metres = geo::distance(a.point, b.point);
    if (metres <= wide.precision_m) return containment(wide.precision_m);
    // Beyond its edge a place is worth less, to nothing at 25 km and half its own width more.
    double const reach = 25'000 + wide.precision_m / 2;
    return containment(wide.precision_m) * std::max(0.0, 1 - (metres - wide.precision_m) / reach);
}

bool places_exclude(EventPlace const& a, EventPlace const& b) noexcept
{
    if (!a.id.empty() && a.id == b.id) return false;
    EventPlace const& wide = a.precision_m >= b.precision_m ? a : b;
    EventPlace const& narrow = &wide == &a ? b : a;
    if (lies_in(narrow, wide)) return false;
    if (is_country(wide) && knows_country(narrow)) return true;
    return geo::distance(a.point, b.point) > a.precision_m + b.precision_m + 2'000;
}

} // namespace placetime::coreference
