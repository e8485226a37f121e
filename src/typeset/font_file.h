#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "typeset/style.h"

namespace placetime::typeset {

/// A face in a font file, for those who rasterise themselves.
struct FontFile {
    std::filesystem::path path;
    int face = 0; ///< index in a collection; 0 for most files
};

/// The installed upright face of a family ("Inter") with the nearest weight. No value when the
/// family is not installed: a similar one is not given instead. Not thread safe in itself, as
/// fontconfig's first use is not: ask before other threads shape text, or after.
std::optional<FontFile> find_font(std::string const& family, Weight weight);

} // namespace placetime::typeset
