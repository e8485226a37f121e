#pragma once

#include <string>

#include "events/event.h"

namespace placetime::publish {

/// "known to the day", "known to the month"; empty without a date.
std::string date_precision_text(events::Event const& event);
/// "within 3 km", "an area, within 40 km"; "a whole country"; empty without a place.
std::string place_precision_text(events::Event const& event);
/// "3 killed, at least 600 injured"; empty when no figure is known.
std::string figures_text(events::Event const& event);

} // namespace placetime::publish
