#pragma once

#include <string>
#include <vector>

#include "gazetteer/index_format.h"

namespace placetime::gazetteer_build {

class Draft;

/// One-degree cells, and which polygons meet each.
struct Cells {
    std::vector<std::uint32_t> offsets; ///< 360 * 180 + 1
    std::vector<gazetteer::format::CellPart> parts;
};

/// Of Draft::areas. Appends the polygons' shapes to `shapes`, for the parts to point to.
Cells area_cells(Draft const& draft, std::string& shapes);

} // namespace placetime::gazetteer_build
