#include "events/event_table.h"

#include <algorithm>
#include <atomic>

#include "events/halves.h"

namespace placetime::events {

namespace {

constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;
/// The longest of each class of duration, in seconds, both ends included; the last is open.
constexpr std::array<std::int64_t, 6> kClassLimits = {kHour,     kDay,       7 * kDay,
                                                      31 * kDay, 366 * kDay, 3653 * kDay};

std::uint8_t class_of(std::int64_t seconds) noexcept
{
    auto const limit = std::lower_bound(kClassLimits.begin(), kClassLimits.end(), seconds);
    return static_cast<std::uint8_t>(limit - kClassLimits.begin());
}

std::uint64_t next_version() noexcept
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

EventTable::EventTable()
    : version_(next_version()), source_names_{std::string()}, records_(keep({}))
{
}

std::shared_ptr<EventTable const> EventTable::from(std::vector<Event> events)
{
    EventList list;
    list.reserve(events.size());
    for (auto const& event : events) list.add(event);
    return build(std::move(list), keep(std::move(events)));
}

std::shared_ptr<EventTable const> EventTable::build(EventList&& list,
                                                    std::shared_ptr<EventRecords const> records)
{
    auto table = std::make_shared<EventTable>();
    std::span const facts = list.facts();
    table->sort_rows(facts);
    table->make_room(facts);
    in_halves(facts.size(), [&](std::size_t first, std::size_t last) {
        table->take_columns(facts, {static_cast<Row>(first), static_cast<Row>(last)});
    });
    table->source_names_ = list.source_names();
    table->shaped_places_ = list.shaped_places();
    table->records_ = std::move(records);
    table->find_classes();
    table->find_span();
    list = EventList();
    return table;
}

std::shared_ptr<EventTable const>
EventTable::merged(std::vector<std::shared_ptr<EventTable const>> tables)
{
    if (tables.size() == 1) return std::move(tables.front());
    EventList list;
    std::vector<RecordsPart> records;
    std::size_t count = 0;
    for (auto const& table : tables) count += table->size();
    list.reserve(count);
    for (auto const& table : tables) {
        std::vector<std::uint32_t> sources, shapes;
        for (auto const& name : table->source_names()) sources.push_back(list.source(name));
        for (auto const& place : table->shaped_places()) shapes.push_back(list.shaped_place(place));
        for (std::size_t record = 0; record < table->size(); ++record) {
            auto facts = table->facts(table->row_of(record));
            facts.source = sources[facts.source];
            if (facts.shape != kNoShape) facts.shape = shapes[facts.shape];
            list.add(facts);
        }
        records.push_back({table->records_, table->size()});
    }
    return build(std::move(list), join(std::move(records)));
}

void EventTable::sort_rows(std::span<EventFacts const> facts)
{
    struct Key {
        std::int64_t begin, end;
        Row record;
        std::uint8_t duration;
    };
    constexpr auto before = [](Key const& a, Key const& b) noexcept {
        if (a.duration != b.duration) return a.duration < b.duration;
        if (a.begin != b.begin) return a.begin < b.begin;
        if (a.end != b.end) return a.end < b.end;
        return a.record < b.record;
    };
    std::vector<Key> keys;
    keys.reserve(facts.size());
    std::vector<Row> undated;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        auto const& f = facts[i];
        auto const record = static_cast<Row>(i);
        if ((f.flags & kDated) != 0)
            keys.push_back({f.begin, f.end, record, class_of(f.end - f.begin)});
        else
            undated.push_back(record);
    }
    in_halves(keys.size(), [&](std::size_t first, std::size_t last) {
        std::sort(keys.data() + first, keys.data() + last, before);
    });
    std::inplace_merge(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(keys.size() / 2),
                       keys.end(), before);
    dated_ = keys.size();
    records_of_rows_.reserve(facts.size());
    for (auto const& key : keys) records_of_rows_.push_back(key.record);
    records_of_rows_.insert(records_of_rows_.end(), undated.begin(), undated.end());
}

void EventTable::make_room(std::span<EventFacts const> facts)
{
    std::array<bool, kFigureKinds> any{};
    bool any_reported = false;
    for (auto const& f : facts) {
        for (std::size_t kind = 0; kind < kFigureKinds; ++kind)
            any[kind] = any[kind] || f.figures[kind] != kUnknownFigure;
        any_reported = any_reported || f.reported != kNeverReported;
    }
    auto const size = facts.size();
    for (std::size_t kind = 0; kind < kFigureKinds; ++kind)
        if (any[kind]) figures_[kind].resize(size);
    if (any_reported) reported_.resize(size);
    for (auto* column : {&begins_, &ends_}) column->resize(size);
    for (auto* column : {&lons_, &lats_}) column->resize(size);
    for (auto* column : {&flags_, &confidences_}) column->resize(size);
    for (auto* column : {&place_keys_, &id_hashes_}) column->resize(size);
    for (auto* column : {&shapes_, &sources_, &rows_of_records_}) column->resize(size);
    types_.resize(size);
    statuses_.resize(size);
    reviews_.resize(size);
    precisions_.resize(size);
    place_precisions_.resize(size);
}

void EventTable::take_columns(std::span<EventFacts const> facts, RowRange rows)
{
    for (Row row = rows.first; row < rows.last; ++row) {
        auto const record = records_of_rows_[row];
        auto const& f = facts[record];
        rows_of_records_[record] = row;
        begins_[row] = f.begin;
        ends_[row] = f.end;
        lons_[row] = f.lon;
        lats_[row] = f.lat;
        types_[row] = f.type;
        statuses_[row] = f.status;
        reviews_[row] = f.review;
        precisions_[row] = f.precision;
        flags_[row] = f.flags;
        shapes_[row] = f.shape;
        place_keys_[row] = f.place_key;
        place_precisions_[row] = f.place_precision_m;
        sources_[row] = f.source;
        confidences_[row] = f.confidence;
        id_hashes_[row] = f.id_hash;
        if (!reported_.empty()) reported_[row] = f.reported;
        for (std::size_t kind = 0; kind < kFigureKinds; ++kind)
            if (!figures_[kind].empty()) figures_[kind][row] = f.figures[kind];
    }
}

EventFacts EventTable::facts(Row row) const noexcept
{
    EventFacts f;
    f.begin = begins_[row];
    f.end = ends_[row];
    f.lon = lons_[row];
    f.lat = lats_[row];
    f.type = types_[row];
    f.status = statuses_[row];
    f.review = reviews_[row];
    f.precision = precisions_[row];
    f.flags = flags_[row];
    f.shape = shapes_[row];
    f.place_key = place_keys_[row];
    f.place_precision_m = place_precisions_[row];
    f.source = sources_[row];
    f.confidence = confidences_[row];
    f.id_hash = id_hashes_[row];
    if (!reported_.empty()) f.reported = reported_[row];
    for (std::size_t kind = 0; kind < kFigureKinds; ++kind)
        if (!figures_[kind].empty()) f.figures[kind] = figures_[kind][row];
    return f;
}

void EventTable::find_classes()
{
    for (Row row = 0; row < dated_;) {
        auto const duration = class_of(ends_[row] - begins_[row]);
        DurationClass found{{row, row}, ends_[row] - begins_[row], 0};
        for (; row < dated_ && class_of(ends_[row] - begins_[row]) == duration; ++row) {
            found.shortest = std::min(found.shortest, ends_[row] - begins_[row]);
            found.longest = std::max(found.longest, ends_[row] - begins_[row]);
        }
        found.rows.last = row;
        classes_.push_back(found);
    }
}

void EventTable::find_span()
{
    auto const over = [this](std::uint8_t flag) -> std::optional<time::Interval> {
        auto first = std::numeric_limits<std::int64_t>::max();
        auto last = std::numeric_limits<std::int64_t>::min();
        for (Row row = 0; row < dated_; ++row) {
            if ((flags_[row] & flag) == 0) continue;
            first = std::min(first, begins_[row]);
            last = std::max(last, ends_[row]);
        }
        if (first > last) return std::nullopt;
        return time::Interval{time::Instant(time::Seconds(first)),
                              time::Instant(time::Seconds(last))};
    };
    span_ = over(kDrawn);
    if (!span_) span_ = over(kDated);
}

std::vector<Event> EventTable::events() const
{
    std::vector<Event> all;
    all.reserve(size());
    for (std::size_t record = 0; record < size(); ++record) all.push_back(records_->event(record));
    return all;
}

std::optional<Row> EventTable::find(std::string_view id) const
{
    auto const wanted = id_hash(id);
    std::optional<Row> found;
    for (Row row = 0; row < size(); ++row) {
        if (id_hashes_[row] != wanted || (found && record(*found) < record(row))) continue;
        if (records_->id(record(row)) == id) found = row;
    }
    return found;
}

std::vector<RowRange> EventTable::in_window(Window const& window) const
{
    std::vector<RowRange> ranges;
    auto const add = [&ranges](Row first, Row last) {
        if (first == last) return;
        if (!ranges.empty() && ranges.back().last == first)
            ranges.back().last = last;
        else
            ranges.push_back({first, last});
    };
    if (window.open()) {
        add(0, static_cast<Row>(size()));
        return ranges;
    }
    for (auto const& one : classes_) {
        auto const first_at = [&](std::int64_t begin) { // first row of the class at or after it
            auto const found = std::lower_bound(begins_.begin() + one.rows.first,
                                                begins_.begin() + one.rows.last, begin);
            return static_cast<Row>(found - begins_.begin());
        };
        auto const last =
            window.end ? first_at(window.end->time_since_epoch().count()) : one.rows.last;
        if (!window.begin) {
            add(one.rows.first, last);
            continue;
        }
        // An event reaches past B when it begins after B less the shortest of its class; none does
        // that begins at or before B less the longest; between, each is looked at.
        constexpr std::int64_t kFarPast = std::int64_t{1} << 60;
        auto const from = std::max(window.begin->time_since_epoch().count(), -kFarPast);
        auto const certain = std::min(first_at(from - one.shortest + 1), last);
        for (Row row = first_at(from - one.longest + 1); row < certain; ++row)
            if (ends_[row] > from) add(row, row + 1);
        add(certain, last);
    }
    return ranges;
}

RowSet drawn_rows(EventTable const& table)
{
    RowSet drawn(table.size());
    auto const flags = table.flags();
    auto const words = drawn.words();
    for (std::size_t row = 0; row < flags.size(); ++row)
        words[row / 64] |= std::uint64_t{(flags[row] & kDrawn) != 0} << (row % 64);
    return drawn;
}

} // namespace placetime::events
