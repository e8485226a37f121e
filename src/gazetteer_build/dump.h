#pragma once

#include <filesystem>

#include "gazetteer/gazetteer.h"
#include "gazetteer_build/compile.h"

namespace placetime::gazetteer_build {

/// Compiles a GeoNames dump (allCountries.txt or a country's KG.txt: 19 columns, no header) to an
/// index. Countries, divisions, borders and curated places come from `base`, the file of another
/// index; its GeoNames places give way to the dump's: towns, and by feature code lakes, rivers,
/// seas, ranges, valleys, mines, air bases and regions. `alternate_names`, when not empty, is an
/// alternateNamesV2.txt. A row that is none is skipped and reported (the first 1,000). Memory: some
/// 250 bytes a row. Throws FileError, FormatError.
CompileResult compile_dump(std::filesystem::path const& dump,
                           std::filesystem::path const& alternate_names,
                           std::filesystem::path const& base, std::filesystem::path const& output);

} // namespace placetime::gazetteer_build
