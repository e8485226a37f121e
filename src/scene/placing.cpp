#include "scene/placing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace placetime::scene {
namespace {

/// Share of the map that boxes about flowers may cover: above it they cannot be moved apart.
constexpr float kMostCovered = 0.30F;
/// So many flowers are moved apart pair by pair; more of them by the cells that they lie in.
constexpr std::size_t kPairwise = 150;
/// The town that gives a flower its name is looked for among so many places.
constexpr std::size_t kTownAmong = 8;

struct Candidate {
    PlaceGroup const* group;
    Point anchor;
    bool hollow;
};

/// Square cells over the frame that hold numbers.
class Cells {
public:
    Cells(Rect const& frame, float side) : frame_(frame), side_(side)
    {
        columns_ = static_cast<int>(frame.width / side) + 1;
        rows_ = static_cast<int>(frame.height / side) + 1;
        cells_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    }
    void add(Point p, std::uint32_t number) { cells_[index(column(p), row(p))].push_back(number); }
    /// Calls visit(number) for all in the cells within `reach` cells of the point's.
    template <class Visit> void near(Point p, int reach, Visit visit) const
    {
        int const c = column(p), r = row(p);
        for (int y = std::max(0, r - reach); y <= std::min(rows_ - 1, r + reach); ++y)
            for (int x = std::max(0, c - reach); x <= std::min(columns_ - 1, c + reach); ++x)
                for (auto const n : cells_[index(x, y)]) visit(n);
    }

private:
    int column(Point p) const
    {
        return std::clamp(static_cast<int>((p.x - frame_.x) / side_), 0, columns_ - 1);
    }
    int row(Point p) const
    {
        return std::clamp(static_cast<int>((p.y - frame_.y) / side_), 0, rows_ - 1);
    }
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(x);
    }
    Rect frame_;
    float side_;
    int columns_ = 1, rows_ = 1;
    std::vector<std::vector<std::uint32_t>> cells_;
};

/// Pushes two flowers apart that are too near; true when it did.
bool push_apart(PlacedGroup& a, PlacedGroup& b, std::size_t turn, float gap)
{
    float dx = b.center.x - a.center.x, dy = b.center.y - a.center.y;
    float const apart = a.flower.radius + b.flower.radius + gap;
    if (std::abs(dx) >= apart || std::abs(dy) >= apart) return false;
    float distance = std::hypot(dx, dy);
    if (distance >= apart) return false;
    if (distance < 0.01F) {
        dx = 1;
        dy = 0.3F * static_cast<float>(turn % 7) - 1;
        distance = std::hypot(dx, dy);
    }
    // The lighter one gives way.
    float const share =
        static_cast<float>(a.rows.size()) / static_cast<float>(a.rows.size() + b.rows.size());
    float const push = (apart - distance) / distance * 0.6F;
    b.center = {b.center.x + dx * push * share, b.center.y + dy * push * share};
    a.center = {a.center.x - dx * push * (1 - share), a.center.y - dy * push * (1 - share)};
    return true;
}

bool push_all(std::vector<PlacedGroup>& placed, Rect const& inner, float gap)
{
    bool moved = false;
    if (placed.size() <= kPairwise) {
        for (std::size_t i = 0; i < placed.size(); ++i)
            for (std::size_t j = i + 1; j < placed.size(); ++j)
                moved = push_apart(placed[i], placed[j], j, gap) || moved;
        return moved;
    }
    float widest = 1;
    for (auto const& p : placed) widest = std::max(widest, p.flower.radius);
    Cells cells(inner, 2 * widest + gap);
    for (std::uint32_t i = 0; i < placed.size(); ++i) cells.add(placed[i].center, i);
    for (std::uint32_t i = 0; i < placed.size(); ++i)
        cells.near(placed[i].center, 1, [&](std::uint32_t j) {
            if (j > i) moved = push_apart(placed[i], placed[j], j, gap) || moved;
        });
    return moved;
}

void move_apart(std::vector<PlacedGroup>& placed, Rect const& inner, float scale)
{
    float const gap = 5 * scale, reach = 72 * scale;
    int const rounds = placed.size() <= kPairwise ? 80 : 12;
    for (int round = 0; round < rounds; ++round) {
        bool const moved = push_all(placed, inner, gap);
        for (auto& p : placed) {
            float const dx = p.center.x - p.anchor.x, dy = p.center.y - p.anchor.y;
            if (float const d = std::hypot(dx, dy); d > reach)
                p.center = {p.anchor.x + dx * reach / d, p.anchor.y + dy * reach / d};
            float const r = std::min(p.flower.radius, inner.width / 2);
            p.center.x =
                std::clamp(p.center.x, inner.x + r, std::max(inner.x + r, inner.right() - r));
            p.center.y =
                std::clamp(p.center.y, inner.y + r, std::max(inner.y + r, inner.bottom() - r));
        }
        if (!moved) break;
    }
}

