#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/slide.h"

namespace placetime::briefing {

/// Slides' text to blocks: paragraphs (parted by empty lines; a line break within one is a space),
/// headings (#), lists (-, *, + and 1.), indented ones by two spaces a level, **bold**, *italic*,
/// [words](address), `\` before a mark that is meant as itself. Anything else, HTML too, is text as
/// it stands. Addresses that are not http, https or mailto are dropped and their words kept.
/// O(text). Never throws.
std::vector<scene::TextBlock> blocks_of(std::string_view markdown);

/// The words alone, a line for each block, "• " before list items: for notes, titles of files and
/// screen readers.
std::string plain_text(std::string_view markdown);

} // namespace placetime::briefing
