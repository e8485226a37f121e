#pragma once

#include "session/commands.h"
#include "viewer/layout.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// What frames the panels: menu bar, status bar, notices, the left side's sections, edges to drag,
/// the help on keys, the empty state.

/// The menus from session::commands(), and the document's name; leaves `search` free.
void draw_menu_bar(Ui& ui, Layout const& layout);

/// Counts, tasks with their progress and a way to cancel them, and `pointer` (what lies under it).
void draw_status_bar(Ui& ui, scene::Rect area, std::string const& pointer);

/// The height that the session's notices need in a window of so many device pixels; CSS pixels.
float notices_height(Ui& ui, float width);
/// A bar for each notice, the newest first; errors stay until they are dismissed.
void draw_notices(Ui& ui, scene::Rect area);

/// The sections of the left side: layers, filters, events, each under a heading that folds it.
/// Plain geometry: the open ones share the height that the headings leave.
struct Sections {
    scene::Rect layers_heading, layers, filters_heading, filters, events_heading, events;
};
Sections arrange_sections(scene::Rect area, float scale, bool layers, bool filters, bool events);
void draw_left(Ui& ui, scene::Rect area);

/// The edges of panels: drags change `sizes`, a double click brings the panel's first size back.
/// True while one is dragged.
bool drag_edges(Ui& ui, Layout const& layout, PanelSizes& sizes, float width, float height);

/// All keys in columns, while session.help_open.
void draw_help(Ui& ui, float width, float height);
/// Any keys, while `open`; its button and a click beside it close it.
void draw_help_groups(Ui& ui, std::vector<session::HelpGroup> const& groups, char const* title,
                      bool& open, float width, float height);

/// That the map shows what was known at another moment, over its top; nothing when it does not.
void draw_known_banner(Ui& ui, scene::Rect map);

/// What to do next, over the map, while nothing is open; progress while files are opened.
void draw_empty_state(Ui& ui, scene::Rect map);

} // namespace placetime::viewer
