#include "publish/page_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "briefing/filter_choice.h"
#include "briefing/words.h"
#include "publish/outline.h"
#include "publish/page_layers.h"
#include "publish/page_words.h"
#include "publish/type_sign.h"
#include "scene/window.h"

namespace placetime::publish {
namespace {

using events::Row;
using nlohmann::json;

json palette_json(scene::Theme theme)
{
    auto const& p = scene::palette(theme);
    json colors{{"land", hex(p.land)},
                {"water", hex(p.water)},
                {"coast", hex(p.coast)},
                {"country_border", hex(p.country_border)},
                {"first_level_border", hex(p.first_level_border)},
                {"river", hex(p.river)},
                {"label_country", hex(p.label_country)},
                {"label_first_level", hex(p.label_first_level)},
                {"label_city", hex(p.label_city)},
                {"label_water", hex(p.label_water)},
                {"halo", hex(p.halo)},
                {"panel", hex(p.panel)},
                {"text", hex(p.text)},
                {"muted", hex(p.muted)},
                {"accent", hex(p.accent)},
                {"rule", hex(p.rule)},
                {"types", json::array()}};
    for (std::size_t i = 0; i < events::kTypeCount; ++i)
        colors["types"].push_back(
            hex(scene::type_style(static_cast<events::Type>(i), theme).color));
    return colors;
}

/// The page is light and dark: the briefing's own theme is one of both.
json themes_json(scene::Theme theme)
{
    bool const dark = scene::is_dark(theme);
    return {{"light", palette_json(dark ? scene::Theme::light : theme)},
            {"dark", palette_json(dark ? theme : scene::Theme::dark)},
            {"print", palette_json(scene::Theme::print)}};
}

json tokens_json()
{
    using namespace scene;
    return {{"one", kSymbolOne},
            {"plain", kSymbol},
            {"min", kSymbolMin},
            {"max", kSymbolMax},
            {"area", kAreaOpacity},
            {"line", kLineOpacity},
            {"tint", kTintOpacity},
            {"eventLine", kEventLine},
            {"border", kCountryBorder},
            {"firstLevel", kFirstLevelBorder},
            {"coast", kCoast},
            {"firstLevelDash", {kFirstLevelDash, kFirstLevelGap}},
            {"disputedDash", {kDisputedDash, kDisputedGap}}};
}

json types_json()
{
    json types = json::array();
    for (std::size_t i = 0; i < events::kTypeCount; ++i) {
        auto const type = static_cast<events::Type>(i);
        auto const shape = scene::type_style(type, scene::Theme::light).shape;
        types.push_back({{"name", events::to_string(type)},
                         {"path", sign_path(shape)},
                         {"reach", scene::reach_of(shape)}});
    }
    return types;
}

double rounded(double value, double to) { return std::round(value * to) / to; }

/// A place with its outline, as far as a page needs it.
json place_json(events::EventPlace const& place)
{
    bool const wide = events::is_wide(place);
    bool const lines = std::holds_alternative<geo::MultiLine>(*place.geometry);
    bool const areas = std::holds_alternative<geo::MultiPolygon>(*place.geometry);
    json made{{"name", place.name.empty() ? place.text : place.name},
              {"at", {rounded(place.point.lon, 1e5), rounded(place.point.lat, 1e5)}},
              {"kind", wide    ? "wide"
                       : areas ? "area"
                       : lines ? "line"
                               : "point"}};
    if (areas || lines) made["hollow"] = true;
    auto const box = geo::bounding_box(*place.geometry);
    if (!box || !(areas || lines)) return made;
    double const tolerance = std::max(0.0004, std::max(box->width(), box->height()) / 4000);
    double const unit = tolerance < 0.004 ? 1e-4 : tolerance < 0.04 ? 1e-3 : 1e-2;
    json shape = json::array();
    if (areas)
        for (auto const& polygon : std::get<geo::MultiPolygon>(*place.geometry))
            for (auto const& ring : polygon) {
                auto const kept = simplified(ring, tolerance);
                if (kept.size() > 3 && ring_area(kept) > tolerance * tolerance)
                    shape.push_back(encoded(kept, unit));
            }
    else
        for (auto const& line : std::get<geo::MultiLine>(*place.geometry))
            shape.push_back(encoded(simplified(line, tolerance), unit));
    made["unit"] = unit;
    if (!shape.empty()) made["shape"] = std::move(shape);
    return made;
}

std::string_view key_of(scene::SizeBy size_by)
{
    switch (size_by) {
    case scene::SizeBy::events:
        return "events";
    case scene::SizeBy::sources:
        return "sources";
    default:
        return scene::to_string(size_by);
    }
}

json moment_json(std::optional<time::Instant> t)
{
    return t ? json(t->time_since_epoch().count()) : json();
}

std::string stamp_of(briefing::Slide const& slide)
{
    auto const window = briefing::window_of(slide);
    auto const last = [&] { return briefing::day_text(*window.end - time::Seconds(1)); };
    if (window.begin && window.end && *window.begin < *window.end)
        return scene::written_out({*window.begin, *window.end});
    if (window.end) return "Up to " + last() + ", UTC";
    if (window.begin) return "From " + briefing::day_text(*window.begin) + ", UTC";
    return "All dates, UTC";
}

/// The events of the page: first what the slides show, then what else passes their filters.
struct Chosen {
    std::vector<Row> rows;                ///< by begin
    std::vector<std::vector<Row>> slides; ///< of each slide, whatever the time
    std::size_t left_out = 0;
};

Chosen choose(Deck const& deck, briefing::SlideMaker& maker)
{
    auto const& table = *deck.material.table;
    Chosen chosen;
    std::set<Row> all, no_room;
    for (std::size_t i = 0; i < deck.briefing.slides.size(); ++i)
        for (auto const row : maker.rows(i)) {
            if (all.size() < kMostPageEvents)
                all.insert(row);
            else if (!all.contains(row))
                no_room.insert(row);
        }
    for (auto const& slide : deck.briefing.slides) {
        auto const drawn = briefing::drawn_rows(table, slide.filter, slide.known_at);
        auto& rows = chosen.slides.emplace_back();
        for (Row row = 0; row < table.dated(); ++row) {
            if (!drawn.test(row)) continue;
            if (all.size() < kMostPageEvents) all.insert(row);
            if (all.contains(row)) rows.push_back(row);
        }
    }
    chosen.left_out = no_room.size();
    chosen.rows.assign(all.begin(), all.end());
    std::ranges::sort(chosen.rows, {}, [&](Row row) {
        return std::tuple(table.begins()[row], table.ends()[row], table.record(row));
    });
    return chosen;
}

} // namespace

PageData page_data(Deck const& deck, briefing::Look const& look, CancelToken const* cancel)
{
    auto const& table = *deck.material.table;
    auto const& slides = deck.briefing.slides;
    briefing::SlideMaker maker(deck.briefing, deck.material);
    scene::SceneBuilder builder;
    PageData page;
    page.stops = maker.stops(builder, look, 960, 540);
    if (cancel) cancel->check();
    auto const chosen = choose(deck, maker);
    if (chosen.left_out > 0)
        page.problems.push_back(fmt::format("the web page holds {} events; {} more have no room",
                                            chosen.rows.size(), chosen.left_out));

    json places = json::array(), list = json::array();
    std::unordered_map<std::uint64_t, std::size_t> place_of;
    std::unordered_map<Row, std::size_t> number_of;
    std::map<std::string, double> most;
    auto const told = event_rows(deck, chosen.rows);
    // Loosely dated events do not stretch the time line where most are known to a day.
    std::int64_t first = 0, last = 0, finest_first = 0, finest_last = 0;
    std::size_t fine = 0;
    for (auto const& row : told) {
        if (cancel && list.size() % 256 == 0) cancel->check();
        auto const event = table.event(row.row);
        auto const key = table.place_keys()[row.row];
        auto const [at, fresh] = place_of.emplace(key, places.size());
        if (fresh && event.where) places.push_back(place_json(*event.where));
        std::int64_t const begin = table.begins()[row.row], end = table.ends()[row.row];
        auto const stretch = [&](std::int64_t& a, std::int64_t& b, bool none) {
            a = none ? begin : std::min(a, begin);
            b = none ? end : std::max(b, end);
        };
        stretch(first, last, list.empty());
        if (table.precisions()[row.row] <= time::Precision::day)
            stretch(finest_first, finest_last, fine++ == 0);
        json made{{"i", list.size()},
                  {"p", at->second},
                  {"t", static_cast<int>(event.type)},
                  {"b", begin},
                  {"e", end},
                  {"ti", row.what},
                  {"when", row.when},
                  {"where", row.where},
                  {"dp", date_precision_text(event)},
                  {"pp", place_precision_text(event)}};
        auto const put = [&](char const* name, std::string const& text) {
            if (!text.empty()) made[name] = text;
        };
        put("k", event.subtype);
        put("q", row.quote);
        put("s", row.source);
        put("l", row.link);
        put("f", figures_text(event));
        if (row.claimed) {
            made["c"] = 1;
            put("by", event.attribution);
        }
        if (row.unreviewed) made["u"] = 1;
        json figures;
        for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
            auto const kind = static_cast<events::FigureKind>(i);
            auto const& column = table.figures(kind);
            if (!column.empty() && column[row.row] > 0) {
                std::string const name(events::to_string(kind));
                figures[name] = column[row.row];
                most[name] = std::max(most[name], static_cast<double>(column[row.row]));
            }
        }
        if (event.source_count > 1) figures["sources"] = event.source_count;
        most["sources"] = std::max(most["sources"], static_cast<double>(event.source_count));
        if (!figures.empty()) made["v"] = std::move(figures);
        number_of[row.row] = list.size();
        list.push_back(std::move(made));
    }

