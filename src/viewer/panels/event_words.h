#pragma once

#include <string>

#include "events/event_table.h"

namespace placetime::viewer {

/// A row's date as precisely as it is known; "undated" without one.
std::string row_date(events::EventTable const& table, events::Row row);

/// "12 345": groups of three parted by a narrow space.
std::string grouped(std::uint64_t number);

/// A word with a capital: "claimed" is "Claimed".
std::string capital(std::string_view word);

/// "killed: 1", "injured: 600 or more", "detained: 3 to 5", "participants: 40 at most"; empty when
/// unknown.
std::string figure_words(events::Event const& event, events::FigureKind kind);

/// "Osh Region, Kyrgyzstan (KG)": what lies above a place, as far as it is known.
std::string above_words(events::EventPlace const& place);

/// "to within 300 m", "to within 25 km"; empty when unknown.
std::string precision_words(geo::Meters radius);

/// "day", "part of a day" ...: how finely a date is known.
std::string precision_words(time::Precision precision);

} // namespace placetime::viewer
