// What stays where it is while time moves.
#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/composer.h"

namespace placetime::scene {

using events::Row;

namespace {

constexpr double kDay = 86'400;
/// Parts of a window in which its start is looked for, and the most of them in all.
constexpr std::int64_t kParts = 4, kMostBins = 20'000;
/// Sites that are spots, in tables too large to know their places, are squares of so many CSS
/// pixels: places nearer than that share a flower anyway.
constexpr double kSpot = 12;
/// Marks the number of a spot among the keys of places.
constexpr std::uint64_t kSpotMark = std::uint64_t{1} << 63;

/// Squares that keep their places on the ground while the map is dragged.
class Spots {
public:
    Spots(Camera const& camera, float scale)
    {
        side_ = kSpot * static_cast<double>(scale);
        auto const& projection = camera.projection();
        double x = camera.plane_center().x;
        if (auto const period = projection.period()) x += projection.meridian() * *period / 360;
        auto const middle = camera.frame().center();
        x_ = x / camera.units_per_pixel() - static_cast<double>(middle.x);
        y_ = -camera.plane_center().y / camera.units_per_pixel() - static_cast<double>(middle.y);
    }
    std::uint64_t operator()(Point p) const
    {
        auto const index = [&](double along) {
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(along / side_)));
        };
        return kSpotMark | (index(x_ + static_cast<double>(p.x)) & 0x7FFFFFFF) << 32 |
               (index(y_ + static_cast<double>(p.y)) & 0xFFFFFFFF);
    }

private:
    double side_ = 1, x_ = 0, y_ = 0;
};

/// The window of that length with most begins.
events::Window fullest_of(std::vector<std::uint32_t> const& bins, std::int64_t start,
                          std::int64_t bin, std::int64_t length)
{
    auto const wide = static_cast<std::size_t>(std::max<std::int64_t>(1, length / bin));
    std::uint64_t sum = 0, most = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        sum += bins[i];
        if (i >= wide) sum -= bins[i - wide];
        if (sum > most) {
            most = sum;
            best = i + 1 >= wide ? i + 1 - wide : 0;
        }
    }
    auto const begin = start + static_cast<std::int64_t>(best) * bin;
    return {time::Instant(time::Seconds(begin)), time::Instant(time::Seconds(begin + length))};
}

} // namespace

std::int64_t steady_length(events::EventTable const& table, events::Window const& window)
{
    auto const span = table.span();
    if (!window.begin || !window.end || !span) return 0;
    auto const seconds = static_cast<double>((*window.end - *window.begin).count());
    double const rounded =
        kDay * std::exp2(std::ceil(std::log2(std::max(seconds, 1.0) / kDay) - 1e-9));
    if (rounded >= static_cast<double>(span->length().count())) return 0;
    return std::max<std::int64_t>(1, std::llround(rounded));
}

std::vector<Row> Composer::points_in_frame(RowQuery const& query, std::size_t most)
{
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    std::vector<Row> rows;
    query.each_point([&](Row row) {
        if (layout_.frame.contains(view(row)) && positions.projected().test(row))
            rows.push_back(row);
    });
    if (rows.size() > most) {
        // Some of them, spread evenly.
        for (std::size_t i = 0; i < most; ++i) rows[i] = rows[i * rows.size() / most];
        rows.resize(most);
    }
    return rows;
}

PlacingRules Composer::rules() const
{
    return {layout_.frame, layout_.inner, scene_.scale, input_.size_by, clear_};
}

Steady& Composer::steady()
{
    auto& kept = caches_.steady;
    auto const length = steady_length(table_, input_.window);
    if (kept) {
        auto const& f = kept->made_for;
        if (f.table == table_.version() && f.length == length && f.camera == *camera_ &&
            f.rules == rules() && f.shown == query_.may_be_shown())
            return *kept;
    }
    kept.emplace(Steady{{table_.version(), query_.may_be_shown(), *camera_, length, rules()},
                        {},
                        {},
                        {},
                        false,
                        0});
    if (length == 0) return *kept;
    auto const span = *table_.span();
    auto const start = span.begin.time_since_epoch().count();
    auto const bin =
        std::max({length / kParts, span.length().count() / kMostBins, std::int64_t{1}});
    std::vector<std::uint32_t> bins(static_cast<std::size_t>(span.length().count() / bin) + 1);
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    auto const begins = table_.begins();
    auto const frame = layout_.frame;
    all_.each_point([&](Row row) {
        if (!frame.contains(view(row))) return;
        auto const at = begins[row] - start;
        if (at >= 0) ++bins[std::min(static_cast<std::size_t>(at / bin), bins.size() - 1)];
    });
    kept->fullest = fullest_of(bins, start, bin, length);
    return *kept;
}

RowQuery Composer::fullest_query()
{
    return {table_, index_, query_.may_be_shown(), steady().fullest};
}

