#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace placetime::events {

/// The whole events behind a table, in the order in which they were read. Const members may be
/// called from several threads at once.
class EventRecords {
public:
    virtual ~EventRecords() = default;
    virtual Event event(std::size_t record) const = 0;
    /// These three cost less than event(). Empty when unknown, but for the title: every event has
    /// one.
    virtual std::string id(std::size_t record) const = 0;
    virtual std::string title(std::size_t record) const = 0;
    virtual std::string place_name(std::size_t record) const = 0;
    /// Appends all that a search by words looks at (see Filter::words), parted by new lines.
    virtual void append_text(std::size_t record, std::string& out) const = 0;
};

/// Whole events kept in memory; record i is events[i].
std::shared_ptr<EventRecords const> keep(std::vector<Event> events);

struct RecordsPart {
    std::shared_ptr<EventRecords const> records;
    std::size_t count = 0;
};
/// All records of the parts, one part's after the other's.
std::shared_ptr<EventRecords const> join(std::vector<RecordsPart> parts);

/// What a search by words looks at.
struct SearchedText {
    std::string_view title, quote, place, place_text, actor1, actor2, source_title, publisher, type,
        subtype;

    SearchedText() = default;
    /// Views into the event.
    explicit SearchedText(Event const& event);
    /// Those that are not empty, parted by new lines.
    void append_to(std::string& out) const;
};

} // namespace placetime::events
