#include "events/histogram.h"

#include <algorithm>

namespace placetime::events {
namespace {

/// Calls visit(row) for the rows of a range that are shown.
template <typename Visit>
void for_each_shown(EventTable const& table, RowSet const* shown, RowRange range, Visit visit)
{
    if (shown != nullptr) {
        shown->for_each(range, visit);
        return;
    }
    auto const flags = table.flags();
    for (Row row = range.first; row < range.last; ++row)
        if ((flags[row] & kDrawn) != 0) visit(row);
}

bool is_shown(EventTable const& table, RowSet const* shown, Row row)
{
    return shown != nullptr ? shown->test(row) : (table.flags()[row] & kDrawn) != 0;
}

/// First row of a range, sorted by begin, that begins at or after a moment.
Row first_at(EventTable const& table, RowRange range, std::int64_t begin)
{
    auto const begins = table.begins();
    return static_cast<Row>(
        std::lower_bound(begins.begin() + range.first, begins.begin() + range.last, begin) -
        begins.begin());
}

std::optional<time::Instant> instant(std::optional<std::int64_t> seconds)
{
    if (!seconds) return std::nullopt;
    return time::Instant(time::Seconds(*seconds));
}

} // namespace

Histogram histogram(EventTable const& table, RowSet const* shown,
                    std::span<std::int64_t const> edges)
{
    Histogram out;
    if (edges.size() < 2) return out;
    out.edges.assign(edges.begin(), edges.end());
    out.bins.resize(edges.size() - 1);
    for (std::size_t i = 1; i < edges.size(); ++i)
        out.longest_bin = std::max(out.longest_bin, edges[i] - edges[i - 1]);
    auto const begins = table.begins();
    auto const ends = table.ends();
    auto const types = table.types();
    for (auto const& one : table.duration_classes()) {
        if (one.shortest > out.longest_bin) continue;
        Row first = first_at(table, one.rows, edges[0]);
        for (std::size_t i = 0; i < out.bins.size(); ++i) {
            Row const last = first_at(table, {first, one.rows.last}, edges[i + 1]);
            auto& bin = out.bins[i];
            auto const longest = one.longest <= out.longest_bin ? one.longest : out.longest_bin;
            for_each_shown(table, shown, {first, last}, [&](Row row) {
                bin[static_cast<std::size_t>(types[row])] += ends[row] - begins[row] <= longest;
            });
            first = last;
        }
    }
    for (auto const& bin : out.bins) {
        std::uint32_t sum = 0;
        for (auto const count : bin) sum += count;
        out.highest = std::max(out.highest, sum);
    }
    return out;
}

std::vector<Row> loose_events(EventTable const& table, RowSet const* shown, Window const& window,
                              std::int64_t longer_than, std::size_t limit)
{
    auto const begins = table.begins();
    auto const ends = table.ends();
    auto const length = [&](Row row) { return ends[row] - begins[row]; };
    std::vector<Row> rows;
    for (auto const range : table.in_window(window))
        for (auto const& one : table.duration_classes()) {
            RowRange const part{std::max(range.first, one.rows.first),
                                std::min(range.last, one.rows.last)};
            if (part.first >= part.last || one.longest <= longer_than) continue;
            for_each_shown(table, shown, part, [&](Row row) {
                if (length(row) > longer_than) rows.push_back(row);
            });
        }
    auto const longer = [&](Row a, Row b) {
        return length(a) != length(b) ? length(a) > length(b) : a < b;
    };
    if (rows.size() > limit) {
        // Rows are in order of begin: the first ones of a length would all lie at the left.
        auto const scattered = [](Row row) { return row * 2'654'435'761U; };
        std::nth_element(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(limit),
                         rows.end(), [&](Row a, Row b) {
                             return length(a) != length(b) ? length(a) > length(b)
                                                           : scattered(a) < scattered(b);
                         });
        rows.resize(limit);
    }
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return begins[a] != begins[b] ? begins[a] < begins[b] : longer(a, b);
    });
    return rows;
}

std::optional<time::Instant> next_begin(EventTable const& table, RowSet const* shown,
                                        time::Instant after)
{
    std::optional<std::int64_t> next;
    auto const begins = table.begins();
    auto const from = after.time_since_epoch().count();
    for (auto const& one : table.duration_classes()) {
        auto const start =
            std::upper_bound(begins.begin() + one.rows.first, begins.begin() + one.rows.last, from);
        for (auto row = static_cast<Row>(start - begins.begin());
             row < one.rows.last && (!next || begins[row] < *next); ++row)
            if (is_shown(table, shown, row)) next = begins[row];
    }
    return instant(next);
}

std::optional<time::Instant> previous_begin(EventTable const& table, RowSet const* shown,
                                            time::Instant before)
{
    std::optional<std::int64_t> previous;
    auto const begins = table.begins();
    for (auto const& one : table.duration_classes()) {
        Row row = first_at(table, one.rows, before.time_since_epoch().count());
        while (row > one.rows.first && (!previous || begins[row - 1] > *previous)) {
            --row;
            if (is_shown(table, shown, row)) previous = begins[row];
        }
    }
    return instant(previous);
}

} // namespace placetime::events
