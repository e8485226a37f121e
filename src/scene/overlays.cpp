#include "scene/overlays.h"

#include <algorithm>

#include "scene/label_candidates.h"
#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

constexpr std::size_t kMostLabels = 400;

bool is_shown(MapLayer const& layer) { return layer.style.visible && layer.style.opacity > 0; }

Pass draw_overlay(MapLayer const& layer, Camera const& camera, Palette const& colors, float scale)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    auto const& style = layer.style;
    auto const color = style.color.value_or(colors.accent);
    double const opacity = static_cast<double>(style.opacity);
    // In the accent's colour a layer stands back a little.
    Stroke lines{
        {}, mixed(color, colors.land, (style.color ? 1.0 : 0.75) * opacity), style.width * scale};
    auto const fill_color = at(color, 0.08 * opacity);
    auto const point_color = at(color, opacity), point_edge = at(colors.halo, opacity);
    for (auto const& shape : layer.shapes->shapes) {
        if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
            // A fill for each: shapes of a layer may overlap, which one fill would leave empty.
            Fill one{{}, fill_color};
            maker.add_areas(*areas, one.rings);
            if (!one.rings.empty()) pass.fills.push_back(std::move(one));
            maker.add_edges(*areas, lines.lines);
        } else if (auto const* line = std::get_if<geo::MultiLine>(&shape))
            maker.add_lines(*line, lines.lines);
        else if (auto const p = camera.to_screen(std::get<geo::LonLat>(shape));
                 p && camera.frame().contains(*p))
            pass.symbols.push_back({*p, 5 * scale, Shape::circle, point_color, point_edge});
    }
    if (!lines.lines.empty()) pass.strokes.push_back(std::move(lines));
    return pass;
}

/// A point of the shape to write at, in the picture.
std::optional<Point> label_point(geo::Geometry const& shape, PathMaker const& maker,
                                 Camera const& camera)
{
    Paths paths;
    if (auto const* p = std::get_if<geo::LonLat>(&shape)) {
        auto const pixel = camera.to_screen(*p);
        if (!pixel || !camera.frame().contains(*pixel)) return std::nullopt;
        return pixel;
    }
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
        maker.add_areas(*areas, paths);
        auto const inner = inner_points(paths, camera.frame(), 1);
        if (inner.empty()) return std::nullopt;
        return inner.front();
    }
    maker.add_lines(std::get<geo::MultiLine>(shape), paths);
    if (paths.points.empty()) return std::nullopt;
    return paths.points[paths.points.size() / 2];
}

} // namespace

Pass draw_rasters(std::span<MapLayer const> layers, Camera const& camera)
{
    Pass pass;
    pass.clip = camera.frame();
    for (auto const& layer : layers) {
        if (!layer.raster || !is_shown(layer)) continue;
        if (auto pixels = layer.raster(camera))
            pass.images.push_back({camera.frame(), std::move(pixels), layer.style.opacity, true});
    }
    return pass;
}

std::vector<Pass> draw_overlays(std::span<MapLayer const> layers, Camera const& camera,
                                Palette const& colors, float scale)
{
    std::vector<Pass> passes;
    for (auto const& layer : layers)
        if (layer.shapes && is_shown(layer))
            passes.push_back(draw_overlay(layer, camera, colors, scale));
    return passes;
}

std::vector<OverlayLabel> overlay_labels(std::span<MapLayer const> layers, Camera const& camera,
                                         Palette const& colors)
{
    std::vector<OverlayLabel> labels;
    PathMaker const maker(camera);
    for (auto const& layer : layers) {
        if (!layer.shapes || !is_shown(layer) || layer.style.label_field.empty()) continue;
        auto const field = layer.shapes->field(layer.style.label_field);
        if (!field) continue;
        auto const color = layer.style.color ? mixed(*layer.style.color, colors.label_city, 0.5)
                                             : colors.label_city;
        auto const& shapes = layer.shapes->shapes;
        for (std::size_t i = 0; i < shapes.size() && labels.size() < kMostLabels; ++i) {
            auto const text = layer.shapes->value(i, *field);
            if (text.empty()) continue;
            auto const point = label_point(shapes[i], maker, camera);
            if (!point) continue;
            auto const position = camera.to_position(*point);
            if (!position) continue;
            labels.push_back({std::string(text), *position, color,
                              std::holds_alternative<geo::LonLat>(shapes[i])});
        }
    }
    return labels;
}

} // namespace placetime::scene
