#include "scene/markers.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

/// Share of the map that boxes about flowers may cover: above it they cannot be moved apart.
constexpr float kMostCovered = 0.30F;

/// The middle of the longest piece of a line that is in the picture.
std::optional<Point> line_anchor(geo::MultiLine const& lines, Camera const& camera)
{
    Paths paths;
    PathMaker(camera).add_lines(lines, paths);
    float longest = 0;
    std::optional<Point> anchor;
    std::uint32_t first = 0;
    for (auto const end : paths.ends) {
        float length = 0;
        auto const step = [&](std::uint32_t i) {
            return std::hypot(paths.points[i + 1].x - paths.points[i].x,
                              paths.points[i + 1].y - paths.points[i].y);
        };
        for (auto i = first; i + 1 < end; ++i) length += step(i);
        if (length > longest) {
            longest = length;
            float along = 0;
            for (auto i = first; i + 1 < end; ++i) {
                along += step(i);
                if (along >= length / 2) {
                    anchor = paths.points[i + 1];
                    break;
                }
            }
        }
        first = end;
    }
    return anchor;
}

std::optional<Point> anchor_of(PlaceGroup const& group, Camera const& camera)
{
    if (group.kind == PlaceGroup::Kind::line)
        if (auto const p = line_anchor(std::get<geo::MultiLine>(*group.shape), camera)) return p;
    return camera.to_screen(group.position);
}

void move_apart(std::vector<PlacedGroup>& placed, Rect const& inner, float scale)
{
    float const gap = 5 * scale, reach = 72 * scale;
    for (int round = 0; round < 80; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            for (std::size_t j = i + 1; j < placed.size(); ++j) {
                auto& a = placed[i];
                auto& b = placed[j];
                float dx = b.center.x - a.center.x, dy = b.center.y - a.center.y;
                float const apart = a.flower.radius + b.flower.radius + gap;
                if (std::abs(dx) >= apart || std::abs(dy) >= apart) continue;
                float distance = std::hypot(dx, dy);
                if (distance >= apart) continue;
                if (distance < 0.01F) {
                    dx = 1;
                    dy = 0.3F * static_cast<float>(j % 7) - 1;
                    distance = std::hypot(dx, dy);
                }
                // The lighter one gives way.
                float const share = static_cast<float>(a.events.size()) /
                                    static_cast<float>(a.events.size() + b.events.size());
                float const push = (apart - distance) / distance * 0.6F;
                b.center = {b.center.x + dx * push * share, b.center.y + dy * push * share};
                a.center = {a.center.x - dx * push * (1 - share),
                            a.center.y - dy * push * (1 - share)};
                moved = true;
            }
        }
        for (auto& p : placed) {
            float const dx = p.center.x - p.anchor.x, dy = p.center.y - p.anchor.y;
            if (float const d = std::hypot(dx, dy); d > reach)
                p.center = {p.anchor.x + dx * reach / d, p.anchor.y + dy * reach / d};
            float const r = std::min(p.flower.radius, inner.width / 2);
            p.center.x =
                std::clamp(p.center.x, inner.x + r, std::max(inner.x + r, inner.right() - r));
            p.center.y =
                std::clamp(p.center.y, inner.y + r, std::max(inner.y + r, inner.bottom() - r));
        }
        if (!moved) break;
    }
}

