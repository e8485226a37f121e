#include "scene/ground.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <tuple>

#include "scene/overlays.h"

namespace placetime::scene {
namespace {

constexpr std::size_t kTowns = 400;

bool same_layer(MapLayer const& a, MapLayer const& b)
{
    return a.version == b.version && a.shapes == b.shapes && a.style == b.style &&
           static_cast<bool>(a.raster) == static_cast<bool>(b.raster);
}

} // namespace

bool GroundRequest::is_for(Camera const& of_camera, Theme of_theme, float of_scale,
                           bool with_graticule, std::span<MapLayer const> of_layers) const
{
    return camera == of_camera && theme == of_theme && scale == of_scale &&
           graticule == with_graticule &&
           std::equal(layers.begin(), layers.end(), of_layers.begin(), of_layers.end(), same_layer);
}

std::shared_ptr<Ground const> make_ground(GroundRequest request, BoundaryStore& store)
{
    static std::atomic<std::uint64_t> count{0};
    auto ground =
        std::make_shared<Ground>(Ground{std::move(request), ++count, {}, {}, {}, {}, {}, {}});
    auto const& asked = ground->made_for;
    auto const& camera = asked.camera;
    auto const& colors = palette(asked.theme);
    auto& b = ground->boundaries;
    b = read_boundaries(store, camera, asked.scale);

    auto passes = std::make_shared<std::vector<Pass>>();
    passes->push_back(draw_land(b, camera, colors));
    if (auto rasters = draw_rasters(asked.layers, camera); !rasters.images.empty())
        passes->push_back(std::move(rasters));
    double const per_pixel = camera.meters_per_pixel() * static_cast<double>(asked.scale);
    // Far from towns and borders, lines of degrees say where one is.
    bool const far_out = per_pixel > 5'000 || std::abs(camera.center().lat) > 70;
    passes->push_back(draw_lines(b, camera, colors, asked.scale, asked.graticule || far_out));
    for (auto& pass : draw_overlays(asked.layers, camera, colors, asked.scale))
        passes->push_back(std::move(pass));
    ground->passes = std::move(passes);

    ground->countries = area_names(b.countries, camera, asked.scale, b.disputed.empty());
    if (per_pixel < 1'500)
        ground->first_level = area_names(b.first_level, camera, asked.scale, true);
    ground->overlay_labels = overlay_labels(asked.layers, camera, colors);
    if (asked.towns) ground->towns = asked.towns(camera.view(), kTowns);
    std::stable_sort(ground->towns.begin(), ground->towns.end(), [](auto const& x, auto const& y) {
        return std::tuple(-x.priority, x.text, x.position.lon) <
               std::tuple(-y.priority, y.text, y.position.lon);
    });
    return ground;
}

} // namespace placetime::scene
