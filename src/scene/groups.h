#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::scene {

/// Events of one place.
struct PlaceGroup {
    enum class Kind {
        point,
        area,
        line,
        wide
    }; ///< wide: a country or a region so large that no symbol may stand for it
    Kind kind = Kind::point;
    std::string name;
    std::string country; ///< alpha-2
    bool is_country = false, is_town = false;
    geo::LonLat position;
    geo::Geometry const* shape = nullptr; ///< of areas, lines and wide places that have one
    std::vector<std::size_t> events;      ///< indices, in the order of the selection
};

/// Places from this size on (half the diagonal of the box) are `wide`.
inline constexpr geo::Meters kWide = 600'000;

/// One group for each place (by its id, else by name and position), in the order of their first
/// event.
std::vector<PlaceGroup> group_by_place(std::span<events::Event const> events,
                                       std::span<std::size_t const> shown);

/// Events of one type at one place, or several: what one symbol stands for.
struct TypeCount {
    events::Type type = events::Type::politics;
    std::size_t count = 0;
    bool claimed = false;    ///< all of them
    bool unreviewed = false; ///< all of them
    double figure = 0;       ///< sum of the chosen figure
};

/// In the order of legends.
std::vector<TypeCount> count_types(std::span<events::Event const> events,
                                   std::span<std::size_t const> indices,
                                   std::optional<events::FigureKind> figure = {});

/// The type that has most events; of equals the first in the order of legends.
events::Type main_type(std::span<TypeCount const> counts) noexcept;

} // namespace placetime::scene
