#include "scene/cluster_plan.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace placetime::scene {
namespace {

/// Share of the map that boxes about flowers may cover: above it they cannot be moved apart.
constexpr float kMostCovered = 0.30F;
/// So many flowers are moved apart pair by pair; more of them by the cells that they lie in.
constexpr std::size_t kPairwise = 150;
/// Above so many sites each step joins the flowers of the step before, not the sites anew.
constexpr std::size_t kOneByOne = 2000;

/// A flower to be.
struct Spot {
    std::uint32_t host = 0;
    Point anchor, center;
    float radius = 0;
    float weight = 1; ///< events in the fullest window, one at least
    std::vector<events::Row> rows;
};

/// Square cells over the frame that hold numbers, each in one cell.
class Cells {
public:
    Cells(Rect const& frame, float side, std::size_t numbers)
        : frame_(frame), per_(1 / side), columns_(static_cast<int>(frame.width * per_) + 1),
          rows_(static_cast<int>(frame.height * per_) + 1),
          first_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kNone),
          next_(numbers, kNone)
    {
    }
    void add(Point p, std::uint32_t number)
    {
        auto& first = first_[index(column(p), row(p))];
        next_[number] = first;
        first = number;
    }
    /// Calls visit(number) for all in the point's cell and the eight about it.
    template <class Visit> void near(Point p, Visit visit) const
    {
        int const c = column(p), r = row(p);
        for (int y = std::max(0, r - 1); y <= std::min(rows_ - 1, r + 1); ++y)
            for (int x = std::max(0, c - 1); x <= std::min(columns_ - 1, c + 1); ++x)
                for (auto n = first_[index(x, y)]; n != kNone; n = next_[n]) visit(n);
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    int column(Point p) const
    {
        return std::clamp(static_cast<int>((p.x - frame_.x) * per_), 0, columns_ - 1);
    }
    int row(Point p) const
    {
        return std::clamp(static_cast<int>((p.y - frame_.y) * per_), 0, rows_ - 1);
    }
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(x);
    }
    Rect frame_;
    float per_;
    int columns_, rows_;
    std::vector<std::uint32_t> first_, next_;
};

/// Pushes two flowers apart that are too near; true when it did.
bool push_apart(Spot& a, Spot& b, std::size_t turn, float gap)
{
    float dx = b.center.x - a.center.x, dy = b.center.y - a.center.y;
    float const apart = a.radius + b.radius + gap;
    if (std::abs(dx) >= apart || std::abs(dy) >= apart) return false;
    float distance = std::sqrt(dx * dx + dy * dy);
    if (distance >= apart) return false;
    if (distance < 0.01F) {
        dx = 1;
        dy = 0.3F * static_cast<float>(turn % 7) - 1;
        distance = std::sqrt(dx * dx + dy * dy);
    }
    // The lighter one gives way.
    float const share = a.weight / (a.weight + b.weight);
    float const push = (apart - distance) / distance * 0.6F;
    b.center = {b.center.x + dx * push * share, b.center.y + dy * push * share};
    a.center = {a.center.x - dx * push * (1 - share), a.center.y - dy * push * (1 - share)};
    return true;
}

bool push_all(std::vector<Spot>& placed, Rect const& inner, float gap)
{
    bool moved = false;
    if (placed.size() <= kPairwise) {
        for (std::size_t i = 0; i < placed.size(); ++i)
            for (std::size_t j = i + 1; j < placed.size(); ++j)
                moved = push_apart(placed[i], placed[j], j, gap) || moved;
        return moved;
    }
    float widest = 1;
    for (auto const& p : placed) widest = std::max(widest, p.radius);
    Cells cells(inner, 2 * widest + gap, placed.size());
    for (std::uint32_t i = 0; i < placed.size(); ++i) cells.add(placed[i].center, i);
    for (std::uint32_t i = 0; i < placed.size(); ++i)
        cells.near(placed[i].center, [&](std::uint32_t j) {
            if (j > i) moved = push_apart(placed[i], placed[j], j, gap) || moved;
        });
    return moved;
}

/// Moves a flower off a rectangle, by the shortest way that stays inside. True when it lay on it.
bool push_off(Spot& spot, Rect const& rect, Rect const& inner, float gap)
{
    float const r = spot.radius + gap;
    auto const c = spot.center;
    Rect const wide = rect.grown(r);
    if (!(c.x > wide.x && c.x < wide.right() && c.y > wide.y && c.y < wide.bottom())) return false;
    Rect const room = inner.grown(0.5F - std::min(spot.radius, inner.width / 2));
    Point best = c;
    float least = 1e9F;
    for (Point const to :
         {Point{wide.x, c.y}, {wide.right(), c.y}, {c.x, wide.y}, {c.x, wide.bottom()}}) {
        float const far = std::hypot(to.x - c.x, to.y - c.y);
        if (far >= least || !room.grown(1).contains(to)) continue;
        least = far;
        best = to;
    }
    spot.center = best;
    return true;
}

