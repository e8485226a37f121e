// What a slide shows once it stands: its furniture and callouts keep to it while time moves.
#include <algorithm>

#include "scene/composer.h"

namespace placetime::scene {

using events::Row;

namespace {

std::optional<geo::Box> box_of(geo::Geometry const& shape)
{
    std::vector<geo::LonLat> positions;
    if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
        for (auto const& polygon : *areas)
            if (!polygon.empty())
                positions.insert(positions.end(), polygon[0].begin(), polygon[0].end());
    } else if (auto const* lines = std::get_if<geo::MultiLine>(&shape)) {
        for (auto const& line : *lines) positions.insert(positions.end(), line.begin(), line.end());
    } else
        positions.push_back(std::get<geo::LonLat>(shape));
    return geo::bounding_box(positions.data(), positions.data() + positions.size());
}

} // namespace

bool Composer::is_at_rest() const
{
    auto const& rest = words().rest;
    return !rest ||
           (rest->window.begin == input_.window.begin && rest->window.end == input_.window.end &&
            (!rest->camera || rest->camera->with_frame(layout_.frame) == *camera_));
}

void Composer::take_rows_at_rest()
{
    auto const& rest = words().rest;
    auto const camera = rest && rest->camera ? rest->camera->with_frame(layout_.frame) : *camera_;
    RowQuery const query(table_, index_, query_.may_be_shown(),
                         rest ? rest->window : input_.window);
    rest_rows_.clear();
    rest_anchors_.clear();
    // So many are drawn as density: no corner is free of them.
    if (query.points() <= kDensityFrom) {
        auto const add = [&](Row row, std::optional<Point> p) {
            if (!p || !layout_.frame.contains(*p)) return;
            rest_rows_.push_back(row);
            rest_anchors_.push_back(*p);
        };
        if (camera.projection().definition() == camera_->projection().definition()) {
            auto const& positions = caches_.positions_of(table_, camera.projection());
            Positions::View const view(positions, camera);
            query.each_point([&](Row row) {
                if (positions.projected().test(row)) add(row, view(row));
            });
        } else
            query.each_point([&](Row row) {
                add(row, camera.to_screen(geo::LonLat{table_.lons()[row], table_.lats()[row]}));
            });
    }
    std::vector<Row> shaped, wide;
    query.each_shaped([&](Row row) { shaped.push_back(row); });
    auto const grouping = group_by_place(table_, shaped);
    bool hollow = false;
    for (auto const& group : grouping.groups) {
        auto const at = camera.to_screen(group.position);
        bool seen = at && layout_.frame.contains(*at);
        bool const is_wide = group.kind == PlaceGroup::Kind::wide;
        if (!is_wide && seen) rest_anchors_.push_back(*at);
        if (!seen && group.shape)
            if (auto const box = box_of(*group.shape)) seen = box->intersects(camera.view());
        if (!seen) continue;
        hollow = hollow || !is_wide;
        rest_rows_.insert(rest_rows_.end(), group.rows.begin(), group.rows.end());
        if (is_wide) wide.insert(wide.end(), group.rows.begin(), group.rows.end());
    }
    rest_wide_ = group_by_place(table_, wide);
    seen_at_rest_ = tell_of(table_, rest_rows_, input_.size_by);
    seen_at_rest_.hollow = hollow;
}

/// The flowers of the slide at rest, as this picture's camera shows them.
std::vector<PlacedGroup> Composer::placed_at_rest()
{
    auto rows = rest_rows_;
    if (rows.size() <= TableIndex::kRanked) index_.sort(table_, rows);
    rest_grouping_ = group_by_place(table_, rows);
    return place_groups(anchored(rest_grouping_), clusters(), table_, index_, caches_.book,
                        rules());
}

std::vector<PlacedCallout> Composer::place_slide_callouts(std::span<PlacedGroup const> flowers,
                                                          std::span<TrayMark const> tray)
{
    auto const& w = words();
    float const s = scene_.scale;
    std::vector<Rect> symbols;
    if (input_.symbols && !density_)
        for (auto const& p : flowers) {
            for (auto const& petal : p.flower.petals) {
                float const r = petal.reach + 3 * s;
                symbols.push_back({p.center.x + petal.offset.x - r, p.center.y + petal.offset.y - r,
                                   2 * r, 2 * r});
            }
            if (p.flower.petals.size() > 1)
                symbols.push_back({p.anchor.x - 4 * s, p.anchor.y - 4 * s, 8 * s, 8 * s});
        }
    std::vector<CalloutAnchor> anchors;
    for (std::size_t i = 0; i < w.callouts.size(); ++i) {
        if (w.callouts[i].row >= table_.size()) continue;
        if (auto anchor = anchor_of(w.callouts[i].row, flowers, tray)) {
            anchors.push_back(*anchor);
            anchors.back().callout = i;
        }
    }
    auto& kept = caches_.callouts;
    if (!kept) kept.emplace();
    return kept->place(w.callouts, anchors, symbols, clear_, layout_.frame, kit_);
}

