#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "base/process.h"

namespace placetime::bench {

/// A CSV of PLACETIME_BENCH_ROWS events, else one million, made by make_events_csv.py in the folder
/// for temporary files and kept there. About 12 s the first time.
inline std::filesystem::path const& large_table()
{
    static auto const made = [] {
        auto const* const rows = std::getenv("PLACETIME_BENCH_ROWS");
        std::string const count = rows != nullptr ? rows : "1000000";
        auto path =
            std::filesystem::temp_directory_path() / fmt::format("placetime-bench-{}.csv", count);
        if (!std::filesystem::exists(path))
            run_process({"python3",
                         std::string(PLACETIME_SOURCE_DIR) + "/tests/bench/make_events_csv.py",
                         count, path.string()},
                        std::chrono::seconds(600));
        return path;
    }();
    return made;
}

} // namespace placetime::bench
