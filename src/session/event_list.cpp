#include "session/event_list.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "text/fold.h"

namespace placetime::session {

namespace {

using events::EventTable;
using events::FigureKind;
using events::kNoRow;
using events::Row;
using Rows = std::vector<Row>;

/// Tables of more rows than this are sorted on the worker, where it takes long.
constexpr std::size_t kSortAtOnce = 50'000;
/// Keys up to this are sorted by counting.
constexpr std::uint64_t kCountedKeys = 1 << 16;
/// Of a list of less than a 64th of the table all rows are sorted; else the order is walked down.
constexpr std::size_t kSparse = 64;
constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();

constexpr std::array<std::string_view, kListOrders> kNames{"date",  "type",    "place",
                                                           "title", "figures", "confidence"};

/// The classes of duration, each in order of begin, merged; then the undated.
Rows by_begin(EventTable const& table)
{
    auto const begins = table.begins();
    auto const earlier = [&](Row a, Row b) {
        return begins[a] != begins[b] ? begins[a] < begins[b] : a < b;
    };
    Rows rows, merged, part;
    for (auto const& one : table.duration_classes()) {
        part.resize(one.rows.size());
        std::iota(part.begin(), part.end(), one.rows.first);
        merged.resize(rows.size() + part.size());
        std::ranges::merge(rows, part, merged.begin(), earlier);
        rows.swap(merged);
    }
    for (auto row = static_cast<Row>(table.dated()); row < table.size(); ++row) rows.push_back(row);
    return rows;
}

/// Numbers texts in order of their folded forms; empty ones are unknown.
std::vector<std::uint64_t> ranks_of(std::vector<std::string> const& folded,
                                    CancelToken const* cancel)
{
    std::vector<std::uint32_t> order(folded.size());
    std::iota(order.begin(), order.end(), 0U);
    std::size_t compared = 0;
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (cancel && (++compared & 0xffff) == 0) cancel->check();
        return folded[a] < folded[b];
    });
    std::vector<std::uint64_t> ranks(folded.size(), kUnknown);
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (folded[order[i]].empty()) continue;
        if (i > 0 && folded[order[i]] != folded[order[i - 1]]) ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

std::vector<std::uint64_t> title_keys(EventTable const& table, CancelToken const* cancel)
{
    std::vector<std::string> titles(table.size());
    for (Row row = 0; row < table.size(); ++row) {
        if (cancel && row % 4096 == 0) cancel->check();
        titles[row] = text::fold(table.title(row));
    }
    return ranks_of(titles, cancel);
}

std::vector<std::uint64_t> place_keys(EventTable const& table, CancelToken const* cancel)
{
    auto const keys = table.place_keys();
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    std::vector<std::string> names;
    std::vector<std::uint32_t> number_of(table.size());
    for (Row row = 0; row < table.size(); ++row) {
        if (cancel && row % 4096 == 0) cancel->check();
        auto const [at, fresh] =
            numbers.try_emplace(keys[row], static_cast<std::uint32_t>(names.size()));
        if (fresh) names.push_back(keys[row] ? text::fold(table.place_name(row)) : std::string());
        number_of[row] = at->second;
    }
    auto const ranks = ranks_of(names, cancel);
    std::vector<std::uint64_t> result(table.size());
    for (Row row = 0; row < table.size(); ++row) result[row] = ranks[number_of[row]];
    return result;
}

/// By the dead, then by the most of the other figures.
std::vector<std::uint64_t> figure_keys(EventTable const& table)
{
    std::vector<std::uint64_t> keys(table.size(), kUnknown);
    auto const at = [&](FigureKind kind, Row row) -> std::int64_t {
        auto const column = table.figures(kind);
        return column.empty() ? events::kUnknownFigure : column[row];
    };
    for (Row row = 0; row < table.size(); ++row) {
        std::int64_t others = events::kUnknownFigure;
        for (auto const kind : {FigureKind::injured, FigureKind::displaced, FigureKind::detained,
                                FigureKind::participants})
            others = std::max(others, at(kind, row));
        auto const killed = at(FigureKind::killed, row);
        if (killed >= 0 || others >= 0)
            keys[row] = static_cast<std::uint64_t>(killed + 1) << 32 |
                        static_cast<std::uint64_t>(others + 1);
    }
    return keys;
}

std::vector<std::uint64_t> keys_of(EventTable const& table, ListOrder order,
                                   CancelToken const* cancel)
{
    if (order == ListOrder::title) return title_keys(table, cancel);
    if (order == ListOrder::place) return place_keys(table, cancel);
    if (order == ListOrder::figure) return figure_keys(table);
    std::vector<std::uint64_t> keys(table.size());
    for (Row row = 0; row < table.size(); ++row)
        keys[row] = order == ListOrder::type ? static_cast<std::uint64_t>(table.types()[row])
                                             : std::uint64_t{table.confidences()[row]};
    return keys;
}

/// `rows` in order of their keys, unknown ones last; equal ones keep their order.
Rows sorted_by(std::vector<std::uint64_t> const& keys, Rows const& rows, std::size_t known,
               CancelToken const* cancel)
{
    Rows sorted;
    std::uint64_t highest = 0;
    for (auto const key : keys)
        if (key != kUnknown) highest = std::max(highest, key);
    if (highest < kCountedKeys) {
        std::vector<std::size_t> starts(highest + 2);
        for (auto const key : keys)
            if (key != kUnknown) ++starts[key + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        sorted.resize(known);
        for (auto const row : rows)
            if (keys[row] != kUnknown) sorted[starts[keys[row]]++] = row;
    } else {
        for (auto const row : rows)
            if (keys[row] != kUnknown) sorted.push_back(row);
        std::size_t compared = 0;
        std::ranges::stable_sort(sorted, [&](Row a, Row b) {
            if (cancel && (++compared & 0xffff) == 0) cancel->check();
            return keys[a] < keys[b];
        });
    }
    for (auto const row : rows)
        if (keys[row] == kUnknown) sorted.push_back(row);
    return sorted;
}

/// Counting sorts of columns that are there already take some milliseconds a million rows.
bool takes_long(ListOrder order) noexcept
{
    return order == ListOrder::title || order == ListOrder::place || order == ListOrder::figure;
}

} // namespace

std::string_view to_string(ListOrder order) noexcept
{
    return kNames[static_cast<std::size_t>(order)];
}

EventList::Ranking EventList::make_ranking(EventTable const& table, ListOrder order,
                                           Permutation const* by_date, CancelToken const* cancel)
{
    Ranking ranking;
    if (order == ListOrder::begin) {
        ranking.rows = by_begin(table);
        ranking.known = table.dated();
    } else {
        auto const keys = keys_of(table, order, cancel);
        ranking.known = table.size() - static_cast<std::size_t>(std::ranges::count(keys, kUnknown));
        ranking.rows = sorted_by(keys, *by_date, ranking.known, cancel);
    }
    ranking.place.resize(ranking.rows.size());
    for (std::size_t i = 0; i < ranking.rows.size(); ++i)
        ranking.place[ranking.rows[i]] = static_cast<Row>(i);
    return ranking;
}

void EventList::set_table(std::shared_ptr<EventTable const> table)
{
    table_ = std::move(table);
    rankings_ = {};
    active_ = nullptr;
    listed_ = nullptr;
    members_ = events::RowSet(table_->size());
    size_ = looked_ = 0;
    found_.clear();
    sorting_ = false;
    stale_ = true;
}

void EventList::set_order(ListOrder order, bool descending)
{
    if (order == order_ && descending == descending_) return;
    order_ = order;
    descending_ = descending;
    stale_ = true;
}

void EventList::sort_by(ListOrder order)
{
    // Figures and confidence are looked at from the top.
    bool const from_top = order == ListOrder::figure || order == ListOrder::confidence;
    set_order(order, order == order_ ? !descending_ : from_top);
}

void EventList::set_scope(ListScope scope)
{
    if (scope == scope_) return;
    scope_ = scope;
    stale_ = true;
}

/// Sees to it that active_ is the ranking of order_, or that one is being made.
void EventList::bring_ranking(Tasks& tasks)
{
    auto const at = [&](ListOrder order) -> std::shared_ptr<Ranking const>& {
        return rankings_[static_cast<std::size_t>(order)];
    };
    auto& by_date = at(ListOrder::begin);
    if (!by_date)
        by_date = std::make_shared<Ranking const>(
            make_ranking(*table_, ListOrder::begin, nullptr, nullptr));
    if (auto const& ranking = at(order_)) {
        active_ = ranking;
        if (sorting_) tasks.cancel(task_);
        sorting_ = false;
        return;
    }
    if (!takes_long(order_) || table_->size() <= kSortAtOnce) {
        at(order_) =
            std::make_shared<Ranking const>(make_ranking(*table_, order_, &by_date->rows, nullptr));
        return bring_ranking(tasks);
    }
    active_ = by_date;
    if (sorting_ && sorting_for_ == order_) return;
    tasks.cancel(task_);
    sorting_ = true;
    sorting_for_ = order_;
    task_ = tasks.start(
        "Sorting the list",
        [table = table_, order = order_, by_date](CancelToken const& cancel, Progress const&) {
            return make_ranking(*table, order, &by_date->rows, &cancel);
        },
        [this, table = table_, order = order_, alive = std::weak_ptr(alive_)](Ranking ranking) {
            if (alive.expired() || table != table_) return;
            rankings_[static_cast<std::size_t>(order)] =
                std::make_shared<Ranking const>(std::move(ranking));
            sorting_ = false;
            stale_ = true;
        },
        {}, true);
}

bool EventList::update(Tasks& tasks, std::shared_ptr<events::RowSet const> const& listed,
                       events::Window const& window, std::optional<geo::Box> const& view)
{
    bool const same = listed == listed_ && window.begin == window_.begin &&
                      window.end == window_.end && view == view_;
    if (!table_ || (same && !stale_)) return false;
    stale_ = false;
    listed_ = listed;
    window_ = window;
    view_ = view;
    bring_ranking(tasks);
    if (!same || scope_ != built_scope_) collect();
    built_scope_ = scope_;
    found_.clear();
    looked_ = first_place();
    ++revision_;
    return true;
}

/// Which rows are in the list.
void EventList::collect()
{
    auto const& table = *table_;
    auto const flags = table.flags();
    members_ = events::RowSet(table.size());
    size_ = 0;
    if (!listed_ || listed_->size() != table.size()) return;
    events::RowRange const undated{static_cast<Row>(table.dated()), static_cast<Row>(table.size())};
    if (scope_ != ListScope::undated)
        for (auto const range : table.in_window(window_)) members_.set(range);
    if (scope_ != ListScope::window && undated.size() > 0) members_.set(undated);
    members_ &= *listed_;
    if (scope_ == ListScope::unplaced) {
        auto placed = members_;
        placed.for_each([&](Row row) {
            if ((flags[row] & events::kPlaced) != 0) members_.reset(row);
        });
    } else if (view_ && scope_ == ListScope::window) {
        auto const lons = table.lons(), lats = table.lats();
        auto all = members_;
        all.for_each([&](Row row) {
            bool const placed = (flags[row] & events::kPlaced) != 0;
            bool const wide = (flags[row] & events::kWide) != 0;
            if (!wide && !(placed && view_->contains({lons[row], lats[row]}))) members_.reset(row);
        });
    }
    size_ = members_.count();
}

/// The row at a place of the whole order. Backwards the known ones come first, too.
Row EventList::at(std::size_t place) const
{
    auto const known = active_->known;
    return active_->rows[descending_ && place < known ? known - 1 - place : place];
}

std::size_t EventList::place_of(Row row) const
{
    std::size_t const place = active_->place[row];
    return descending_ && place < active_->known ? active_->known - 1 - place : place;
}

/// A place of the order above which no member stands. In order of begin the window's rows begin
/// far down, and a test of each row above them would cost more than all the rest.
std::size_t EventList::first_place() const
{
    if (active_ != rankings_[static_cast<std::size_t>(ListOrder::begin)]) return 0;
    auto first = active_->known;
    if (scope_ == ListScope::undated) return first;
    auto const classes = table_->duration_classes();
    for (auto const range : table_->in_window(window_))
        for (auto const& [rows, shortest, longest] : classes) {
            // In order of begin within a class.
            auto const from = std::max(range.first, rows.first),
                       to = std::min(range.last, rows.last);
            if (from < to) first = std::min(first, place_of(descending_ ? to - 1 : from));
        }
    return first;
}

/// Finds the list's first `count` rows.
void EventList::look_down(std::size_t count) const
{
    count = std::min(count, size_);
    if (found_.size() >= count) return;
    if (size_ < table_->size() / kSparse) {
        found_.clear();
        members_.for_each([&](Row row) { found_.push_back(row); });
        std::ranges::sort(found_, {}, [&](Row row) { return place_of(row); });
        return;
    }
    for (; found_.size() < count && looked_ < active_->rows.size(); ++looked_)
        if (auto const row = at(looked_); members_.test(row)) found_.push_back(row);
}

Row EventList::row(std::size_t index) const
{
    if (index >= size_) return kNoRow;
    look_down(index + 1);
    return found_[index];
}

bool EventList::contains(Row row) const { return row < members_.size() && members_.test(row); }

std::optional<std::size_t> EventList::index_of(Row row) const
{
    if (!contains(row)) return {};
    auto const place = place_of(row);
    while (found_.size() < size_ && (found_.empty() || place_of(found_.back()) < place))
        look_down(std::max<std::size_t>(1024, 2 * found_.size()));
    auto const found =
        std::ranges::lower_bound(found_, place, {}, [&](Row r) { return place_of(r); });
    return static_cast<std::size_t>(found - found_.begin());
}

std::optional<Row> EventList::next(std::optional<Row> row) const
{
    if (size_ == 0) return {};
    auto place = row && *row < members_.size() ? place_of(*row) + 1 : 0;
    for (; place < active_->rows.size(); ++place)
        if (members_.test(at(place))) return at(place);
    return {};
}

std::optional<Row> EventList::previous(std::optional<Row> row) const
{
    if (size_ == 0) return {};
    auto place = row && *row < members_.size() ? place_of(*row) : active_->rows.size();
    while (place-- > 0)
        if (members_.test(at(place))) return at(place);
    return {};
}

} // namespace placetime::session