void move_apart(std::vector<Spot>& placed, Rect const& inner, std::vector<Rect> const& clear,
                float scale)
{
    float const gap = 5 * scale, reach = 72 * scale;
    int const rounds = placed.size() <= kPairwise ? 80 : 12;
    for (int round = 0; round < rounds; ++round) {
        bool moved = push_all(placed, inner, gap);
        for (auto& p : placed) {
            float const dx = p.center.x - p.anchor.x, dy = p.center.y - p.anchor.y;
            if (float const d = std::hypot(dx, dy); d > reach)
                p.center = {p.anchor.x + dx * reach / d, p.anchor.y + dy * reach / d};
            float const r = std::min(p.radius, inner.width / 2);
            p.center.x =
                std::clamp(p.center.x, inner.x + r, std::max(inner.x + r, inner.right() - r));
            p.center.y =
                std::clamp(p.center.y, inner.y + r, std::max(inner.y + r, inner.bottom() - r));
            for (auto const& rect : clear) moved = push_off(p, rect, inner, gap) || moved;
        }
        if (!moved) break;
    }
}

/// For each site the number of its host: the first one nearer than `near` pixels, or itself.
/// Areas and lines keep their own flower, unless `all`. Empty when there would be more than `most`
/// hosts.
std::vector<std::uint32_t> hosts_of(std::span<Site const> sites, Rect const& frame, float near,
                                    bool all, std::size_t most)
{
    std::vector<std::uint32_t> hosts(sites.size());
    Cells cells(frame, near, sites.size());
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
        auto const& c = sites[i];
        std::uint32_t host = i;
        if (!c.hollow || all)
            cells.near(c.anchor, [&](std::uint32_t j) {
                auto const& h = sites[j];
                float const dx = h.anchor.x - c.anchor.x, dy = h.anchor.y - c.anchor.y;
                if (j < host && h.hollow == c.hollow && dx * dx + dy * dy < near * near) host = j;
            });
        hosts[i] = host;
        if (host != i) continue;
        if (++count > most) return {};
        cells.add(c.anchor, i);
    }
    return hosts;
}

/// The same among those that are hosts of a finer step: what they host goes with them.
std::vector<std::uint32_t> coarser(std::span<Site const> sites,
                                   std::span<std::uint32_t const> finer, Rect const& frame,
                                   float near, bool all)
{
    std::vector<std::uint32_t> kept;
    std::vector<Site> hosts;
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
        if (finer[i] != i) continue;
        kept.push_back(i);
        hosts.push_back(sites[i]);
    }
    auto const among = hosts_of(hosts, frame, near, all, hosts.size());
    std::vector<std::uint32_t> result(finer.begin(), finer.end());
    for (std::size_t k = 0; k < kept.size(); ++k) result[kept[k]] = kept[among[k]];
    // Hosts come before what they host.
    for (std::uint32_t i = 0; i < sites.size(); ++i) result[i] = result[finer[i]];
    return result;
}

/// The sites inside the frame, the fullest first.
std::vector<Site> ordered(std::span<Site const> sites, Rect const& frame)
{
    std::vector<Site> result;
    result.reserve(sites.size());
    for (auto const& s : sites)
        if (frame.contains(s.anchor)) result.push_back(s);
    std::stable_sort(result.begin(), result.end(), [](Site const& a, Site const& b) {
        return a.total != b.total ? a.total > b.total : a.first < b.first;
    });
    return result;
}

/// A group of the fullest window and the number of its site.
struct Seated {
    PlaceGroup const* group = nullptr;
    std::uint32_t site = 0;
};

/// Spots of a step, in the order of their hosts; `numbers` of each site's host.
std::vector<Spot> joined(std::span<Site const> sites, std::span<std::uint32_t const> hosts,
                         std::span<Seated const> groups, std::vector<std::uint32_t>& numbers)
{
    std::vector<Spot> spots;
    numbers.assign(sites.size(), 0);
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
        if (hosts[i] != i) continue;
        numbers[i] = static_cast<std::uint32_t>(spots.size());
        spots.push_back({i, sites[i].anchor, sites[i].anchor, 0, 1, {}});
    }
    for (auto const& g : groups) {
        auto& rows = spots[numbers[hosts[g.site]]].rows;
        rows.insert(rows.end(), g.group->rows.begin(), g.group->rows.end());
    }
    return spots;
}

} // namespace

ClusterPlan::Seats::Seats(std::size_t sites)
    : slots_(std::bit_ceil(std::max<std::size_t>(16, sites * 2)))
{
}