/// Joins groups nearer than `near` pixels, the one with most events first. Areas and lines keep
/// their own flower, unless `all`.
std::vector<PlacedGroup> joined(std::vector<PlacedGroup> const& candidates, float near, bool all,
                                std::span<events::Event const> events)
{
    std::vector<PlacedGroup> result;
    for (auto const& c : candidates) {
        auto const host = std::find_if(result.begin(), result.end(), [&](PlacedGroup const& p) {
            return p.hollow == c.hollow && (!c.hollow || all) &&
                   std::hypot(p.anchor.x - c.anchor.x, p.anchor.y - c.anchor.y) < near;
        });
        if (host == result.end()) {
            result.push_back(c);
            continue;
        }
        host->places.push_back(c.places.front());
        host->events.insert(host->events.end(), c.events.begin(), c.events.end());
    }
    for (auto& p : result) {
        if (p.places.size() == 1) continue;
        // The town gives its name to what lies in it.
        auto const town = std::find_if(p.places.begin(), p.places.end(),
                                       [](auto const* g) { return g->is_town; });
        if (town != p.places.end()) std::rotate(p.places.begin(), town, town + 1);
        std::sort(p.events.begin(), p.events.end(), [&](std::size_t a, std::size_t b) {
            auto const& ia = events[a].when->interval;
            auto const& ib = events[b].when->interval;
            return std::tuple(ia.begin, ia.end, a) < std::tuple(ib.begin, ib.end, b);
        });
    }
    std::stable_sort(result.begin(), result.end(), [](auto const& a, auto const& b) {
        return a.events.size() > b.events.size();
    });
    return result;
}

Rect around(Point c, float r) { return {c.x - r, c.y - r, 2 * r, 2 * r}; }

} // namespace

std::vector<PlacedGroup> place_groups(std::span<PlaceGroup const> groups,
                                      std::span<events::Event const> events, Camera const& camera,
                                      Rect const& inner, float scale,
                                      std::optional<events::FigureKind> size_by)
{
    std::vector<PlacedGroup> candidates;
    for (auto const& group : groups) {
        if (group.kind == PlaceGroup::Kind::wide) continue;
        auto const anchor = anchor_of(group, camera);
        if (!anchor || !camera.frame().contains(*anchor)) continue;
        candidates.push_back({{&group},
                              group.events,
                              {},
                              group.kind != PlaceGroup::Kind::point,
                              *anchor,
                              *anchor,
                              0});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](auto const& a, auto const& b) {
        return a.events.size() > b.events.size();
    });
    std::optional<double> largest;
    if (size_by) {
        largest = 0;
        for (auto const& c : candidates)
            for (auto const& t : count_types(events, c.events, size_by))
                largest = std::max(*largest, t.figure);
    }
    // Points that cannot be told apart share a flower. Where the flowers would cover too much of
    // the map, those farther apart do too.
    std::vector<PlacedGroup> placed;
    constexpr std::pair<float, FlowerSizes> kSteps[] = {{12.0F, {kSymbolOne, kSymbolMax}},
                                                        {18.0F, {11, 36}},
                                                        {28.0F, {kSymbol, 30}},
                                                        {40.0F, {8, 26}},
                                                        {56.0F, {kSymbolMin, 24}},
                                                        {80.0F, {kSymbolMin, 24}},
                                                        {110.0F, {kSymbolMin, 26}},
                                                        {160.0F, {kSymbolMin, 30}}};
    for (auto const& [near, sizes] : kSteps) {
        placed = joined(candidates, near * scale, near > 12, events);
        float covered = 0;
        for (auto& p : placed) {
            p.flower = make_flower(count_types(events, p.events, size_by), scale, largest, sizes);
            float const r = p.flower.radius + 3 * scale;
            covered += 4 * r * r;
        }
        if (covered < kMostCovered * inner.width * inner.height) break;
    }
    move_apart(placed, inner, scale);
    return placed;
}

Pass draw_event_fills(std::span<PlaceGroup const> groups, std::span<events::Event const> events,
                      Camera const& camera, Theme theme)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    for (auto const& group : groups) {
        auto const* areas = group.shape ? std::get_if<geo::MultiPolygon>(group.shape) : nullptr;
        if (!areas) continue;
        auto const color = type_style(main_type(count_types(events, group.events)), theme).color;
        bool const wide = group.kind == PlaceGroup::Kind::wide;
        Fill fill{{}, at(color, wide ? kTintOpacity : kAreaOpacity)};
        maker.add_areas(*areas, fill.rings);
        if (!fill.rings.empty()) pass.fills.push_back(std::move(fill));
    }
    return pass;
}

