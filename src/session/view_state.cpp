#include "session/view_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "session/session.h"

namespace placetime::session {

namespace {

using nlohmann::json;

template <std::size_t N, typename Name>
void write_off(json& to, char const* key, std::array<bool, N> const& on, Name name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (!on[i]) to[key].push_back(std::string(name(i)));
}

template <std::size_t N, typename Name>
void read_off(json const& from, char const* key, std::array<bool, N>& on, Name name)
{
    auto const off = from.find(key);
    if (off == from.end() || !off->is_array()) return;
    for (auto const& value : *off)
        for (std::size_t i = 0; i < N; ++i)
            if (value.is_string() && value.get<std::string>() == name(i)) on[i] = false;
}

std::string_view type_name(std::size_t i) { return to_string(static_cast<events::Type>(i)); }
std::string_view status_name(std::size_t i) { return to_string(static_cast<events::Status>(i)); }
std::string_view review_name(std::size_t i) { return to_string(static_cast<events::Review>(i)); }
std::string_view precision_name(std::size_t i)
{
    return time::to_string(static_cast<time::Precision>(i));
}

geo::MultiPolygon read_region(json const& areas)
{
    geo::MultiPolygon region;
    if (!areas.is_array()) return region;
    for (auto const& rings : areas) {
        geo::Polygon polygon;
        if (!rings.is_array()) return {};
        for (auto const& positions : rings) {
            geo::Line ring;
            if (!positions.is_array()) return {};
            for (auto const& p : positions) {
                if (!p.is_array() || p.size() != 2 || !p[0].is_number() || !p[1].is_number())
                    return {};
                ring.push_back({p[0].get<double>(), p[1].get<double>()});
                if (!geo::is_valid(ring.back())) return {};
            }
            if (ring.size() < 4) return {};
            polygon.push_back(std::move(ring));
        }
        if (!polygon.empty()) region.push_back(std::move(polygon));
    }
    return region;
}

json written(geo::MultiPolygon const& region)
{
    auto areas = json::array();
    for (auto const& polygon : region) {
        auto rings = json::array();
        for (auto const& ring : polygon) {
            auto positions = json::array();
            for (auto const p : ring) positions.push_back({p.lon, p.lat});
            rings.push_back(std::move(positions));
        }
        areas.push_back(std::move(rings));
    }
    return areas;
}

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

std::optional<scene::SizeBy> parse_size_by(std::string_view name)
{
    for (int i = 0; i <= static_cast<int>(scene::SizeBy::sources); ++i)
        if (to_string(static_cast<scene::SizeBy>(i)) == name) return static_cast<scene::SizeBy>(i);
    return {};
}

} // namespace

std::string to_json(FilterChoice const& choice)
{
    auto to = json::object();
    write_off(to, "types_off", choice.types, type_name);
    write_off(to, "statuses_off", choice.statuses, status_name);
    write_off(to, "reviews_off", choice.reviews, review_name);
    write_off(to, "date_precisions_off", choice.precisions, precision_name);
    if (!choice.hidden_sources.empty()) to["sources_off"] = choice.hidden_sources;
    if (choice.min_confidence > 0) to["min_confidence"] = choice.min_confidence;
    if (choice.max_place_precision > 0) to["max_place_precision_m"] = choice.max_place_precision;
    if (!choice.words.empty()) to["words"] = choice.words;
    if (!choice.region.empty()) to["region"] = written(choice.region);
    if (choice.background) to["background"] = true;
    if (choice.statements) to["statements"] = true;
    return to.dump(-1, ' ', false, json::error_handler_t::replace);
}

FilterChoice filter_choice_from(std::string_view text)
{
    FilterChoice choice;
    auto const from = json::parse(text, nullptr, false);
    if (!from.is_object()) return choice;
    read_off(from, "types_off", choice.types, type_name);
    read_off(from, "statuses_off", choice.statuses, status_name);
    read_off(from, "reviews_off", choice.reviews, review_name);
    read_off(from, "date_precisions_off", choice.precisions, precision_name);
    if (auto const off = from.find("sources_off"); off != from.end() && off->is_array())
        for (auto const& name : *off)
            if (name.is_string()) choice.hidden_sources.push_back(name.get<std::string>());
    auto const number = [&](char const* key, double most) {
        auto const at = from.find(key);
        return at != from.end() && at->is_number() ? std::clamp(at->get<double>(), 0.0, most) : 0.0;
    };
    choice.min_confidence = number("min_confidence", 1);
    choice.max_place_precision = number("max_place_precision_m", 2.1e7);
    if (auto const words = from.find("words"); words != from.end() && words->is_string())
        choice.words = words->get<std::string>();
    if (auto const region = from.find("region"); region != from.end())
        choice.region = read_region(*region);
    auto const is_on = [&](char const* key) {
        auto const at = from.find(key);
        return at != from.end() && at->is_boolean() && at->get<bool>();
    };
    choice.background = is_on("background");
    choice.statements = is_on("statements");
    return choice;
}

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
    if (!text("filters").empty()) filters.set_choice(filter_choice_from(text("filters")));
    if (auto const size = parse_size_by(text("size_by"))) size_by = *size;
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
