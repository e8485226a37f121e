#include "coreference/overrides.h"

#include <cmath>

namespace placetime::coreference {

namespace {

using events::Event;

/// Half a unit of the sixth decimal and a little: files hold so many.
constexpr double kDegrees = 2e-6;

bool same_place(Event const& a, Event const& b)
{
    if (a.where.has_value() != b.where.has_value()) return false;
    if (!a.where) return true;
    auto const& one = *a.where;
    auto const& other = *b.where;
    return one.id == other.id && one.name == other.name && one.kind == other.kind &&
           one.role == other.role && std::abs(one.point.lon - other.point.lon) < kDegrees &&
           std::abs(one.point.lat - other.point.lat) < kDegrees &&
           std::abs(one.precision_m - other.precision_m) <= 1;
}

bool same_date(Event const& a, Event const& b)
{
    if (a.when.has_value() != b.when.has_value()) return false;
    return !a.when ||
           (a.when->interval == b.when->interval && a.when->precision == b.when->precision);
}

} // namespace

void keep_changes(Event& target, Event const& edited, Event const& drawn)
{
    auto const keep = [&](auto Event::*property) {
        if (!(edited.*property == drawn.*property)) target.*property = edited.*property;
    };
    keep(&Event::title);
    if (edited.type != drawn.type || edited.subtype != drawn.subtype) {
        target.type = edited.type;
        target.subtype = edited.subtype;
    }
    if (edited.status != drawn.status || edited.attribution != drawn.attribution) {
        target.status = edited.status;
        target.attribution = edited.attribution;
    }
    keep(&Event::background);
    if (!same_place(edited, drawn)) {
        target.where = edited.where;
        target.place_confidence = edited.place_confidence;
        target.place_index = edited.place_index;
    }
    if (!same_date(edited, drawn)) {
        target.when = edited.when;
        target.date_confidence = edited.date_confidence;
        target.time_index = edited.time_index;
    }
    keep(&Event::actor1);
    keep(&Event::actor2);
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind)
        if (edited.figures[kind] != drawn.figures[kind])
            target.figures[kind] = edited.figures[kind];
    keep(&Event::figures_text);
    keep(&Event::figures_cumulative);
    keep(&Event::reliability);
    keep(&Event::credibility);
}

} // namespace placetime::coreference
