#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "events/event_table.h"
#include "scene/display.h"

namespace placetime::scene {

struct Scene;

/// What lies under a point of the picture.
struct Hit {
    enum class Kind {
        marker, ///< Scene::markers[index]; `type` when it is one symbol of several
        line,   ///< Scene::shapes[index]
        area,   ///< Scene::shapes[index], a country-wide tint too
        tray    ///< Scene::tray[index]
    };
    Kind kind = Kind::marker;
    std::size_t index = 0;
    std::optional<events::Type> type;
    std::vector<events::Row> rows; ///< by begin; of a petal those of its type
    friend bool operator==(Hit const&, Hit const&) = default;
};

/// Points and lines are hit within 4 CSS pixels, areas inside. The tray lies above all; then points
/// win over lines, lines over areas, and of areas the smallest.
std::optional<Hit> pick(Scene const& scene, Point point);

} // namespace placetime::scene
