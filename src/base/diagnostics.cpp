#include "base/diagnostics.h"

#include <fmt/format.h>

namespace placetime {

std::string to_string(Diagnostic const& diagnostic)
{
    if (diagnostic.file.empty()) return diagnostic.message;
    if (diagnostic.line == 0) return fmt::format("{}: {}", diagnostic.file, diagnostic.message);
    return fmt::format("{}:{}: {}", diagnostic.file, diagnostic.line, diagnostic.message);
}

} // namespace placetime
