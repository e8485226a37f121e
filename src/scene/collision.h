#pragma once

#include <vector>

#include "scene/display.h"

namespace placetime::scene {

/// What is taken on the map: rectangles in device pixels that nothing else may touch.
class Occupied {
public:
    explicit Occupied(Rect bounds) : bounds_(bounds) {}
    void add(Rect const& rect) { taken_.push_back(rect); }
    /// True when the rectangle lies inside the bounds and touches nothing that is taken.
    bool is_free(Rect const& rect) const noexcept
    {
        if (!bounds_.contains(rect)) return false;
        for (auto const& t : taken_)
            if (t.intersects(rect)) return false;
        return true;
    }
    Rect const& bounds() const noexcept { return bounds_; }

private:
    Rect bounds_;
    std::vector<Rect> taken_;
};

} // namespace placetime::scene
