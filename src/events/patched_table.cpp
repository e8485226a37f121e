#include "events/patched_table.h"

namespace placetime::events {

namespace {

/// Records of a table and events beside it, in an order of their own.
class PatchedRecords : public EventRecords {
public:
    explicit PatchedRecords(std::shared_ptr<EventTable const> base) : base_(std::move(base)) {}

    void reserve(std::size_t count) { places_.reserve(count); }
    void add(std::size_t record) { places_.push_back(static_cast<std::uint32_t>(record)); }
    void add(std::shared_ptr<Event const> event)
    {
        places_.push_back(kOwn | static_cast<std::uint32_t>(events_.size()));
        events_.push_back(std::move(event));
    }

    Event event(std::size_t record) const override
    {
        auto const* const own = own_event(record);
        return own ? *own : base_->event(base_row(record));
    }
    std::string id(std::size_t record) const override
    {
        auto const* const own = own_event(record);
        return own ? own->id : base_->id(base_row(record));
    }
    std::string title(std::size_t record) const override
    {
        auto const* const own = own_event(record);
        return own ? own->title : base_->title(base_row(record));
    }
    std::string place_name(std::size_t record) const override
    {
        auto const* const own = own_event(record);
        if (own) return own->where ? own->where->name : std::string();
        return base_->place_name(base_row(record));
    }
    void append_text(std::size_t record, std::string& out) const override
    {
        if (auto const* const own = own_event(record))
            SearchedText(*own).append_to(out);
        else
            base_->append_text(base_row(record), out);
    }

private:
    static constexpr std::uint32_t kOwn = std::uint32_t{1} << 31;

    Event const* own_event(std::size_t record) const
    {
        auto const place = places_[record];
        return (place & kOwn) != 0 ? events_[place & ~kOwn].get() : nullptr;
    }
    Row base_row(std::size_t record) const { return base_->row_of(places_[record]); }

    std::shared_ptr<EventTable const> base_;
    std::vector<std::uint32_t> places_; ///< a record of base_, or kOwn and a number of events_
    std::vector<std::shared_ptr<Event const>> events_;
};

} // namespace

std::shared_ptr<EventTable const> patched(std::shared_ptr<EventTable const> const& base,
                                          std::vector<Patch> const& patches)
{
    auto records = std::make_shared<PatchedRecords>(base);
    EventList list;
    list.reserve(base->size() + patches.size());
    records->reserve(base->size() + patches.size());
    // In this order they get the numbers that the base's facts have.
    for (auto const& name : base->source_names()) list.source(name);
    std::vector<std::uint32_t> shapes;
    for (auto const& place : base->shaped_places()) shapes.push_back(list.shaped_place(place));
    // By rows first: columns are read as they lie.
    std::vector<EventFacts> facts(base->size());
    for (Row row = 0; row < base->size(); ++row) {
        auto& own = facts[base->record(row)] = base->facts(row);
        if (own.shape != kNoShape) own.shape = shapes[own.shape];
    }
    auto patch = patches.begin();
    for (std::size_t record = 0; record <= base->size(); ++record) {
        bool kept = record < base->size();
        for (; patch != patches.end() && patch->record == record; ++patch) {
            kept = kept && !patch->instead;
            if (!patch->event) continue;
            list.add(*patch->event);
            records->add(patch->event);
        }
        if (!kept) continue;
        list.add(facts[record]);
        records->add(record);
    }
    return EventTable::build(std::move(list), std::move(records));
}

} // namespace placetime::events