double Composer::steady_density()
{
    if (is_fitted()) return fullest_cell(*caches_.grid);
    auto& kept = steady();
    if (kept.density) return *kept.density;
    auto const query = fullest_query();
    if (query.points() == query_.points())
        kept.density = fullest_cell(*caches_.grid);
    else {
        DensityGrid grid(layout_.frame, caches_.grid->cell());
        count_points(query, grid);
        kept.density = fullest_cell(grid);
    }
    return *kept.density;
}

/// Sites of places: the groups themselves.
std::vector<Site> Composer::sites_of(std::span<AnchoredGroup const> groups) const
{
    std::vector<Site> sites;
    for (auto const& g : groups) {
        if (g.group->kind == PlaceGroup::Kind::wide || !g.anchor) continue;
        TableIndex::Standing standing{static_cast<std::uint32_t>(g.group->rows.size()),
                                      static_cast<std::uint32_t>(sites.size())};
        if (index_.has_standings()) standing = index_.standing(g.group->key);
        sites.push_back({g.site, *g.anchor, g.group->kind != PlaceGroup::Kind::point,
                         standing.total, standing.first});
    }
    return sites;
}

/// Sites of spots that hold points: each stands in the middle of its points.
void Composer::add_spots(std::vector<Site>& sites)
{
    Spots const spot(*camera_, scene_.scale);
    Positions::View const view(caches_.positions_of(table_, camera_->projection()), *camera_);
    std::unordered_map<std::uint64_t, std::size_t> numbers;
    std::vector<std::pair<double, double>> sums;
    auto const first = sites.size();
    for (auto const row : points_in_frame(all_, table_.size())) {
        auto const p = view(row);
        auto const [it, is_new] = numbers.try_emplace(spot(p), sites.size());
        if (is_new) {
            sites.push_back({it->first, {}, false, 0, row});
            sums.emplace_back(0, 0);
        }
        ++sites[it->second].total;
        auto& sum = sums[it->second - first];
        sum.first += static_cast<double>(p.x);
        sum.second += static_cast<double>(p.y);
    }
    for (std::size_t i = first; i < sites.size(); ++i) {
        auto const n = static_cast<double>(sites[i].total);
        sites[i].anchor = {static_cast<float>(sums[i - first].first / n),
                           static_cast<float>(sums[i - first].second / n)};
    }
}

ClusterPlan const& Composer::clusters()
{
    auto& kept = steady();
    if (kept.clusters && kept.ground == caches_.ground->number && kept.with_points != density_)
        return *kept.clusters;
    kept.with_points = !density_;
    kept.ground = caches_.ground->number;
    auto const grouped = [&](RowQuery const& query, bool points, std::size_t most) {
        std::vector<Row> rows;
        if (points && !density_) rows = points_in_frame(query, most);
        query.each_shaped([&](Row row) { rows.push_back(row); });
        if (rows.size() <= TableIndex::kRanked) index_.sort(table_, rows);
        return group_by_place(table_, rows);
    };
    bool const places = index_.has_standings();
    auto const all = grouped(all_, places, table_.size());
    auto sites = sites_of(anchored(all));
    if (!places && !density_) add_spots(sites);
    auto const fullest = grouped(fullest_query(), true, kDensityFrom);
    kept.clusters = plan_clusters(sites, anchored(fullest), table_, kept.made_for.rules);
    return *kept.clusters;
}

std::vector<AnchoredGroup> Composer::anchored(Grouping const& grouping)
{
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    bool const places = is_fitted() || index_.has_standings();
    Spots const spot(*camera_, scene_.scale);
    std::vector<AnchoredGroup> result;
    result.reserve(grouping.groups.size());
    for (auto const& group : grouping.groups) {
        if (group.kind == PlaceGroup::Kind::wide) continue;
        auto const row = group.rows.front();
        AnchoredGroup anchored{&group, {}, group.key};
        if (!group.place) {
            if (density_) continue;
            if (positions.projected().test(row)) anchored.anchor = view(row);
            if (!places && anchored.anchor) anchored.site = spot(*anchored.anchor);
        } else {
            if (group.kind == PlaceGroup::Kind::line) anchored.anchor = paths_of(group).middle;
            if (!anchored.anchor) anchored.anchor = camera_->to_screen(group.position);
        }
        result.push_back(anchored);
    }
    return result;
}

void Composer::place()
{
    auto const groups = anchored(grouping_);
    if (is_fitted()) {
        // A still that is fitted to its events is about them alone.
        auto const plan = plan_clusters(sites_of(groups), groups, table_, rules());
        placed_ = place_groups(groups, plan, table_, index_, caches_.book, rules());
    } else
        placed_ = place_groups(groups, clusters(), table_, index_, caches_.book, rules());
}

} // namespace placetime::scene
