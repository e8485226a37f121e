#pragma once

#include <filesystem>
#include <string_view>

namespace placetime {

/// The folder of the compiled data (placetime.gaz, boundary layers, event types, shaders). First
/// that exists of: the environment variable PLACETIME_DATA; `../share/placetime` beside the running
/// program (build folder and installation alike). Throws FileError naming what was tried.
std::filesystem::path const& data_dir();

/// data_dir() / name. Throws FileError when that file is missing.
std::filesystem::path data_file(std::string_view name);

} // namespace placetime
