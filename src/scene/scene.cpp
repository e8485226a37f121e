#include "scene/scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "scene/basemap.h"
#include "scene/framing.h"
#include "scene/furniture.h"
#include "scene/layout.h"
#include "scene/map_labels.h"
#include "scene/map_paths.h"
#include "scene/markers.h"
#include "scene/window.h"

namespace placetime::scene {
namespace {

constexpr geo::Meters kLeastHeight = 280'000; // one town does not fill the map

std::vector<geo::LonLat> outline(geo::Box const& box)
{
    std::vector<geo::LonLat> positions;
    for (int i = 0; i <= 16; ++i) {
        double const t = i / 16.0, lon = box.west + box.width() * t,
                     lat = box.south + box.height() * t;
        for (auto const& p : {geo::LonLat{lon, box.south},
                              {lon, box.north},
                              {box.west, lat},
                              {box.west + box.width(), lat}})
            positions.push_back({std::abs(p.lon) <= 180 ? p.lon : geo::normalised(p).lon, p.lat});
    }
    return positions;
}

/// The layers' own extent: what a map without events shows.
Framing frame_overlays(std::vector<layers::Overlay> const& overlays)
{
    std::vector<geo::LonLat> positions;
    for (auto const& overlay : overlays)
        for (auto const& shape : overlay.shapes)
            if (auto const box = geo::bounding_box(shape)) {
                positions.push_back({box->west, box->south});
                positions.push_back({box->east, box->north});
            }
    auto const box = geo::bounding_box(positions.data(), positions.data() + positions.size());
    if (!box) return {{-180, -90, 180, 90}, {}};
    return {*box, outline(*box)};
}

Camera look_at(SceneInput const& input, std::span<PlaceGroup const> groups, Layout const& layout)
{
    auto framing = input.view ? Framing{*input.view, outline(*input.view)} : frame_places(groups);
    if (!input.view && groups.empty() && input.overlays) framing = frame_overlays(*input.overlays);
    if (input.view && input.view->width() >= 359.9 && input.view->height() >= 170)
        framing.positions.clear();
    auto const middle = framing.positions.empty() ? geo::LonLat{} : framing.box.center();
    auto projection = input.projection.empty()
                          ? projections::Projection::suited_to(framing.box)
                          : projections::Projection::named(input.projection, middle);
    if (!input.view && projection.seam() && framing.box.width() >= 150)
        framing.positions.clear(); // the whole world, then
    // A view that was asked for fills the frame; events keep clear of its edge.
    auto const& inner = input.view ? layout.frame : layout.inner;
    return Camera::fitted(std::move(projection), framing.positions, layout.frame, inner,
                          input.view ? 0 : kLeastHeight);
}

Pass draw_overlays(std::vector<layers::Overlay> const& overlays, Camera const& camera,
                   Palette const& colors, float scale)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    for (auto const& overlay : overlays) {
        Stroke lines{{}, mixed(colors.accent, colors.land, 0.75), 1.4F * scale};
        for (auto const& shape : overlay.shapes) {
            if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
                Fill fill{{}, at(colors.accent, 0.08)};
                maker.add_areas(*areas, fill.rings);
                if (!fill.rings.empty()) pass.fills.push_back(std::move(fill));
                maker.add_edges(*areas, lines.lines);
            } else if (auto const* line = std::get_if<geo::MultiLine>(&shape))
                maker.add_lines(*line, lines.lines);
            else if (auto const p = camera.to_screen(std::get<geo::LonLat>(shape));
                     p && camera.frame().contains(*p))
                pass.symbols.push_back({*p, 5 * scale, Shape::circle, colors.accent, colors.halo});
        }
        if (!lines.lines.empty()) pass.strokes.push_back(std::move(lines));
    }
    return pass;
}

/// "the United States of America", "the Netherlands", "Kyrgyzstan"
std::string with_article(std::string const& name)
{
    static constexpr std::string_view kPlural[] = {
        "Netherlands", "Philippines", "Bahamas",   "Maldives", "Gambia",
        "Central Af",  "Dominican R", "Czech Rep", "Dem. Rep", "Solomon",
        "Marshall I",  "Comoros",     "Faroe",     "Falkland"};
    bool const plural = name.starts_with("United ") ||
                        std::any_of(std::begin(kPlural), std::end(kPlural),
                                    [&](auto prefix) { return name.starts_with(prefix); });
    return plural ? "the " + name : name;
}

std::string country_name(std::string const& code, Boundaries const& boundaries)
{
    for (auto const& c : boundaries.countries)
        if (c.code == code && !code.empty()) return c.name;
    return code;
}

