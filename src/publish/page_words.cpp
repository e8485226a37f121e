#include "publish/page_words.h"

#include <fmt/format.h>

#include <cmath>

namespace placetime::publish {
namespace {

/// Two digits are as much as a radius means.
std::string distance_text(geo::Meters m)
{
    if (m < 1000) return fmt::format("{:.0f} m", std::max(10.0, std::ceil(m / 10) * 10));
    double const km = m / 1000;
    double const step = km < 10 ? 1 : km < 100 ? 5 : km < 1000 ? 50 : 100;
    return fmt::format("{:.0f} km", std::ceil(km / step) * step);
}

} // namespace

std::string date_precision_text(events::Event const& event)
{
    if (!event.when) return {};
    switch (event.when->precision) {
    case time::Precision::part_of_day:
        return "known to a part of the day";
    case time::Precision::range:
        return "a range of dates";
    default:
        return fmt::format("known to the {}", time::to_string(event.when->precision));
    }
}

std::string place_precision_text(events::Event const& event)
{
    if (!event.where) return {};
    auto const& place = *event.where;
    if (place.kind == "country") return "the whole country";
    std::string const within =
        place.precision_m > 0 ? "within " + distance_text(place.precision_m) : std::string();
    char const* const what = std::holds_alternative<geo::MultiPolygon>(*place.geometry) ? "an area"
                             : std::holds_alternative<geo::MultiLine>(*place.geometry)  ? "a line"
                                                                                        : nullptr;
    if (!what) return within;
    return within.empty() ? what : fmt::format("{}, {}", what, within);
}

std::string figures_text(events::Event const& event)
{
    std::string out;
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const kind = static_cast<events::FigureKind>(i);
        auto const& figure = event.figure(kind);
        if (!figure.known()) continue;
        if (!out.empty()) out += ", ";
        if (figure.min && figure.max && *figure.min == *figure.max)
            out += std::to_string(*figure.min);
        else if (figure.min && figure.max)
            out += fmt::format("{} to {}", *figure.min, *figure.max);
        else
            out += figure.min ? fmt::format("at least {}", *figure.min)
                              : fmt::format("up to {}", *figure.max);
        out += fmt::format(" {}", events::to_string(kind));
    }
    if (!out.empty() && event.figures_cumulative) out += " in all until then";
    return out;
}

} // namespace placetime::publish
