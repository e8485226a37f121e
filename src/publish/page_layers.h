#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "publish/deck.h"

namespace placetime::publish {

/// The users' layers that some slide names, for a page's map: [{"name", "areas", "lines", "points",
/// "at", "unit", "color", "width", "opacity"}], and for each slide which of them. Only shapes: a
/// raster is a sentence in `problems`.
struct PageLayers {
    nlohmann::json layers = nlohmann::json::array();
    std::vector<std::vector<std::size_t>> of_slides; ///< numbers in `layers`, from bottom to top
};
PageLayers page_layers(Deck const& deck, std::vector<std::string>& problems);

} // namespace placetime::publish
