#include "scene/scene.h"
#include "scene/basemap.h"
namespace placetime::scene {
Scene build_scene(SceneInput const& input, int width, int height)
{
    Scene s;
    s.width = width;
    s.height = height;
    s.scale = 1;
    auto const& c = palette(input.theme);
    s.background = c.outside;
    geo::Box const box = input.view.value_or(geo::Box{-180, -90, 180, 90});
    geo::LonLat corners[] = {
        {box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}};
    Rect const frame{0, 0, float(width), float(height)};
    auto proj = input.projection.empty()
                    ? projections::Projection::suited_to(box)
                    : projections::Projection::named(input.projection, box.center());
    auto cam = Camera::fitted(
        proj, input.view ? std::span<geo::LonLat const>(corners) : std::span<geo::LonLat const>(),
        frame, frame.grown(-20), 250'000);
    auto b = read_boundaries(cam, s.scale);
    s.passes.push_back(draw_ground(b, cam, c, s.scale, input.graticule));
    s.view = cam.view();
    return s;
}
} // namespace placetime::scene
