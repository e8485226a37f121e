#pragma once

#include <string>

#include <fmt/format.h>

#include "exchange/sample_events.h"
#include "project/project_file.h"

namespace placetime::test {

/// Events that a save changes: enough for several pages of each table.
inline constexpr long kGenerationEvents = 24;

inline std::string generation_id(long number) { return fmt::format("event-{}", number); }

/// Every event and setting says which save it comes from; the shape goes from point to area to none
/// and back, so that rows move between the tables.
inline events::Event generation_event(long generation, long number)
{
    auto const turn = (generation + number) % 3;
    auto event = turn == 0 ? full_event() : turn == 1 ? area_event() : bare_event();
    event.id = generation_id(number);
    event.title = fmt::format("generation {}", generation);
    event.source_quote = std::string(static_cast<std::size_t>(200 + (generation * 7) % 400), 'q');
    return event;
}

inline project::ViewRecord generation_view(long generation)
{
    return {{"generation", std::to_string(generation)}, {"theme", "dark"}};
}

inline project::Content generation_content(long generation)
{
    project::Content content;
    for (long n = 0; n < kGenerationEvents; ++n)
        content.events.push_back({n, generation_event(generation, n)});
    content.view = generation_view(generation);
    content.layers = {{fmt::format("generation {}", generation), "rivers.fgb", true, 0.5, "{}"}};
    return content;
}

/// The same by changes to the generation before; the last event is now there, now not.
inline project::Changes generation_changes(long generation)
{
    auto content = generation_content(generation);
    project::Changes changes;
    changes.view = std::move(content.view);
    changes.layers = std::move(content.layers);
    changes.events = std::move(content.events);
    if (generation % 2 == 1) {
        changes.removed = {changes.events.back().event.id};
        changes.events.pop_back();
    }
    changes.audit = {{at("2026-01-01"), "save", fmt::format("generation {}", generation)}};
    return changes;
}

} // namespace placetime::test
