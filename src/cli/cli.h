#pragma once

#include <functional>

#include "app/commands.h"

namespace placetime::cli {

/// Opens the window; returns the exit status. Null in a build without the viewer.
using View = std::function<int(app::ViewCommand const&, app::Talk const&)>;

/// The program: parses, runs, and says what went wrong on stderr. 0 done, 1 failed, 2 wrong usage.
/// Without arguments it opens the window on the samples, or prints its help where there is none.
int run(int argc, char const* const* argv, View const& view) noexcept;

} // namespace placetime::cli
