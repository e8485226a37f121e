#include "session/edit_changes.h"

#include <algorithm>
#include <map>

namespace placetime::session {

project::Changes changes_of(std::span<curation::History::Entry const> edits)
{
    project::Changes changes;
    std::map<std::string, events::Event> events;
    for (auto const& edit : edits) {
        for (auto const& before : edit->before) {
            events.erase(before.event.id);
            changes.removed.push_back(before.event.id);
        }
        for (auto const& after : edit->after) events.insert_or_assign(after.event.id, after.event);
        changes.audit.push_back({edit->at, edit->kind, edit->summary});
    }
    std::erase_if(changes.removed, [&](std::string const& id) { return events.contains(id); });
    for (auto& [id, event] : events) changes.events.push_back(std::move(event));
    return changes;
}

} // namespace placetime::session
