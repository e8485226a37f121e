#include "scene/globe.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace placetime;

namespace {

bool is_land(scene::Paths const& paths, scene::Point p)
{
    bool inside = false;
    std::uint32_t first = 0;
    for (auto const end : paths.ends) {
        for (std::uint32_t i = first, j = end - 1; i < end; j = i++) {
            auto const &a = paths.points[i], &b = paths.points[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
        first = end;
    }
    return inside;
}

} // namespace

TEST_CASE("the globe shows the land of its near side, whatever lies behind")
{
    scene::BoundaryStore store;
    scene::Globe const globe(store.read("land", layers::Detail::coarse, {-180, -90, 180, 90}));
    struct Place {
        geo::LonLat position;
        bool land;
    };
    Place const places[] = {{{20, 5}, true},    {{75, 42}, true},   {{-60, -10}, true},
                            {{-100, 45}, true}, {{135, -25}, true}, {{-30, 0}, false},
                            {{-140, 0}, false}, {{80, -30}, false}, {{-40, 72}, true},
                            {{170, 10}, false}, {{100, 62}, true},  {{0, -85}, true}};
    // Behind the last four lies land.
    for (geo::LonLat const center : {geo::LonLat{75, 42},
                                     {0, 0},
                                     {-170, 10},
                                     {174, -41},
                                     {-70, -33},
                                     {110, 5},
                                     {-65, 0},
                                     {20, -50}}) {
        auto const paths = globe.land(center, {100, 100}, 90);
        for (auto const& p : paths.points) CHECK(std::hypot(p.x - 100, p.y - 100) <= 90.01F);
        for (auto const& place : places) {
            double const rad = M_PI / 180;
            double const dl = (place.position.lon - center.lon) * rad, p0 = center.lat * rad,
                         p1 = place.position.lat * rad;
            double const cos_c =
                std::sin(p0) * std::sin(p1) + std::cos(p0) * std::cos(p1) * std::cos(dl);
            if (cos_c < 0.15) continue;
            scene::Point const at{
                static_cast<float>(100 + 90 * std::cos(p1) * std::sin(dl)),
                static_cast<float>(100 - 90 * (std::cos(p0) * std::sin(p1) -
                                               std::sin(p0) * std::cos(p1) * std::cos(dl)))};
            CAPTURE(center.lon);
            CAPTURE(place.position.lon);
            CAPTURE(place.position.lat);
            CHECK(is_land(paths, at) == place.land);
        }
    }
}
