#pragma once

#include <string_view>
#include <vector>

#include "session/commands.h"

namespace placetime::viewer {

/// The commands whose menu and title hold every one of the words (small or capital letters alike),
/// in any order: those whose title begins with the first one first, else in the order of the menus.
/// All of them for no words.
std::vector<session::Command const*> find_commands(std::string_view words);

} // namespace placetime::viewer
