#pragma once

#include <optional>
#include <span>

#include "session/keys.h"
#include "viewer/input.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

/// Who takes plain keys.
enum class KeyFocus {
    map,    ///< no one but the commands
    panels, ///< the keyboard moves about in the panels (F6): arrows, Space, Enter and Tab are
            ///< theirs
    text,   ///< a text field: only keys with Ctrl that do not edit, and function keys, are commands
    dialog  ///< a dialog or an open menu: no command at all
};

/// The chord of a key of GLFW's; none for keys that no command uses. Letters and digits are what is
/// printed on a US keyboard at that place, so that Ctrl+O is the same key in a Cyrillic layout.
std::optional<session::Chord> chord_of(Input::Press const& press);

/// Runs the commands whose keys were pressed. Characters ([ ] + - / ?) count as typed, whatever the
/// layout; where a layout types something else, the place on a US keyboard counts. True when any
/// ran.
bool dispatch_keys(session::Session& session, Input::Frame const& frame, KeyFocus focus);

} // namespace placetime::viewer
