#include <algorithm>

#include "session/command_table.h"

namespace placetime::session {

namespace {

constexpr double kAxisZoom = 1.5, kAxisPan = 0.25;

template <Mode mode> bool is_mode(S const& s) { return s.timeline.mode() == mode; }
template <Mode mode> void set_mode(S& s) { s.timeline.set_mode(mode); }
template <AtEnd at_end> bool is_at_end(S const& s) { return s.playback.at_end == at_end; }
/// Chosen again, it plays once.
template <AtEnd at_end> void set_at_end(S& s)
{
    s.playback.at_end = is_at_end<at_end>(s) ? AtEnd::stop : at_end;
}
bool is_playing(S const& s) { return s.playback.playing(); }
bool is_reverse(S const& s) { return s.playback.reverse; }
bool is_skipping(S const& s) { return s.playback.skip_empty; }
void toggle_reverse(S& s) { s.playback.reverse = !s.playback.reverse; }
void toggle_skipping(S& s) { s.playback.skip_empty = !s.playback.skip_empty; }

template <int by> void step(S& s)
{
    s.playback.pause();
    s.timeline.step_by(by);
}
template <int by> void page(S& s)
{
    s.playback.pause();
    s.timeline.page_by(by);
}
template <int by> void move_begin(S& s)
{
    s.timeline.drag_begin(moved(s.timeline.begin(), s.timeline.step(), by), false);
}
template <int by> void move_end(S& s)
{
    s.timeline.drag_end(moved(s.timeline.end(), s.timeline.step(), by), false);
}
void zoom_axis(S& s, double factor)
{
    auto& axis = s.timeline.axis();
    auto const playhead = s.timeline.playhead().time_since_epoch().count();
    axis.zoom(factor, std::clamp(static_cast<double>(playhead), axis.begin(), axis.end()));
}

bool has_reports(S const& s) { return s.known() || !s.table()->reported().empty(); }
bool is_as_known(S const& s) { return s.known().has_value(); }
/// From the last report on: nothing is hidden yet.
void toggle_known(S& s)
{
    if (s.known() || s.report_times().empty())
        s.set_known({});
    else
        s.set_known(s.report_times().back());
}

constexpr std::array kTime{
    choice("time.play", "Play or pause", 0, key(Key::space), has_time, is_playing,
           [](S& s) { s.playback.toggle(s.timeline); }),
    action("time.forward", "Forward a step", 0, held(key(Key::right)), has_time, step<1>),
    action("time.back", "Back a step", 0, held(key(Key::left)), has_time, step<-1>),
    action("time.page_forward", "Forward a window", 0, held(shift(Key::right)), has_time, page<1>),
    action("time.page_back", "Back a window", 0, held(shift(Key::left)), has_time, page<-1>),
    action("time.home", "To the start", 0, key(Key::home), has_time,
           [](S& s) { s.timeline.go_home(); }),
    action("time.end", "To the end", 0, key(Key::end), has_time, [](S& s) { s.timeline.go_end(); }),
    action("time.go_to", "Go to a date…", 0, ctrl(Key::g), has_hook<&Hooks::focus_date>,
           call<&Hooks::focus_date>),
    action("time.shorter", "Shorter window", 1, held(key(Key::bracket_left)), has_time,
           [](S& s) { s.timeline.resize(-1); }),
    action("time.longer", "Longer window", 1, held(key(Key::bracket_right)), has_time,
           [](S& s) { s.timeline.resize(1); }),
    action("time.window_to_step", "Window of one step", 1, key(Key::w), has_time,
           [](S& s) { s.timeline.window_to_step(); }),
    action("time.all", "Window over all", 1, shift(Key::w), has_time,
           [](S& s) { s.timeline.show_all(); }),
    action("time.begin_earlier", "Begin a step earlier", 1, held(alt_shift(Key::left)), has_time,
           move_begin<-1>),
    action("time.begin_later", "Begin a step later", 1, held(alt_shift(Key::right)), has_time,
           move_begin<1>),
    action("time.end_earlier", "End a step earlier", 1, held(ctrl_shift(Key::left)), has_time,
           move_end<-1>),
    action("time.end_later", "End a step later", 1, held(ctrl_shift(Key::right)), has_time,
           move_end<1>),
    action("time.finer", "Shorter step", 2, held(shift(Key::down)), nullptr,
           [](S& s) { s.timeline.finer_step(); }),
    action("time.coarser", "Longer step", 2, held(shift(Key::up)), nullptr,
           [](S& s) { s.timeline.coarser_step(); }),
    action("time.slower", "Slower", 2, held(key(Key::comma)), nullptr,
           [](S& s) { s.playback.slower(); }),
    action("time.faster", "Faster", 2, held(key(Key::period)), nullptr,
           [](S& s) { s.playback.faster(); }),
    choice("time.mode.instant", "Mode: instant", 3, key(Key::digit_1), nullptr,
           is_mode<Mode::instant>, set_mode<Mode::instant>),
    choice("time.mode.window", "Mode: window", 3, key(Key::digit_2), nullptr, is_mode<Mode::window>,
           set_mode<Mode::window>),
    choice("time.mode.from_start", "Mode: cumulative from start", 3, key(Key::digit_3), nullptr,
           is_mode<Mode::from_start>, set_mode<Mode::from_start>),
    choice("time.mode.to_end", "Mode: cumulative to end", 3, key(Key::digit_4), nullptr,
           is_mode<Mode::to_end>, set_mode<Mode::to_end>),
    choice("time.once", "Play once", 4, {}, nullptr, is_at_end<AtEnd::stop>,
           set_at_end<AtEnd::stop>),
    choice("time.loop", "Loop", 4, key(Key::o), nullptr, is_at_end<AtEnd::loop>,
           set_at_end<AtEnd::loop>),
    choice("time.bounce", "Bounce", 4, shift(Key::o), nullptr, is_at_end<AtEnd::bounce>,
           set_at_end<AtEnd::bounce>),
    choice("time.reverse", "Play in reverse", 4, key(Key::r), nullptr, is_reverse, toggle_reverse),
    choice("time.skip", "Skip empty stretches", 4, key(Key::k), nullptr, is_skipping,
           toggle_skipping),
    action("time.axis_in", "Zoom the time axis in", 5, held(key(Key::page_up)), nullptr,
           [](S& s) { zoom_axis(s, kAxisZoom); }),
    action("time.axis_out", "Zoom the time axis out", 5, held(key(Key::page_down)), nullptr,
           [](S& s) { zoom_axis(s, 1 / kAxisZoom); }),
    action("time.axis_earlier", "Time axis earlier", 5, held(shift(Key::page_up)), nullptr,
           [](S& s) { s.timeline.axis().pan(-kAxisPan); }),
    action("time.axis_later", "Time axis later", 5, held(shift(Key::page_down)), nullptr,
           [](S& s) { s.timeline.axis().pan(kAxisPan); }),
    action("time.axis_fit", "Time axis over all", 5, shift(Key::home), has_time,
           [](S& s) { s.timeline.fit_axis(); }),
    choice("known.on", "As it was known", 6, shift(Key::k), has_reports, is_as_known, toggle_known),
    action("known.previous", "Known a report earlier", 6, held(ctrl(Key::page_up)), has_reports,
           [](S& s) { s.step_known(-1); }),
    action("known.next", "Known a report later", 6, held(ctrl(Key::page_down)), has_reports,
           [](S& s) { s.step_known(1); })};

} // namespace

std::span<Command const> time_commands() noexcept { return kTime; }

} // namespace placetime::session
