#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "events/event_table.h"

namespace placetime::session {

/// The selected rows, the one whose details are shown among them, and the one under the pointer.
/// Remembers what was looked at before. One thread.
class Selection {
public:
    static constexpr std::size_t kHistory = 100;

    /// Ascending, without repetition.
    std::span<events::Row const> rows() const noexcept { return rows_; }
    bool empty() const noexcept { return rows_.empty(); }
    bool contains(events::Row row) const noexcept;
    /// The row whose details are shown; none when nothing is selected.
    std::optional<events::Row> primary() const noexcept { return primary_; }

    void select(events::Row row);
    /// All of them, `first` the primary one when it is given, else the least.
    void select(std::vector<events::Row> rows, std::optional<events::Row> first = {});
    void toggle(events::Row row);
    void clear();
    /// Makes a selected row the one whose details are shown.
    void set_primary(events::Row row);

    std::optional<events::Row> hovered() const noexcept { return hovered_; }
    void set_hovered(std::optional<events::Row> row) noexcept { hovered_ = row; }

    bool can_go_back() const noexcept { return place_ > 1; }
    bool can_go_forward() const noexcept { return place_ < history_.size(); }
    void go_back();
    void go_forward();

    /// The table was replaced: each row becomes what `new_row` gives, or is dropped.
    void remap(std::function<std::optional<events::Row>(events::Row)> const& new_row);

    /// Grows when rows() or primary() change.
    std::uint64_t revision() const noexcept { return revision_; }

private:
    void remember();

    std::vector<events::Row> rows_;
    std::optional<events::Row> primary_, hovered_;
    std::vector<events::Row> history_; ///< primaries, oldest first
    std::size_t place_ = 0;            ///< how many of them lie before "now", itself included
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
