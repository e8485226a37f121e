#include "base/paths.h"

#include <cstdlib>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime {

namespace fs = std::filesystem;

namespace {

fs::path find_data_dir()
{
    std::error_code ignored;
    if (char const* named = std::getenv("PLACETIME_DATA"); named != nullptr && *named != '\0') {
        if (fs::is_directory(named, ignored)) return named;
        throw FileError(
            fmt::format("{}: PLACETIME_DATA names no folder; unset it or correct it", named));
    }
    auto const program = fs::read_symlink("/proc/self/exe", ignored);
    auto const beside = (program.parent_path() / ".." / "share" / "placetime").lexically_normal();
    if (fs::is_directory(beside, ignored)) return beside;
    throw FileError(fmt::format(
        "{}: the data folder is missing; build the target `geodata` or set PLACETIME_DATA",
        beside.string()));
}

} // namespace

fs::path const& data_dir()
{
    static fs::path const found = find_data_dir();
    return found;
}

fs::path data_file(std::string_view name)
{
    auto path = data_dir() / name;
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        throw FileError(
            fmt::format("{}: is missing; build the target `geodata` again", path.string()));
    return path;
}

} // namespace placetime
