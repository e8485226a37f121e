#pragma once

#include <filesystem>

#include "base/diagnostics.h"

namespace placetime::gazetteer_build {

struct CompileResult {
    Diagnostics diagnostics; ///< missing files and skipped records
    std::size_t places = 0;
    std::size_t names = 0; ///< different (name, place) pairs
};

/// Compiles the geodata folder to `output`/placetime.gaz (some 20 s and 1 GB of memory) and lays
/// the boundary layers (.fgb, decompressed), event types and lexicon beside it. Deterministic.
/// Throws FileError, FormatError.
CompileResult compile_geodata(std::filesystem::path const& geodata,
                              std::filesystem::path const& output);

} // namespace placetime::gazetteer_build