/// "Kyrgyzstan", "Kyrgyzstan and Uzbekistan", "Events in 5 countries".
std::string title_for(std::span<PlaceGroup const> groups, Boundaries const& boundaries,
                      std::string const& overlay)
{
    std::map<std::string, std::size_t> by_country;
    std::size_t total = 0;
    for (auto const& g : groups) {
        if (g.country.empty()) continue;
        by_country[g.country] += g.events.size();
        total += g.events.size();
    }
    if (by_country.empty())
        return groups.empty() ? (overlay.empty() ? "No events" : overlay) : "Events";
    std::vector<std::pair<std::size_t, std::string>> order;
    for (auto const& [code, count] : by_country) order.emplace_back(count, code);
    std::stable_sort(order.begin(), order.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    if (order[0].first * 10 >= total * 7)
        return "Events in " + with_article(country_name(order[0].second, boundaries));
    if (order.size() >= 2 && (order[0].first + order[1].first) * 10 >= total * 8)
        return fmt::format("Events in {} and {}",
                           with_article(country_name(order[0].second, boundaries)),
                           with_article(country_name(order[1].second, boundaries)));
    return fmt::format("Events in {} countries", order.size());
}

std::string plural(std::size_t n, char const* one, char const* many)
{
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::vector<PlaceGroup const*> groups_beyond(std::span<PlaceGroup const> groups,
                                             std::span<PlacedGroup const> placed)
{
    std::set<PlaceGroup const*> on_map;
    for (auto const& p : placed) on_map.insert(p.places.begin(), p.places.end());
    std::vector<PlaceGroup const*> beyond;
    for (auto const& g : groups)
        if (g.kind != PlaceGroup::Kind::wide && !on_map.contains(&g)) beyond.push_back(&g);
    return beyond;
}

std::vector<TrayRow> tray_rows(std::span<PlaceGroup const> groups,
                               std::span<PlaceGroup const* const> beyond,
                               std::span<events::Event const> events)
{
    std::vector<TrayRow> rows;
    std::vector<PlaceGroup const*> wide;
    for (auto const& g : groups)
        if (g.kind == PlaceGroup::Kind::wide) wide.push_back(&g);
    std::stable_sort(wide.begin(), wide.end(), [](auto const* a, auto const* b) {
        return a->events.size() > b->events.size();
    });
    for (auto const* g : wide)
        rows.push_back({g->name + (g->is_country ? ", country-wide" : ", whole region"),
                        count_types(events, g->events)});
    if (beyond.empty()) return rows;
    std::string names;
    std::vector<std::size_t> indices;
    for (auto const* g : beyond) {
        names += (names.empty() ? "" : ", ") + g->name;
        indices.insert(indices.end(), g->events.begin(), g->events.end());
    }
    rows.push_back({"Beyond the map: " + names, count_types(events, indices)});
    return rows;
}

/// Places on the map and countries, most events first; places in the order of `placed`.
std::vector<ListEntry> list_entries(std::span<PlaceGroup const> groups,
                                    std::span<PlacedGroup const> placed)
{
    std::vector<ListEntry> entries;
    for (auto const& p : placed) {
        auto name = p.places.front()->name;
        if (p.places.size() == 2)
            name += ", " + p.places[1]->name;
        else if (p.places.size() > 2)
            name += fmt::format(" and {} places near", p.places.size() - 1);
        entries.push_back({std::move(name), p.events, 0, false});
    }
    for (auto const& g : groups)
        if (g.kind == PlaceGroup::Kind::wide)
            entries.push_back({g.name + (g.is_country ? ", country-wide" : ""), g.events, 0, true});
    std::stable_sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) {
        return a.events.size() > b.events.size();
    });
    return entries;
}

std::string what_next(SceneInput const& input)
{
    if (input.events.empty()) return "Extract some from reports, or open a table of events.";
    if (input.begin || input.end)
        return "Nothing lies in this window of time; widen --begin and --end.";
    return "None of the events has both a date and a place that can be drawn.";
}

