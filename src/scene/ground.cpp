#include "scene/ground.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
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

/// The apron is whole pixels wide, so that the frame's pixels stay where they are, and no wider
/// than the world is.
Camera with_apron(Camera const& camera)
{
    auto const& f = camera.frame();
    float x = std::round(f.width * kApron);
    float const y = std::round(f.height * kApron);
    if (auto const period = camera.projection().period()) {
        auto const world = static_cast<float>(*period / camera.units_per_pixel());
        x = std::clamp(std::floor((world - f.width) / 2), 0.0F, x);
    }
    return camera.turned_to_middle().with_frame(
        {f.x - x, f.y - y, f.width + 2 * x, f.height + 2 * y});
}

/// All that lies in the frame of `camera`, which has the scale of the asked one.
void draw_all(GroundRequest const& asked, Camera const& camera, Boundaries const& b,
              std::vector<Pass>& passes)
{
    auto const& colors = palette(asked.theme);
    passes.push_back(draw_land(b, camera, colors));
    if (auto rasters = draw_rasters(asked.layers, camera); !rasters.images.empty())
        passes.push_back(std::move(rasters));
    auto const& seen = asked.camera;
    double const per_pixel = seen.meters_per_pixel() * static_cast<double>(asked.scale);
    // Far from towns and borders, lines of degrees say where one is.
    bool const far_out = per_pixel > 5'000 || std::abs(seen.center().lat) > 70;
    std::optional<geo::Box> graticule;
    if (asked.graticule || far_out) graticule = seen.view();
    passes.push_back(draw_lines(b, camera, colors, asked.scale, graticule));
    for (auto& pass : draw_overlays(asked.layers, camera, colors, asked.scale))
        passes.push_back(std::move(pass));
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
    auto wide = request.apron ? with_apron(request.camera) : request.camera;
    auto ground = std::make_shared<Ground>(
        Ground{std::move(request), std::move(wide), ++count, {}, {}, {}, {}, {}, {}});
    auto const& asked = ground->made_for;
    auto const& camera = asked.camera;
    auto const& colors = palette(asked.theme);

    auto passes = std::make_shared<std::vector<Pass>>();
    if (asked.apron) {
        // What is seen in the frame must not depend on the apron: where dashes begin, which points
        // are dropped, how a raster is sampled. So the frame is drawn by itself, over a clean spot.
        draw_all(asked, ground->wide, read_boundaries(store, ground->wide, asked.scale), *passes);
        Pass clean;
        clean.clip = camera.frame();
        auto const r = camera.frame().grown(2);
        Fill spot{{}, colors.outside};
        spot.rings.points = {
            {r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}};
        spot.rings.close_part();
        clean.fills.push_back(std::move(spot));
        passes->push_back(std::move(clean));
    }
    ground->boundaries = read_boundaries(store, camera, asked.scale);
    auto const& b = ground->boundaries;
    draw_all(asked, camera, b, *passes);
    ground->passes = std::move(passes);

    ground->countries = area_names(b.countries, camera, asked.scale, b.disputed.empty());
    if (camera.meters_per_pixel() * static_cast<double>(asked.scale) < 1'500)
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