Pass draw_event_lines(std::span<PlaceGroup const> groups, std::span<events::Event const> events,
                      Camera const& camera, Theme theme, float scale)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    auto const& colors = palette(theme);
    for (auto const& group : groups) {
        if (!group.shape || group.kind == PlaceGroup::Kind::wide) continue;
        auto const counts = count_types(events, group.events);
        auto const color = type_style(main_type(counts), theme).color;
        Stroke stroke;
        if (auto const* areas = std::get_if<geo::MultiPolygon>(group.shape)) {
            stroke = {{}, mixed(color, colors.land, 0.8), 1 * scale};
            maker.add_edges(*areas, stroke.lines);
        } else if (auto const* lines = std::get_if<geo::MultiLine>(group.shape)) {
            stroke = {{}, mixed(color, colors.land, kLineOpacity), kEventLine * scale};
            maker.add_lines(*lines, stroke.lines);
        }
        if (std::all_of(counts.begin(), counts.end(), [](auto const& c) { return c.claimed; })) {
            stroke.dash = 9 * scale;
            stroke.gap = 6 * scale;
        }
        if (!stroke.lines.empty()) pass.strokes.push_back(std::move(stroke));
    }
    return pass;
}

Pass draw_markers(std::span<PlacedGroup const> placed, TextKit& kit, Theme theme,
                  Occupied& occupied)
{
    Pass pass;
    float const scale = kit.scale();
    auto const& colors = palette(theme);
    auto const count_style = kit.style(kTextTiny, typeset::Weight::bold);
    // Dots and leaders first: a place's dot may lie where a neighbour's symbols stand.
    for (auto const& p : placed) {
        float const aside = std::hypot(p.center.x - p.anchor.x, p.center.y - p.anchor.y);
        bool const leader = aside > 3 * scale;
        if (leader) {
            Stroke line{{}, colors.muted, 1 * scale};
            float const stop = p.flower.ring ? 0 : std::max(0.0F, 1 - p.flower.radius / aside);
            line.lines.points = {
                p.anchor,
                {p.anchor.x + (p.center.x - p.anchor.x) * (p.flower.ring ? 1 : stop),
                 p.anchor.y + (p.center.y - p.anchor.y) * (p.flower.ring ? 1 : stop)}};
            line.lines.close_part();
            pass.strokes.push_back(std::move(line));
        }
        if ((leader || p.flower.ring) && !p.hollow) {
            pass.symbols.push_back(
                {p.anchor, 4 * scale, Shape::circle, colors.label_city, colors.halo});
            occupied.add(around(p.anchor, 4 * scale));
        } else if (leader)
            pass.symbols.push_back(
                {p.anchor, 4.5F * scale, Shape::circle, colors.muted, colors.halo});
    }
    for (auto const& p : placed) {
        for (auto const& petal : p.flower.petals) {
            auto const look = type_style(petal.what.type, theme);
            Point const center{p.center.x + petal.offset.x, p.center.y + petal.offset.y};
            // Three figures need a large symbol; 12 leaves room for two.
            auto const text =
                petal.what.count > 1 ? std::to_string(petal.what.count) : std::string();
            bool const inside = !text.empty() && kit.measure(text, count_style).width + 6 * scale <
                                                     petal.size * 0.8F;
            Symbol symbol{center, petal.size, look.shape, look.color, colors.halo};
            symbol.hollow = p.hollow;
            symbol.broken = petal.what.claimed;
            symbol.dot = petal.what.unreviewed && text.empty();
            pass.symbols.push_back(symbol);
            occupied.add(around(center, petal.reach + 1.5F * scale));
            if (text.empty()) continue;
            if (inside) {
                float const nudge = look.shape == Shape::triangle_up     ? petal.size * 0.08F
                                    : look.shape == Shape::triangle_down ? -petal.size * 0.08F
                                                                         : 0;
                kit.centered(pass, text, count_style, {center.x, center.y + nudge},
                             symbol.hollow || symbol.broken ? colors.label_city : colors.halo);
                continue;
            }
            // Beside the symbol, outward.
            float const length = std::hypot(petal.offset.x, petal.offset.y);
            Point const out = length > 0 ? Point{petal.offset.x / length, petal.offset.y / length}
                                         : Point{0.71F, -0.71F};
            float const far = petal.size * 0.55F + 6.5F * scale;
            Point const spot{center.x + out.x * far, center.y + out.y * far};
            kit.centered(pass, text, kit.with_halo(count_style), spot, look.color, colors.halo);
            occupied.add(around(spot, 6 * scale));
        }
    }
    return pass;
}

