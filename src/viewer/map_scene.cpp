#include "viewer/map_scene.h"

#include <bit>

#include "app/town_labels.h"
#include "base/error.h"
#include "layers/overlay.h"
#include "layers/raster_file.h"
#include "session/session.h"

namespace placetime::viewer {

namespace {

/// While playing, events about to leave the window fade over its last tenth.
constexpr double kFade = 0.1;

scene::SizeBy size_of(std::optional<events::FigureKind> kind)
{
    if (!kind) return scene::SizeBy::events;
    switch (*kind) {
    case events::FigureKind::killed:
        return scene::SizeBy::killed;
    case events::FigureKind::injured:
        return scene::SizeBy::injured;
    case events::FigureKind::displaced:
        return scene::SizeBy::displaced;
    case events::FigureKind::detained:
        return scene::SizeBy::detained;
    case events::FigureKind::participants:
        return scene::SizeBy::participants;
    }
    return scene::SizeBy::events;
}

/// A raster over a camera's frame; null when it cannot be read there.
scene::RasterSource raster_source(std::shared_ptr<layers::RasterFile const> file)
{
    return [file = std::move(file)](
               scene::Camera const& camera) -> std::shared_ptr<scene::PixelImage const> {
        auto const plane = camera.plane_frame();
        try {
            auto pixels = file->read(
                camera.projection(), {plane.west, plane.south, plane.east, plane.north},
                static_cast<int>(camera.frame().width), static_cast<int>(camera.frame().height));
            return std::make_shared<scene::PixelImage const>(
                scene::PixelImage{pixels.width, pixels.height, std::move(pixels.rgba)});
        } catch (Error const&) {
            return nullptr; // nothing of it lies here, or the file broke: the rest is drawn
        }
    };
}

scene::MapLayer scene_layer(session::MapLayer const& layer, std::uint64_t version)
{
    scene::MapLayer drawn;
    drawn.name = layer.name;
    drawn.shapes = layer.overlay;
    if (layer.raster) {
        drawn.raster = raster_source(layer.raster);
        drawn.extent = layer.raster->info().extent;
    }
    auto const& look = layer.look;
    drawn.style.visible = look.visible;
    drawn.style.opacity = static_cast<float>(look.opacity);
    drawn.style.color = look.color;
    drawn.style.width = static_cast<float>(look.width);
    drawn.style.label_field = look.label_field;
    drawn.version = version;
    return drawn;
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

} // namespace

scene::Theme theme_of(session::ThemeChoice choice) noexcept
{
    switch (choice) {
    case session::ThemeChoice::light:
        return scene::Theme::light;
    case session::ThemeChoice::dark:
        return scene::Theme::dark;
    case session::ThemeChoice::contrast:
        return scene::Theme::contrast;
    }
    return scene::Theme::light;
}

MapScene::MapScene(std::function<void()> ready) { builder_.set_ready(std::move(ready)); }

void MapScene::bring_layers(session::Session const& session)
{
    if (layers_revision_ == session.layers.revision()) return;
    layers_revision_ = session.layers.revision();
    layers_.clear();
    // A layer without content (its file is missing) is listed, not drawn.
    for (auto const& layer : session.layers.layers())
        if (layer.overlay || layer.raster) layers_.push_back(scene_layer(layer, layer.id));
}

MapScene::Key MapScene::key_of(session::Session const& session, int width, int height,
                               float scale) const
{
    auto const hovered = session.selection.hovered();
    auto const& tools = session.tools;
    std::uint64_t measured = 0;
    if (tools.tool() == session::Tool::measure) {
        measured = tools.points().size() + 1;
        if (auto const p = tools.pointer()) measured ^= bits(p->lon) * 31 + bits(p->lat);
    }
    std::uint64_t const look = static_cast<std::uint64_t>(session.settings.theme) |
                               (session.settings.graticule ? 16U : 0U) |
                               (session.playback.playing() ? 32U : 0U) |
                               static_cast<std::uint64_t>(size_of(session.size_by)) << 8;
    return {session.table()->version(),
            session.filters.revision(),
            session.timeline.revision(),
            static_cast<std::uint64_t>(session.timeline.playhead().time_since_epoch().count()),
            session.camera.revision(),
            session.selection.revision(),
            hovered ? std::uint64_t{*hovered} : ~std::uint64_t{0},
            session.layers.revision(),
            measured,
            look,
            static_cast<std::uint64_t>(width),
            static_cast<std::uint64_t>(height),
            bits(scale),
            bits(static_cast<double>(session.filters.choice().background))};
}

scene::SceneInput MapScene::input(session::Session const& session, float scale)
{
    bring_layers(session);
    scene::SceneInput input;
    input.table = session.table().get();
    input.window = session.window();
    input.shown = &session.drawn();
    input.camera = session.camera.camera();
    input.theme = theme_of(session.settings.theme);
    input.scale = scale;
    input.layers = layers_;
    input.graticule = session.settings.graticule;
    input.furniture = scene::Furniture::map;
    input.size_by = size_of(session.size_by);
    input.selected = session.selection.rows();
    input.hovered = session.selection.hovered().value_or(events::kNoRow);
    input.fade = session.playback.playing() ? kFade : 0;
    measure_.clear();
    if (session.tools.tool() == session::Tool::measure) {
        measure_ = session.tools.points();
        if (auto const p = session.tools.pointer(); p && !measure_.empty()) measure_.push_back(*p);
    }
    input.measure = measure_;
    input.towns = [](geo::Box const& view, std::size_t count) {
        return app::town_labels(gazetteer::Gazetteer::standard(), view, count);
    };
    return input;
}

scene::Scene const& MapScene::bring(session::Session const& session, int width, int height,
                                    float scale)
{
    auto const key = key_of(session, width, height, scale);
    if (made_ && key == key_ && builder_.is_settled()) return scene_;
    scene_ = builder_.build(input(session, scale), width, height);
    key_ = key;
    made_ = true;
    ++revision_;
    return scene_;
}

std::vector<events::Row> MapScene::rows_in(session::Session const& session, scene::Rect const& rect,
                                           std::size_t limit)
{
    if (!made_) return {};
    return builder_.rows_in(input(session, scene_.scale), rect, limit);
}

} // namespace placetime::viewer
