#include "scene/row_query.h"

namespace placetime::scene {

RowQuery::RowQuery(events::EventTable const& table, TableIndex const& index,
                   events::RowSet const& shown, events::Window const& window)
    : index_(index), shown_(shown), ranges_(table.in_window(window))
{
    points_ = count(index.points());
    shaped_ = count(index.shaped());
}

std::size_t RowQuery::count(events::RowSet const& kind) const
{
    std::size_t result = 0;
    auto const shown = shown_.words(), of_kind = kind.words();
    for (auto const range : ranges_)
        for (std::size_t w = range.first / 64; w * 64 < range.last; ++w)
            result +=
                static_cast<std::size_t>(std::popcount(shown[w] & of_kind[w] & mask(w, range)));
    return result;
}

bool RowQuery::has(events::Row row) const
{
    if (row >= shown_.size() || !shown_.test(row)) return false;
    if (!index_.points().test(row) && !index_.shaped().test(row)) return false;
    for (auto const range : ranges_)
        if (row >= range.first && row < range.last) return true;
    return false;
}

} // namespace placetime::scene