void draw_key(Pass& pass, TextKit& kit, Palette const& colors, int number, Point center)
{
    float const size = kKeySize * kit.scale();
    auto style = kit.style(kTextTiny, typeset::Weight::bold);
    style.tabular = true;
    auto const text = std::to_string(number);
    float const width = std::max(size, kit.measure(text, style).width + 8 * kit.scale());
    pass.panels.push_back({{center.x - width / 2, center.y - size / 2, width, size},
                           size / 2,
                           colors.panel,
                           colors.label_country});
    kit.centered(pass, text, style, center, colors.text);
}

Pass draw_marker_labels(std::span<PlacedGroup> placed, TextKit& kit, Theme theme,
                        std::size_t numbered, Occupied& occupied)
{
    Pass pass;
    float const scale = kit.scale();
    auto const& colors = palette(theme);
    auto const style = kit.with_halo(kit.style(13, typeset::Weight::semibold));
    float const key = kKeySize * scale, gap = 4 * scale;
    constexpr float kAngles[] = {0, 180, -30, 30, 150, 210, -60, 60, 120, 240, -90, 90};
    int next = 1;
    std::size_t rank = 0;
    for (auto& p : placed) {
        bool const with_key = rank++ < numbered;
        auto const name = kit.fitted(p.places.front()->name, style, 250 * scale);
        float const name_width = kit.measure(name, style).width;
        float const key_width = !with_key ? -gap : next > 9 ? key + 5 * scale : key;
        auto const try_to_put = [&](bool with_name) {
            float const width = key_width + (with_name ? gap + name_width : 0), height = key;
            for (float const more : {5.0F, 12.0F, 22.0F, 36.0F}) {
                for (float const degrees : kAngles) {
                    float const a = degrees * static_cast<float>(M_PI) / 180;
                    float const r = p.flower.radius + more * scale;
                    Point const edge{p.center.x + r * std::cos(a), p.center.y + r * std::sin(a)};
                    // The nearest side or corner of the label touches the circle.
                    float const aside = std::clamp(std::cos(a) * 1.6F, -1.0F, 1.0F);
                    float const x = edge.x - width * (0.5F - 0.5F * aside);
                    float const y = edge.y - height * (0.5F - 0.5F * std::sin(a));
                    Rect const rect{std::round(x), std::round(y), width, height};
                    if (!occupied.is_free(rect.grown(2 * scale))) continue;
                    occupied.add(rect.grown(1 * scale));
                    if (with_key) {
                        p.number = next++;
                        draw_key(pass, kit, colors, p.number,
                                 {rect.x + key_width / 2, rect.center().y});
                    }
                    if (with_name)
                        kit.left(pass, name, style, rect.x + key_width + gap,
                                 rect.center().y + kit.measure(name, style).cap_height / 2,
                                 colors.label_city, colors.halo);
                    return true;
                }
                if (!with_key && more > 10) break; // a name alone stays close to its place
            }
            return false;
        };
        if (!try_to_put(true) && with_key) try_to_put(false);
    }
    return pass;
}

} // namespace placetime::scene
