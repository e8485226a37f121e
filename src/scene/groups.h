#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "events/event_table.h"
#include "scene/scene.h"
#include "scene/table_index.h"

namespace placetime::scene {

/// Events of one place.
struct PlaceGroup {
    enum class Kind {
        point,
        area,
        line,
        wide
    }; ///< wide: as events::is_wide, so large that no symbol may stand for it
    Kind kind = Kind::point;
    bool is_country = false;
    std::uint64_t key = 0;
    geo::LonLat position;
    events::EventPlace const* place = nullptr; ///< of all but points; the table's
    geo::Geometry const* shape = nullptr;      ///< of areas, lines and wide places that have one
    std::span<events::Row const> rows;         ///< in the order of those grouped
};

/// The groups and what their rows point into; may be moved, not copied.
struct Grouping {
    Grouping() = default;
    Grouping(Grouping&&) = default;
    Grouping& operator=(Grouping&&) = default;
    std::vector<PlaceGroup> groups;
    std::vector<events::Row> rows;
};

/// One group for each place (by its key), in the order of their first row. Rows must be placed.
Grouping group_by_place(events::EventTable const& table, std::span<events::Row const> rows);

/// Places by cells of half a degree, for framing a map of too many places to look at one by one.
Grouping group_by_cell(events::EventTable const& table, std::span<events::Row const> rows);

/// Events of one type at one place, or several: what one symbol stands for.
struct TypeCount {
    events::Type type = events::Type::politics;
    std::size_t count = 0;
    bool claimed = false;    ///< all of them
    bool unreviewed = false; ///< all of them
    double figure = 0;       ///< sum of the chosen figure, or the number of different sources
};

/// In the order of legends.
std::vector<TypeCount> count_types(events::EventTable const& table,
                                   std::span<events::Row const> rows,
                                   SizeBy size_by = SizeBy::events);

/// The type that has most events; of equals the first in the order of legends.
events::Type main_type(std::span<TypeCount const> counts) noexcept;

} // namespace placetime::scene
