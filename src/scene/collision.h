#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scene/display.h"

namespace placetime::scene {

/// What is taken on the map: rectangles in device pixels that nothing else may touch. Kept by
/// cells, so that a look costs the same however much is taken.
class Occupied {
public:
    explicit Occupied(Rect bounds)
        : bounds_(bounds), columns_(std::max(1, static_cast<int>(bounds.width / kCell) + 1)),
          rows_(std::max(1, static_cast<int>(bounds.height / kCell) + 1)),
          cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_))
    {
    }
    void add(Rect const& rect)
    {
        auto const number = static_cast<std::uint32_t>(taken_.size());
        taken_.push_back(rect);
        each_cell(rect, [&](std::size_t cell) {
            cells_[cell].push_back(number);
            return true;
        });
    }
    /// True when the rectangle lies inside the bounds and touches nothing that is taken.
    bool is_free(Rect const& rect) const
    {
        if (!bounds_.contains(rect)) return false;
        return each_cell(rect, [&](std::size_t cell) {
            for (auto const number : cells_[cell])
                if (taken_[number].intersects(rect)) return false;
            return true;
        });
    }
    Rect const& bounds() const noexcept { return bounds_; }

private:
    static constexpr float kCell = 64;
    /// Visits the cells that a rectangle touches (those at the bounds' edge for what lies outside)
    /// until visit() says no.
    template <class Visit> bool each_cell(Rect const& rect, Visit visit) const
    {
        auto const cell = [](float at, int count) {
            return std::clamp(static_cast<int>(std::clamp(at / kCell, -1.0F, 1e6F)), 0, count - 1);
        };
        int const left = cell(rect.x - bounds_.x, columns_),
                  right = cell(rect.right() - bounds_.x, columns_);
        int const top = cell(rect.y - bounds_.y, rows_),
                  bottom = cell(rect.bottom() - bounds_.y, rows_);
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                if (!visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
                           static_cast<std::size_t>(x)))
                    return false;
        return true;
    }

    Rect bounds_;
    int columns_, rows_;
    std::vector<Rect> taken_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

} // namespace placetime::scene
