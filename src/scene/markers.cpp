#include "scene/markers.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

/// A label that must be free by so much on all sides.
constexpr float kFree = 2;
/// Between the ring of what is selected and a label; with half a pixel for rounding.
constexpr float kOffRing = 3.5F;

Rect around(Point c, float r) { return {c.x - r, c.y - r, 2 * r, 2 * r}; }

} // namespace

Pass draw_markers(std::span<PlacedGroup const> placed, Emphasis const& emphasis, TextKit& kit,
                  Theme theme, Occupied& occupied)
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
            auto const state = emphasis.of(p.rows);
            Stroke line{{},
                        mixed(colors.muted, colors.land, static_cast<double>(state.opacity)),
                        1 * scale};
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
            auto const state = emphasis.of(p.rows, petal.what.type);
            Point const center{p.center.x + petal.offset.x, p.center.y + petal.offset.y};
            // Three figures need a large symbol; 12 leaves room for two.
            auto const text =
                petal.what.count > 1 ? std::to_string(petal.what.count) : std::string();
            bool const inside = !text.empty() && kit.measure(text, count_style).width + 6 * scale <
                                                     petal.size * 0.8F;
            Symbol symbol{center, petal.size, look.shape, faded(look.color, state.opacity),
                          faded(colors.halo, state.opacity)};
            symbol.hollow = p.hollow;
            symbol.broken = petal.what.claimed;
            symbol.dot = petal.what.unreviewed && text.empty();
            pass.symbols.push_back(symbol);
            draw_ring(pass, center, petal.reach, state, colors, scale);
            float const clear = state.selected ? kRingReach + kOffRing - kFree - 0.5F : 1.5F;
            occupied.add(around(center, petal.reach + clear * scale));
            if (text.empty()) continue;
            if (inside) {
                float const nudge = look.shape == Shape::triangle_up     ? petal.size * 0.08F
                                    : look.shape == Shape::triangle_down ? -petal.size * 0.08F
                                                                         : 0;
                kit.centered(pass, text, count_style, {center.x, center.y + nudge},
                             faded(symbol.hollow || symbol.broken ? colors.label_city : colors.halo,
                                   std::max(0.6F, state.opacity)));
                continue;
            }
            // Beside the symbol, outward.
            float const length = std::hypot(petal.offset.x, petal.offset.y);
            Point const out = length > 0 ? Point{petal.offset.x / length, petal.offset.y / length}
                                         : Point{0.71F, -0.71F};
            float const far = petal.size * 0.55F + 6.5F * scale;
            Point const spot{center.x + out.x * far, center.y + out.y * far};
            kit.centered(pass, text, kit.with_halo(count_style), spot,
                         faded(look.color, std::max(0.6F, state.opacity)), colors.halo);
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

Pass draw_marker_labels(std::span<PlacedGroup> placed, std::span<std::string const> names,
                        Emphasis const& emphasis, TextKit& kit, Theme theme, std::size_t numbered,
                        Occupied& occupied)
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
        if (rank == names.size()) break;
        bool const with_key = rank < numbered;
        auto const name = kit.fitted(names[rank++], style, 250 * scale);
        float const name_width = kit.measure(name, style).width;
        // The ring takes the room between the symbols and their label.
        float const ring = emphasis.of(p.rows).selected ? kRingReach + kOffRing - 5 : 0;
        float const key_width = !with_key ? -gap : next > 9 ? key + 5 * scale : key;
        auto const try_to_put = [&](bool with_name) {
            float const width = key_width + (with_name ? gap + name_width : 0), height = key;
            for (float const more : {5.0F, 12.0F, 22.0F, 36.0F}) {
                for (float const degrees : kAngles) {
                    float const a = degrees * static_cast<float>(M_PI) / 180;
                    float const r = p.flower.radius + (more + ring) * scale;
                    Point const edge{p.center.x + r * std::cos(a), p.center.y + r * std::sin(a)};
                    // The nearest side or corner of the label touches the circle.
                    float const aside = std::clamp(std::cos(a) * 1.6F, -1.0F, 1.0F);
                    float const x = edge.x - width * (0.5F - 0.5F * aside);
                    float const y = edge.y - height * (0.5F - 0.5F * std::sin(a));
                    Rect const rect{std::round(x), std::round(y), width, height};
                    if (!occupied.is_free(rect.grown(kFree * scale))) continue;
                    occupied.add(rect.grown(1 * scale));
                    if (with_key) {
                        p.number = next++;
                        draw_key(pass, kit, colors, p.number,
                                 {rect.x + key_width / 2, rect.center().y});
                    }
                    p.named = with_name;
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
