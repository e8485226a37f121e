// The view as a project keeps it.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "session/kept_briefing.h"
#include "session/session.h"

namespace placetime::session {

namespace {

/// As short as it reads back the same.
std::string number_text(double number)
{
    std::array<char, 32> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

std::optional<double> read_number(std::string_view text)
{
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return {};
    return number;
}

std::optional<std::pair<double, double>> read_pair(std::string_view both)
{
    auto const comma = both.find(',');
    if (comma == std::string_view::npos) return {};
    auto const a = read_number(both.substr(0, comma)), b = read_number(both.substr(comma + 1));
    if (!a || !b) return {};
    return std::pair{*a, *b};
}

} // namespace

project::ViewRecord Session::view_record() const
{
    project::ViewRecord view;
    auto const center = camera.camera().center();
    view["center"] = number_text(std::round(center.lon * 1e6) / 1e6) + ',' +
                     number_text(std::round(center.lat * 1e6) / 1e6);
    view["across_m"] = number_text(std::round(camera.across() * 10) / 10);
    view["projection"] = camera.projection_name().empty() ? "auto" : camera.projection_name();
    view["mode"] = to_string(timeline.mode());
    view["begin"] = time::format_utc(timeline.begin());
    view["end"] = time::format_utc(timeline.end());
    view["step"] = to_string(timeline.step());
    view["axis"] = number_text(std::round(timeline.axis().begin())) + ',' +
                   number_text(std::round(timeline.axis().end()));
    view["speed"] = number_text(playback.speed());
    view["at_end"] = to_string(playback.at_end);
    view["reverse"] = playback.reverse ? "true" : "false";
    view["skip_empty"] = playback.skip_empty ? "true" : "false";
    view["filters"] = to_json(filters.choice());
    view["size_by"] = to_string(size_by);
    view["tint"] = to_string(choropleth);
    view["symbols"] = symbols ? "true" : "false";
    if (known_) view["known"] = time::format_utc(*known_);
    put_into(view, slides.briefing());
    return view;
}

Session::Seen Session::seen_now() const
{
    Seen seen{view_record(), camera.camera().center(), camera.camera().meters_per_pixel()};
    seen.view.erase("center");
    seen.view.erase("across_m");
    return seen;
}

bool Session::looks_as_before() const
{
    constexpr double kPart = 1e-3;
    auto const now = seen_now();
    return now.view == baseline_.view &&
           std::abs(now.meters_per_pixel - baseline_.meters_per_pixel) <=
               kPart * baseline_.meters_per_pixel &&
           geo::distance(now.center, baseline_.center) <= kPart * camera.across() + 1;
}

void Session::apply_view(project::ViewRecord const& view)
{
    auto const text = [&](char const* key) {
        auto const at = view.find(key);
        return at == view.end() ? std::string_view() : std::string_view(at->second);
    };
    if (!text("filters").empty()) filters.set_choice(briefing::filter_choice_from(text("filters")));
    if (auto const size = scene::parse_size_by(text("size_by"))) size_by = *size;
    if (auto const tint = scene::parse_choropleth(text("tint"))) choropleth = *tint;
    if (!text("symbols").empty()) symbols = text("symbols") == "true";
    if (auto const speed = read_number(text("speed"))) playback.set_speed(*speed);
    if (auto const at_end = parse_at_end(text("at_end"))) playback.at_end = *at_end;
    if (!text("reverse").empty()) playback.reverse = text("reverse") == "true";
    if (!text("skip_empty").empty()) playback.skip_empty = text("skip_empty") == "true";

    if (auto const known = time::parse_iso(text("known"))) set_known(known->interval.begin);
    if (auto const mode = parse_mode(text("mode"))) timeline.set_mode(*mode);
    if (auto const step = parse_step(text("step"))) timeline.set_step(*step);
    auto const begin = time::parse_iso(text("begin")), end = time::parse_iso(text("end"));
    if (begin && end) timeline.set_window({begin->interval.begin, end->interval.begin});
    if (auto const axis = read_pair(text("axis")); axis && axis->first < axis->second)
        timeline.axis().show(axis->first, axis->second);

    if (!text("projection").empty())
        camera.set_projection(text("projection") == "auto" ? std::string_view()
                                                           : text("projection"));
    auto const center = read_pair(text("center"));
    auto const across = read_number(text("across_m"));
    if (center && across) camera.look_at({center->first, center->second}, *across);
}

} // namespace placetime::session
