#pragma once

#include <filesystem>

#include "gazetteer_build/draft.h"

namespace placetime::gazetteer_build {

/// Adds the rows of an index that do not come from GeoNames' populated places, with their names,
/// shapes, areas, borders and demonyms. Throws FileError, FormatError.
void add_base_rows(std::filesystem::path const& index, Draft& draft);

} // namespace placetime::gazetteer_build
