#include "session/command_table.h"

namespace placetime::session {

namespace {

bool can_edit(S const& s) { return s.why_not_editable().empty(); }
bool has_current(S const& s) { return s.slides.current().has_value(); }
bool has_slides(S const& s) { return !s.slides.empty(); }
bool can_edit_current(S const& s) { return has_current(s) && can_edit(s); }
bool can_propose(S const& s) { return has_events(s) && can_edit(s); }
bool can_present(S const& s) { return has_slides(s) && has_hook<&Hooks::present>(s); }
bool can_present_from(S const& s)
{
    return has_current(s) && has_hook<&Hooks::present_from_slide>(s);
}
bool can_import(S const& s) { return can_edit(s) && has_hook<&Hooks::import_briefing>(s); }
bool can_export(S const& s) { return has_slides(s) && has_hook<&Hooks::export_briefing>(s); }
bool can_hand_out(S const& s) { return has_slides(s) && has_hook<&Hooks::export_handout>(s); }

template <int by> bool has_beside(S const& s)
{
    auto const at = s.slides.current();
    return at && (by > 0 ? *at + 1 < s.slides.size() : *at > 0);
}
template <int by> bool can_move(S const& s) { return has_beside<by>(s) && can_edit(s); }
std::size_t beside(S const& s, int by)
{
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(*s.slides.current()) + by);
}
/// The first one where none is current.
template <int by> void go(S& s) { s.show_slide(s.slides.current() ? beside(s, by) : 0); }
template <int by> bool can_go(S const& s)
{
    return has_beside<by>(s) || (has_slides(s) && !has_current(s));
}
template <int by> void move(S& s) { s.slides.move(*s.slides.current(), beside(s, by)); }

/// The slide keeps its words and takes what the window shows.
void update(S& s)
{
    auto const number = *s.slides.current();
    auto const& before = s.slides.slides()[number];
    auto slide = s.slide_from_view();
    slide.title = before.title;
    slide.text = before.text;
    slide.notes = before.notes;
    slide.source = before.source;
    slide.seconds = before.seconds;
    slide.plays = before.plays;
    s.slides.edit(number, std::move(slide));
}

bool is_open(S const& s) { return s.settings.panels.filmstrip; }
void fold(S& s) { s.settings.panels.filmstrip = !s.settings.panels.filmstrip; }

constexpr std::array kSlides{
    action("slides.add", "Add slide of this view", 0, ctrl(Key::b), can_edit,
           [](S& s) { s.add_slide(); }),
    action("slides.update", "Slide takes this view", 0, ctrl_shift(Key::b), can_edit_current,
           update),
    action("slides.duplicate", "Duplicate slide", 0, ctrl(Key::d), can_edit_current,
           [](S& s) { s.slides.duplicate(*s.slides.current()); }),
    action("slides.remove", "Delete slide", 0, ctrl(Key::backspace), can_edit_current,
           [](S& s) { s.slides.remove(*s.slides.current()); }),
    action("slides.next", "Next slide", 1, held(alt(Key::page_down)), can_go<1>, go<1>),
    action("slides.previous", "Previous slide", 1, held(alt(Key::page_up)), can_go<-1>, go<-1>),
    action("slides.show", "Show the slide again", 1, ctrl(Key::enter), has_current,
           [](S& s) { s.show_slide(*s.slides.current()); }),
    action("slides.move_up", "Move slide up", 1, held(alt_shift(Key::page_up)), can_move<-1>,
           move<-1>),
    action("slides.move_down", "Move slide down", 1, held(alt_shift(Key::page_down)), can_move<1>,
           move<1>),
    choice("slides.filmstrip", "Filmstrip", 2, shift(Key::v), nullptr, is_open, fold),
    action("slides.present", "Present", 3, key(Key::f5), can_present, call<&Hooks::present>),
    action("slides.present_from", "Present from this slide", 3, shift(Key::f5), can_present_from,
           call<&Hooks::present_from_slide>),
    action("slides.propose", "Propose a briefing", 4, {}, can_propose,
           [](S& s) { s.propose_briefing(); }),
    action("slides.import", "Import briefing…", 4, {}, can_import, call<&Hooks::import_briefing>),
    action("slides.export", "Export briefing…", 4, {}, can_export, call<&Hooks::export_briefing>),
    action("slides.hand_out", "Export handout…", 4, ctrl(Key::e), can_hand_out,
           call<&Hooks::export_handout>)};

} // namespace

std::span<Command const> slide_commands() noexcept { return kSlides; }

} // namespace placetime::session
