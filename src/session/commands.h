#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/keys.h"

namespace placetime::session {

class Session;

/// Something a person can have done: an entry of the menu, a key, a button, a line of the palette.
struct Command {
    std::string_view id;           ///< "file.open"; stable
    std::string_view title;        ///< "Open…"
    std::string_view menu;         ///< "File"; "" is in no menu, only a key
    int group = 0;                 ///< entries of a menu whose groups differ are parted by a line
    std::array<Chord, 2> chords{}; ///< the first is shown; Key::none where there is none
    bool repeats = false;          ///< a held key runs it again
    bool (*enabled)(Session const&) = nullptr; ///< null: always
    bool (*checked)(Session const&) = nullptr; ///< null: has no tick
    void (*run)(Session&) = nullptr;
    bool in_review = false; ///< its chords mean it only while reviewing, and then before others
};

/// All commands, in the order of the menus. No two have the same chord, but that one of review may
/// have another's.
std::span<Command const> commands() noexcept;
/// Null when there is none.
Command const* find_command(std::string_view id) noexcept;
/// What a chord means: while `reviewing`, those of review first. Null when it means nothing.
Command const* command_for(Chord const& chord, bool reviewing = false) noexcept;
bool is_enabled(Command const& command, Session const& session);
/// Runs it when it is enabled; an Error becomes a notice of the session. False when it is not
/// enabled or unknown.
bool run_command(Session& session, Command const& command);
bool run_command(Session& session, std::string_view id);
/// The title of the menu inside `menu` that holds the commands of a group; "" where they stand in
/// the menu itself.
std::string_view submenu(std::string_view menu, int group) noexcept;
/// The menus' names in order: File, Edit, Events, Review, Map, Time, Briefing, View,
/// Help.
std::span<std::string_view const> menus() noexcept;

/// A line of the help on keys (?) or on the mouse.
struct HelpLine {
    std::string keys; ///< "Shift+←"
    std::string text; ///< "Back by a window"
};
struct HelpGroup {
    std::string title;
    std::vector<HelpLine> lines;
};
/// All keys by menu, then what the mouse does on the map and the timeline.
std::vector<HelpGroup> help();

} // namespace placetime::session
