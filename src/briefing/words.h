#pragma once

#include <string>
#include <string_view>

#include "events/event.h"
#include "scene/window.h"
#include "time/instant.h"

namespace placetime::briefing {

/// "5 October 2020": the day that holds the moment, UTC.
std::string day_text(time::Instant t);
using scene::days_text;

/// "BBC News, 5 October 2020": who reports the event and when; the report's title where no
/// publisher is known, at most `most` characters of it; empty when neither.
std::string source_text(events::Event const& event, std::size_t most = 200);

/// On one line, at most `most` characters with an ellipsis: for messages. Control characters
/// become spaces; marks that turn the direction of text are left out.
std::string on_one_line(std::string_view text, std::size_t most);

} // namespace placetime::briefing
