#include "session/command_table.h"

namespace placetime::session {

namespace {

template <ListOrder order> bool is_order(S const& s) { return s.list.order() == order; }
template <ListOrder order> void sort_by(S& s) { s.list.sort_by(order); }
template <ListScope scope> bool is_scope(S const& s) { return s.list.scope() == scope; }
template <ListScope scope> void set_scope(S& s)
{
    s.list.set_scope(s.list.scope() == scope ? ListScope::window : scope);
}
bool has_list(S const& s) { return s.list.size() > 0; }
bool can_go_back(S const& s) { return s.selection.can_go_back(); }
bool can_go_forward(S const& s) { return s.selection.can_go_forward(); }
bool is_filtered(S const& s) { return !s.filters.choice().is_default(); }
bool shows_background(S const& s) { return s.filters.choice().background; }
bool shows_statements(S const& s) { return s.filters.choice().statements; }
bool follows_view(S const& s) { return s.settings.list_follows_view; }
void toggle_background(S& s) { s.filters.set_background(!shows_background(s)); }
void toggle_statements(S& s) { s.filters.set_statements(!shows_statements(s)); }
void toggle_view(S& s) { s.settings.list_follows_view = !s.settings.list_follows_view; }

/// One thing after another, the nearest first.
void cancel(S& s)
{
    if (s.help_open)
        s.help_open = false;
    else if (s.tools.tool() != Tool::pan)
        s.tools.cancel();
    else if (!s.search.text().empty())
        s.search.clear();
    else if (s.opening())
        s.cancel_opening();
    else if (s.selection.empty() && s.reviewing())
        s.set_reviewing(false);
    else
        s.clear_selection();
}

constexpr std::array kEvents{
    action("events.search", "Search places and events", 0, {key(Key::slash), ctrl(Key::f)},
           has_hook<&Hooks::focus_search>, call<&Hooks::focus_search>),
    action("events.next", "Next event", 1, held(key(Key::tab), key(Key::down)), has_list,
           [](S& s) { s.select_next(); }),
    action("events.previous", "Previous event", 1, held(shift(Key::tab), key(Key::up)), has_list,
           [](S& s) { s.select_previous(); }),
    action("events.back", "Back to the event looked at before", 1, alt(Key::left), can_go_back,
           [](S& s) { s.selection.go_back(); }),
    action("events.forward", "Forward again", 1, alt(Key::right), can_go_forward,
           [](S& s) { s.selection.go_forward(); }),
    action("events.reveal", "Go to the event's time", 1, key(Key::t), has_selection,
           [](S& s) { s.reveal_selection(); }),
    action("events.cancel", "Clear selection, search or tool", 1, key(Key::escape), nullptr,
           cancel),
    choice("events.background", "Show background events", 2, shift(Key::b), has_events,
           shows_background, toggle_background),
    choice("events.statements", "Show statements", 2, shift(Key::s), has_events, shows_statements,
           toggle_statements),
    action("events.reset_filters", "Reset filters", 2, shift(Key::x), is_filtered,
           [](S& s) { s.filters.reset(); }),
    choice("list.date", "Sort by date", 3, {}, has_events, is_order<ListOrder::begin>,
           sort_by<ListOrder::begin>),
    choice("list.type", "Sort by type", 3, {}, has_events, is_order<ListOrder::type>,
           sort_by<ListOrder::type>),
    choice("list.place", "Sort by place", 3, {}, has_events, is_order<ListOrder::place>,
           sort_by<ListOrder::place>),
    choice("list.title", "Sort by title", 3, {}, has_events, is_order<ListOrder::title>,
           sort_by<ListOrder::title>),
    choice("list.figures", "Sort by figures", 3, {}, has_events, is_order<ListOrder::figure>,
           sort_by<ListOrder::figure>),
    choice("list.confidence", "Sort by confidence", 3, {}, has_events,
           is_order<ListOrder::confidence>, sort_by<ListOrder::confidence>),
    choice("list.undated", "List events without a date", 4, shift(Key::u), has_events,
           is_scope<ListScope::undated>, set_scope<ListScope::undated>),
    choice("list.unplaced", "List events without a place", 4, shift(Key::p), has_events,
           is_scope<ListScope::unplaced>, set_scope<ListScope::unplaced>),
    choice("list.view", "List only what the map shows", 4, key(Key::v), has_events, follows_view,
           toggle_view)};

} // namespace

std::span<Command const> event_commands() noexcept { return kEvents; }

} // namespace placetime::session
