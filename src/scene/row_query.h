#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "events/event_table.h"
#include "events/window.h"
#include "scene/table_index.h"

namespace placetime::scene {

/// The rows of a table that a picture shows: in the window, among those that may be drawn.
/// References must outlive it.
class RowQuery {
public:
    RowQuery(events::EventTable const& table, TableIndex const& index, events::RowSet const& shown,
             events::Window const& window);

    std::size_t points() const noexcept { return points_; }
    std::size_t shaped() const noexcept { return shaped_; }
    std::size_t size() const noexcept { return points_ + shaped_; }

    /// Rows known to a point, in the order of the table.
    template <class Visit> void each_point(Visit visit) const { each(index_.points(), visit); }
    template <class Visit> void each_shaped(Visit visit) const { each(index_.shaped(), visit); }
    /// All rows, in the order of the table.
    template <class Visit> void each_row(Visit visit) const
    {
        each_point(visit);
        each_shaped(visit);
    }
    bool has(events::Row row) const;
    events::RowSet const& may_be_shown() const noexcept { return shown_; }

private:
    /// The bits of word w that lie in the range.
    static std::uint64_t mask(std::size_t w, events::RowRange range) noexcept
    {
        auto bits = ~std::uint64_t{0};
        if (w * 64 < range.first) bits <<= range.first - w * 64;
        if ((w + 1) * 64 > range.last) bits &= ~std::uint64_t{0} >> ((w + 1) * 64 - range.last);
        return bits;
    }
    template <class Visit> void each(events::RowSet const& kind, Visit visit) const
    {
        auto const shown = shown_.words(), of_kind = kind.words();
        for (auto const range : ranges_)
            for (std::size_t w = range.first / 64; w * 64 < range.last; ++w) {
                auto bits = shown[w] & of_kind[w] & mask(w, range);
                auto const base = static_cast<events::Row>(w * 64);
                if (bits == ~std::uint64_t{0}) { // a run of rows: no search for bits
                    for (events::Row i = 0; i < 64; ++i) visit(base + i);
                    continue;
                }
                for (; bits != 0; bits &= bits - 1)
                    visit(base + static_cast<events::Row>(std::countr_zero(bits)));
            }
    }
    std::size_t count(events::RowSet const& kind) const;

    TableIndex const& index_;
    events::RowSet const& shown_;
    std::vector<events::RowRange> ranges_;
    std::size_t points_ = 0, shaped_ = 0;
};

} // namespace placetime::scene
