#include "curation/review_queue.h"

#include <algorithm>
#include <array>

namespace placetime::curation {

using events::Review;
using events::Row;

ReviewQueue::Key ReviewQueue::key(Row row) const
{
    return {table_->confidences()[row], table_->record(row)};
}

void ReviewQueue::update(std::shared_ptr<events::EventTable const> table,
                         events::RowSet const& among)
{
    table_ = std::move(table);
    counts_ = {};
    rows_.clear();
    auto const reviews = table_->reviews();
    among.for_each([&](Row row) {
        switch (reviews[row]) {
        case Review::unreviewed:
            ++counts_.unreviewed;
            rows_.push_back(row);
            break;
        case Review::accepted:
            ++counts_.accepted;
            break;
        case Review::rejected:
            ++counts_.rejected;
            break;
        case Review::edited:
            ++counts_.edited;
            break;
        }
    });
    std::ranges::sort(rows_, {}, [this](Row row) { return key(row); });
}

std::optional<std::size_t> ReviewQueue::position(Row row) const
{
    if (!table_ || row >= table_->size()) return {};
    auto const found =
        std::ranges::lower_bound(rows_, key(row), {}, [this](Row r) { return key(r); });
    if (found == rows_.end() || *found != row) return {};
    return static_cast<std::size_t>(found - rows_.begin());
}

std::optional<Row> ReviewQueue::next(std::optional<Row> row) const
{
    if (rows_.empty()) return {};
    if (!row || *row >= table_->size()) return rows_.front();
    auto after = std::ranges::upper_bound(rows_, key(*row), {}, [this](Row r) { return key(r); });
    if (after == rows_.end()) after = rows_.begin();
    if (*after == *row) return {};
    return *after;
}

std::optional<Row> ReviewQueue::previous(std::optional<Row> row) const
{
    if (rows_.empty()) return {};
    if (!row || *row >= table_->size()) return rows_.back();
    auto at = std::ranges::lower_bound(rows_, key(*row), {}, [this](Row r) { return key(r); });
    if (at == rows_.begin()) at = rows_.end();
    --at;
    if (*at == *row) return {};
    return *at;
}

} // namespace placetime::curation
