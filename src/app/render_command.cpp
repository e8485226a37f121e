#include <cmath>
#include <future>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/load_events.h"
#include "app/town_labels.h"
#include "base/error.h"
#include "events/table_filter.h"
#include "layers/raster_file.h"
#include "render/renderer.h"
#include "scene/scene.h"
#include "session/divisions.h"
#include "summary/counts.h"

namespace placetime::app {

namespace {

/// The pixels of a raster file over whatever a camera shows.
scene::RasterSource raster_source(std::shared_ptr<layers::RasterFile const> file)
{
    return [file = std::move(file)](scene::Camera const& camera) {
        auto const& frame = camera.frame();
        auto pixels = file->read(camera.projection(), camera.plane_frame(),
                                 static_cast<int>(std::lround(frame.width)),
                                 static_cast<int>(std::lround(frame.height)));
        auto image = std::make_shared<scene::PixelImage>();
        image->width = pixels.width;
        image->height = pixels.height;
        image->rgba = std::move(pixels.rgba);
        return image;
    };
}

scene::MapLayer layer_of(layers::Overlay overlay)
{
    scene::MapLayer layer;
    layer.name = overlay.name;
    layer.shapes = std::make_shared<layers::Overlay const>(std::move(overlay));
    return layer;
}

scene::MapLayer read_layer(std::string const& file, Diagnostics& diagnostics)
{
    if (!layers::RasterFile::is_raster(file))
        return layer_of(layers::read_overlay(file, diagnostics));
    auto const raster = std::make_shared<layers::RasterFile const>(file);
    scene::MapLayer layer;
    layer.name = raster->info().name;
    layer.extent = raster->info().extent;
    layer.raster = raster_source(raster);
    return layer;
}

/// The whole picture is the map, as the window's map is: seen from a point at a scale.
scene::Camera camera_of(RenderCommand const& command)
{
    scene::Rect const frame{0, 0, static_cast<float>(command.width),
                            static_cast<float>(command.height)};
    auto const name = command.projection.empty() ? std::string("EPSG:3857") : command.projection;
    return scene::Camera::looking_at(projections::Projection::named(name, *command.center),
                                     *command.center, command.meters_per_pixel, frame);
}

/// What a map draws of what had been reported.
events::RowSet drawn_as_known(events::EventTable const& table, RenderCommand const& command)
{
    using events::Review;
    events::Filter filter;
    filter.known_at = command.known_at;
    filter.statements = filter.not_happened = false;
    filter.background = command.background;
    filter.reviews = {Review::unreviewed, Review::accepted, Review::edited};
    return events::matching(table, filter);
}

/// What summary counts of what is drawn.
summary::Request counted(RenderCommand const& command)
{
    summary::Request request;
    request.filter.window = {command.begin, command.end};
    request.filter.background = command.background;
    request.filter.known_at = command.known_at;
    return request;
}

/// Cells of hot and of cold spots, a layer each; none where there are none, which is said.
std::vector<scene::MapLayer> hot_spot_layers(events::EventTable const& table,
                                             RenderCommand const& command, Talk const& talk)
{
    auto const divisions = session::divisions_of(gazetteer::Gazetteer::standard());
    summary::HotSpotOptions options;
    options.cells = *command.hot_spots;
    options.box = command.box;
    auto const rows = summary::counted_rows(table, counted(command));
    auto const found = summary::hot_spots(table, rows, options, *divisions);
    if (!found.problem.empty()) talk.say(found.problem);
    auto const theme = scene::parse_theme(command.theme).value_or(scene::Theme::light);
    std::vector<scene::MapLayer> layers;
    for (int const verdict : {1, -1}) {
        layers::Overlay overlay;
        overlay.name = verdict > 0 ? "Hot spots (Gi*, q ≤ 0.05)" : "Cold spots (Gi*, q ≤ 0.05)";
        for (auto const& cell : found.cells) {
            if (cell.verdict != verdict) continue;
            overlay.shapes.push_back(cell.division == summary::kNoDivision
                                         ? geo::Geometry(geo::MultiPolygon{{cell.outline}})
                                         : *divisions->area(cell.division));
        }
        if (overlay.shapes.empty()) continue;
        layers.push_back(layer_of(std::move(overlay)));
        // Warm for more than chance, cool for less, as of battles and protests.
        auto const tone = verdict > 0 ? events::Type::battles : events::Type::protests;
        layers.back().style.color = scene::type_style(tone, theme).color;
        layers.back().style.width = 2;
    }
    if (layers.empty() && found.problem.empty())
        talk.say("no hot spot: events stand no closer than chance");
    return layers;
}

/// Events of the window that have no place.
std::size_t unplaced(events::EventTable const& table, RenderCommand const& command)
{
    auto const request = counted(command);
    std::size_t count = 0;
    summary::counted_rows(table, request).for_each([&](events::Row row) {
        count += (table.flags()[row] & events::kPlaced) == 0;
    });
    return count;
}

} // namespace

int run(RenderCommand const& command, Talk const& talk)
{
    if (!command.output.ends_with(".png"))
        throw UsageError(
            fmt::format("{}: a map is written as .png; name the output so", command.output));
    // The renderer takes a tenth of a second to start on software OpenGL: it does so while the
    // reports are read. It belongs to the thread that makes it, so it draws there too.
    std::promise<scene::Scene> scene_made;
    auto drawn = std::async(std::launch::async, [waiting = scene_made.get_future()]() mutable {
        render::Renderer renderer;
        return renderer.draw(waiting.get());
    });
    bool complete = true;
    try {
        auto loaded = load(command.files, command.date, talk, command.known_at);
        complete = loaded.complete;
        Diagnostics diagnostics;
        std::vector<scene::MapLayer> layers;
        for (auto& overlay : loaded.overlays) layers.push_back(layer_of(std::move(overlay)));
        for (auto const& file : command.layers) layers.push_back(read_layer(file, diagnostics));
        talk.report(diagnostics);
        if (command.hot_spots)
            for (auto& layer : hot_spot_layers(*loaded.table, command, talk))
                layers.push_back(std::move(layer));
        scene::SceneInput input;
        input.table = loaded.table.get();
        input.window = {command.begin, command.end};
        input.view = command.box;
        input.projection = command.projection;
        if (command.center) input.camera = camera_of(command);
        input.theme = scene::parse_theme(command.theme).value_or(scene::Theme::light);
        input.title = command.title;
        input.layers = layers;
        input.background = command.background;
        events::RowSet shown;
        if (command.known_at) {
            shown = drawn_as_known(*loaded.table, command);
            input.shown = &shown;
            input.known_at = command.known_at;
        }
        input.symbols = command.symbols;
        input.choropleth = scene::parse_choropleth(command.choropleth).value_or(input.choropleth);
        if (input.choropleth != scene::Choropleth::none) {
            input.divisions = session::divisions_of(gazetteer::Gazetteer::standard());
            input.unplaced = unplaced(*loaded.table, command);
        }
        if (command.map_only) {
            input.furniture = scene::Furniture::map;
            input.scale = 1; // the window's pixels
        }
        input.towns = [](geo::Box const& view, std::size_t count) {
            return town_labels(gazetteer::Gazetteer::standard(), view, count);
        };
        scene_made.set_value(scene::build_scene(input, command.width, command.height));
    } catch (...) {
        scene_made.set_exception(std::current_exception());
    }
    render::write_png(command.output, drawn.get());
    talk.say(fmt::format("wrote {}", command.output));
    return complete ? 0 : 1;
}

} // namespace placetime::app
