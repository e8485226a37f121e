#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scene/slide.h"
#include "text/markup.h"

namespace placetime::publish {

using text::escaped;

/// A slide's text as HTML: p, h3, ul, ol, li, strong, em, a (http, https and mailto only, opened
/// apart and without a referrer).
std::string html_of(std::span<scene::TextBlock const> blocks);

/// JSON that may stand in a script element: `<` and the line separators U+2028 and U+2029 written
/// as escapes.
std::string script_safe(std::string json);

} // namespace placetime::publish
