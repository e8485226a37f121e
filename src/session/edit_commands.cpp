#include "session/command_table.h"

namespace placetime::session {

namespace {

bool can_edit(S const& s) { return !s.selection.empty() && s.why_not_editable().empty(); }
bool can_edit_several(S const& s) { return s.selection.rows().size() >= 2 && can_edit(s); }
bool can_undo(S const& s) { return !s.undo_text().empty() && s.why_not_editable().empty(); }
bool can_redo(S const& s) { return !s.redo_text().empty() && s.why_not_editable().empty(); }
bool can_split(S const& s)
{
    auto const row = s.selection.primary();
    return row && can_edit(s) && (s.table()->flags()[*row] & events::kMerged) != 0;
}
template <std::function<void()> Hooks::*hook> bool can_type(S const& s)
{
    return has_hook<hook>(s) && can_edit(s);
}
bool can_add(S const& s) { return has_hook<&Hooks::add_event>(s) && s.why_not_editable().empty(); }
template <std::function<void()> Hooks::*hook> void type_in(S& s)
{
    s.settings.panels.details = true;
    (s.hooks.*hook)();
}
template <Tool tool> bool is_tool(S const& s) { return s.tools.tool() == tool; }
template <Tool tool> void choose_tool(S& s) { s.tools.choose(tool); }

void merge(S& s)
{
    s.edit_selected([](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::merge(workspace, ids);
    });
}
void keep_apart(S& s)
{
    s.edit_selected([](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::keep_apart(workspace, ids);
    });
}
void split(S& s)
{
    auto const event = s.selected_event();
    if (event) s.edit(curation::split(s.workspace(), event->id));
}

constexpr std::array kEdit{
    action("edit.undo", "Undo", 0, held(ctrl(Key::z)), can_undo, [](S& s) { s.undo(); }),
    action("edit.redo", "Redo", 0, held(ctrl_shift(Key::z), ctrl(Key::y)), can_redo,
           [](S& s) { s.redo(); }),
    action("edit.title", "Change the title…", 1, key(Key::f2), can_type<&Hooks::edit_title>,
           type_in<&Hooks::edit_title>),
    action("edit.date", "Change the date…", 1, shift(Key::d), can_type<&Hooks::edit_date>,
           type_in<&Hooks::edit_date>),
    action("edit.type", "Change the type…", 1, shift(Key::t), can_type<&Hooks::edit_type>,
           type_in<&Hooks::edit_type>),
    action("edit.place", "Change the place…", 2, shift(Key::l), can_type<&Hooks::edit_place>,
           type_in<&Hooks::edit_place>),
    choice("edit.move", "Move the event on the map", 2, shift(Key::m), can_edit,
           is_tool<Tool::move_event>, choose_tool<Tool::move_event>),
    choice("edit.draw_area", "Draw the event's area", 2, shift(Key::r), can_edit,
           is_tool<Tool::event_area>, choose_tool<Tool::event_area>),
    action("edit.apply_name", "Same place for this name everywhere", 2, shift(Key::e), can_edit,
           [](S& s) { s.apply_name_everywhere(); }),
    action("edit.add", "Add an event…", 3, ctrl(Key::n), can_add, call<&Hooks::add_event>),
    action("edit.merge", "Make the selected events one", 3, ctrl(Key::j), can_edit_several, merge),
    action("edit.keep_apart", "Keep the selected events apart", 3, ctrl(Key::k), can_edit_several,
           keep_apart),
    action("edit.split", "Split into its claims", 3, ctrl_shift(Key::j), can_split, split)};

} // namespace

std::span<Command const> edit_commands() noexcept { return kEdit; }

} // namespace placetime::session
