#include "summary/table_builder.h"

#include <algorithm>
#include <numeric>

namespace placetime::summary {

void TableBuilder::add(Counted const& counted)
{
    found_.resize(books_.size());
    for (std::size_t i = 0; i < books_.size(); ++i) {
        books_[i].keys_of(counted, found_[i]);
        auto const period = period_of(books_[i].by());
        if (!period || (events_.flags()[counted.row] & events::kDated) == 0) continue;
        time::Instant const begin{time::Seconds(events_.begins()[counted.row])};
        auto const start = period_begin(begin, *period);
        table_.longer +=
            events_.ends()[counted.row] > next_period(start, *period).time_since_epoch().count();
        auto const& window = request_.filter.window;
        table_.earlier += window.begin && begin < *window.begin;
    }
    // One row for each combination; only sources have several.
    std::vector<std::size_t> at(books_.size(), 0);
    for (bool first = true;; first = false) {
        std::vector<std::uint32_t> numbers;
        for (std::size_t i = 0; i < at.size(); ++i) numbers.push_back(found_[i][at[i]]);
        auto& sums = groups_[numbers];
        ++sums.events;
        if (request_.figures && counted.event != nullptr) sums.figures.add(*counted.event);
        if (!first) ++table_.repeated;
        std::size_t i = 0;
        while (i < at.size() && ++at[i] == found_[i].size()) at[i++] = 0;
        if (i == at.size()) break;
    }
}

/// Periods without events between those with some, in tables of periods alone.
void TableBuilder::fill_periods()
{
    if (books_.size() != 1 || !period_of(books_[0].by())) return;
    auto& book = books_[0];
    std::optional<time::Instant> first, last;
    auto const take = [&](time::Instant t) {
        if (!first || t < *first) first = t;
        if (!last || t > *last) last = t;
    };
    for (std::size_t i = 0; i < book.size(); ++i)
        if (auto const begin = book.key(static_cast<std::uint32_t>(i)).begin) take(*begin);
    if (!first) return;
    auto const& window = request_.filter.window;
    if (window.begin) take(*window.begin);
    if (window.end) take(*window.end - time::Seconds(1));
    auto const period = *period_of(book.by());
    auto const begins = periods_between(*first, *last, period, kMostPeriods);
    table_.gaps = begins.empty();
    for (auto const begin : begins) groups_[{book.number_of_period(begin)}];
}

/// For each dimension the place of each key in the table's order.
std::vector<std::vector<std::size_t>> TableBuilder::ranks() const
{
    std::vector<std::vector<std::size_t>> all;
    for (std::size_t d = 0; d < books_.size(); ++d) {
        auto const& book = books_[d];
        std::vector<std::size_t> events(book.size(), 0);
        for (auto const& [numbers, sums] : groups_) events[numbers[d]] += sums.events;
        std::vector<std::uint32_t> order(book.size());
        std::iota(order.begin(), order.end(), 0U);
        auto const status = [](Key const& key) {
            auto const parsed = events::parse_status(key.id);
            return parsed ? static_cast<int>(*parsed) : 0;
        };
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            auto const& x = book.key(a);
            auto const& y = book.key(b);
            if (x.kind != y.kind) return x.kind < y.kind;
            if (x.begin != y.begin) return x.begin < y.begin;
            bool const legend = book.by() == By::type || book.by() == By::subtype;
            if (legend && x.type != y.type) return x.type < y.type;
            if (book.by() == By::status) return status(x) < status(y);
            if (events[a] != events[b]) return events[a] > events[b];
            return x.name != y.name ? x.name < y.name : x.id < y.id;
        });
        std::vector<std::size_t> ranks(book.size());
        for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
        all.push_back(std::move(ranks));
    }
    return all;
}

Table TableBuilder::finish()
{
    fill_periods();
    table_.window = request_.filter.window;
    auto const order = ranks();
    std::vector<std::pair<std::vector<std::size_t>, std::vector<std::uint32_t>>> sorted;
    for (auto const& [numbers, sums] : groups_) {
        std::vector<std::size_t> rank;
        for (std::size_t d = 0; d < numbers.size(); ++d) rank.push_back(order[d][numbers[d]]);
        sorted.emplace_back(std::move(rank), numbers);
    }
    std::sort(sorted.begin(), sorted.end());
    for (auto const& [rank, numbers] : sorted) {
        Group group;
        for (std::size_t d = 0; d < numbers.size(); ++d)
            group.keys.push_back(books_[d].key(numbers[d]));
        auto const& sums = groups_[numbers];
        group.events = sums.events;
        group.figures = sums.figures.sums();
        table_.groups.push_back(std::move(group));
    }
    return std::move(table_);
}

} // namespace placetime::summary
