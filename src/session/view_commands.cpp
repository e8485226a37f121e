#include <algorithm>

#include "session/command_table.h"

namespace placetime::session {

namespace {

bool has_document(S const& s) { return s.document().is_open(); }

using scene::Theme;

constexpr double kScaleStep = 1.25, kSmallest = 0.75, kLargest = 4;

template <Theme theme> bool is_theme(S const& s) { return s.settings.theme == theme; }
template <Theme theme> void set_theme(S& s) { s.settings.theme = theme; }
void next_theme(S& s)
{
    auto& theme = s.settings.theme;
    theme = theme == Theme::light      ? Theme::dark
            : theme == Theme::dark     ? Theme::contrast
            : theme == Theme::contrast ? Theme::safe
                                       : Theme::light;
}

template <bool OpenPanels::*panel> bool is_open(S const& s) { return s.settings.panels.*panel; }
template <bool OpenPanels::*panel> void fold(S& s)
{
    s.settings.panels.*panel = !is_open<panel>(s);
}
/// A part of the left side is seen when the side is; opening it opens the side.
template <bool OpenPanels::*panel> bool is_open_left(S const& s)
{
    return s.settings.panels.left && s.settings.panels.*panel;
}
template <bool OpenPanels::*panel> void fold_left(S& s)
{
    auto& panels = s.settings.panels;
    panels.*panel = !is_open_left<panel>(s);
    panels.left = panels.left || panels.*panel;
}
void toggle_panels(S& s)
{
    auto& panels = s.settings.panels;
    bool const any = panels.left || panels.details || panels.timeline;
    panels.left = panels.details = panels.timeline = !any;
}

void set_scale(S& s, double by)
{
    auto const now = s.settings.ui_scale == 0 ? 1 : s.settings.ui_scale;
    s.settings.ui_scale = std::clamp(now * by, kSmallest, kLargest);
}

constexpr std::array kView{
    choice("view.layers", "Layers", 0, key(Key::l), nullptr, is_open_left<&OpenPanels::layers>,
           fold_left<&OpenPanels::layers>),
    choice("view.filters", "Filters", 0, key(Key::i), nullptr, is_open_left<&OpenPanels::filters>,
           fold_left<&OpenPanels::filters>),
    choice("view.events", "Event list", 0, key(Key::e), nullptr, is_open_left<&OpenPanels::events>,
           fold_left<&OpenPanels::events>),
    choice("view.left", "Left side", 0, key(Key::s), nullptr, is_open<&OpenPanels::left>,
           fold<&OpenPanels::left>),
    choice("view.details", "Event details", 0, key(Key::d), nullptr, is_open<&OpenPanels::details>,
           fold<&OpenPanels::details>),
    choice("view.timeline", "Timeline", 0, key(Key::y), nullptr, is_open<&OpenPanels::timeline>,
           fold<&OpenPanels::timeline>),
    choice("view.summary", "Summary", 0, ctrl(Key::m), has_events, is_open<&OpenPanels::summary>,
           fold<&OpenPanels::summary>),
    choice("view.reader", "Report reader", 0, ctrl(Key::r), has_document,
           is_open<&OpenPanels::reader>, fold<&OpenPanels::reader>),
    choice("view.proposals", "Events that may be one", 0, ctrl(Key::u), has_events,
           is_open<&OpenPanels::proposals>, fold<&OpenPanels::proposals>),
    action("view.panels", "Map alone, or all panels", 0, key(Key::h), nullptr, toggle_panels),
    action("view.next_panel", "Keyboard to the next panel", 0, key(Key::f6),
           has_hook<&Hooks::next_panel>, call<&Hooks::next_panel>),
    action("view.previous_panel", "Keyboard to the panel before", 0, shift(Key::f6),
           has_hook<&Hooks::previous_panel>, call<&Hooks::previous_panel>),
    choice("view.light", "Light theme", 1, {}, nullptr, is_theme<Theme::light>,
           set_theme<Theme::light>),
    choice("view.dark", "Dark theme", 1, {}, nullptr, is_theme<Theme::dark>,
           set_theme<Theme::dark>),
    choice("view.contrast", "High-contrast theme", 1, {}, nullptr, is_theme<Theme::contrast>,
           set_theme<Theme::contrast>),
    choice("view.safe", "Colour-blind safe theme", 1, {}, nullptr, is_theme<Theme::safe>,
           set_theme<Theme::safe>),
    action("view.next_theme", "Next theme", 1, ctrl(Key::t), nullptr, next_theme),
    action("view.larger", "Larger text and symbols", 2, held(ctrl(Key::plus)), nullptr,
           [](S& s) { set_scale(s, kScaleStep); }),
    action("view.smaller", "Smaller text and symbols", 2, held(ctrl(Key::minus)), nullptr,
           [](S& s) { set_scale(s, 1 / kScaleStep); }),
    action("view.scale", "Size of the display", 2, ctrl(Key::digit_0), nullptr,
           [](S& s) { s.settings.ui_scale = 0; }),
    action("view.full_screen", "Full screen", 3, key(Key::f11),
           has_hook<&Hooks::toggle_full_screen>, call<&Hooks::toggle_full_screen>)};

} // namespace

std::span<Command const> view_commands() noexcept { return kView; }

} // namespace placetime::session
