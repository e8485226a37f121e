#include "session/command_table.h"

namespace placetime::session {

namespace {

constexpr double kPan = 0.2; ///< of the frame

template <Tool tool> bool is_tool(S const& s) { return s.tools.tool() == tool; }
template <Tool tool> void choose_tool(S& s) { s.tools.choose(tool); }
template <scene::SizeBy by> bool is_size(S const& s) { return s.size_by == by; }
template <scene::SizeBy by> void set_size(S& s) { s.size_by = by; }
bool has_points(S const& s) { return !s.tools.points().empty(); }
bool has_region(S const& s) { return !s.filters.choice().region.empty(); }
bool has_graticule(S const& s) { return s.settings.graticule; }
void toggle_graticule(S& s) { s.settings.graticule = !s.settings.graticule; }

template <scene::Choropleth one> bool is_tinted(S const& s) { return s.choropleth == one; }
template <scene::Choropleth one> void tint(S& s) { s.choropleth = one; }
void next_tint(S& s)
{
    using scene::Choropleth;
    s.choropleth = s.choropleth == Choropleth::none     ? Choropleth::admin1
                   : s.choropleth == Choropleth::admin1 ? Choropleth::country
                                                        : Choropleth::none;
}
bool has_symbols(S const& s) { return s.symbols; }
void toggle_symbols(S& s) { s.symbols = !s.symbols; }

void set_projection(S& s, std::string_view name)
{
    if (auto problem = s.camera.set_projection(name)) s.say(Notice::Kind::error, *problem);
}
template <std::size_t n> bool is_projection(S const& s)
{
    return s.camera.projection_name() == projection_choices()[n].name;
}
template <std::size_t n> void choose_projection(S& s)
{
    set_projection(s, projection_choices()[n].name);
}
void next_projection(S& s)
{
    auto const choices = projection_choices();
    std::size_t at = choices.size() - 1;
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].name == s.camera.projection_name()) at = i;
    set_projection(s, choices[(at + 1) % choices.size()].name);
}

template <std::size_t n> constexpr Command projection(std::string_view id, std::string_view title)
{
    return choice(id, title, 4, {}, nullptr, is_projection<n>, choose_projection<n>);
}
template <scene::SizeBy by> constexpr Command size(std::string_view id, std::string_view title)
{
    return choice(id, title, 5, {}, nullptr, is_size<by>, set_size<by>);
}

constexpr std::array kMap{
    action("map.zoom_in", "Zoom in", 0, held(key(Key::plus)), nullptr,
           [](S& s) { s.camera.zoom_in(); }),
    action("map.zoom_out", "Zoom out", 0, held(key(Key::minus)), nullptr,
           [](S& s) { s.camera.zoom_out(); }),
    action("map.fit", "Fit to events", 0, key(Key::f), nullptr, [](S& s) { s.fit_events(); }),
    action("map.fit_selection", "Fit to selection", 0, shift(Key::f), has_selection,
           [](S& s) { s.fit_selection(); }),
    action("map.fit_world", "Whole world", 0, key(Key::digit_0), nullptr,
           [](S& s) { s.camera.fit_world(); }),
    action("map.left", "Move west", 1, held(ctrl(Key::left)), nullptr,
           [](S& s) { s.camera.pan_by(-kPan, 0); }),
    action("map.right", "Move east", 1, held(ctrl(Key::right)), nullptr,
           [](S& s) { s.camera.pan_by(kPan, 0); }),
    action("map.up", "Move north", 1, held(ctrl(Key::up)), nullptr,
           [](S& s) { s.camera.pan_by(0, -kPan); }),
    action("map.down", "Move south", 1, held(ctrl(Key::down)), nullptr,
           [](S& s) { s.camera.pan_by(0, kPan); }),
    choice("map.box_zoom", "Zoom to a box", 2, key(Key::b), nullptr, is_tool<Tool::box_zoom>,
           choose_tool<Tool::box_zoom>),
    choice("map.measure", "Measure", 2, key(Key::m), nullptr, is_tool<Tool::measure>,
           choose_tool<Tool::measure>),
    choice("map.region", "Draw a region to filter by", 2, key(Key::a), nullptr,
           is_tool<Tool::region>, choose_tool<Tool::region>),
    action("map.finish_tool", "Finish drawing", 2, key(Key::enter), has_points,
           [](S& s) { s.finish_tool(); }),
    action("map.remove_point", "Remove the last point", 2, held(key(Key::backspace)), has_points,
           [](S& s) { s.tools.remove_last(); }),
    action("map.clear_region", "Remove the region", 2, shift(Key::a), has_region,
           [](S& s) { s.filters.set_region({}); }),
    choice("map.graticule", "Graticule", 3, key(Key::g), nullptr, has_graticule, toggle_graticule),
    choice("map.symbols", "Symbols of events", 3, shift(Key::g), nullptr, has_symbols,
           toggle_symbols),
    action("map.next_projection", "Next projection", 4, key(Key::p), nullptr, next_projection),
    projection<0>("map.projection.auto", "Projection suited to the view"),
    projection<1>("map.projection.mercator", "Web Mercator"),
    projection<2>("map.projection.equal_earth", "Equal Earth"),
    projection<3>("map.projection.equal_area", "Lambert azimuthal equal-area"),
    projection<4>("map.projection.plate_carree", "Plate carrée"),
    size<scene::SizeBy::events>("map.size.events", "Size: number of events"),
    size<scene::SizeBy::killed>("map.size.killed", "Size: killed"),
    size<scene::SizeBy::injured>("map.size.injured", "Size: injured"),
    size<scene::SizeBy::displaced>("map.size.displaced", "Size: displaced"),
    size<scene::SizeBy::detained>("map.size.detained", "Size: detained"),
    size<scene::SizeBy::participants>("map.size.participants", "Size: participants"),
    size<scene::SizeBy::sources>("map.size.sources", "Size: number of sources"),
    action("map.next_tint", "Next tint: divisions, countries, none", 6, shift(Key::h), nullptr,
           next_tint),
    choice("map.tint.none", "No tint", 6, {}, nullptr, is_tinted<scene::Choropleth::none>,
           tint<scene::Choropleth::none>),
    choice("map.tint.admin1", "Tint divisions by their events", 6, {}, nullptr,
           is_tinted<scene::Choropleth::admin1>, tint<scene::Choropleth::admin1>),
    choice("map.tint.country", "Tint countries by their events", 6, {}, nullptr,
           is_tinted<scene::Choropleth::country>, tint<scene::Choropleth::country>)};

} // namespace

std::span<Command const> map_commands() noexcept { return kMap; }

} // namespace placetime::session
