#include "scene/basemap.h"

#include <algorithm>
#include <string_view>

#include "base/error.h"
#include "scene/graticule.h"
#include "scene/map_paths.h"

namespace placetime::scene {
namespace {

using geo::MultiLine;
using geo::MultiPolygon;

void add_fill(Features const& features, PathMaker const& maker, Color color, Pass& pass)
{
    // One fill for all: the features of one layer do not overlap.
    Fill fill{{}, color};
    for (auto const* f : features)
        if (auto const* areas = std::get_if<MultiPolygon>(&f->geometry))
            maker.add_areas(*areas, fill.rings);
    if (!fill.rings.empty()) pass.fills.push_back(std::move(fill));
}

void add_paths(Features const& features, PathMaker const& maker, Stroke& stroke)
{
    for (auto const* f : features) {
        if (auto const* areas = std::get_if<MultiPolygon>(&f->geometry))
            maker.add_edges(*areas, stroke.lines);
        else if (auto const* lines = std::get_if<MultiLine>(&f->geometry))
            maker.add_lines(*lines, stroke.lines);
    }
}

void add_stroke(Features const& features, PathMaker const& maker, Stroke stroke, Pass& pass)
{
    add_paths(features, maker, stroke);
    if (!stroke.lines.empty()) pass.strokes.push_back(std::move(stroke));
}

} // namespace

Boundaries read_boundaries(BoundaryStore& store, Camera const& camera, float scale)
{
    auto const view = camera.view();
    double const per_pixel = camera.meters_per_pixel() * static_cast<double>(scale);
    auto const detail = layers::detail_for(per_pixel);
    auto const read = [&](std::string_view layer, layers::Detail fineness, geo::Box const& box) {
        return store.read(layer, fineness, box);
    };
    Boundaries b;
    b.land = read("land", detail, view);
    if (layers::boundary_file("land", detail).empty())
        throw FileError("the boundary layers are missing from the data folder; build the target "
                        "geodata, or set PLACETIME_DATA");
    b.countries = read("countries", detail, view);
    b.borders = read("borders", detail, view);
    // As geodata/README.md says: solid is what is not disputed at all and the rest of what is
    // disputed in part; dashed the disputes.
    std::erase_if(b.borders.items, [](auto const* f) { return f->disputed != 0; });
    b.borders_rest = read("borders_rest", detail, view);
    b.disputed = read("disputed", detail, view);
    if (per_pixel < 14'000) b.lakes = read("lakes", detail, view);
    if (per_pixel < 4'000) {
        b.rivers = read("rivers", detail, view);
        b.first_level_lines = read("admin1_lines", detail, view);
        b.first_level = read("admin1", layers::Detail::middle,
                             view); // for names: the finer one is fifteen times larger
    }
    return b;
}

Pass draw_land(Boundaries const& b, Camera const& camera, Palette const& colors)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    Fill world{{}, colors.water};
    if (camera.shows_edge())
        maker.add_world(world.rings);
    else {
        auto const f = camera.frame();
        world.rings.points = {
            {f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}};
        world.rings.close_part();
    }
    pass.fills.push_back(std::move(world));
    add_fill(b.land, maker, colors.land, pass);
    return pass;
}

Pass draw_lines(Boundaries const& b, Camera const& camera, Palette const& colors, float scale,
                std::optional<geo::Box> const& graticule)
{
    Pass pass;
    pass.clip = camera.frame();
    PathMaker const maker(camera);
    add_fill(b.lakes, maker, colors.water, pass);
    if (graticule)
        draw_graticule(camera, *graticule, colors.graticule, kFirstLevelBorder * scale, pass);
    add_stroke(b.rivers, maker, {{}, colors.river, kCoast * scale}, pass);
    add_stroke(b.lakes, maker, {{}, colors.coast, kCoast * scale}, pass);
    add_stroke(b.land, maker, {{}, colors.coast, kCoast * scale}, pass);
    add_stroke(b.first_level_lines, maker,
               {{},
                colors.first_level_border,
                kFirstLevelBorder * scale,
                kFirstLevelDash * scale,
                kFirstLevelGap * scale},
               pass);
    Stroke borders{{}, colors.country_border, kCountryBorder * scale};
    add_paths(b.borders, maker, borders);
    add_stroke(b.borders_rest, maker, std::move(borders), pass);
    add_stroke(b.disputed, maker,
               {{},
                colors.country_border,
                kCountryBorder * scale,
                kDisputedDash * scale,
                kDisputedGap * scale},
               pass);
    return pass;
}

} // namespace placetime::scene
