#pragma once

#include <string>

#include "publish/slide_shapes.h"

namespace placetime::publish {

/// A paragraph of words of one look; its direction is that of its first letter.
OfficeParagraph line(std::string text, double size, scene::Color color, bool bold = false,
                     OfficeParagraph::Align align = OfficeParagraph::Align::left);

/// Words of one line, at most so many bytes, ending with "…" where there were more.
std::string shortened(std::string const& text, std::size_t most);

} // namespace placetime::publish
