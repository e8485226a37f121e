#pragma once

#include <unordered_map>

#include "events/event_table.h"

namespace placetime::scene {

/// Whole events of one table, each read once: for the few that are told in words.
class EventBook {
public:
    explicit EventBook(events::EventTable const& table) : table_(table) {}
    events::EventTable const& table() const noexcept { return table_; }
    events::Event const& operator[](events::Row row)
    {
        auto const [it, is_new] = events_.try_emplace(row);
        if (is_new) it->second = table_.event(row);
        return it->second;
    }

private:
    events::EventTable const& table_;
    std::unordered_map<events::Row, events::Event> events_;
};

} // namespace placetime::scene
