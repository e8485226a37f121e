#include "session/selection.h"

#include <algorithm>

namespace placetime::session {

using events::Row;

bool Selection::contains(Row row) const noexcept { return std::ranges::binary_search(rows_, row); }

void Selection::select(Row row) { select(std::vector{row}, row); }

void Selection::select(std::vector<Row> rows, std::optional<Row> first)
{
    std::ranges::sort(rows);
    // clang 14, which the fuzzers are built with, cannot compile libstdc++'s ranges::unique
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty()) return clear();
    if (!first || !std::ranges::binary_search(rows, *first)) first = rows.front();
    if (rows == rows_ && first == primary_) return;
    rows_ = std::move(rows);
    primary_ = first;
    remember();
    ++revision_;
}

void Selection::toggle(Row row)
{
    auto const at = std::ranges::lower_bound(rows_, row);
    if (at != rows_.end() && *at == row) {
        rows_.erase(at);
        if (primary_ == row)
            primary_ = rows_.empty() ? std::optional<Row>() : std::optional(rows_.back());
    } else {
        rows_.insert(at, row);
        primary_ = row;
        remember();
    }
    ++revision_;
}

void Selection::clear()
{
    if (rows_.empty()) return;
    rows_.clear();
    primary_.reset();
    ++revision_;
}

void Selection::set_primary(Row row)
{
    if (!contains(row) || primary_ == row) return;
    primary_ = row;
    remember();
    ++revision_;
}

/// Looking at something new forgets what lay ahead.
void Selection::remember()
{
    history_.resize(place_);
    if (!history_.empty() && history_.back() == *primary_) return;
    history_.push_back(*primary_);
    if (history_.size() > kHistory) history_.erase(history_.begin());
    place_ = history_.size();
}

void Selection::go_back()
{
    if (!can_go_back()) return;
    --place_;
    rows_ = {history_[place_ - 1]};
    primary_ = rows_.front();
    ++revision_;
}

void Selection::go_forward()
{
    if (!can_go_forward()) return;
    ++place_;
    rows_ = {history_[place_ - 1]};
    primary_ = rows_.front();
    ++revision_;
}

void Selection::remap(std::function<std::optional<Row>(Row)> const& new_row)
{
    std::vector<Row> rows;
    for (auto const row : rows_)
        if (auto const now = new_row(row)) rows.push_back(*now);
    std::ranges::sort(rows);
    rows_ = std::move(rows);
    primary_ = primary_ ? new_row(*primary_) : std::nullopt;
    if (!primary_ && !rows_.empty()) primary_ = rows_.front();
    hovered_.reset();
    std::vector<Row> history;
    std::size_t place = 0;
    for (std::size_t i = 0; i < history_.size(); ++i) {
        if (auto const now = new_row(history_[i])) history.push_back(*now);
        if (i + 1 == place_) place = history.size();
    }
    history_ = std::move(history);
    place_ = place;
    ++revision_;
}

} // namespace placetime::session