/// All but the title and what depends on the map.
Summary summarise_events(SceneInput const& input, Selection const& selection,
                         std::span<PlaceGroup const> groups, TextKit& kit)
{
    Summary summary;
    if (input.overlays)
        for (auto const& overlay : *input.overlays) summary.overlays.push_back(overlay.name);
    summary.types = count_types(input.events, selection.shown, input.size_by);
    std::set<int> years;
    for (auto const i : selection.shown) {
        auto const& e = input.events[i];
        summary.claimed = summary.claimed || e.status == events::Status::claimed;
        summary.unreviewed = summary.unreviewed || e.review == events::Review::unreviewed;
        years.insert(static_cast<int>(
            time::CivilDate(std::chrono::floor<std::chrono::days>(e.when->interval.begin)).year()));
    }
    summary.with_year = years.size() > 1;
    // The column of dates is as wide as three quarters of them need; the few longer ones push their
    // titles aside.
    std::vector<float> widths;
    auto style = kit.style(kTextSmall);
    style.tabular = true;
    for (auto const i : selection.shown)
        if (widths.size() < 400)
            widths.push_back(
                kit.measure(short_date(*input.events[i].when, summary.with_year), style).width);
    std::sort(widths.begin(), widths.end());
    if (!widths.empty()) summary.date_width = widths[widths.size() * 3 / 4];
    if (selection.span) summary.window = written_out(*selection.span);
    summary.size_by = input.size_by ? std::string(events::to_string(*input.size_by)) : "";
    std::size_t places = 0, wide_events = 0;
    for (auto const& g : groups) {
        if (g.kind == PlaceGroup::Kind::wide)
            wide_events += g.events.size();
        else
            ++places;
    }
    summary.hollow = std::any_of(groups.begin(), groups.end(), [](auto const& g) {
        return g.kind == PlaceGroup::Kind::area || g.kind == PlaceGroup::Kind::line;
    });
    auto const shown = selection.shown.size();
    if (shown == 0)
        summary.counts = input.events.empty()
                             ? ""
                             : plural(input.events.size(), "event is", "events are") + " not drawn";
    else if (places == 0)
        summary.counts = plural(shown, "event", "events") + ", country-wide";
    else
        summary.counts = fmt::format("{} at {}", plural(shown - wide_events, "event", "events"),
                                     plural(places, "place", "places"));
    if (places > 0 && wide_events > 0)
        summary.counts += fmt::format(", {} country-wide", wide_events);
    if (selection.loosely_dated > 0)
        summary.notes.push_back(
            fmt::format("{} dated to a week or coarser",
                        plural(selection.loosely_dated, "event is", "events are")));
    return summary;
}

/// Countries get the outline that the map draws; it is finer or coarser than the event's, but meets
/// the borders.
void lend_shapes(std::vector<PlaceGroup>& groups, Boundaries const& boundaries)
{
    for (auto& g : groups)
        if (g.kind == PlaceGroup::Kind::wide && (!g.shape || g.is_country))
            for (auto const& c : boundaries.countries)
                if (c.code == g.country && !g.country.empty() &&
                    std::holds_alternative<geo::MultiPolygon>(c.geometry))
                    g.shape = &c.geometry;
}

/// Countries without an outline of their own get the coarse one, so that the map can be framed by
/// it.
std::vector<layers::Boundary> lend_coarse_shapes(std::vector<PlaceGroup>& groups)
{
    auto const needs = [](PlaceGroup const& g) {
        return g.is_country && !g.shape && !g.country.empty();
    };
    if (std::none_of(groups.begin(), groups.end(), needs)) return {};
    auto const file = layers::boundary_file("countries", layers::Detail::coarse);
    if (file.empty()) return {};
    auto countries = layers::read_boundaries(file, {-180, -90, 180, 90});
    for (auto& g : groups)
        for (auto const& c : countries)
            if (needs(g) && c.code == g.country) g.shape = &c.geometry;
    return countries;
}

} // namespace

