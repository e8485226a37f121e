#include "scene/map_labels.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

void put_areas(std::vector<AreaName> const& labels, typeset::Style const& style, Color color,
               float fill, MapLabels const& from, TextKit& kit, Occupied& occupied, Pass& pass)
{
    for (auto const& label : labels) {
        auto const size = kit.measure(label.text, style);
        // A name much wider than its land would seem to belong to the neighbour.
        if (size.width * size.width * fill > label.room) continue;
        for (auto const& position : label.spots) {
            auto const on_map = from.camera.to_screen(position);
            if (!on_map) continue;
            auto const spot = *on_map;
            Rect const rect{spot.x - size.width / 2, spot.y - style.size * 0.55F, size.width,
                            style.size * 1.1F};
            if (!occupied.is_free(rect.grown(4 * kit.scale()))) continue;
            occupied.add(rect.grown(2 * kit.scale()));
            kit.centered(pass, label.text, style, spot, color, from.colors.halo);
            break;
        }
    }
}

void put_town(LabelCandidate const& town, Point dot, std::span<PlacedGroup const> placed,
              TextKit& kit, Palette const& colors, Occupied& occupied, Pass& pass)
{
    float const scale = kit.scale();
    auto const style =
        kit.with_halo(kit.style(town.style == LabelStyle::town ? kTextTiny : kTextSmall));
    auto const size = kit.measure(town.text, style);
    float gap = 5 * scale;
    float const up = style.size * 0.55F;
    Rect const place{dot.x - 2.5F * scale, dot.y - 2.5F * scale, 5 * scale, 5 * scale};
    // Under a symbol the dot is not needed: the name alone goes beside it.
    bool const covered = std::any_of(placed.begin(), placed.end(), [&](PlacedGroup const& p) {
        return std::hypot(p.center.x - dot.x, p.center.y - dot.y) < p.flower.radius + 4 * scale;
    });
    if (covered ? town.style == LabelStyle::town : !occupied.is_free(place)) return;
    if (covered) gap += 9 * scale;
    Rect const spots[] = {
        {dot.x + gap, dot.y - up, size.width, 2 * up},
        {dot.x - gap - size.width, dot.y - up, size.width, 2 * up},
        {dot.x - size.width / 2, dot.y - gap - 2 * up, size.width, 2 * up},
        {dot.x - size.width / 2, dot.y + gap, size.width, 2 * up},
    };
    for (auto const& rect : spots) {
        if (!occupied.is_free(rect.grown(2 * scale))) continue;
        occupied.add(rect.grown(2 * scale));
        occupied.add(place);
        if (!covered)
            pass.symbols.push_back(
                {dot, 3.5F * scale, Shape::circle, colors.label_city, colors.halo});
        kit.left(pass, town.text, style, rect.x, rect.center().y + size.cap_height / 2,
                 colors.label_city, colors.halo);
        return;
    }
}

void put_overlay(OverlayLabel const& label, Camera const& camera, TextKit& kit,
                 Palette const& colors, Occupied& occupied, Pass& pass)
{
    auto const point = camera.to_screen(label.position);
    if (!point) return;
    float const scale = kit.scale();
    auto const style = kit.with_halo(kit.style(kTextTiny, typeset::Weight::medium));
    auto const text = kit.fitted(label.text, style, 200 * scale);
    auto const size = kit.measure(text, style);
    float const x = label.is_point ? point->x + 6 * scale : point->x - size.width / 2;
    Rect const rect{x, point->y - style.size * 0.55F, size.width, style.size * 1.1F};
    if (!occupied.is_free(rect.grown(2 * scale))) return;
    occupied.add(rect.grown(2 * scale));
    kit.left(pass, text, style, x, rect.center().y + size.cap_height / 2, label.color, colors.halo);
}

} // namespace

Pass draw_map_labels(MapLabels const& from, std::unordered_set<std::string> const& taken,
                     std::span<PlacedGroup const> placed, TextKit& kit, Occupied& occupied)
{
    Pass pass;
    auto const& camera = from.camera;
    auto const& colors = from.colors;
    pass.clip = camera.frame();
    float const scale = kit.scale();
    auto country = kit.with_halo(kit.style(13, typeset::Weight::semibold));
    country.letter_spacing = 1.6F * scale;
    put_areas(from.countries, country, colors.label_country, 0.5F, from, kit, occupied, pass);
    for (auto const& label : from.overlays) put_overlay(label, camera, kit, colors, occupied, pass);

    float const area = camera.frame().width * camera.frame().height / (scale * scale);
    auto const budget = static_cast<std::size_t>(area / 28'000.0F);
    std::size_t put = 0;
    for (auto const& town : from.towns) {
        if (put >= budget) break;
        if (taken.contains(town.text)) continue;
        auto const dot = camera.to_screen(town.position);
        if (!dot || !camera.frame().contains(*dot)) continue;
        bool const is_named =
            std::any_of(from.named.begin(), from.named.end(), [&](NamedTown const& named) {
                return std::hypot(named.dot.x - dot->x, named.dot.y - dot->y) <= named.reach;
            });
        if (is_named) continue;
        auto const before = pass.texts.size();
        put_town(town, *dot, placed, kit, colors, occupied, pass);
        put += pass.texts.size() - before;
    }
    if (camera.meters_per_pixel() * static_cast<double>(scale) < 1'500) {
        auto first_level = kit.with_halo(kit.style(kTextTiny));
        first_level.letter_spacing = 0.4F * scale;
        put_areas(from.first_level, first_level, colors.label_first_level, 2.0F, from, kit,
                  occupied, pass);
    }
    return pass;
}

} // namespace placetime::scene
