#pragma once

#include <string>
#include <string_view>

#include "events/event.h"
#include "events/event_table.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Text at a place of the window's draw list, cut with "…" where it is wider than `width`. The
/// width that it takes.
float draw_text_fitted(ImFont* font, ImVec2 at, float width, ImU32 color, std::string_view text);

/// The sign of an event as the map draws it, about a centre; `ground` is what lies below.
void draw_event_sign(Ui& ui, events::EventTable const& table, events::Row row, ImVec2 center,
                     float size, scene::Color ground);

/// The same into a draw list of another window, or behind all windows.
void draw_event_sign_on(ImDrawList& list, Ui& ui, events::EventTable const& table, events::Row row,
                        ImVec2 center, float size, scene::Color ground);

/// One of several that exclude each other, as wide as its words; true when it was pressed.
bool segment(Ui& ui, char const* id, std::string_view words, bool chosen);

/// A ticked or empty box of 14 CSS pixels with its left end and middle at `at`.
void draw_tick(Ui& ui, ImVec2 at, bool on);

/// A switch: a box and its words, as wide as the panel; true when it was pressed.
bool switch_row(Ui& ui, char const* id, std::string_view words, bool on);

/// A combo box 28 CSS pixels high with the family's arrow; ImGui::EndCombo() when it is open.
bool begin_choice(Ui& ui, char const* id, std::string const& shown, float width);

/// A heading over a part of a panel, small and strong.
void part_heading(Ui& ui, std::string_view words);

/// A share in [0, 1] as a bar of the rest of the row with its percentage behind it.
void share_bar(Ui& ui, double share, float width);

/// A link-like button as wide as its words, in the accent colour; true when it was pressed.
bool link(Ui& ui, char const* id, std::string_view words);

/// "admin1" is "province": what a kind of place is called.
std::string_view kind_words(std::string_view kind) noexcept;

/// Puts the cursor so that something so wide ends at the right edge of the window's content; stays
/// where it is when there is no room.
void align_right(float width);

} // namespace placetime::viewer