std::size_t ClusterPlan::Seats::place_of(std::uint64_t site) const
{
    auto const mask = slots_.size() - 1;
    auto i = static_cast<std::size_t>((site * 0x9E3779B97F4A7C15U) >> 20) & mask;
    while (slots_[i].taken && slots_[i].site != site) i = (i + 1) & mask;
    return i;
}

void ClusterPlan::Seats::add(std::uint64_t site, Seat seat)
{
    auto& slot = slots_[place_of(site)];
    if (!slot.taken) slot = {site, seat, true};
}

ClusterPlan::Seat const* ClusterPlan::Seats::find(std::uint64_t site) const
{
    auto const& slot = slots_[place_of(site)];
    return slot.taken ? &slot.seat : nullptr;
}

ClusterPlan::Seat* ClusterPlan::Seats::find(std::uint64_t site)
{
    auto& slot = slots_[place_of(site)];
    return slot.taken ? &slot.seat : nullptr;
}

ClusterPlan plan_clusters(std::span<Site const> all, std::span<AnchoredGroup const> fullest,
                          events::EventTable const& table, PlacingRules const& rules)
{
    ClusterPlan plan;
    auto const sites = ordered(all, rules.frame);
    plan.sites = sites.size();
    plan.seats = ClusterPlan::Seats(sites.size());
    for (std::uint32_t i = 0; i < sites.size(); ++i) plan.seats.add(sites[i].id, {i, 0});
    std::vector<Seated> groups;
    for (auto const& g : fullest) {
        if (g.group->kind == PlaceGroup::Kind::wide || !g.anchor) continue;
        if (auto const* seat = plan.seats.find(g.site)) groups.push_back({g.group, seat->rank});
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](Seated const& a, Seated const& b) { return a.site < b.site; });
    if (rules.size_by != SizeBy::events) {
        plan.largest = 0;
        for (auto const& g : groups)
            for (auto const& t : count_types(table, g.group->rows, rules.size_by))
                plan.largest = std::max(*plan.largest, t.figure);
    }
    // Points that cannot be told apart share a flower. Where the flowers would cover too much of
    // the map, those farther apart do too.
    std::vector<Spot> spots;
    float const scale = rules.scale, room = kMostCovered * rules.inner.width * rules.inner.height;
    constexpr std::pair<float, FlowerSizes> kSteps[] = {{12.0F, {kSymbolOne, kSymbolMax}},
                                                        {18.0F, {11, 36}},
                                                        {28.0F, {kSymbol, 30}},
                                                        {40.0F, {8, 26}},
                                                        {56.0F, {kSymbolMin, 24}},
                                                        {80.0F, {kSymbolMin, 24}},
                                                        {110.0F, {kSymbolMin, 26}},
                                                        {160.0F, {kSymbolMin, 30}}};
    std::vector<std::uint32_t> hosts, numbers;
    for (auto const& step : kSteps) {
        auto const& [near, sizes] = step;
        bool const last = &step == std::end(kSteps) - 1;
        // More than so many would cover too much even were they the smallest: not worth making.
        float const least = kSymbolMin / 2 * scale + 3 * scale;
        auto const most =
            last ? sites.size() : static_cast<std::size_t>(room / (4 * least * least));
        hosts = sites.size() > kOneByOne && !hosts.empty()
                    ? coarser(sites, hosts, rules.frame, near * scale, near > 12)
                    : hosts_of(sites, rules.frame, near * scale, near > 12, most);
        if (hosts.empty() && !sites.empty()) continue;
        spots = joined(sites, hosts, groups, numbers);
        plan.sizes = sizes;
        float covered = 0;
        for (auto& s : spots) {
            // One without events now is as wide as a lone one.
            s.radius = sizes.one / 2 * scale;
            if (!s.rows.empty())
                s.radius = make_flower(count_types(table, s.rows, rules.size_by), scale,
                                       plan.largest, sizes)
                               .radius;
            s.weight = std::max(1.0F, static_cast<float>(s.rows.size()));
            float const r = s.radius + 3 * scale;
            covered += 4 * r * r;
            if (covered >= room && !last) break;
        }
        if (covered < room) break;
    }
    std::stable_sort(spots.begin(), spots.end(),
                     [](Spot const& a, Spot const& b) { return a.rows.size() > b.rows.size(); });
    move_apart(spots, rules.inner, rules.clear, scale);
    for (std::uint32_t i = 0; i < spots.size(); ++i) {
        numbers[spots[i].host] = i;
        plan.centers.push_back(spots[i].center);
    }
    for (std::uint32_t i = 0; i < sites.size(); ++i)
        plan.seats.find(sites[i].id)->spot = numbers[hosts[i]];
    return plan;
}

} // namespace placetime::scene
