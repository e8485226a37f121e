#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "scene/choropleth.h"
#include "scene/emphasis.h"
#include "scene/event_shapes.h"
#include "scene/globe.h"
#include "scene/graticule.h"
#include "scene/ground_maker.h"
#include "scene/layout.h"
#include "scene/map_labels.h"
#include "scene/markers.h"
#include "scene/positions.h"
#include "scene/row_query.h"
#include "scene/shape_marks.h"
#include "scene/slide_callouts.h"
#include "scene/slide_page.h"
#include "scene/steady.h"
#include "scene/summary.h"

namespace placetime::scene {

/// The callouts of a slide at rest, for the way there.
struct FlownTo {
    std::uint64_t table = 0;
    events::RowSet shown;
    SlideRest rest;
    std::vector<Callout> callouts;
    Rect frame;
    float scale = 1;
    std::vector<PlacedCallout> placed;
};

/// What pictures share.
struct Caches {
    typeset::Typesetter typesetter;
    PlaceBook book;
    std::optional<TableIndex> index;
    std::optional<Positions> positions;
    GroundMaker maker;
    std::shared_ptr<Ground const> ground;
    std::shared_ptr<Ground const> coming; ///< takes the place of `ground` once it is painted
    std::size_t coming_done = 0;          ///< passes of it that are painted
    std::optional<Camera> last_camera;    ///< of the picture before
    events::Window last_window;
    std::optional<GroundRequest> asked; ///< of the maker's thread, last
    ShapeCache shapes,
        wide_shapes;      ///< as the ground's camera sees them, without and with its apron
    BoundaryStore coarse; ///< of this thread: countries for framing and for names
    std::optional<DensityGrid> grid;
    std::optional<summary::PlaceColumn> place_column;
    AreaOutlines outlines;
    std::optional<Pass> lines_over;         ///< waters and borders, to lie over a choropleth
    std::uint64_t lines_over_of = 0;        ///< number of their ground
    ShapeCache area_paths, wide_area_paths; ///< as `shapes`, of the choropleth's areas
    std::optional<Steady> steady;
    std::optional<Globe> globe;
    std::optional<CalloutKeeper> callouts;
    std::optional<FlownTo> flown_to;
    std::optional<Camera> labelled; ///< of graticule_labels
    std::vector<GraticuleLabel> graticule;
    bool wait = true;
    bool settled = true;

    TableIndex const& index_of(events::EventTable const& table);
    Positions const& positions_of(events::EventTable const& table,
                                  projections::Projection const& projection);
    Features const& coarse_countries();
    summary::PlaceColumn const&
    column_of(events::EventTable const& table,
              std::shared_ptr<summary::Divisions const> const& divisions);

private:
    std::optional<Features> coarse_countries_;
};

/// Makes one picture: chooses the rows, the camera, what stands for the events, and where the words
/// go.
class Composer {
public:
    /// Throws UsageError for a size that cannot be drawn.
    Composer(Caches& caches, SceneInput const& input, int width, int height);

    Scene compose();
    Camera fitted();
    Rect map_frame();
    /// Rows of points that the camera of the input shows in a rectangle.
    std::vector<events::Row> rows_in(Rect const& rect, std::size_t limit);

private:
    Told told() const;
    /// Steps, in this order.
    void take_all_rows();
    void choose_camera();
    Camera look_at();
    void keep_clear_of_tray();
    void take_rows_in_frame();
    void find_ground();
    void take_up_ground();
    bool may_lie_under(Ground const& ground) const;
    void outline_countries();
    void find_shapes();
    void place();
    void draw_events();
    void draw_choropleth_areas();
    geo::Geometry const& outline_of(AreaCounts::Area const& area);
    void draw_marked_points();
    void draw_map_furniture();
    void draw_words();
    void tell_marks();

    /// Of Furniture::slide.
    bool is_slide() const noexcept { return input_.furniture == Furniture::slide; }
    SlideWords const& words() const;
    void lay_out_page();
    void choose_page_camera();
    void take_rows_at_rest();
    void settle_furniture();
    bool make_room();
    void leave_room_for_callouts();
    void choose_inset_corner(Rect const& scale_bar, float below_notice, float below_tray);
    bool is_at_rest() const;
    void draw_slide_furniture(std::vector<PlaceGroup const*> const& wide);
    void draw_slide_callouts();
    std::vector<PlacedCallout> place_slide_callouts(std::span<PlacedGroup const> flowers,
                                                    std::span<TrayMark const> tray);
    std::vector<PlacedCallout> const& callouts_after_flight();
    void draw_page();
    std::vector<events::Row> seen_rows(std::span<PlaceGroup const* const> in_tray) const;
    std::vector<PlacedGroup> placed_at_rest();
    std::optional<CalloutAnchor> anchor_of(events::Row row, std::span<PlacedGroup const> flowers,
                                           std::span<TrayMark const> tray);

    PlacingRules rules() const;
    std::vector<events::Row> points_in_frame(RowQuery const& query, std::size_t most);
    void count_points(RowQuery const& query, DensityGrid& grid);
    /// Of pictures that were not fitted.
    Steady& steady();
    RowQuery fullest_query();
    double steady_density();
    ClusterPlan const& clusters();
    std::vector<Site> sites_of(std::span<AnchoredGroup const> groups) const;
    void add_spots(std::vector<Site>& sites);
    std::vector<AnchoredGroup> anchored(Grouping const& grouping);
    ShapePaths paths_of(PlaceGroup const& group);
    std::vector<PlaceGroup const*> groups_beyond() const;
    std::unordered_set<std::string> taken_names() const;
    std::vector<NamedTown> named_towns() const;
    bool is_fitted() const noexcept { return !input_.camera; }

    Caches& caches_;
    SceneInput const& input_;
    events::EventTable const& table_;
    TableIndex const& index_;
    RowQuery query_, all_; ///< in the window, and at any time
    Emphasis emphasis_;
    TextKit kit_;
    Palette const& colors_;
    Scene scene_;

    std::vector<events::Row> rows_; ///< shown: all of them in a fitted picture, else in the frame
    Grouping grouping_;
    Summary summary_;
    Layout layout_;
    std::optional<Camera> camera_;
    bool on_ground_ = false; ///< the ground is there: shapes are cached for its camera
    std::size_t points_in_frame_ = 0;
    bool density_ = false;
    std::vector<DrawnShape> shapes_;
    std::vector<PlacedGroup> placed_;
    std::vector<ListEntry> entries_;
    ListPlan plan_;
    std::optional<Occupied> occupied_;
    std::optional<ChoroplethLegend> choropleth_;
    std::vector<Pass> over_; ///< furniture, above the events
    SlideLayout page_;
    SlideFooter footer_;
    SeenEvents seen_, seen_at_rest_;
    std::vector<events::Row> rest_rows_; ///< in the frame at rest, by row
    Grouping rest_wide_;                 ///< of them, what the tray tells of
    Grouping rest_grouping_;             ///< all of them
    std::vector<Point> rest_anchors_;
    std::vector<TrayMark> rest_tray_;
    std::vector<Rect> clear_; ///< of furniture
    std::optional<Rect> inset_;
};

} // namespace placetime::scene
