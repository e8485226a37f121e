#include "viewer/panels/timeline_toolbar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "session/commands.h"
#include "session/session.h"
#include "viewer/panels/date_field.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kStepWidth = 92, kSpeedWidth = 112, kLeastField = 112; ///< CSS pixels

void next_group(Ui& ui) { ImGui::SameLine(0, ui.px(12)); }
void next_item(Ui& ui) { ImGui::SameLine(0, ui.px(2)); }

/// "Play (Space)": with the key of the command that does the same.
std::string with_key(std::string_view words, std::string_view command)
{
    auto const* const found = session::find_command(command);
    auto const key = found ? session::to_string(found->chords[0]) : std::string();
    return key.empty() ? std::string(words) : fmt::format("{} ({})", words, key);
}

void draw_playing(Ui& ui, bool with_ends)
{
    auto& timeline = ui.session.timeline;
    auto& playback = ui.session.playback;
    bool const dated = timeline.extent().has_value();
    if (with_ends) {
        if (icon_button(ui, "home", Icon::to_start, with_key("To the start", "time.home"), false,
                        dated))
            timeline.go_home();
        next_item(ui);
    }
    if (icon_button(ui, "back", Icon::step_back, with_key("A step back", "time.back"), false,
                    dated))
        timeline.step_by(-1);
    next_item(ui);
    bool const playing = playback.playing();
    if (icon_button(ui, "play", playing ? Icon::pause : Icon::play,
                    with_key(playing ? "Pause" : "Play", "time.play"), playing, dated))
        playback.toggle(timeline);
    next_item(ui);
    if (icon_button(ui, "forward", Icon::step_forward, with_key("A step forward", "time.forward"),
                    false, dated))
        timeline.step_by(1);
    if (with_ends) {
        next_item(ui);
        if (icon_button(ui, "end", Icon::to_end, with_key("To the end", "time.end"), false, dated))
            timeline.go_end();
    }
    next_item(ui);
    if (icon_button(ui, "reverse", Icon::reverse, with_key("Play backwards", "time.reverse"),
                    playback.reverse, dated))
        playback.reverse = !playback.reverse;
}

void draw_step(Ui& ui)
{
    auto& timeline = ui.session.timeline;
    if (begin_choice(ui, "##step", session::to_string(timeline.step()), ui.px(kStepWidth))) {
        for (auto const step : session::step_choices()) {
            bool const chosen = step == timeline.step();
            if (ImGui::Selectable(session::to_string(step).c_str(), chosen))
                timeline.set_step(step);
            if (chosen) ImGui::SetItemDefaultFocus();
        }
        ImGui::EndCombo();
    }
    tooltip(ui,
            with_key("How far one step goes; the window keeps its place. Longer", "time.coarser"));
}

void draw_speed(Ui& ui)
{
    auto& playback = ui.session.playback;
    if (begin_choice(ui, "##speed", session::speed_text(playback.speed()), ui.px(kSpeedWidth))) {
        for (auto const& choice : session::speed_choices()) {
            bool const chosen = choice.seconds == playback.speed();
            if (ImGui::Selectable(std::string(choice.label).c_str(), chosen))
                playback.set_speed(choice.seconds);
            if (chosen) ImGui::SetItemDefaultFocus();
        }
        ImGui::EndCombo();
    }
    tooltip(ui, with_key("How much time goes by in a second of playing. Faster", "time.faster"));
}

void draw_modes(Ui& ui)
{
    struct Choice {
        session::Mode mode;
        Icon icon;
        char const* words;
        char const* command;
    };
    constexpr std::array kChoices{
        Choice{session::Mode::instant, Icon::instant, "Instant: what went on at one moment",
               "time.mode.instant"},
        Choice{session::Mode::window, Icon::window, "Window: what lies between begin and end",
               "time.mode.window"},
        Choice{session::Mode::from_start, Icon::from_begin,
               "Cumulative from the start: all up to the end", "time.mode.from_start"},
        Choice{session::Mode::to_end, Icon::to_the_end,
               "Cumulative to the end: all from the begin on", "time.mode.to_end"},
    };
    auto& timeline = ui.session.timeline;
    bool first = true;
    for (auto const& choice : kChoices) {
        if (!first) next_item(ui);
        first = false;
        ImGui::PushID(static_cast<int>(choice.mode));
        if (icon_button(ui, "mode", choice.icon, with_key(choice.words, choice.command),
                        timeline.mode() == choice.mode, timeline.extent().has_value()))
            timeline.set_mode(choice.mode);
        ImGui::PopID();
    }
}

