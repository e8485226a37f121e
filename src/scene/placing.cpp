#include "scene/placing.h"

#include <algorithm>

namespace placetime::scene {
namespace {

/// The town that gives a flower its name is looked for among so many places.
constexpr std::size_t kTownAmong = 8;

struct Seated {
    AnchoredGroup const* anchored = nullptr;
    ClusterPlan::Seat seat;
};

/// The groups on the map: the fullest sites first, and in a site the fullest group first.
std::vector<Seated> seated(std::span<AnchoredGroup const> groups, ClusterPlan const& plan,
                           Rect const& frame)
{
    std::vector<Seated> found;
    found.reserve(groups.size());
    for (auto const& g : groups) {
        if (g.group->kind == PlaceGroup::Kind::wide || !g.anchor || !frame.contains(*g.anchor))
            continue;
        if (auto const* seat = plan.seats.find(g.site)) found.push_back({&g, *seat});
    }
    // By counting: ranks are dense, and groups may be 30 000.
    std::vector<std::uint32_t> starts(plan.sites + 1);
    for (auto const& s : found) ++starts[s.seat.rank + 1];
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    std::vector<Seated> sorted(found.size());
    auto next = starts;
    for (auto const& s : found) sorted[next[s.seat.rank]++] = s;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
        if (starts[i + 1] - starts[i] > 1) {
            auto const first = sorted.begin() + starts[i], last = sorted.begin() + starts[i + 1];
            auto const fullest = std::max_element(first, last, [](auto const& a, auto const& b) {
                return a.anchored->group->rows.size() < b.anchored->group->rows.size();
            });
            std::iter_swap(first, fullest);
        }
    return sorted;
}

/// The largest flowers first, their rows by time; the town gives its name to what lies in it.
void put_in_order(std::vector<PlacedGroup>& placed, events::EventTable const& table,
                  TableIndex const& index, PlaceBook& book)
{
    for (auto& p : placed) {
        if (p.places.size() == 1) continue;
        auto const end =
            p.places.begin() + static_cast<std::ptrdiff_t>(std::min(p.places.size(), kTownAmong));
        auto const town = std::find_if(p.places.begin(), end, [&](auto const* g) {
            return book.of(table, g->rows.front()).is_town;
        });
        if (town != end) std::rotate(p.places.begin(), town, town + 1);
        index.sort(table, p.rows);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](auto const& a, auto const& b) { return a.rows.size() > b.rows.size(); });
}

} // namespace

std::vector<PlacedGroup> place_groups(std::span<AnchoredGroup const> groups,
                                      ClusterPlan const& plan, events::EventTable const& table,
                                      TableIndex const& index, PlaceBook& book,
                                      PlacingRules const& rules)
{
    std::vector<PlacedGroup> placed;
    constexpr std::uint32_t kNone = ~std::uint32_t{0};
    std::vector<std::uint32_t> numbers(plan.centers.size(), kNone); // of spots among the placed
    for (auto const& [anchored, seat] : seated(groups, plan, rules.frame)) {
        auto& number = numbers[seat.spot];
        auto const& group = *anchored->group;
        if (number == kNone) {
            number = static_cast<std::uint32_t>(placed.size());
            placed.push_back({{},
                              {},
                              {},
                              group.kind != PlaceGroup::Kind::point,
                              *anchored->anchor,
                              plan.centers[seat.spot],
                              0});
        }
        auto& p = placed[number];
        p.places.push_back(&group);
        p.rows.insert(p.rows.end(), group.rows.begin(), group.rows.end());
    }
    for (auto& p : placed)
        p.flower = make_flower(count_types(table, p.rows, rules.size_by), rules.scale, plan.largest,
                               plan.sizes);
    put_in_order(placed, table, index, book);
    return placed;
}

} // namespace placetime::scene
