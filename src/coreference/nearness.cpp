#include "coreference/nearness.h"

#include <algorithm>
#include <cmath>

#include "geo/lonlat.h"
#include "text/fold.h"

namespace placetime::coreference {

namespace {

using events::EventPlace;

constexpr double kDay = 86400;
constexpr geo::Meters kNeighbourhood = 2'000; ///< points of one place in two gazetteers

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
/// as the square, a country less than half.
double containment(geo::Meters radius)
{
    constexpr geo::Meters kSpot = 1'000;
    constexpr geo::Meters kCountry = 1'000'000;
    double const share = std::log(std::max(radius, kSpot) / kSpot) / std::log(kCountry / kSpot);
    return 1 - 0.6 * std::min(share, 1.0);
}

} // namespace

double days_between(time::Interval const& a, time::Interval const& b) noexcept
{
    auto const gap = std::max(a.begin - b.end, b.begin - a.end);
    return std::max(0.0, static_cast<double>(gap.count()) / kDay);
}

bool next_days(events::EventTime const& a, events::EventTime const& b) noexcept
{
    return time::is_civil(a.precision) && time::is_civil(b.precision) &&
           (a.interval.end == b.interval.begin || b.interval.end == a.interval.begin);
}

double time_nearness(events::EventTime const& a, events::EventTime const& b) noexcept
{
    double apart = days_between(a.interval, b.interval);
    // Two days of the calendar that follow each other are a day apart, a night and its morning not.
    if (!a.interval.overlaps(b.interval))
        apart += time::is_civil(a.precision) && time::is_civil(b.precision) ? 1 : 0.1;
    if (apart >= kFarApart) return 0;
    double const longer =
        static_cast<double>(std::max(a.interval.length(), b.interval.length()).count()) / kDay;
    double const fineness = 1 / (1 + 0.2 * std::log2(std::max(longer, 1.0)));
    return fineness * std::exp(-apart);
}

bool lies_in(EventPlace const& narrow, EventPlace const& wide)
{
    if (is_country(wide)) return shares_country(narrow, wide);
    if (wide.kind != "admin1" || narrow.admin1.empty() || !shares_country(narrow, wide))
        return false;
    // "Karaganda" and "Karaganda Region" are one division.
    std::string const its = text::fold(narrow.admin1);
    for (std::string const& name : {text::fold(wide.admin1), text::fold(wide.name)})
        if (!name.empty() && (name.starts_with(its) || its.starts_with(name))) return true;
    return false;
}

double place_nearness(EventPlace const& a, EventPlace const& b)
{
    bool const same = !a.id.empty() && a.id == b.id;
    EventPlace const& wide = a.precision_m >= b.precision_m ? a : b;
    EventPlace const& narrow = &wide == &a ? b : a;
    if (same) return is_country(wide) ? 0.6 : 1;
    if (lies_in(narrow, wide))
        return containment(is_country(wide) ? std::max(wide.precision_m, 200'000.0)
                                            : wide.precision_m);
    if (is_country(wide) && knows_country(narrow)) return 0;
    double const metres = geo::distance(a.point, b.point);
    if (metres <= wide.precision_m) return containment(wide.precision_m);
    // Beyond its edge a place is worth less, to nothing at 2 km and twice the width of both.
    double const reach = kNeighbourhood + 2 * (a.precision_m + b.precision_m);
    return containment(wide.precision_m) * std::max(0.0, 1 - (metres - wide.precision_m) / reach);
}

bool places_exclude(EventPlace const& a, EventPlace const& b) { return place_gap(a, b) > 0; }

double place_gap(EventPlace const& a, EventPlace const& b)
{
    if (!a.id.empty() && a.id == b.id) return 0;
    EventPlace const& wide = a.precision_m >= b.precision_m ? a : b;
    EventPlace const& narrow = &wide == &a ? b : a;
    if (lies_in(narrow, wide)) return 0;
    if (is_country(wide) && knows_country(narrow)) return 1;
    double const both = a.precision_m + b.precision_m;
    double const gap = geo::distance(a.point, b.point) - both - kNeighbourhood;
    return std::clamp(gap / (kNeighbourhood + 3 * both), 0.0, 1.0);
}

} // namespace placetime::coreference
