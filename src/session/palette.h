#pragma once

#include <string_view>
#include <vector>

#include "session/commands.h"

namespace placetime::session {

/// A command that the palette found.
struct PaletteLine {
    Command const* command = nullptr; ///< never null
    bool enabled = true;
    double score = 0; ///< greater is nearer to what was asked; comparable within one query
    /// Bytes [first, last) of the title that matched, ascending, for marking them.
    std::vector<std::pair<std::size_t, std::size_t>> marks;
};

/// The commands that a query means, those that can be run now first, then the nearest; in the order
/// of the menus where it is empty. Each word of the query is found in the title, in the menu's name
/// or as the key ("ctrl+z"): as the start of a word, inside one, or its letters in order ("uds" in
/// "undo selection"). Folded. At most 200 us.
std::vector<PaletteLine> find_commands(Session const& session, std::string_view query);

} // namespace placetime::session
