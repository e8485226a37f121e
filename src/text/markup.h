#pragma once

#include <string>
#include <string_view>

namespace placetime::text {

/// Text for HTML and XML, in elements and in attributes within double quotes: &, <, >, quotes
/// written as references; ill-formed UTF-8 repaired; control characters that XML forbids dropped.
std::string escaped(std::string_view text);

} // namespace placetime::text