void draw_repeating(Ui& ui)
{
    auto& playback = ui.session.playback;
    using session::AtEnd;
    bool pressed = false;
    if (playback.at_end == AtEnd::stop)
        pressed = icon_button(ui, "repeat", Icon::once,
                              with_key("Plays once; press to loop", "time.loop"));
    else if (playback.at_end == AtEnd::loop)
        pressed = icon_button(ui, "repeat", Icon::loop,
                              with_key("Loops; press to bounce", "time.bounce"), true);
    else
        pressed = icon_button(ui, "repeat", Icon::bounce, "Bounces; press to play once", true);
    if (pressed)
        playback.at_end = playback.at_end == AtEnd::stop   ? AtEnd::loop
                          : playback.at_end == AtEnd::loop ? AtEnd::bounce
                                                           : AtEnd::stop;
    next_item(ui);
    if (icon_button(ui, "skip", Icon::skip,
                    with_key(playback.skip_empty ? "Skips stretches without events"
                                                 : "Plays stretches without events too",
                             "time.skip"),
                    playback.skip_empty))
        playback.skip_empty = !playback.skip_empty;
}

/// Whether something begins on a day; O(log n) for each.
bool begins_on(Ui const& ui, time::Days day)
{
    auto const midnight = time::Instant(day);
    auto const next =
        events::next_begin(*ui.session.table(), &ui.session.drawn(), midnight - time::Seconds(1));
    return next && *next < midnight + std::chrono::days(1);
}

/// A muted word beside a field.
void beside_field(std::string_view text, Ui& ui, float gap)
{
    ImGui::SameLine(0, gap);
    text_muted(ui, text);
}

/// Both ends as fields; the one that does not count in the mode is dimmed.
void draw_ends(Ui& ui, TimelineState& state, float field)
{
    auto& timeline = ui.session.timeline;
    auto const mode = timeline.mode();
    auto const has_events = [&ui](time::Days day) { return begins_on(ui, day); };
    bool const dated = timeline.extent().has_value();
    bool const focus = std::exchange(ui.focus.date, false);
    draw_date_field(ui, state.begin,
                    {"begin", "Begin, ISO 8601: 2020, 2020-10-04, 2020-10-04T14:30",
                     timeline.begin(), false, timeline.window(), has_events, focus,
                     dated && mode != session::Mode::from_start,
                     [&](std::string_view iso) { return timeline.set_begin(iso); }},
                    field);
    beside_field("–", ui, ui.px(4));
    ImGui::SameLine(0, ui.px(4));
    draw_date_field(ui, state.end,
                    {"end",
                     "End, ISO 8601. It is not included: 2020-10-08 goes to the last second of "
                     "7 October",
                     timeline.end(), true, timeline.window(), has_events, false,
                     dated && mode != session::Mode::instant && mode != session::Mode::to_end,
                     [&](std::string_view iso) { return timeline.set_end(iso); }},
                    field);
    beside_field(ui.session.zone(), ui, ui.px(8));
    tooltip(ui, "Dates are civil dates at the place; clock times are UTC");
}

/// What is shown, as a person says it.
std::string shown_words(session::Timeline const& timeline)
{
    auto const shown = timeline.shown();
    switch (timeline.mode()) {
    case session::Mode::instant:
        return "at " + moment_words(timeline.playhead());
    case session::Mode::from_start:
        return "until " + last_words(timeline.end());
    case session::Mode::to_end:
        return "from " + moment_words(timeline.begin());
    default:
        return range_words(shown);
    }
}

} // namespace

void draw_timeline_toolbar(Ui& ui, TimelineState& state)
{
    float const room = ImGui::GetContentRegionAvail().x;
    // Four buttons to play, step and speed, four modes, two switches.
    float const least =
        ui.px(4 * 30 + 12 + kStepWidth + 4 + kSpeedWidth + 12 + 4 * 30 + 12 + 2 * 30 + 16);
    float const between = ui.px(62); // and the zone
    float const field =
        std::clamp((room - least - between) / 2, ui.px(kLeastField), date_field_width(ui));
    float const ends = 2 * field + between;
    bool const with_ends = room >= least + ends + ui.px(60);
    draw_playing(ui, with_ends);
    next_group(ui);
    draw_step(ui);
    ImGui::SameLine(0, ui.px(4));
    draw_speed(ui);
    next_group(ui);
    draw_modes(ui);
    next_group(ui);
    draw_repeating(ui);
    ImGui::SameLine(0, ui.px(16));
    float const used = ImGui::GetCursorPosX() - ImGui::GetWindowContentRegionMin().x;
    float const left = room - used - ends;
    if (ui.session.timeline.extent() && left > ui.px(120)) {
        ImGui::PushFont(ui.fonts.strong);
        auto const words = shown_words(ui.session.timeline);
        float const wide = ImGui::CalcTextSize(words.c_str()).x;
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, left - wide - ui.px(16)));
        text_fitted(ui, words, left - ui.px(16));
        ImGui::PopFont();
        ImGui::SameLine();
    }
    ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMin().x + std::max(used, room - ends));
    draw_ends(ui, state, field);
}

} // namespace placetime::viewer
