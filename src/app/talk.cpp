#include "app/talk.h"

#include <cstdio>
#include <unistd.h>

#include <fmt/format.h>

namespace placetime::app {

namespace {
constexpr std::size_t kDiagnosticsShown = 20;
}

Talk::Talk(Level level) : level_(level), terminal_(::isatty(STDERR_FILENO) == 1) {}

void Talk::say(std::string_view line) const
{
    if (level_ != Level::quiet) fmt::print(stderr, "{}\n", line);
}

void Talk::detail(std::string_view line) const
{
    if (level_ == Level::verbose) fmt::print(stderr, "{}\n", line);
}

void Talk::complain(std::string_view line) const { fmt::print(stderr, "placetime: {}\n", line); }

void Talk::report(Diagnostics const& diagnostics) const
{
    if (level_ == Level::quiet) return;
    for (std::size_t i = 0; i < diagnostics.size() && i < kDiagnosticsShown; ++i)
        fmt::print(stderr, "{}\n", to_string(diagnostics[i]));
    if (diagnostics.size() > kDiagnosticsShown)
        fmt::print(stderr, "... and {} more like these\n", diagnostics.size() - kDiagnosticsShown);
}

void Talk::progress(std::string_view what, std::size_t done, std::size_t total) const
{
    if (level_ == Level::quiet || !terminal_) return;
    fmt::print(stderr, "\r{} {}/{}{}", what, done, total, done == total ? "\r\033[K" : "");
    std::fflush(stderr);
}

} // namespace placetime::app
