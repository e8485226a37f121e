#include <array>
#include <cstdio>

#include <fmt/format.h>

#include "app/commands.h"
#include "gazetteer/gazetteer.h"
#include "layers/overlay.h"
#include "layers/raster_file.h"

namespace placetime::app {

int run(GazetteerInfoCommand const& command, Talk const&)
{
    std::optional<gazetteer::Gazetteer> named;
    if (!command.file.empty()) named.emplace(command.file);
    auto const& gazetteer = named ? *named : gazetteer::Gazetteer::standard();
    constexpr auto kKinds = static_cast<std::size_t>(gazetteer::Kind::relative) + 1;
    std::array<std::size_t, kKinds> counts{};
    std::size_t shaped = 0;
    for (gazetteer::PlaceIndex place = 0; place < gazetteer.size(); ++place) {
        auto const& row = gazetteer.row(place);
        ++counts[static_cast<std::size_t>(row.kind)];
        shaped += row.has_geometry ? 1 : 0;
    }
    fmt::print("{:<10} {:>8}\n", "places", gazetteer.size());
    for (std::size_t kind = 0; kind < kKinds; ++kind)
        if (counts[kind] != 0)
            fmt::print("{:<10} {:>8}\n", gazetteer::to_string(static_cast<gazetteer::Kind>(kind)),
                       counts[kind]);
    fmt::print("{:<10} {:>8}\n", "with shape", shaped);
    return 0;
}

namespace {

std::string extent_text(std::optional<geo::Box> const& box)
{
    if (!box) return "cannot be brought to WGS 84";
    return fmt::format("{:.4f} {:.4f} to {:.4f} {:.4f} (longitude, latitude, WGS 84)", box->west,
                       box->south, box->east, box->north);
}

void describe(layers::RasterInfo const& raster)
{
    fmt::print("raster   {}\ndriver   {}\nCRS      {}\nsize     {} x {} pixels\n", raster.name,
               raster.driver,
               raster.crs.empty() ? "none: taken as WGS 84 longitude, latitude" : raster.crs,
               raster.width, raster.height);
    fmt::print("bands    {} of {}{}\n", raster.bands, raster.type,
               raster.paletted ? ", with a palette" : "");
    fmt::print("extent   {}\nsmaller  {} overviews\n", extent_text(raster.extent),
               raster.overviews);
    if (raster.no_data) fmt::print("no data  {}\n", *raster.no_data);
}

} // namespace

int run(LayersInfoCommand const& command, Talk const& talk)
{
    Diagnostics diagnostics;
    if (layers::RasterFile::is_raster(command.file)) {
        auto const raster = layers::RasterFile(command.file).info();
        for (auto const& problem : raster.problems)
            diagnostics.push_back({"raster", command.file, 0, problem});
        talk.report(diagnostics);
        describe(raster);
        return 0;
    }
    auto const layer = layers::read_overlay(command.file, diagnostics);
    talk.report(diagnostics);
    fmt::print("layer    {}\ndriver   {}\nCRS      {}\nrecords  {}\nshapes   {}\n", layer.name,
               layer.driver,
               layer.crs.empty() ? "none: taken as WGS 84 longitude, latitude" : layer.crs,
               layer.records, layer.shapes.size());
    for (auto const& field : layer.fields) fmt::print("field    {}\n", field);
    return 0;
}

} // namespace placetime::app
