#include "scene/event_shapes.h"

#include <algorithm>
#include <cmath>

#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

std::optional<Point> middle_of_longest(Paths const& paths)
{
    float longest = 0;
    std::optional<Point> middle;
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
                    middle = paths.points[i + 1];
                    break;
                }
            }
        }
        first = end;
    }
    return middle;
}

Rect bounds_of(Paths const& paths)
{
    if (paths.points.empty()) return {};
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (auto const& p : paths.points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    return {left, top, right - left, bottom - top};
}

std::shared_ptr<Paths const> placed(std::shared_ptr<Paths const> const& paths,
                                    Placement const& placement)
{
    if (!paths) return nullptr;
    auto moved = std::make_shared<Paths>(*paths);
    for (auto& p : moved->points) p = placement(p);
    return moved;
}

} // namespace

ShapePaths make_paths(geo::Geometry const& shape, Camera const& camera)
{
    ShapePaths result;
    PathMaker const maker(camera);
    auto lines = std::make_shared<Paths>();
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
        auto rings = std::make_shared<Paths>();
        maker.add_areas(*areas, *rings);
        maker.add_edges(*areas, *lines);
        result.bounds = bounds_of(*rings);
        result.rings = std::move(rings);
    } else if (auto const* pieces = std::get_if<geo::MultiLine>(&shape)) {
        maker.add_lines(*pieces, *lines);
        result.middle = middle_of_longest(*lines);
        result.bounds = bounds_of(*lines);
    }
    result.lines = std::move(lines);
    return result;
}

void ShapeCache::look_from(Camera const& camera, std::uint64_t epoch)
{
    if (camera_ && *camera_ == camera && epoch_ == epoch) return;
    paths_.clear();
    camera_ = camera;
    epoch_ = epoch;
}

ShapePaths ShapeCache::of(geo::Geometry const& shape, Placement const& placement)
{
    auto const [it, is_new] = paths_.try_emplace(&shape);
    if (is_new) it->second = make_paths(shape, *camera_);
    if (placement.is_identity()) return it->second;
    auto const& from = it->second;
    ShapePaths moved{
        scene::placed(from.rings, placement), scene::placed(from.lines, placement), {}, {}};
    if (from.middle) moved.middle = placement(*from.middle);
    Point const a = placement({from.bounds.x, from.bounds.y}),
                b = placement({from.bounds.right(), from.bounds.bottom()});
    moved.bounds = {a.x, a.y, b.x - a.x, b.y - a.y};
    return moved;
}

} // namespace placetime::scene
