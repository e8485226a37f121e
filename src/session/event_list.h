#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "events/event_table.h"
#include "events/filter.h"
#include "geo/box.h"
#include "session/tasks.h"

namespace placetime::session {

enum class ListOrder : std::uint8_t { begin, type, place, title, figure, confidence };
inline constexpr std::size_t kListOrders = 6;
/// "date", "type", "place", "title", "figures", "confidence": the headings of the columns.
std::string_view to_string(ListOrder order) noexcept;

/// Which events the list holds; all after the filters.
enum class ListScope : std::uint8_t {
    window,  ///< in the timeline's window
    undated, ///< without a date
    unplaced ///< without a place, in the window or undated
};

/// The list's rows in its order, in step with filter, window and, when asked, the map's view. Fast
/// with millions of rows: a permutation for each order is made once for a table (titles and places
/// on the worker, the old order meanwhile), the number of rows is counted in bits, and rows are
/// found as far down as somebody looks. Equal keys are in the order of begin, then of the table;
/// descending is the reverse, but that what has no key (no date, place, title or figure) comes last
/// either way.
class EventList {
public:
    void set_table(std::shared_ptr<events::EventTable const> table);

    ListOrder order() const noexcept { return order_; }
    bool descending() const noexcept { return descending_; }
    void set_order(ListOrder order, bool descending);
    /// A click on a heading: by it, or the other way round when it is already.
    void sort_by(ListOrder order);
    ListScope scope() const noexcept { return scope_; }
    void set_scope(ListScope scope);

    /// Brings the list up to date with what it is given; cheap when nothing changed (revisions and
    /// values are compared). `view`: only events whose point lies in the box; wide ones always.
    /// True when the list changed.
    bool update(Tasks& tasks, std::shared_ptr<events::RowSet const> const& listed,
                events::Window const& window, std::optional<geo::Box> const& view);
    /// True while a permutation is being made; the list is in order of begin until then.
    bool sorting() const noexcept { return sorting_; }

    std::size_t size() const noexcept { return size_; }
    /// Row number `index` of the list. Amortised O(1); O(rows above) on the first look far down.
    events::Row row(std::size_t index) const;
    bool contains(events::Row row) const;
    /// Where a row stands; none when it is not in the list. O(rows above).
    std::optional<std::size_t> index_of(events::Row row) const;
    /// The next or previous row of the list after `row` (which need not be in it); the first or
    /// last without one. None at the end and in an empty list.
    std::optional<events::Row> next(std::optional<events::Row> row) const;
    std::optional<events::Row> previous(std::optional<events::Row> row) const;

    std::uint64_t revision() const noexcept { return revision_; }

private:
    using Permutation = std::vector<events::Row>;
    struct Ranking {
        Permutation rows;      ///< ascending, those of unknown key last
        Permutation place;     ///< of a row
        std::size_t known = 0; ///< rows whose key is known
    };
    static Ranking make_ranking(events::EventTable const& table, ListOrder order,
                                Permutation const* by_date, CancelToken const* cancel);
    void bring_ranking(Tasks& tasks);
    void collect();
    events::Row at(std::size_t place) const;
    std::size_t place_of(events::Row row) const;
    std::size_t first_place() const;
    void look_down(std::size_t count) const;

    std::shared_ptr<events::EventTable const> table_;
    ListOrder order_ = ListOrder::begin, sorting_for_ = ListOrder::begin;
    bool descending_ = false;
    ListScope scope_ = ListScope::window, built_scope_ = ListScope::window;
    std::array<std::shared_ptr<Ranking const>, kListOrders> rankings_;
    std::shared_ptr<Ranking const> active_; ///< null before the first update
    std::shared_ptr<events::RowSet const> listed_;
    events::Window window_;
    std::optional<geo::Box> view_;
    events::RowSet members_;
    std::size_t size_ = 0;
    mutable Permutation found_;      ///< the list's first rows
    mutable std::size_t looked_ = 0; ///< places of the order looked at
    bool stale_ = true, sorting_ = false;
    TaskId task_ = 0;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0); ///< callbacks hold it weakly
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
