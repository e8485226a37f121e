#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "time/instant.h"
#include "viewer/panels/state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// What a date field stands for.
struct DateField {
    char const* id;
    char const* tooltip;
    time::Instant value;
    /// The moment is the end of what is shown and outside it: the calendar names the last day
    /// inside instead.
    bool exclusive_end = false;
    time::Interval marked; ///< the days that the calendar shows as chosen
    /// Days with events have a dot; none means that nothing is known.
    std::function<bool(time::Days)> has_events;
    bool focus = false; ///< give it the keyboard now
    bool enabled = true;
    /// Takes what was typed or picked, ISO 8601; a sentence when it cannot.
    std::function<std::optional<std::string>(std::string_view iso)> set;
    /// What the calendar is called, where it is not of the timeline's window.
    char const* calendar_title = nullptr;
};

/// A field with the moment as ISO 8601 and a button that opens a calendar. Enter, Tab or leaving
/// the field takes what was typed; Esc brings the old value back. A wrong text stays, in red, with
/// the reason as the tooltip. `width` is that of both, device pixels.
void draw_date_field(Ui& ui, DateFieldState& state, DateField const& field, float width);

/// The button alone, with its calendar: a day that is picked goes to `field.set`.
void draw_calendar_button(Ui& ui, DateFieldState& state, DateField const& field);

/// 172 CSS pixels: the field and its button.
float date_field_width(Ui const& ui) noexcept;

} // namespace placetime::viewer
