#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/event_facts.h"
#include "events/event_records.h"
#include "events/row_set.h"
#include "events/window.h"
#include "time/instant.h"

namespace placetime::events {

/// Events as columns: built once, immutable, safe to read from several threads. Rows [0, dated())
/// have a date and are sorted by (class of duration, begin, end, record), so that a window of time
/// is a few ranges of rows; then come the undated in the order of their records. About 110 bytes a
/// row beside the records.
class EventTable {
public:
    EventTable(); ///< empty
    /// Keeps the events: record i is events[i].
    static std::shared_ptr<EventTable const> from(std::vector<Event> events);
    /// `records` holds what `list` tells of, record for record. Sorts with two threads when there
    /// are many.
    static std::shared_ptr<EventTable const> build(EventList&& list,
                                                   std::shared_ptr<EventRecords const> records);
    /// All records of the tables, one table's after the other's.
    static std::shared_ptr<EventTable const>
    merged(std::vector<std::shared_ptr<EventTable const>> tables);

    std::size_t size() const noexcept { return records_of_rows_.size(); }
    std::size_t dated() const noexcept { return dated_; }

    /// Columns: one entry a row. Moments are seconds since 1970, UTC; 0 and 0 when undated.
    std::span<std::int64_t const> begins() const noexcept { return begins_; }
    std::span<std::int64_t const> ends() const noexcept { return ends_; }
    /// Degrees of the representative point; NaN when unplaced.
    std::span<double const> lons() const noexcept { return lons_; }
    std::span<double const> lats() const noexcept { return lats_; }
    std::span<Type const> types() const noexcept { return types_; }
    std::span<Status const> statuses() const noexcept { return statuses_; }
    std::span<Review const> reviews() const noexcept { return reviews_; }
    std::span<time::Precision const> precisions() const noexcept { return precisions_; }
    /// kPlaced, kDrawn ... of event_facts.h
    std::span<std::uint8_t const> flags() const noexcept { return flags_; }
    /// Into shaped_places() for places that are lines, areas or wide; kNoShape for points.
    std::span<std::uint32_t const> shapes() const noexcept { return shapes_; }
    std::vector<EventPlace> const& shaped_places() const noexcept { return shaped_places_; }
    /// The same place has the same key; 0 when unplaced.
    std::span<std::uint64_t const> place_keys() const noexcept { return place_keys_; }
    /// Metres; 0 when unknown.
    std::span<float const> place_precisions() const noexcept { return place_precisions_; }
    /// Into source_names(), whose first is the empty name.
    std::span<std::uint32_t const> sources() const noexcept { return sources_; }
    std::vector<std::string> const& source_names() const noexcept { return source_names_; }
    /// min, else max; kUnknownFigure where unknown. Empty when no event has any of the kind.
    std::span<std::int32_t const> figures(FigureKind kind) const noexcept
    {
        return figures_[static_cast<std::size_t>(kind)];
    }
    std::span<std::uint8_t const> confidences() const noexcept { return confidences_; } ///< percent
    /// When reported; kNeverReported where unknown. Empty when no event tells.
    std::span<std::int64_t const> reported() const noexcept { return reported_; }

    std::size_t record(Row row) const noexcept { return records_of_rows_[row]; }
    Row row_of(std::size_t record) const noexcept { return rows_of_records_[record]; }
    /// The first record's row with this id. Reads 8 bytes a row: 1 ms a million.
    std::optional<Row> find(std::string_view id) const;

    /// Its columns again.
    EventFacts facts(Row row) const noexcept;
    Event event(Row row) const { return records_->event(record(row)); }
    /// All events, in the order of their records.
    std::vector<Event> events() const;
    std::string id(Row row) const { return records_->id(record(row)); }
    std::string title(Row row) const { return records_->title(record(row)); }
    std::string place_name(Row row) const { return records_->place_name(record(row)); }
    /// Appends what a search by words looks at.
    void append_text(Row row, std::string& out) const { records_->append_text(record(row), out); }

    /// Unique in the process, for caches; never 0.
    std::uint64_t version() const noexcept { return version_; }
    /// Of all that is drawn, else of all that is dated; none when nothing is.
    std::optional<time::Interval> span() const noexcept { return span_; }
    /// The rows in a window, exactly: an event [b, e) is in [B, E) when b < E and e > B. Ascending,
    /// none empty; about one for each class of duration. An open window holds the undated too.
    std::vector<RowRange> in_window(Window const& window) const;

    /// A class of duration: rows sorted by begin, none shorter or longer than these seconds.
    struct DurationClass {
        RowRange rows;
        std::int64_t shortest = 0, longest = 0;
    };
    /// Those that have rows, the shortest first.
    std::span<DurationClass const> duration_classes() const noexcept { return classes_; }

private:
    void sort_rows(std::span<EventFacts const> facts);
    void make_room(std::span<EventFacts const> facts);
    void take_columns(std::span<EventFacts const> facts, RowRange rows);
    void find_classes();
    void find_span();

    std::size_t dated_ = 0;
    std::uint64_t version_ = 0;
    std::optional<time::Interval> span_;
    std::vector<DurationClass> classes_;
    std::vector<std::int64_t> begins_, ends_, reported_;
    std::vector<double> lons_, lats_;
    std::vector<Type> types_;
    std::vector<Status> statuses_;
    std::vector<Review> reviews_;
    std::vector<time::Precision> precisions_;
    std::vector<std::uint8_t> flags_, confidences_;
    std::vector<std::uint64_t> place_keys_, id_hashes_;
    std::vector<float> place_precisions_;
    std::vector<std::uint32_t> shapes_, sources_;
    std::array<std::vector<std::int32_t>, kFigureKinds> figures_;
    std::vector<Row> records_of_rows_, rows_of_records_;
    std::vector<EventPlace> shaped_places_;
    std::vector<std::string> source_names_;
    std::shared_ptr<EventRecords const> records_;
};

/// The rows that a map draws by default (kDrawn).
RowSet drawn_rows(EventTable const& table);

} // namespace placetime::events
