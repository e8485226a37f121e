#include "scene/groups.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

#include "events/event_facts.h"

namespace placetime::scene {
namespace {

using events::Row;

PlaceGroup::Kind kind_of(events::EventPlace const& place)
{
    if (events::is_wide(place)) return PlaceGroup::Kind::wide;
    if (std::holds_alternative<geo::MultiPolygon>(*place.geometry)) return PlaceGroup::Kind::area;
    if (!place.geometry.is_point()) return PlaceGroup::Kind::line;
    return PlaceGroup::Kind::point;
}

/// The number of the group of each key, in the order in which keys come. Open addressing; a key of
/// 0 is kept apart.
class GroupNumbers {
public:
    explicit GroupNumbers(std::size_t keys)
        : mask_(std::bit_ceil(std::max<std::size_t>(16, keys * 2)) - 1), slots_(mask_ + 1)
    {
    }
    std::uint32_t of(std::uint64_t key)
    {
        auto i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20) & mask_;
        for (; slots_[i].number != kFree; i = (i + 1) & mask_)
            if (slots_[i].key == key) return slots_[i].number;
        slots_[i] = {key, count_};
        return count_++;
    }
    std::uint32_t count() const noexcept { return count_; }

private:
    static constexpr std::uint32_t kFree = ~std::uint32_t{0};
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = kFree;
    };
    std::size_t mask_;
    std::uint32_t count_ = 0;
    std::vector<Slot> slots_;
};

/// Rows laid out group by group, each in their order; one group for each number.
Grouping laid_out(std::span<Row const> rows, std::span<std::uint32_t const> numbers,
                  std::size_t count)
{
    Grouping result;
    std::vector<std::uint32_t> starts(count + 1);
    for (auto const n : numbers) ++starts[n + 1];
    for (std::size_t i = 1; i <= count; ++i) starts[i] += starts[i - 1];
    result.rows.resize(rows.size());
    auto next = starts;
    for (std::size_t i = 0; i < rows.size(); ++i) result.rows[next[numbers[i]]++] = rows[i];
    result.groups.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        result.groups[i].rows =
            std::span(result.rows).subspan(starts[i], starts[i + 1] - starts[i]);
    return result;
}

/// The column of the figure that sizes symbols; nothing when symbols are sized otherwise.
std::optional<std::span<std::int32_t const>> figures_of(events::EventTable const& table,
                                                        SizeBy size_by)
{
    if (size_by < SizeBy::killed || size_by > SizeBy::participants) return std::nullopt;
    auto const kind = static_cast<int>(size_by) - static_cast<int>(SizeBy::killed);
    return table.figures(static_cast<events::FigureKind>(kind));
}

void count_sources(events::EventTable const& table, std::span<Row const> rows,
                   std::span<TypeCount> counts)
{
    std::vector<std::uint64_t> seen; // type and source
    seen.reserve(rows.size());
    for (auto const row : rows)
        seen.push_back(std::uint64_t{static_cast<std::uint8_t>(table.types()[row])} << 32 |
                       table.sources()[row]);
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (auto const s : seen) counts[static_cast<std::size_t>(s >> 32)].figure += 1;
}

} // namespace

Grouping group_by_place(events::EventTable const& table, std::span<Row const> rows)
{
    GroupNumbers by_key(rows.size());
    std::vector<std::uint32_t> numbers(rows.size());
    auto const keys = table.place_keys();
    for (std::size_t i = 0; i < rows.size(); ++i) numbers[i] = by_key.of(keys[rows[i]]);
    auto result = laid_out(rows, numbers, by_key.count());
    for (auto& group : result.groups) {
        auto const row = group.rows.front();
        group.key = keys[row];
        group.position = {table.lons()[row], table.lats()[row]};
        auto const shape = table.shapes()[row];
        if (shape == events::kNoShape) continue;
        group.place = &table.shaped_places()[shape];
        group.kind = kind_of(*group.place);
        group.is_country = group.place->kind == "country";
        group.position = group.place->point;
        if (!group.place->geometry.is_point()) group.shape = &*group.place->geometry;
    }
    return result;
}

Grouping group_by_cell(events::EventTable const& table, std::span<Row const> rows)
{
    constexpr double kCells = 2; // a degree
    GroupNumbers by_key(rows.size());
    std::vector<std::uint32_t> numbers(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const lon = std::floor((table.lons()[rows[i]] + 180) * kCells),
                   lat = std::floor((table.lats()[rows[i]] + 90) * kCells);
        numbers[i] =
            by_key.of(static_cast<std::uint64_t>(lon) * 1000 + static_cast<std::uint64_t>(lat) + 1);
    }
    auto result = laid_out(rows, numbers, by_key.count());
    for (auto& group : result.groups) {
        double lon = 0, lat = 0;
        for (auto const row : group.rows) {
            lon += table.lons()[row];
            lat += table.lats()[row];
        }
        auto const n = static_cast<double>(group.rows.size());
        group.position = {lon / n, lat / n};
    }
    return result;
}

std::vector<TypeCount> count_types(events::EventTable const& table, std::span<Row const> rows,
                                   SizeBy size_by)
{
    std::array<TypeCount, events::kTypeCount> counts{};
    auto const figures = figures_of(table, size_by);
    auto const types = table.types();
    auto const statuses = table.statuses();
    auto const reviews = table.reviews();
    for (auto const row : rows) {
        auto& c = counts[static_cast<std::size_t>(types[row])];
        bool const first = c.count++ == 0;
        c.type = types[row];
        c.claimed = (first || c.claimed) && statuses[row] == events::Status::claimed;
        c.unreviewed = (first || c.unreviewed) && reviews[row] == events::Review::unreviewed;
        if (figures && !figures->empty()) c.figure += std::max(0, (*figures)[row]);
    }
    if (size_by == SizeBy::sources) count_sources(table, rows, counts);
    std::vector<TypeCount> present;
    std::copy_if(counts.begin(), counts.end(), std::back_inserter(present),
                 [](TypeCount const& c) { return c.count > 0; });
    return present;
}

events::Type main_type(std::span<TypeCount const> counts) noexcept
{
    auto const most =
        std::max_element(counts.begin(), counts.end(),
                         [](auto const& a, auto const& b) { return a.count < b.count; });
    return most == counts.end() ? events::Type::politics : most->type;
}

} // namespace placetime::scene
