#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace placetime::app {

/// What a command says beside its data: always on stderr. Data goes to stdout or a file.
class Talk {
public:
    enum class Level { quiet, normal, verbose };

    explicit Talk(Level level = Level::normal);

    /// What was done ("wrote events.geojson: 41 events"); not when quiet.
    void say(std::string_view line) const;
    /// Only with -v.
    void detail(std::string_view line) const;
    /// "placetime: ..." for what went wrong; said even when quiet.
    void complain(std::string_view line) const;
    /// Bad records: the first twenty, then how many more; not when quiet.
    void report(Diagnostics const& diagnostics) const;
    /// A line that is overwritten, on a terminal only.
    void progress(std::string_view what, std::size_t done, std::size_t total) const;

private:
    Level level_;
    bool terminal_;
};

} // namespace placetime::app