/// For each candidate the number of its host: the first one nearer than `near` pixels, or itself.
/// Areas and lines keep their own flower, unless `all`.
std::vector<std::uint32_t> hosts_of(std::span<Candidate const> candidates, Rect const& frame,
                                    float near, bool all, std::size_t& count)
{
    std::vector<std::uint32_t> hosts(candidates.size());
    Cells cells(frame, near);
    count = 0;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        auto const& c = candidates[i];
        std::uint32_t host = i;
        if (!c.hollow || all)
            cells.near(c.anchor, 1, [&](std::uint32_t j) {
                auto const& h = candidates[j];
                if (j < host && h.hollow == c.hollow &&
                    std::hypot(h.anchor.x - c.anchor.x, h.anchor.y - c.anchor.y) < near)
                    host = j;
            });
        hosts[i] = host;
        if (host != i) continue;
        cells.add(c.anchor, i);
        ++count;
    }
    return hosts;
}

std::vector<PlacedGroup> joined(std::span<Candidate const> candidates,
                                std::span<std::uint32_t const> hosts,
                                events::EventTable const& table, TableIndex const& index,
                                PlaceBook& book)
{
    std::vector<PlacedGroup> result;
    std::vector<std::uint32_t> numbers(candidates.size());
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        auto const& c = candidates[i];
        if (hosts[i] == i) {
            numbers[i] = static_cast<std::uint32_t>(result.size());
            result.push_back({{}, {}, {}, c.hollow, c.anchor, c.anchor, 0});
        }
        auto& p = result[numbers[hosts[i]]];
        p.places.push_back(c.group);
        p.rows.insert(p.rows.end(), c.group->rows.begin(), c.group->rows.end());
    }
    for (auto& p : result) {
        if (p.places.size() == 1) continue;
        // The town gives its name to what lies in it.
        auto const end =
            p.places.begin() + static_cast<std::ptrdiff_t>(std::min(p.places.size(), kTownAmong));
        auto const town = std::find_if(p.places.begin(), end, [&](auto const* g) {
            return book.of(table, g->rows.front()).is_town;
        });
        if (town != end) std::rotate(p.places.begin(), town, town + 1);
        index.sort(table, p.rows);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](auto const& a, auto const& b) { return a.rows.size() > b.rows.size(); });
    return result;
}

/// The candidates, those first that flowers should stand at.
std::vector<Candidate> ordered(std::span<AnchoredGroup const> groups, TableIndex const& index,
                               Rect const& frame)
{
    struct Ranked {
        Candidate candidate;
        std::uint32_t total, first;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(groups.size());
    for (auto const& g : groups) {
        if (g.group->kind == PlaceGroup::Kind::wide || !g.anchor || !frame.contains(*g.anchor))
            continue;
        TableIndex::Standing standing{static_cast<std::uint32_t>(g.group->rows.size()),
                                      static_cast<std::uint32_t>(ranked.size())};
        if (index.has_standings()) standing = index.standing(g.group->key);
        ranked.push_back({{g.group, *g.anchor, g.group->kind != PlaceGroup::Kind::point},
                          standing.total,
                          standing.first});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](Ranked const& a, Ranked const& b) {
        return a.total != b.total ? a.total > b.total : a.first < b.first;
    });
    std::vector<Candidate> candidates;
    candidates.reserve(ranked.size());
    for (auto const& r : ranked) candidates.push_back(r.candidate);
    return candidates;
}

} // namespace

std::vector<PlacedGroup> place_groups(std::span<AnchoredGroup const> groups,
                                      events::EventTable const& table, TableIndex const& index,
                                      PlaceBook& book, PlacingRules const& rules)
{
    auto const candidates = ordered(groups, index, rules.frame);
    std::optional<double> largest;
    if (rules.size_by != SizeBy::events) {
        largest = 0;
        for (auto const& c : candidates)
            for (auto const& t : count_types(table, c.group->rows, rules.size_by))
                largest = std::max(*largest, t.figure);
    }
    // Points that cannot be told apart share a flower. Where the flowers would cover too much of
    // the map, those farther apart do too.
    std::vector<PlacedGroup> placed;
    float const scale = rules.scale, room = kMostCovered * rules.inner.width * rules.inner.height;
    constexpr std::pair<float, FlowerSizes> kSteps[] = {{12.0F, {kSymbolOne, kSymbolMax}},
                                                        {18.0F, {11, 36}},
                                                        {28.0F, {kSymbol, 30}},
                                                        {40.0F, {8, 26}},
                                                        {56.0F, {kSymbolMin, 24}},
                                                        {80.0F, {kSymbolMin, 24}},
                                                        {110.0F, {kSymbolMin, 26}},
                                                        {160.0F, {kSymbolMin, 30}}};
    for (auto const& step : kSteps) {
        auto const& [near, sizes] = step;
        bool const last = &step == std::end(kSteps) - 1;
        std::size_t count = 0;
        auto const hosts = hosts_of(candidates, rules.frame, near * scale, near > 12, count);
        // Even the smallest flowers would cover too much: not worth making them.
        float const least = kSymbolMin / 2 * scale + 3 * scale;
        if (!last && 4 * least * least * static_cast<float>(count) >= room) continue;
        placed = joined(candidates, hosts, table, index, book);
        float covered = 0;
        for (auto& p : placed) {
            p.flower =
                make_flower(count_types(table, p.rows, rules.size_by), scale, largest, sizes);
            float const r = p.flower.radius + 3 * scale;
            covered += 4 * r * r;
            if (covered >= room && !last) break;
        }
        if (covered < room) break;
    }
    move_apart(placed, rules.inner, scale);
    return placed;
}

} // namespace placetime::scene
