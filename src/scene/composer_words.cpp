// Words and furniture of a picture: what lies over the map and beside it.
#include <algorithm>
#include <set>

#include "scene/composer.h"
#include "scene/measure.h"

namespace placetime::scene {

using events::Row;

namespace {

/// Names of so many flowers are tried.
constexpr std::size_t kNamedFlowers = 300;

} // namespace

std::vector<PlaceGroup const*> Composer::groups_beyond() const
{
    std::vector<PlaceGroup const*> on_map, beyond;
    // Points beyond the frame are not among the groups, unless it was fitted to them.
    bool const with_points = is_fitted() && !density_;
    for (auto const& p : placed_)
        for (auto const* g : p.places)
            if (with_points || g->kind != PlaceGroup::Kind::point) on_map.push_back(g);
    std::sort(on_map.begin(), on_map.end());
    for (auto const& g : grouping_.groups)
        if (g.kind != PlaceGroup::Kind::wide &&
            (with_points || g.kind != PlaceGroup::Kind::point) &&
            !std::binary_search(on_map.begin(), on_map.end(), &g))
            beyond.push_back(&g);
    return beyond;
}

void Composer::draw_map_furniture()
{
    std::vector<PlaceGroup const*> wide, beyond = groups_beyond();
    std::set<PlaceGroup const*> visible;
    for (auto const& shape : shapes_) visible.insert(shape.group);
    std::size_t unseen = 0;
    for (auto const& g : grouping_.groups) {
        if (g.kind != PlaceGroup::Kind::wide) continue;
        // Where one chose to look, countries out of sight are not told of.
        auto const at = camera_->to_screen(g.position);
        bool const seen = visible.contains(&g) || (!g.shape && at && layout_.frame.contains(*at));
        if (is_fitted() || seen)
            wide.push_back(&g);
        else
            unseen += g.rows.size();
    }
    std::size_t beyond_rows = 0;
    if (is_fitted() && !density_) {
        for (auto const* g : beyond) beyond_rows += g->rows.size();
    } else {
        beyond_rows = query_.points() - points_in_frame_;
        for (auto const* g : beyond)
            if (!visible.contains(g)) unseen += g->rows.size();
    }
    if (!is_fitted() || density_) beyond.clear();
    scene_.beyond = beyond_rows + unseen;
    scene_.drawn = query_.size() - scene_.beyond;
    scene_.not_drawn = table_.size() - query_.size();

    occupied_.emplace(layout_.frame.grown(-4 * scene_.scale));
    if (is_slide()) return draw_slide_furniture(wide);
    if (!layout_.footer) return;
    // Of a picture that stands alone what is in it; in the window the same whatever the time.
    bool const full = input_.furniture == Furniture::full;
    Credits const credits = full ? Credits{!summary_.types.empty(), summary_.unreviewed}
                                 : Credits{index_.has_drawn(), index_.has_unreviewed()};
    over_.push_back(draw_footer(*camera_, layout_, credits, kit_, input_.theme, *occupied_));
    if (input_.known_at)
        over_.push_back(draw_known_at(*input_.known_at, layout_, kit_, input_.theme, *occupied_));
    over_.push_back(draw_tray(tray_rows(told(), wide, beyond, emphasis_), layout_, kit_,
                              input_.theme, *occupied_, scene_.tray));
    if (choropleth_)
        over_.push_back(
            draw_choropleth_legend(*choropleth_, layout_, kit_, input_.theme, *occupied_));
    if (scene_.density)
        over_.push_back(
            draw_density_scale(*scene_.density, layout_, kit_, input_.theme, *occupied_));
    bool const only_layers = table_.size() == 0 && !input_.layers.empty();
    if (query_.size() == 0 && !only_layers && input_.empty_state)
        over_.push_back(draw_empty_state("No events to show", what_next(input_), layout_, kit_,
                                         input_.theme, *occupied_));
}

void Composer::draw_words()
{
    auto& passes = scene_.passes;
    if (is_slide()) draw_slide_callouts();
    if (input_.graticule && input_.furniture != Furniture::none) {
        if (!caches_.labelled || !(*caches_.labelled == *camera_)) {
            caches_.graticule = graticule_labels(*camera_);
            caches_.labelled = camera_;
        }
        over_.push_back(draw_graticule_labels(caches_.graticule, kit_, colors_, *occupied_));
    }
    EventBook book(table_);
    if (input_.furniture == Furniture::full) {
        summary_.hollow =
            std::any_of(placed_.begin(), placed_.end(), [](auto const& p) { return p.hollow; });
        Features const lists[] = {caches_.ground->boundaries.countries, caches_.coarse_countries()};
        summary_.title = input_.title.empty() ? title_for(told(), lists) : input_.title;
    }
    if (layout_.panel) {
        entries_ = list_entries(told(), placed_, density_);
        std::size_t listed = 0;
        for (auto const& entry : entries_) listed += entry.rows.size();
        if (density_) {
            summary_.more_events = rows_.size() - listed;
            summary_.more_places = grouping_.groups.size() - entries_.size();
        }
        plan_ = plan_list(*layout_.panel, summary_, entries_, book, kit_);
    }
    auto measured = draw_measure(input_.measure, *camera_, kit_, input_.theme, *occupied_);
    std::vector<PlacedGroup> const hidden;
    auto const& seen = input_.symbols ? placed_ : hidden;
    auto markers = draw_markers(seen, emphasis_, kit_, input_.theme, *occupied_);
    auto const numbered = static_cast<std::size_t>(std::count_if(
        entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(plan_.events.size()),
        [](auto const& e) { return e.on_map; }));
    std::vector<std::string> names;
    for (auto const& p : seen)
        if (names.size() < kNamedFlowers)
            names.push_back(caches_.book.of(table_, p.places.front()->rows.front()).name);
    auto named = draw_marker_labels(input_.symbols ? std::span(placed_) : std::span<PlacedGroup>(),
                                    names, emphasis_, kit_, input_.theme, numbered, *occupied_);
    std::size_t rank = 0; // places stand in the list in the order of `placed_`
    for (auto& entry : entries_)
        if (entry.on_map) entry.number = placed_[rank++].number;

    draw_marked_points();
    auto const& ground = *caches_.ground;
    passes.push_back(draw_map_labels({ground.countries, ground.first_level, ground.towns,
                                      ground.overlay_labels, named_towns(), *camera_, colors_},
                                     taken_names(), placed_, kit_, *occupied_));
    passes.push_back(std::move(markers));
    passes.push_back(std::move(named));
    passes.push_back(std::move(measured));
    for (auto& pass : over_) {
        if (is_slide()) pass.clip = layout_.frame;
        passes.push_back(std::move(pass));
    }
    if (is_slide()) draw_page();
    if (layout_.panel)
        passes.push_back(
            draw_panel(*layout_.panel, summary_, entries_, plan_, book, kit_, input_.theme));
    if (layout_.legend)
        passes.push_back(draw_flowing_legend(*layout_.legend, summary_, kit_, input_.theme));
    if (layout_.strip) passes.push_back(draw_strip(*layout_.strip, summary_, kit_, input_.theme));
}

} // namespace placetime::scene
