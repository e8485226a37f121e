#include "scene/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "projections/geodesic.h"
#include "scene/map_paths.h"

namespace placetime::scene {

geo::Meters measured_length(std::span<geo::LonLat const> positions)
{
    geo::Meters length = 0;
    for (std::size_t i = 1; i < positions.size(); ++i)
        length += projections::geodesic(positions[i - 1], positions[i]).length;
    return length;
}

std::string length_text(geo::Meters length)
{
    if (length < 999.5) return fmt::format("{:.0f} m", length);
    double const km = length / 1000;
    if (km < 9.995) return fmt::format("{:.2f} km", km);
    if (km < 99.95) return fmt::format("{:.1f} km", km);
    auto const whole = std::lround(km);
    return whole < 10'000 ? fmt::format("{} km", whole)
                          : fmt::format("{} {:03} km", whole / 1000, whole % 1000);
}

Pass draw_measure(std::span<geo::LonLat const> positions, Camera const& camera, TextKit& kit,
                  Theme theme)
{
    Pass pass;
    pass.clip = camera.frame();
    if (positions.empty()) return pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    Stroke halo{{}, colors.halo, 5 * s}, line{{}, colors.accent, 2 * s};
    // A point every eight pixels: bends finer than that are not seen.
    geo::Meters const step = std::max(1.0, camera.meters_per_pixel() * 8);
    geo::MultiLine parts;
    for (std::size_t i = 1; i < positions.size(); ++i) {
        auto const way = projections::geodesic_line(positions[i - 1], positions[i], step);
        geo::Line part;
        for (auto const& p : way) {
            // Across the antimeridian it goes on at the other side.
            if (!part.empty() && std::abs(p.lon - part.back().lon) > 180) {
                double const turn = p.lon > part.back().lon ? -360 : 360;
                part.push_back({p.lon + turn, p.lat});
                auto const last = part[part.size() - 2];
                parts.push_back(std::move(part));
                part = {{last.lon - turn, last.lat}};
            }
            part.push_back(p);
        }
        parts.push_back(std::move(part));
    }
    PathMaker(camera).add_lines(parts, line.lines);
    halo.lines = line.lines;
    if (!line.lines.empty()) {
        pass.strokes.push_back(std::move(halo));
        pass.strokes.push_back(std::move(line));
    }
    auto small = kit.with_halo(kit.style(kTextTiny, typeset::Weight::medium));
    small.tabular = true;
    // A single part is the whole, which stands at the end.
    for (std::size_t i = 1; i < positions.size() && positions.size() > 2; ++i) {
        auto const length = projections::geodesic(positions[i - 1], positions[i]).length;
        auto const half =
            projections::geodesic_line(positions[i - 1], positions[i], std::max(length / 2, 1e-3));
        auto const middle = camera.to_screen(half[half.size() / 2]);
        auto const text = length_text(length);
        // Only where the part is longer than its text.
        if (!middle || length / camera.meters_per_pixel() <
                           static_cast<double>(kit.measure(text, small).width + 16 * s))
            continue;
        kit.centered(pass, text, small, {middle->x, middle->y - 10 * s}, colors.text, colors.halo);
    }
    for (auto const& p : positions)
        if (auto const dot = camera.to_screen(p))
            pass.symbols.push_back({*dot, 7 * s, Shape::circle, colors.accent, colors.halo});
    auto const end = camera.to_screen(positions.back());
    if (positions.size() > 1 && end) {
        auto style = kit.with_halo(kit.style(kTextBase, typeset::Weight::semibold));
        style.tabular = true;
        auto const text = length_text(measured_length(positions));
        float const width = kit.measure(text, style).width;
        float x = end->x + 10 * s;
        if (x + width > camera.frame().right() - 8 * s) x = end->x - 10 * s - width;
        kit.left(pass, text, style, x, end->y + 5 * s, colors.text, colors.halo);
    }
    return pass;
}

} // namespace placetime::scene
