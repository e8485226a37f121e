#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene/camera.h"
#include "scene/collision.h"
#include "scene/event_book.h"
#include "scene/layout.h"
#include "scene/markers.h"
#include "scene/text_kit.h"

namespace placetime::scene {

/// What the words and the list beside the map say.
struct Summary {
    std::string title;              ///< "Kyrgyzstan"
    std::string window;             ///< "4 to 7 October 2020, UTC"; empty without events and window
    std::string counts;             ///< "42 events at 12 places"
    std::vector<std::string> notes; ///< "3 events lie beyond the map"
    std::vector<TypeCount> types;   ///< of all events shown, for the legend
    bool claimed = false, unreviewed = false, hollow = false, lines = false;
    std::vector<MapLayer const*> layers;          ///< that are laid over and visible
    bool with_year = false;                       ///< dates in the list need their year
    std::size_t more_events = 0, more_places = 0; ///< beside the entries of the list
    float date_width = 0;                         ///< device pixels of the widest date in the list
    std::string size_by;                          ///< "number of events", "killed"
};

/// A row of the tray at the map's edge: what has no symbol on the map.
struct TrayRow {
    std::string text; ///< "Kyrgyzstan, country-wide"
    std::vector<TypeCount> types;
    std::vector<events::Row> rows;
    Emphasis::State state;
};

/// Length, in a round number of metres (1, 2 or 5 times a power of ten), of a scale bar of at most
/// `most` device pixels.
geo::Meters bar_length(geo::Meters per_pixel, float most) noexcept;
/// "200 km", "500 m"
std::string distance_text(geo::Meters length);

/// A place in the list beside the map.
struct ListEntry {
    std::string name;
    std::vector<events::Row> rows; ///< by begin
    int number = 0;                ///< its key on the map; 0 when it has none
    bool wide = false;             ///< a country: its key is a tinted square
    bool on_map = false;           ///< it has symbols of its own there
};

/// What of the list has room: so many entries, so many events of each, so many lines of text for an
/// event.
struct ListPlan {
    std::vector<std::size_t> events; ///< of each entry that is listed
    std::size_t title_lines = 1, quote_lines = 0;
};
ListPlan plan_list(Rect const& panel, Summary const& summary, std::span<ListEntry const> entries,
                   EventBook& book, TextKit& kit);

/// Title, window, list of places with their events, legend. Nothing is written outside the panel.
Pass draw_panel(Rect const& panel, Summary const& summary, std::span<ListEntry const> entries,
                ListPlan const& plan, EventBook& book, TextKit& kit, Theme theme);
/// The legend as running text under the map, for small pictures, and the height that it needs in a
/// width.
Pass draw_flowing_legend(Rect const& rect, Summary const& summary, TextKit& kit, Theme theme);
float flowing_legend_height(float width, Summary const& summary, TextKit& kit);
/// Title and window in one strip, for small pictures.
Pass draw_strip(Rect const& strip, Summary const& summary, TextKit& kit, Theme theme);
/// Scale bar, right for the projection at the map's centre, and a north arrow where north is up all
/// over; takes their room. Nothing where no bar would be honest.
void draw_scale_bar(Camera const& camera, Layout const& layout, TextKit& kit, Palette const& colors,
                    Occupied& occupied, Pass& pass);
/// Scale bar, attribution, north arrow where north is up all over; takes their room.
/// Events are credited, as unreviewed where any is, when there are any.
struct Credits {
    bool events = false, unreviewed = false;
};
Pass draw_footer(Camera const& camera, Layout const& layout, Credits const& credits, TextKit& kit,
                 Theme theme, Occupied& occupied);
/// The tray at the map's upper edge; takes its room. Empty without rows. Where its rows stand is
/// added to `marks`.
Pass draw_tray(std::span<TrayRow const> rows, Layout const& layout, TextKit& kit, Theme theme,
               Occupied& occupied, std::vector<TrayMark>& marks);
/// The scale of a density picture, above the attribution; takes its room.
Pass draw_density_scale(DensityScale const& scale, Layout const& layout, TextKit& kit, Theme theme,
                        Occupied& occupied);
/// known_at_text(), at the map's upper left; takes its room.
Pass draw_known_at(time::Instant moment, Layout const& layout, TextKit& kit, Theme theme,
                   Occupied& occupied);
/// What to do next, in the middle of a map without events.
Pass draw_empty_state(std::string const& what, std::string const& next, Layout const& layout,
                      TextKit& kit, Theme theme, Occupied& occupied);

} // namespace placetime::scene
