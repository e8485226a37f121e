// The ground under a picture, and what stands for the events on it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "scene/composer.h"

namespace placetime::scene {

using events::Row;

namespace {

/// Names of so many places are told on a map.
constexpr std::size_t kNamed = 300;
/// Names of so many groups are kept from being written twice.
constexpr std::size_t kTaken = 400;
/// Two names of towns nearer to each other than so many CSS pixels are taken for names of one.
constexpr double kSameTown = 12;
/// A ground is worn when the frame comes so near to the apron's edge, as a share of the frame, or
/// when it is scaled by more than this.
constexpr float kMargin = 0.06F, kMostScaled = 1.4F;
/// On a flight, whose projection turns with its middle: or when it is off by so many CSS pixels.
constexpr float kMostOff = 16;

/// While something moves, a new ground is painted ahead in at most so many pictures.
constexpr std::size_t kPaintedIn = 4;

/// True when a ground of another centre's projection, placed as well as may be, is off by more
/// pixels than that somewhere along the frame's edge.
bool is_off(Camera const& from, Camera const& camera, Placement const& place, float most)
{
    auto const& f = camera.frame();
    for (auto const at :
         {Point{f.x, f.y}, Point{f.right(), f.y}, Point{f.x, f.bottom()},
          Point{f.right(), f.bottom()}, Point{f.x, f.center().y}, Point{f.right(), f.center().y}}) {
        auto const position = camera.to_position(at);
        if (!position) continue;
        auto const there = from.to_screen(*position);
        if (!there) return true;
        auto const drawn = place(*there);
        if (std::hypot(drawn.x - at.x, drawn.y - at.y) > most) return true;
    }
    return false;
}

/// True when a new ground is needed though the map still moves.
bool is_worn(Ground const& ground, Camera const& camera)
{
    auto const& from = ground.made_for.camera;
    auto const& p = from.projection();
    auto const& q = camera.projection();
    bool const same_plane = p.definition() == q.definition() || (p.period() && q.period());
    auto const place = placement(from, camera);
    if (place.scale > kMostScaled || place.scale < 1 / kMostScaled) return true;
    if (!same_plane && is_off(from, camera, place, kMostOff * ground.made_for.scale)) return true;
    auto const& wide = ground.wide.frame();
    auto const a = place({wide.x, wide.y}), b = place({wide.right(), wide.bottom()});
    auto const& frame = camera.frame();
    float const x = frame.width * kMargin, y = frame.height * kMargin;
    Rect const needed{frame.x - x, frame.y - y, frame.width + 2 * x, frame.height + 2 * y};
    return !Rect{a.x, a.y, b.x - a.x, b.y - a.y}.contains(needed);
}

} // namespace

/// The old ground under a new theme or in another projection would be a wrong picture.
bool Composer::may_lie_under(Ground const& ground) const
{
    auto const& of = ground.made_for;
    return of.theme == input_.theme && of.scale == scene_.scale &&
           of.camera.projection().code() == camera_->projection().code();
}

/// What the maker has made: at once where nothing moves or nothing else is there, else after some
/// pictures in which it is painted ahead.
void Composer::take_up_ground()
{
    auto& ground = caches_.ground;
    auto& coming = caches_.coming;
    bool const moves = !caches_.last_camera || !(*caches_.last_camera == *camera_) ||
                       caches_.last_window.begin != input_.window.begin ||
                       caches_.last_window.end != input_.window.end;
    caches_.last_camera = *camera_;
    caches_.last_window = input_.window;
    if (caches_.wait) return;
    if (!coming) {
        coming = caches_.maker.take();
        caches_.coming_done = 0;
        if (!coming) return;
    }
    auto const count = coming->passes->size();
    if (!ground || !moves || caches_.coming_done >= count || !may_lie_under(*ground))
        ground = std::exchange(coming, nullptr);
    else
        caches_.coming_done += (count + kPaintedIn - 1) / kPaintedIn;
}

void Composer::find_ground()
{
    auto& ground = caches_.ground;
    auto const is_right = [&](GroundRequest const& r) {
        return r.is_for(*camera_, input_.theme, scene_.scale, input_.graticule, input_.layers);
    };
    auto const request = [&](Camera camera) {
        return GroundRequest{std::move(camera),
                             input_.theme,
                             scene_.scale,
                             input_.graticule,
                             {input_.layers.begin(), input_.layers.end()},
                             input_.towns,
                             !caches_.wait};
    };
    auto& coming = caches_.coming;
    take_up_ground();
    caches_.settled = ground && is_right(ground->made_for);
    if (caches_.settled)
        coming.reset();
    else if (caches_.wait || !ground || !may_lie_under(*ground)) {
        ground = caches_.maker.make(request(*camera_));
        coming.reset();
        caches_.asked.reset();
        caches_.settled = true;
    } else if (!caches_.asked || !is_right(*caches_.asked)) {
        caches_.asked = request(*camera_); // never used to project: only compared
        caches_.maker.ask(*caches_.asked, is_worn(coming ? *coming : *ground, *camera_));
    }
    if (coming) {
        scene_.coming_ground =
            ComingGround{coming->passes, coming->wide.frame(), caches_.coming_done};
        caches_.maker.remind(); // the next picture goes on with it
    }
    on_ground_ = true;
    scene_.ground = ground->passes;
    scene_.ground_rect = ground->wide.frame();
    scene_.ground_placement = placement(ground->made_for.camera, *camera_);
    // Shapes belong to the table or to the ground.
    auto const epoch = table_.version() * 1'000'003 + ground->number;
    caches_.shapes.look_from(ground->made_for.camera, epoch);
    caches_.wide_shapes.look_from(ground->wide, epoch);
    scene_.camera = camera_;
    scene_.frame = layout_.frame;
    scene_.view = camera_->view();
}

void Composer::outline_countries()
{
    // Countries get the outline that the map draws; it is finer or coarser than the event's, but
    // meets the borders.
    for (auto& g : grouping_.groups) {
        if (g.kind != PlaceGroup::Kind::wide || (g.shape && !g.is_country)) continue;
        auto const& code = g.place->country;
        for (auto const* c : caches_.ground->boundaries.countries)
            if (c->code == code && !code.empty() &&
                std::holds_alternative<geo::MultiPolygon>(c->geometry))
                g.shape = &c->geometry;
    }
}

ShapePaths Composer::paths_of(PlaceGroup const& group)
{
    if (!on_ground_) return make_paths(*group.shape, *camera_);
    auto const& moved = scene_.ground_placement;
    if (moved.is_identity()) return caches_.shapes.of(*group.shape, moved);
    // What comes into the frame is there, but nothing else changes until the map is at rest.
    auto paths = caches_.wide_shapes.of(*group.shape, moved);
    if (auto const& middle = caches_.shapes.of(*group.shape, {}).middle)
        paths.middle = moved(*middle);
    return paths;
}

void Composer::find_shapes()
{
    for (auto const& group : grouping_.groups) {
        if (!group.shape) continue;
        DrawnShape shape{&group, paths_of(group), {}, false, emphasis_.of(group.rows)};
        if (!shape.paths.visible()) continue;
        auto const counts = count_types(table_, group.rows);
        shape.color = type_style(main_type(counts), input_.theme).color;
        shape.claimed =
            std::all_of(counts.begin(), counts.end(), [](auto const& c) { return c.claimed; });
        shapes_.push_back(std::move(shape));
    }
}

void Composer::draw_events()
{
    auto& passes = scene_.passes;
    auto const frame = layout_.frame;
    // Two tints of an area could not be told apart: a choropleth has them all.
    if (!choropleth_) passes.push_back(draw_event_fills(shapes_, frame));
    if (density_) {
        double const cell =
            camera_->meters_per_pixel() * static_cast<double>(kDensityCell * scene_.scale);
        auto picture = draw_density(*caches_.grid, cell * cell, steady_density(), input_.theme);
        auto const& grid = *caches_.grid;
        Pass pass;
        pass.clip = frame;
        Rect const rect{frame.x, frame.y, static_cast<float>(grid.columns()) * grid.cell(),
                        static_cast<float>(grid.rows()) * grid.cell()};
        float const opacity =
            input_.selected.empty() ? 1 : static_cast<float>(unselected_opacity(input_.theme));
        pass.images.push_back({rect, std::move(picture.pixels), opacity, true});
        passes.push_back(std::move(pass));
        if (camera_->scale_error() > 0.2) picture.scale.unit += " at the centre";
        scene_.density = std::move(picture.scale);
    }
    passes.push_back(draw_event_lines(shapes_, frame, colors_, scene_.scale));
}

void Composer::draw_marked_points()
{
    // In a density picture what is selected or under the pointer stands out as itself.
    if (!density_ || emphasis_.marked().empty()) return;
    auto const& positions = caches_.positions_of(table_, camera_->projection());
    Positions::View const view(positions, *camera_);
    Pass pass;
    pass.clip = layout_.frame;
    std::size_t drawn = 0;
    for (auto const row : emphasis_.marked()) {
        if (!index_.points().test(row) || !query_.has(row) || !positions.projected().test(row))
            continue;
        auto const p = view(row);
        if (!layout_.frame.contains(p) || ++drawn > kNamed) continue;
        auto const look = type_style(table_.types()[row], input_.theme);
        Symbol symbol{p, kSymbolOne * scene_.scale, look.shape, look.color, colors_.halo};
        symbol.broken = table_.statuses()[row] == events::Status::claimed;
        symbol.dot = table_.reviews()[row] == events::Review::unreviewed;
        pass.symbols.push_back(symbol);
        float const reach = symbol.size / 2 * reach_of(look.shape);
        draw_ring(pass, p, reach, emphasis_.of(std::span(&row, 1)), colors_, scene_.scale);
        float const taken = reach + kRingReach * scene_.scale;
        occupied_->add({p.x - taken, p.y - taken, 2 * taken, 2 * taken});
        scene_.markers.push_back({caches_.book.of(table_, row).name,
                                  1,
                                  {table_.lons()[row], table_.lats()[row]},
                                  p,
                                  p,
                                  reach,
                                  0,
                                  {row},
                                  {{table_.types()[row], p, reach, {row}}}});
    }
    scene_.passes.push_back(std::move(pass));
}

std::unordered_set<std::string> Composer::taken_names() const
{
    std::unordered_set<std::string> taken;
    if (grouping_.groups.size() <= kTaken) {
        for (auto const& g : grouping_.groups)
            taken.insert(caches_.book.of(table_, g.rows.front()).name);
        return taken;
    }
    for (auto const& p : placed_)
        if (taken.size() < kNamed)
            taken.insert(caches_.book.of(table_, p.places.front()->rows.front()).name);
    return taken;
}

std::vector<NamedTown> Composer::named_towns() const
{
    std::vector<NamedTown> towns;
    for (auto const& p : placed_) {
        auto const row = p.places.front()->rows.front();
        if (!p.named || !caches_.book.of(table_, row).is_town) continue;
        double const precise =
            static_cast<double>(table_.place_precisions()[row]) / camera_->meters_per_pixel();
        double const least = kSameTown * static_cast<double>(scene_.scale);
        towns.push_back({p.anchor, static_cast<float>(std::max(least, precise))});
    }
    return towns;
}

void Composer::tell_marks()
{
    for (auto const& p : placed_) {
        Marker marker{caches_.book.of(table_, p.places.front()->rows.front()).name,
                      p.places.size(),
                      p.places.front()->position,
                      p.center,
                      p.anchor,
                      p.flower.radius,
                      p.number,
                      p.rows,
                      {}};
        for (auto const& petal : p.flower.petals) {
            Marker::Part part{petal.what.type,
                              {p.center.x + petal.offset.x, p.center.y + petal.offset.y},
                              petal.reach,
                              {}};
            if (p.flower.petals.size() == 1)
                part.rows = p.rows;
            else
                for (auto const row : p.rows)
                    if (table_.types()[row] == part.type) part.rows.push_back(row);
            marker.parts.push_back(std::move(part));
        }
        scene_.markers.push_back(std::move(marker));
    }
    for (auto& shape : shapes_) {
        auto const& g = *shape.group;
        auto const kind = g.kind == PlaceGroup::Kind::wide   ? ShapeMark::Kind::wide
                          : g.kind == PlaceGroup::Kind::area ? ShapeMark::Kind::area
                                                             : ShapeMark::Kind::line;
        bool const area = shape.paths.rings != nullptr;
        scene_.shapes.push_back({kind,
                                 caches_.book.of(table_, g.rows.front()).name,
                                 area ? shape.paths.rings : shape.paths.lines,
                                 shape.paths.bounds,
                                 {g.rows.begin(), g.rows.end()}});
    }
}

} // namespace placetime::scene
