#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "events/event_table.h"
#include "events/row_set.h"

namespace placetime::curation {

/// The events that wait to be looked at: the unreviewed ones among some rows of a table, the least
/// confident first, then in the order of their records. What an analyst passes over stays in the
/// queue, and comes again when its end is reached. One thread.
class ReviewQueue {
public:
    /// Brings it up to date. `among` has the table's size. O(rows): some milliseconds a million.
    void update(std::shared_ptr<events::EventTable const> table, events::RowSet const& among);

    /// Of which it was made; null before.
    std::shared_ptr<events::EventTable const> const& table() const noexcept { return table_; }

    bool empty() const noexcept { return rows_.empty(); }
    std::size_t size() const noexcept { return rows_.size(); }
    std::span<events::Row const> rows() const noexcept { return rows_; }
    /// Where a row stands in the queue, from 0; none when it is not in it.
    std::optional<std::size_t> position(events::Row row) const;
    /// The next one after where `row` stands or, reviewed by now, stood; from the last on to the
    /// first. The first without a row. None when the queue is empty, or holds only `row` itself.
    std::optional<events::Row> next(std::optional<events::Row> row) const;
    std::optional<events::Row> previous(std::optional<events::Row> row) const;

    /// Of the rows among which it was made.
    struct Counts {
        std::size_t unreviewed = 0, accepted = 0, rejected = 0, edited = 0;
        std::size_t all() const noexcept { return unreviewed + accepted + rejected + edited; }
    };
    Counts const& counts() const noexcept { return counts_; }

private:
    using Key = std::pair<std::uint8_t, std::size_t>; ///< confidence, record
    Key key(events::Row row) const;

    std::shared_ptr<events::EventTable const> table_;
    std::vector<events::Row> rows_; ///< ascending by key
    Counts counts_;
};

} // namespace placetime::curation