Scene build_scene(SceneInput const& input, int width, int height)
{
    if (width < 64 || height < 64 || width > 16384 || height > 16384)
        throw UsageError(
            fmt::format("a picture of {}x{} cannot be drawn; each side may have 64 to 16384 pixels",
                        width, height));
    Scene scene;
    scene.width = width;
    scene.height = height;
    scene.scale = input.scale > 0 ? input.scale : natural_scale(width, height);
    auto const& colors = palette(input.theme);
    scene.background = colors.outside;
    auto const selection = select_events(input.events, input.begin, input.end, input.background);
    auto groups = group_by_place(input.events, selection.shown);

    auto const coarse = lend_coarse_shapes(groups); // what the groups point to

    typeset::Typesetter typesetter;
    TextKit kit(typesetter, scene.scale);
    auto summary = summarise_events(input, selection, groups, kit);
    float const under = has_panel(width, height, scene.scale)
                            ? 0
                            : flowing_legend_height(static_cast<float>(width), summary, kit);
    auto layout = lay_out(width, height, scene.scale, input.furniture, under);
    auto camera = look_at(input, groups, layout);
    auto placed =
        place_groups(groups, input.events, camera, layout.inner, scene.scale, input.size_by);
    if (layout.footer && !input.view) {
        // Events must not lie under the tray: where some would, the map's part for them begins
        // below it.
        Occupied probe(layout.frame);
        auto const tray = draw_tray(tray_rows(groups, groups_beyond(groups, placed), input.events),
                                    layout, kit, input.theme, probe);
        bool const hidden = !tray.panels.empty() &&
                            std::any_of(placed.begin(), placed.end(), [&](PlacedGroup const& p) {
                                float const r = p.flower.radius;
                                return tray.panels.front().rect.intersects(
                                    {p.center.x - r, p.center.y - r, 2 * r, 2 * r});
                            });
        if (hidden) {
            float const lower =
                tray.panels.front().rect.bottom() + 8 * scene.scale - layout.inner.y;
            layout.inner.y += lower;
            layout.inner.height -= lower;
            camera = look_at(input, groups, layout);
            placed = place_groups(groups, input.events, camera, layout.inner, scene.scale,
                                  input.size_by);
        }
    }
    auto const boundaries = read_boundaries(camera, scene.scale);
    lend_shapes(groups, boundaries);
    scene.view = camera.view();
    summary.title = input.title.empty()
                        ? title_for(groups, boundaries,
                                    summary.overlays.empty() || !input.events.empty()
                                        ? std::string()
                                        : summary.overlays.front())
                        : input.title;
    summary.hollow =
        std::any_of(placed.begin(), placed.end(), [](auto const& p) { return p.hollow; });

    auto& passes = scene.passes;
    // Far from towns and borders, lines of degrees say where one is.
    bool const far_out = camera.meters_per_pixel() * static_cast<double>(scene.scale) > 5'000 ||
                         std::abs(camera.center().lat) > 70;
    passes.push_back(draw_land(boundaries, camera, colors));
    passes.push_back(draw_event_fills(groups, input.events, camera, input.theme));
    passes.push_back(
        draw_lines(boundaries, camera, colors, scene.scale, input.graticule || far_out));
    if (input.overlays)
        passes.push_back(draw_overlays(*input.overlays, camera, colors, scene.scale));
    passes.push_back(draw_event_lines(groups, input.events, camera, input.theme, scene.scale));

    auto const beyond = groups_beyond(groups, placed);
    std::size_t beyond_events = 0;
    for (auto const* g : beyond) beyond_events += g->events.size();
    scene.beyond = beyond_events;
    scene.drawn = selection.shown.size() - beyond_events;
    scene.not_drawn = selection.not_drawn;

    auto entries = list_entries(groups, placed);
    ListPlan plan;
    if (layout.panel) plan = plan_list(*layout.panel, summary, entries, input.events, kit);

    Occupied occupied(layout.frame.grown(-4 * scene.scale));
    std::vector<Pass> furniture;
    if (layout.footer)
        furniture.push_back(draw_footer(camera, layout, summary, kit, input.theme, occupied));
    if (layout.footer) {
        furniture.push_back(
            draw_tray(tray_rows(groups, beyond, input.events), layout, kit, input.theme, occupied));
        if (selection.shown.empty() && (summary.overlays.empty() || !input.events.empty()))
            furniture.push_back(draw_empty_state("No events to show", what_next(input), layout, kit,
                                                 input.theme, occupied));
    }
    auto markers = draw_markers(placed, kit, input.theme, occupied);
    auto const numbered = static_cast<std::size_t>(std::count_if(
        entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(plan.events.size()),
        [](auto const& e) { return !e.wide; }));
    auto names = draw_marker_labels(placed, kit, input.theme, numbered, occupied);
    std::size_t rank = 0; // places stand in the list in the order of `placed`
    for (auto& entry : entries)
        if (!entry.wide) entry.number = placed[rank++].number;
    std::vector<std::string> taken;
    for (auto const& g : groups) taken.push_back(g.name);
    std::vector<LabelCandidate> towns;
    if (input.towns) towns = input.towns(scene.view, 400);
    passes.push_back(
        draw_map_labels(boundaries, towns, taken, placed, camera, kit, colors, occupied));
    passes.push_back(std::move(markers));
    passes.push_back(std::move(names));
    for (auto& pass : furniture) passes.push_back(std::move(pass));
    if (layout.panel)
        passes.push_back(
            draw_panel(*layout.panel, summary, entries, plan, input.events, kit, input.theme));
    if (layout.legend)
        passes.push_back(draw_flowing_legend(*layout.legend, summary, kit, input.theme));
    if (layout.strip) passes.push_back(draw_strip(*layout.strip, summary, kit, input.theme));

    for (auto const& p : placed)
        scene.markers.push_back({p.places.front()->name, p.places.front()->position, p.center,
                                 p.anchor, p.flower.radius, p.number, p.events});
    return scene;
}

} // namespace placetime::scene