/// As another composer places them for the camera at rest; kept while the slide is flown to or
/// left.
std::vector<PlacedCallout> const& Composer::callouts_after_flight()
{
    auto const& w = words();
    auto& kept = caches_.flown_to;
    auto const same = [&] {
        return kept && kept->table == table_.version() && kept->rest.camera == w.rest->camera &&
               kept->rest.window.begin == w.rest->window.begin &&
               kept->rest.window.end == w.rest->window.end && kept->frame == layout_.frame &&
               kept->scale == scene_.scale && kept->shown == query_.may_be_shown() &&
               std::equal(kept->callouts.begin(), kept->callouts.end(), w.callouts.begin(),
                          w.callouts.end());
    };
    if (same()) return kept->placed;
    auto standing = w;
    standing.rest.reset();
    auto input = input_;
    input.slide = &standing;
    input.camera = w.rest->camera;
    input.window = w.rest->window;
    Composer composer(caches_, input, scene_.width, scene_.height);
    composer.choose_camera();
    composer.take_rows_in_frame();
    composer.place();
    kept.emplace(FlownTo{table_.version(),
                         query_.may_be_shown(),
                         *w.rest,
                         {w.callouts.begin(), w.callouts.end()},
                         layout_.frame,
                         scene_.scale,
                         composer.place_slide_callouts(composer.placed_, composer.rest_tray_)});
    return kept->placed;
}

void Composer::draw_slide_callouts()
{
    auto const& w = words();
    if (w.callouts.empty() || !layout_.footer) return;
    float const s = scene_.scale;
    bool const still = is_fitted() || is_at_rest();
    std::vector<PlacedCallout> placed;
    if (still)
        placed = place_slide_callouts(placed_, scene_.tray);
    else if (w.rest->camera && !(w.rest->camera->with_frame(layout_.frame) == *camera_))
        placed = callouts_after_flight();
    else
        placed = place_slide_callouts(placed_at_rest(), rest_tray_);
    if (!still)
        for (auto& one : placed) {
            auto const now = anchor_of(w.callouts[one.anchor.callout].row, placed_, scene_.tray);
            one.anchor.there = now.has_value();
            if (!now) continue;
            one.anchor.point = now->point;
            one.anchor.reach = now->reach;
        }
    take_callouts(placed, s, *occupied_);
    if (w.parts.callouts) {
        scene_.passes.push_back(draw_callout_lines(placed, w.opacity, s, colors_));
        scene_.passes.back().clip = layout_.frame;
        over_.push_back(draw_callouts(placed, w.opacity, kit_, colors_));
    }
    for (auto const& one : placed)
        if (one.anchor.there)
            scene_.slide.callouts.push_back({one.rect, one.anchor.point, one.anchor.callout});
}

std::optional<CalloutAnchor> Composer::anchor_of(Row row, std::span<PlacedGroup const> flowers,
                                                 std::span<TrayMark const> tray)
{
    float const s = scene_.scale;
    for (auto const& mark : tray)
        if (std::find(mark.rows.begin(), mark.rows.end(), row) != mark.rows.end())
            return CalloutAnchor{0, {mark.rect.x - 1 * s, mark.rect.center().y}, 3 * s, true};
    if (density_ || !input_.symbols) {
        if (!index_.points().test(row) || !query_.has(row)) return std::nullopt;
        auto const at = camera_->to_screen(geo::LonLat{table_.lons()[row], table_.lats()[row]});
        if (!at || !layout_.frame.contains(*at)) return std::nullopt;
        return CalloutAnchor{0, *at, 9 * s, true};
    }
    for (auto const& p : flowers) {
        if (std::find(p.rows.begin(), p.rows.end(), row) == p.rows.end()) continue;
        for (auto const& petal : p.flower.petals)
            if (petal.what.type == table_.types()[row] || p.flower.petals.size() == 1) {
                bool const ringed = emphasis_.of(p.rows, petal.what.type).selected;
                return CalloutAnchor{0,
                                     {p.center.x + petal.offset.x, p.center.y + petal.offset.y},
                                     petal.reach + (ringed ? kRingReach + 1 : 2) * s,
                                     true};
            }
    }
    return std::nullopt;
}

} // namespace placetime::scene
