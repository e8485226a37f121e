#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/display.h"
#include "scene/groups.h"

namespace placetime::scene {

/// One symbol of a flower.
struct Petal {
    TypeCount what;
    float size = 0;  ///< device pixels across, as Symbol::size
    float reach = 0; ///< radius of the circle that neighbours keep clear of
    Point offset;    ///< of its centre from the flower's
};

/// Symbols that share a place, side by side in a ring, so that none lies on another: one for each
/// type of event, its area in proportion to how many events it stands for.
struct Flower {
    std::vector<Petal> petals;
    float radius = 0;  ///< a circle about its centre that holds all petals
    bool ring = false; ///< more than one petal: the place itself is marked by a dot in the middle
};

/// How large symbols may be; smaller where there are many flowers.
struct FlowerSizes {
    float one = 12;  ///< CSS pixels across of a symbol for one event
    float most = 40; ///< and of any
};

/// Sizes by count: sizes.one times the root of the count, at most sizes.most. With a figure,
/// `largest` is what a symbol of kSymbolMax stands for; a symbol without a figure has kSymbol, none
/// is smaller than kSymbolMin.
Flower make_flower(std::span<TypeCount const> counts, float scale,
                   std::optional<double> largest_figure = {}, FlowerSizes sizes = {});

} // namespace placetime::scene
