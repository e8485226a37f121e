#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace placetime {

/// One bad record among good ones: reported, skipped, and the work goes on.
struct Diagnostic {
    std::string code;     ///< short and stable, for scripts: "bad-utf8", "no-crs"
    std::string file;     ///< as the user named it
    std::size_t line = 0; ///< from 1; 0 when lines mean nothing here
    std::string message;  ///< one sentence
};

/// "file:line: message", as it is printed on stderr.
std::string to_string(Diagnostic const& diagnostic);

using Diagnostics = std::vector<Diagnostic>;

} // namespace placetime
