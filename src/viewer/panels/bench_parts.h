#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Parts of the details that the bench's files share.

/// Text that wraps at the window's edge; muted and small. Nothing for an empty one.
void wrapped(std::string const& text);
void wrapped_muted(Ui& ui, std::string const& text);

/// A label in its column; what follows is drawn beside it, as a group.
void begin_row(Ui& ui, char const* label);
void end_row();

/// "a, b", or the one that is not empty.
std::string comma(std::string a, std::string const& b);

/// Opens a field, filled with what the event says, and takes the keyboard to it.
void open_field(Ui& ui, BenchField field);
void close_field(Ui& ui);

/// A value that turns into `editor` when it is pressed. `enabled` false: it only shows.
void editable(Ui& ui, BenchField field, std::function<void()> const& value,
              std::function<void()> const& editor);
/// The same behind a label.
void field_row(Ui& ui, BenchField field, char const* label, std::function<void()> const& value,
               std::function<void()> const& editor);

/// What a text input did in this frame.
enum class Typed : std::uint8_t {
    nothing,
    taken, ///< Enter, or another field has the keyboard now and the text is another
    left,  ///< given up (Esc)
    passed ///< something else has the keyboard, and nothing was changed
};
/// A text input as wide as the row.
Typed text_input(Ui& ui, char const* id, char* text, std::size_t size, char const* hint,
                 bool take_keyboard, float width = 0);

/// "Accept (A)": what a command does and its key; empty for an unknown one.
std::string command_words(std::string_view command);
/// A button that runs a command, greyed while it cannot be run; its tooltip names the key.
void command_button(Ui& ui, char const* words, std::string_view command);

/// The next button stands beside the last one, or below it in a narrow panel.
void beside_if_it_fits(Ui& ui, char const* words);

/// Puts the pop-up list that opens next below a point, all of it in the window.
void place_list(Ui& ui, ImVec2 below);

/// What was wrong with what was typed, in red; nothing for an empty one.
void draw_problem(Ui& ui, std::string const& problem);

/// An edit of the event in the details, into the history. What cannot be done becomes a notice.
using Operation = session::Session::Operation;
void edit_event(Ui& ui, Operation const& operation);
/// Of these events, by their ids.
void edit_events(Ui& ui, std::vector<std::string> const& ids, Operation const& operation);
/// False for what can only be looked at: a project that is read only, the picture of another time.
bool can_edit(Ui const& ui);

} // namespace placetime::viewer
