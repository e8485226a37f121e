#include "events/event_records.h"

#include <algorithm>

namespace placetime::events {

namespace {

/// Whole events kept in memory.
class EventVector : public EventRecords {
public:
    explicit EventVector(std::vector<Event> events) : events_(std::move(events)) {}
    Event event(std::size_t record) const override { return events_[record]; }
    std::string id(std::size_t record) const override { return events_[record].id; }
    std::string title(std::size_t record) const override { return events_[record].title; }
    std::string place_name(std::size_t record) const override
    {
        auto const& where = events_[record].where;
        return where ? where->name : std::string();
    }
    void append_text(std::size_t record, std::string& out) const override
    {
        SearchedText(events_[record]).append_to(out);
    }

private:
    std::vector<Event> events_;
};

/// The records of several tables, one after the other.
class JoinedRecords : public EventRecords {
public:
    explicit JoinedRecords(std::vector<RecordsPart> parts) : parts_(std::move(parts))
    {
        std::size_t end = 0;
        for (auto const& part : parts_) {
            starts_.push_back(end);
            end += part.count;
        }
    }
    Event event(std::size_t record) const override
    {
        auto const [part, own] = find(record);
        return part->event(own);
    }
    std::string id(std::size_t record) const override
    {
        auto const [part, own] = find(record);
        return part->id(own);
    }
    std::string title(std::size_t record) const override
    {
        auto const [part, own] = find(record);
        return part->title(own);
    }
    std::string place_name(std::size_t record) const override
    {
        auto const [part, own] = find(record);
        return part->place_name(own);
    }
    void append_text(std::size_t record, std::string& out) const override
    {
        auto const [part, own] = find(record);
        part->append_text(own, out);
    }

private:
    std::pair<EventRecords const*, std::size_t> find(std::size_t record) const
    {
        auto const after = std::upper_bound(starts_.begin(), starts_.end(), record);
        auto const part = static_cast<std::size_t>(after - starts_.begin()) - 1;
        return {parts_[part].records.get(), record - starts_[part]};
    }

    std::vector<RecordsPart> parts_;
    std::vector<std::size_t> starts_;
};

} // namespace

std::shared_ptr<EventRecords const> keep(std::vector<Event> events)
{
    return std::make_shared<EventVector>(std::move(events));
}

std::shared_ptr<EventRecords const> join(std::vector<RecordsPart> parts)
{
    return std::make_shared<JoinedRecords>(std::move(parts));
}

SearchedText::SearchedText(Event const& event)
    : title(event.title), quote(event.source_quote), actor1(event.actor1), actor2(event.actor2),
      source_title(event.source_title), publisher(event.publisher), type(to_string(event.type)),
      subtype(event.subtype)
{
    if (!event.where) return;
    place = event.where->name;
    place_text = event.where->text;
}

void SearchedText::append_to(std::string& out) const
{
    for (auto const part : {title, quote, place, place_text, actor1, actor2, source_title,
                            publisher, type, subtype}) {
        if (part.empty()) continue;
        out += part;
        out += '\n';
    }
}

} // namespace placetime::events
