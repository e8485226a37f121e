// placetime_compile_geodata GEODATA OUTPUT: run by the build to make what the program reads.
#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "base/error.h"
#include "gazetteer_build/compile.h"

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: placetime_compile_geodata GEODATA OUTPUT\n");
        return 2;
    }
    try {
        auto const start = std::chrono::steady_clock::now();
        auto const result = placetime::gazetteer_build::compile_geodata(argv[1], argv[2]);
        constexpr std::size_t kShown = 20;
        for (std::size_t i = 0; i < result.diagnostics.size() && i < kShown; ++i)
            fmt::print(stderr, "{}\n", placetime::to_string(result.diagnostics[i]));
        if (result.diagnostics.size() > kShown)
            fmt::print(stderr, "... and {} more\n", result.diagnostics.size() - kShown);
        for (auto const& diagnostic : result.diagnostics)
            if (diagnostic.code == "missing-geodata")
                throw placetime::FileError(placetime::to_string(diagnostic));
        auto const seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
        fmt::print("{} places, {} names, {:.1f} s\n", result.places, result.names, seconds.count());
    } catch (std::exception const& error) {
        fmt::print(stderr, "placetime_compile_geodata: {}\n", error.what());
        return 1;
    }
}
