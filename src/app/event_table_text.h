#pragma once

#include <span>
#include <string>

#include "events/event.h"

namespace placetime::app {

/// A table of the drawn events for a terminal, by begin: when, where, type, what; a line each,
/// columns aligned by code points, then a line that counts what is not drawn and why.
std::string event_table_text(std::span<events::Event const> events);

} // namespace placetime::app