    auto layers = page_layers(deck, page.problems);
    json steps = json::array();
    std::size_t with_events = 0, unreviewed = 0;
    for (std::size_t i = 0; i < slides.size(); ++i) {
        auto const& slide = slides[i];
        auto const& stop = page.stops[i];
        auto const& shown = chosen.slides[i];
        auto const window = briefing::window_of(slide);
        bool const all = shown.size() == chosen.rows.size();
        json numbers = json::array(), selected = json::array();
        if (!all)
            for (auto const row : shown) numbers.push_back(number_of.at(row));
        std::sort(numbers.begin(), numbers.end());
        for (auto const row : maker.selected(i))
            if (auto const n = number_of.find(row); n != number_of.end())
                selected.push_back(n->second);
        steps.push_back({{"title", slide.title},
                         {"begin", moment_json(window.begin)},
                         {"end", moment_json(window.end)},
                         {"mode", briefing::to_string(slide.mode)},
                         {"plays", slide.plays},
                         {"seconds", slide.seconds},
                         {"sizeBy", key_of(slide.size_by)},
                         {"symbols", slide.symbols},
                         {"camera",
                          {{"center", {stop.camera.center.lon, stop.camera.center.lat}},
                           {"across", stop.camera.across}}},
                         {"layers", layers.of_slides[i]},
                         {"select", std::move(selected)},
                         {"events", all ? json() : std::move(numbers)}});
        page.stamps.push_back(stamp_of(slide));
        page.unreviewed_slides.push_back(maker.is_unreviewed(i));
        with_events += maker.rows(i).empty() ? 0 : 1;
        unreviewed += maker.is_unreviewed(i) ? 1 : 0;
        for (auto const* end : {&window.begin, &window.end})
            if (*end && fine > 0) {
                finest_first = std::min(finest_first, (*end)->time_since_epoch().count());
                finest_last = std::max(finest_last, (*end)->time_since_epoch().count());
            }
        if (slide.choropleth != scene::Choropleth::none)
            page.problems.push_back(fmt::format("slide {} ({}): the web page's map tints no areas",
                                                i + 1, briefing::on_one_line(slide.title, 60)));
    }
    page.unreviewed = with_events > 0 && unreviewed == with_events;
    if (list.empty()) last = 86'400;
    bool const by_day = fine * 2 >= told.size() && fine > 0;
    page.json = {{"version", 1},
                 {"title", deck.briefing.title},
                 {"themes", themes_json(deck.briefing.theme)},
                 {"types", types_json()},
                 {"tokens", tokens_json()},
                 {"span", {by_day ? finest_first : first, by_day ? finest_last : last}},
                 {"most", most},
                 {"layers", std::move(layers.layers)},
                 {"places", std::move(places)},
                 {"events", std::move(list)},
                 {"slides", std::move(steps)}};
    return page;
}

} // namespace placetime::publish
