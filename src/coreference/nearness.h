#pragma once

#include "events/event.h"

namespace placetime::coreference {

/// How well two dates fit, from the hours between them and how finely both are known: 1 when one
/// lies in the other and both are of a day or finer; less the wider the wider one is; falling over
/// the days between them when they do not meet; 0 from kFarApart days on.
double time_nearness(events::EventTime const& a, events::EventTime const& b) noexcept;

/// Days between two intervals, 0 when they meet.
double days_between(time::Interval const& a, time::Interval const& b) noexcept;
inline constexpr double kFarApart = 3;

/// How well two places fit, from the distance between them and how finely both are known: 1 for
/// the same spot or two names within a kilometre; less when one only contains the other, the less
/// the wider the wider one is ("Bishkek" in "Kyrgyzstan"); 0 when they are apart.
double place_nearness(events::EventPlace const& a, events::EventPlace const& b) noexcept;

/// True when neither can hold the other: farther apart than both are wide, or country-wide places
/// of different countries.
bool places_exclude(events::EventPlace const& a, events::EventPlace const& b) noexcept;

/// True when `wide` is a country or division that `narrow` lies in, by the names it was resolved
/// with.
bool lies_in(events::EventPlace const& narrow, events::EventPlace const& wide) noexcept;

} // namespace placetime::coreference
