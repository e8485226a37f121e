#include "publish/page_ground.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "base/error.h"
#include "briefing/flight.h"
#include "projections/projection.h"
#include "publish/outline.h"
#include "scene/boundary_store.h"
#include "scene/label_candidates.h"

namespace placetime::publish {
namespace {

using layers::Detail;
using nlohmann::json;

constexpr double kDegree = M_PI * geo::kEarthRadius / 180; ///< metres
/// Views wider than this are at home on the coarse world.
constexpr geo::Meters kWide = 6'000'000;
/// Characters of the finer region's shapes, at most.
constexpr std::size_t kMostText = 550'000;
constexpr double kWorldTolerance = 0.07, kWorldUnit = 0.01;

/// One sheet of the map: layers of a detail, cut to a box and simplified.
struct Sheet {
    scene::BoundaryStore& store;
    geo::Box box;
    double tolerance, unit;
    std::size_t text = 0; ///< characters written

    void add(json& to, char const* key, geo::Line const& line)
    {
        auto shape = encoded(line, unit);
        text += shape.size();
        to[key].push_back(std::move(shape));
    }
    void areas(json& to, char const* key, char const* layer, Detail detail)
    {
        to[key] = json::array();
        for (auto const* f : store.read(layer, detail, box))
            if (auto const* parts = std::get_if<geo::MultiPolygon>(&f->geometry))
                for (auto const& polygon : *parts)
                    for (auto const& ring : polygon) {
                        auto const kept = simplified(clipped_ring(ring, box), tolerance);
                        if (kept.size() > 3 && ring_area(kept) > 2 * tolerance * tolerance)
                            add(to, key, kept);
                    }
    }
    void lines(json& to, char const* key, char const* layer, Detail detail, bool solid = false)
    {
        if (!to.contains(key)) to[key] = json::array();
        for (auto const* f : store.read(layer, detail, box)) {
            if (solid && f->disputed != 0) continue;
            if (auto const* parts = std::get_if<geo::MultiLine>(&f->geometry))
                for (auto const& line : *parts)
                    for (auto const& part : clipped_line(line, box))
                        add(to, key, simplified(part, tolerance));
        }
    }
    json made(Detail detail, bool near)
    {
        json sheet;
        sheet["unit"] = unit;
        areas(sheet, "land", "land", detail);
        areas(sheet, "lakes", "lakes", detail);
        lines(sheet, "borders", "borders", detail, true);
        lines(sheet, "borders", "borders_rest", detail);
        lines(sheet, "disputed", "disputed", detail);
        if (near) {
            lines(sheet, "rivers", "rivers", detail);
            lines(sheet, "first", "admin1_lines", detail);
        }
        return sheet;
    }
};

struct Region {
    geo::Box box;
    geo::Meters closest = 0; ///< across
};

/// The region that the closer views share, with some ground about it.
std::optional<Region> region_of(std::span<briefing::CameraView const> cameras)
{
    geo::BoxBuilder all;
    Region region;
    for (auto const& camera : cameras) {
        if (!(camera.across > 0) || camera.across > kWide) continue;
        all.add(box_of(camera));
        if (region.closest == 0 || camera.across < region.closest) region.closest = camera.across;
    }
    auto const box = all.box();
    if (!box || box->width() > 150) return std::nullopt;
    double const x = std::max(1.0, box->width() * 0.35), y = std::max(0.7, box->height() * 0.35);
    auto const rounded = [](double v) { return std::round(v * 10) / 10; };
    region.box = {std::max(-180.0, rounded(box->west - x)),
                  std::max(-85.0, rounded(box->south - y)), std::min(180.0, rounded(box->east + x)),
                  std::min(85.0, rounded(box->north + y))};
    return region;
}

/// What a pixel of a map that is 1000 wide shows of a width, degrees.
double pixel(geo::Meters across) { return across / 1000 / kDegree; }

} // namespace

geo::Box box_of(briefing::CameraView const& view) noexcept
{
    double const high = view.across * 9 / 16 / kDegree / 2;
    double const narrow = std::max(0.05, std::cos(view.center.lat * M_PI / 180));
    double const wide = std::min(180.0, view.across / kDegree / narrow / 2);
    return {std::max(-180.0, view.center.lon - wide), std::max(-85.0, view.center.lat - high),
            std::min(180.0, view.center.lon + wide), std::min(85.0, view.center.lat + high)};
}

json page_ground(PageViews const& views, CancelToken const* cancel)
{
    scene::BoundaryStore store;
    if (layers::boundary_file("land", Detail::middle).empty())
        throw FileError("the boundary layers are missing from the data folder; build the target "
                        "geodata, or set PLACETIME_DATA");
    json ground;
    Sheet world{store, {-180, -90, 180, 90}, kWorldTolerance, kWorldUnit};
    ground["world"] = world.made(Detail::middle, false);
    auto const region = region_of(views.cameras);
    if (!region) return ground;
    for (double tolerance = std::max(0.0005, pixel(region->closest) * 0.6);; tolerance *= 1.6) {
        if (cancel) cancel->check();
        double const unit = tolerance < 0.003 ? 1e-4 : tolerance < 0.03 ? 1e-3 : 1e-2;
        Sheet sheet{store, region->box, tolerance, unit};
        auto near = sheet.made(tolerance < 0.03 ? Detail::fine : Detail::middle, true);
        if (sheet.text > kMostText && tolerance < 0.5) continue;
        auto const& box = region->box;
        near["box"] = {box.west, box.south, box.east, box.north};
        // From where its width is 600 pixels of the screen.
        near["zoom"] = std::log2(600 / 256.0 * 360 / box.width());
        ground["near"] = std::move(near);
        return ground;
    }
}

json page_names(PageViews const& views, CancelToken const* cancel)
{
    enum { country, first_level, city, town };
    json names = json::array();
    std::set<std::tuple<std::string, int, int>> seen; // text, whole degrees
    auto const add = [&](std::string const& text, geo::LonLat at, int kind, double zoom) {
        if (!seen.emplace(text, static_cast<int>(at.lon), static_cast<int>(at.lat)).second) return;
        json name{text, std::round(at.lon * 1e4) / 1e4, std::round(at.lat * 1e4) / 1e4, kind};
        if (zoom > 0) name.push_back(std::round(zoom * 10) / 10);
        names.push_back(std::move(name));
    };
    scene::BoundaryStore store;
    scene::Rect const frame{0, 0, 1280, 720};
    auto const look = [&](briefing::CameraView view, double zoom, bool close) {
        if (cancel) cancel->check();
        view.projection = "EPSG:3857";
        view.center.lat = std::clamp(view.center.lat, -80.0, 80.0);
        auto const camera = briefing::camera_of(view, frame);
        auto const countries = store.read("countries", Detail::middle, camera.view());
        for (auto const& area : scene::area_names(countries, camera, 1, false))
            if (area.room > 2500) add(area.text, area.spots[0], country, zoom);
        if (!close) return;
        auto const divisions = store.read("admin1", Detail::middle, camera.view());
        for (auto const& area : scene::area_names(divisions, camera, 1, false))
            if (area.room > 6000) add(area.text, area.spots[0], first_level, zoom);
    };
    for (auto const& camera : views.cameras)
        if (camera.across > 0 && camera.across <= kWide)
            look(camera, std::max(1.0, std::log2(40'075'016 / camera.across) + 0.3),
                 camera.across < 3'000'000);
    look({{15, 20}, 38'000'000, {}}, 0, false);
    std::vector<scene::LabelCandidate> towns;
    if (views.towns)
        for (auto const& camera : views.cameras) {
            auto more = views.towns(box_of(camera), 60);
            towns.insert(towns.end(), more.begin(), more.end());
        }
    std::stable_sort(towns.begin(), towns.end(),
                     [](auto const& a, auto const& b) { return a.priority > b.priority; });
    for (auto const& t : towns)
        add(t.text, t.position, t.style == scene::LabelStyle::town ? town : city, 0);
    std::stable_sort(names.begin(), names.end(), [](json const& a, json const& b) {
        int const x = a[3], y = b[3];
        auto const rank = [](int kind) {
            return kind == country ? 0 : kind == first_level ? 2 : 1;
        };
        return rank(x) < rank(y);
    });
    return names;
}

} // namespace placetime::publish
