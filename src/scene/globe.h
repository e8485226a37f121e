#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/lonlat.h"
#include "scene/boundary_store.h"
#include "scene/camera.h"
#include "scene/tokens.h"

namespace placetime::scene {

/// The earth as one sees it from afar (orthographic), for a small map that shows where a large one
/// lies. Kept: turning it takes some 0.1 ms.
class Globe {
public:
    /// Of land at the coarsest detail.
    explicit Globe(Features const& land);

    /// What lies on the near side about `center`, in a circle; even-odd.
    Paths land(geo::LonLat center, Point middle, float radius) const;

private:
    struct Vector {
        float x, y, z;
    };
    struct Ring {
        std::size_t end = 0;
        std::vector<geo::LonLat> positions; ///< to ask whether a point lies in it
    };
    std::vector<Vector> points_;
    std::vector<Ring> rings_;
};

/// True when a map shows so much of the world that nobody asks where it lies.
bool shows_the_world(Camera const& camera) noexcept;

/// The globe, turned to the camera's middle, with what the camera shows: an outline, or a dot where
/// that would be smaller than 7 CSS pixels.
Pass draw_inset(Globe const& globe, Camera const& camera, Rect const& rect, float scale,
                Theme theme);

} // namespace placetime::scene
