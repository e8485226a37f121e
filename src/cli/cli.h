#pragma once

namespace placetime::cli {

/// The program: parses, runs, and says what went wrong on stderr. 0 done, 1 failed, 2 wrong usage.
int run(int argc, char const* const* argv) noexcept;

} // namespace placetime::cli
