#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "events/event_table.h"
#include "scene/camera.h"

namespace placetime::scene {

/// Where all rows of a table lie in the plane of a projection, as whole quanta of a centimetre or
/// so (32 bits hold the plane to 2 cm, where floats would hold it to 2 m), so that a camera needs a
/// subtraction and a product for each. In cylindrical projections 2^32 quanta are once round, so
/// that the subtraction goes round by itself and every meridian has the same positions.
class Positions {
public:
    /// Projects all rows with a position, on two threads when they are many.
    Positions(events::EventTable const& table, projections::Projection const& projection);

    /// True when a camera of that projection sees these positions.
    bool serve(std::uint64_t version, projections::Projection const& projection) const;
    /// Rows that the projection can show.
    events::RowSet const& projected() const noexcept { return projected_; }

    /// Screen positions for one camera.
    class View {
    public:
        View(Positions const& positions, Camera const& camera);
        Point operator()(events::Row row) const noexcept
        {
            auto const x = static_cast<std::int32_t>(static_cast<std::uint32_t>(xs_[row]) - left_);
            auto const y = static_cast<std::int32_t>(ys_[row] - top_);
            return {static_cast<float>(x) * per_x_ + x0_, static_cast<float>(y) * per_y_ + y0_};
        }

    private:
        std::int32_t const* xs_;
        std::int32_t const* ys_;
        std::uint32_t left_; ///< quanta of the frame's middle
        std::int32_t top_;
        float per_x_, per_y_, x0_, y0_;
    };

private:
    std::uint64_t version_;
    std::string plane_;            ///< the definition; of cylindrical projections the code
    double per_x_ = 1, per_y_ = 1; ///< quanta of a unit
    std::vector<std::int32_t> xs_, ys_;
    events::RowSet projected_;
};

} // namespace placetime::scene
