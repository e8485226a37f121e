#include "events/table_filter.h"

#include <algorithm>

#include "events/halves.h"

namespace placetime::events {
namespace {

/// Sets the words [first, last) to the rows that are set in them and hold by `test(row)`.
template <typename Test>
void keep(std::span<std::uint64_t> words, std::size_t first, std::size_t last, std::size_t rows,
          Test const& test)
{
    for (std::size_t w = first; w < last; ++w) {
        if (words[w] == 0) continue;
        std::size_t const start = w * 64, count = std::min<std::size_t>(64, rows - start);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < count; ++i)
            bits |= static_cast<std::uint64_t>(test(static_cast<Row>(start + i)) ? 1 : 0) << i;
        words[w] &= bits;
    }
}

/// A set of small numbers; all when the list is empty.
template <typename Value> std::uint32_t bits_of(std::vector<Value> const& list)
{
    std::uint32_t bits = 0;
    for (auto const value : list) bits |= std::uint32_t{1} << static_cast<unsigned>(value);
    return list.empty() ? ~std::uint32_t{0} : bits;
}

template <typename Value> bool has(std::uint32_t bits, Value value) noexcept
{
    return (bits >> static_cast<unsigned>(value) & 1) != 0;
}

/// The parts of a filter that are tests of columns.
class ColumnFilter {
public:
    ColumnFilter(EventTable const& table, Filter const& filter)
        : table_(table), filter_(filter), types_(bits_of(filter.types)),
          statuses_(bits_of(filter.statuses)), reviews_(bits_of(filter.reviews))
    {
        if (filter.drawn_only) needed_ |= kDrawn;
        if (!filter.background) barred_ |= kBackground;
        if (!filter.statements) barred_ |= kStatement;
        if (filter.max_precision_m || filter.box || filter.region) needed_ |= kPlaced;
        if (!filter.not_happened)
            statuses_ &= bits_of(std::vector{Status::asserted, Status::claimed});
        for (auto const& name : table.source_names())
            sources_.push_back(std::find(filter.sources.begin(), filter.sources.end(), name) !=
                               filter.sources.end());
        if (filter.region) region_box_ = geo::bounding_box(geo::Geometry(*filter.region));
        for (auto const& place : table.shaped_places()) {
            box_verdicts_.push_back(filter.box && in_box(place, *filter.box));
            region_verdicts_.push_back(filter.region && in_region(place, *filter.region));
        }
    }

    /// Narrows the words [first, last) of `set`.
    void narrow(RowSet& set, std::size_t first, std::size_t last) const
    {
        auto const keep_if = [&](auto const& test) {
            keep(set.words(), first, last, table_.size(), test);
        };
        narrow_by_kind(keep_if);
        narrow_by_place(keep_if);
        if (auto const reported = table_.reported(); filter_.known_at && !reported.empty()) {
            auto const limit = filter_.known_at->time_since_epoch().count();
            keep_if([&](Row r) { return reported[r] <= limit; }); // the unknown is least of all
        }
    }

private:
    template <typename KeepIf> void narrow_by_kind(KeepIf const& keep_if) const
    {
        auto const flags = table_.flags();
        if ((needed_ | barred_) != 0)
            keep_if([&, both = static_cast<std::uint8_t>(needed_ | barred_)](Row r) {
                return (flags[r] & both) == needed_;
            });
        constexpr auto kAll = ~std::uint32_t{0};
        if (types_ != kAll || statuses_ != kAll || reviews_ != kAll) {
            auto const types = table_.types();
            auto const statuses = table_.statuses();
            auto const reviews = table_.reviews();
            keep_if([&](Row r) {
                return has(types_, types[r]) && has(statuses_, statuses[r]) &&
                       has(reviews_, reviews[r]);
            });
        }
        if (auto const least = percent(filter_.min_confidence); least > 0) {
            auto const confidences = table_.confidences();
            keep_if([&](Row r) { return confidences[r] >= least; });
        }
        if (!filter_.sources.empty()) {
            auto const sources = table_.sources();
            keep_if([&](Row r) { return sources_[sources[r]] != 0; });
        }
    }

    template <typename KeepIf> void narrow_by_place(KeepIf const& keep_if) const
    {
        auto const lons = table_.lons();
        auto const lats = table_.lats();
        auto const shapes = table_.shapes();
        if (filter_.max_precision_m) {
            auto const precisions = table_.place_precisions();
            auto const most = static_cast<float>(*filter_.max_precision_m);
            keep_if([&](Row r) { return precisions[r] <= most; });
        }
        if (filter_.box) {
            auto const& box = *filter_.box;
            keep_if([&](Row r) {
                return box.contains({lons[r], lats[r]}) ||
                       (shapes[r] != kNoShape && box_verdicts_[shapes[r]] != 0);
            });
        }
        if (filter_.region) {
            keep_if([&](Row r) {
                geo::LonLat const point{lons[r], lats[r]};
                return (shapes[r] != kNoShape && region_verdicts_[shapes[r]] != 0) ||
                       (region_box_ && region_box_->contains(point) &&
                        geo::contains(*filter_.region, point));
            });
        }
    }

    EventTable const& table_;
    Filter const& filter_;
    std::uint32_t types_, statuses_, reviews_;
    std::uint8_t needed_ = 0, barred_ = 0; ///< flags
    std::vector<char> sources_;            ///< by number: wanted
    std::optional<geo::Box> region_box_;
    std::vector<char> box_verdicts_, region_verdicts_; ///< by number of a shaped place
};

void narrow_by_words(EventTable const& table, WordSearch const& search, RowSet& set,
                     std::size_t first, std::size_t last, CancelToken const* cancel)
{
    std::string text, folded;
    for (std::size_t w = first; w < last; ++w) {
        if (cancel != nullptr) cancel->check();
        RowRange const rows{static_cast<Row>(w * 64),
                            static_cast<Row>(std::min(w * 64 + 64, table.size()))};
        std::uint64_t bits = 0;
        set.for_each(rows, [&](Row row) {
            text.clear();
            table.append_text(row, text);
            bits |= std::uint64_t{search.matches(text, folded)} << (row % 64);
        });
        set.words()[w] = bits;
    }
}

} // namespace

RowSet matching(EventTable const& table, Filter const& filter, CancelToken const* cancel)
{
    RowSet set(table.size());
    for (auto const range : table.in_window(filter.window)) set.set(range);
    ColumnFilter const columns(table, filter);
    constexpr std::size_t kBlock = 512; // words: 32 768 rows whose columns stay in the cache
    for (std::size_t w = 0; w < set.words().size(); w += kBlock) {
        if (cancel != nullptr) cancel->check();
        columns.narrow(set, w, std::min(w + kBlock, set.words().size()));
    }
    WordSearch const search(filter.words);
    if (search.empty()) return set;
    constexpr std::size_t kManyTexts = 2'000;
    in_halves(
        set.words().size(),
        [&](std::size_t first, std::size_t last) {
            narrow_by_words(table, search, set, first, last, cancel);
        },
        set.count() < kManyTexts ? set.words().size() + 1 : 0);
    return set;
}

} // namespace placetime::events
