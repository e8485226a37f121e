#pragma once

#include "events/event.h"

namespace placetime::coreference {

/// How well two dates fit, 0 to 1, from the time between them and how finely both are known: 1
/// when they meet and both are of a day or finer; a week is worth two thirds, a month half, a year
/// a third of that; apart from each other it falls by e for each day, to 0 from kFarApart days on.
double time_nearness(events::EventTime const& a, events::EventTime const& b) noexcept;

/// True for two civil days (or longer periods) of which one begins where the other ends.
bool next_days(events::EventTime const& a, events::EventTime const& b) noexcept;

/// Days between two intervals, 0 when they meet.
double days_between(time::Interval const& a, time::Interval const& b) noexcept;
inline constexpr double kFarApart = 3;

/// How well two places fit, from the distance between them and how finely both are known: 1 for
/// the same spot; less when one only contains the other, the less the wider the wider one is
/// ("Bishkek" in "Kyrgyzstan"), and when they lie beside each other; 0 when they are apart.
double place_nearness(events::EventPlace const& a, events::EventPlace const& b);

/// True when neither can hold the other: farther apart than both are wide, or of another country
/// than the one that the other is.
bool places_exclude(events::EventPlace const& a, events::EventPlace const& b);

/// How surely two places are different ones: 0 when one may hold the other, growing with the
/// distance beyond the widths of both to 1 at 2 km and three times those widths; 1 where a country
/// excludes a place.
double place_gap(events::EventPlace const& a, events::EventPlace const& b);

/// True when `wide` is a country or division that `narrow` lies in, by the names it was resolved
/// with.
bool lies_in(events::EventPlace const& narrow, events::EventPlace const& wide);

} // namespace placetime::coreference
