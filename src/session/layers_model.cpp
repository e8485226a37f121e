#include "session/layers_model.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "layers/overlay.h"
#include "layers/raster_file.h"

namespace placetime::session {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Colours of vector layers in turn; none is an event type's.
constexpr std::array kColors{scene::rgb(0x00838F), scene::rgb(0xAD1457), scene::rgb(0x558B2F),
                             scene::rgb(0x4527A0), scene::rgb(0xEF6C00), scene::rgb(0x37474F)};
constexpr float kThinnest = 0.5F, kThickest = 12;

std::string counted(std::size_t count, std::string_view what)
{
    return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
}

void read_vector(MapLayer& layer, CancelToken const* cancel)
{
    Diagnostics diagnostics;
    auto overlay = std::make_shared<layers::Overlay>(
        layers::read_overlay(layer.file, diagnostics, {}, cancel));
    if (layer.name.empty()) layer.name = overlay->name;
    layer.crs = overlay->crs;
    layer.kind = overlay->driver + ", " + counted(overlay->shapes.size(), "shape");
    layer.fields = overlay->fields;
    layer.problems = overlay->problems;
    geo::BoxBuilder box;
    for (auto const& shape : overlay->shapes)
        if (auto const bounds = geo::bounding_box(shape)) box.add(*bounds);
    layer.extent = box.box();
    layer.overlay = std::move(overlay);
}

void read_raster(MapLayer& layer)
{
    auto raster = std::make_shared<layers::RasterFile>(layer.file);
    auto const& info = raster->info();
    if (layer.name.empty()) layer.name = info.name;
    layer.crs = info.crs;
    layer.kind = info.driver + ", " + std::to_string(info.width) + " × " +
                 std::to_string(info.height) + ", " +
                 counted(static_cast<std::size_t>(info.bands), "band");
    layer.problems = info.problems;
    layer.extent = info.extent;
    layer.raster = std::move(raster);
}

std::string color_text(scene::Color color)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", unsigned{color.r}, unsigned{color.g},
                  unsigned{color.b});
    return text.data();
}

std::optional<scene::Color> parse_color(json const& value)
{
    unsigned hex = 0;
    int read = 0;
    auto const text = value.is_string() ? value.get<std::string>() : std::string();
    if (text.size() != 7 || std::sscanf(text.c_str(), "#%6x%n", &hex, &read) != 1 || read != 7)
        return {};
    return scene::rgb(hex);
}

scene::LayerStyle style_of(project::LayerRecord const& record)
{
    scene::LayerStyle style;
    style.visible = record.visible;
    style.opacity = static_cast<float>(std::clamp(record.opacity, 0.0, 1.0));
    auto const known = json::parse(record.style, nullptr, false);
    if (!known.is_object()) return style;
    if (known.contains("color")) style.color = parse_color(known["color"]);
    if (known.contains("width") && known["width"].is_number())
        style.width = std::clamp(known["width"].get<float>(), kThinnest, kThickest);
    if (known.contains("label_field") && known["label_field"].is_string())
        style.label_field = known["label_field"].get<std::string>();
    return style;
}

std::string style_text(scene::LayerStyle const& style)
{
    json text = {{"width", std::round(double{style.width} * 100) / 100}};
    if (style.color) text["color"] = color_text(*style.color);
    if (!style.label_field.empty()) text["label_field"] = style.label_field;
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// One raster is read by one thread at a time: the scene promises it. A file that breaks on the way
/// is a layer without a picture.
scene::RasterSource source_of(std::shared_ptr<layers::RasterFile const> raster)
{
    return [raster = std::move(raster)](
               scene::Camera const& camera) -> std::shared_ptr<scene::PixelImage const> {
        auto const size = [](float pixels) {
            return std::max(1, static_cast<int>(std::lround(pixels)));
        };
        try {
            auto pixels = raster->read(camera.projection(), camera.plane_frame(),
                                       size(camera.frame().width), size(camera.frame().height));
            auto image = std::make_shared<scene::PixelImage>();
            image->width = pixels.width;
            image->height = pixels.height;
            image->rgba = std::move(pixels.rgba);
            return image;
        } catch (Error const&) {
            return nullptr;
        }
    };
}

} // namespace

MapLayer load_layer(fs::path const& file, CancelToken const* cancel)
{
    project::LayerRecord record;
    record.source = file.string();
    return load_layer(record, {}, cancel);
}

MapLayer load_layer(project::LayerRecord const& record, fs::path const& folder,
                    CancelToken const* cancel)
{
    MapLayer layer;
    layer.name = record.name;
    layer.style = style_of(record);
    fs::path const source(record.source);
    std::error_code error;
    layer.file = fs::absolute(source.is_absolute() ? source : folder / source, error);
    if (error) layer.file = source;
    layer.file = layer.file.lexically_normal();
    try {
        if (layers::RasterFile::is_raster(layer.file))
            read_raster(layer);
        else
            read_vector(layer, cancel);
    } catch (Cancelled const&) {
        throw;
    } catch (Error const& problem) {
        layer.problems.emplace_back(problem.what());
    }
    if (layer.name.empty()) layer.name = layer.file.stem().string();
    return layer;
}

MapLayer* LayersModel::at(std::uint64_t id) noexcept
{
    auto const found = std::ranges::find(layers_, id, &MapLayer::id);
    return found == layers_.end() ? nullptr : &*found;
}

MapLayer const* LayersModel::find(std::uint64_t id) const noexcept
{
    auto const found = std::ranges::find(layers_, id, &MapLayer::id);
    return found == layers_.end() ? nullptr : &*found;
}

std::uint64_t LayersModel::add(MapLayer layer)
{
    layer.id = next_++;
    if (layer.overlay && !layer.style.color)
        layer.style.color = kColors[coloured_++ % kColors.size()];
    layers_.push_back(std::move(layer));
    ++revision_;
    return layers_.back().id;
}

void LayersModel::remove(std::uint64_t id)
{
    if (std::erase_if(layers_, [&](MapLayer const& layer) { return layer.id == id; }) > 0)
        ++revision_;
}

void LayersModel::move(std::uint64_t id, std::size_t to)
{
    auto const found = std::ranges::find(layers_, id, &MapLayer::id);
    if (found == layers_.end()) return;
    auto const target =
        layers_.begin() + static_cast<std::ptrdiff_t>(std::min(to, layers_.size() - 1));
    if (target == found) return;
    if (target < found)
        std::rotate(target, found, found + 1);
    else
        std::rotate(found, found + 1, target + 1);
    ++revision_;
}

void LayersModel::set_style(std::uint64_t id, scene::LayerStyle style)
{
    auto* const layer = at(id);
    style.opacity = std::clamp(style.opacity, 0.0F, 1.0F);
    style.width = std::clamp(style.width, kThinnest, kThickest);
    if (layer == nullptr || layer->style == style) return;
    layer->style = std::move(style);
    ++revision_;
}

void LayersModel::set_visible(std::uint64_t id, bool visible)
{
    auto const* const layer = find(id);
    if (layer == nullptr) return;
    auto style = layer->style;
    style.visible = visible;
    set_style(id, std::move(style));
}

void LayersModel::rename(std::uint64_t id, std::string name)
{
    auto* const layer = at(id);
    if (layer == nullptr || layer->name == name || name.empty()) return;
    layer->name = std::move(name);
    ++revision_;
}

void LayersModel::clear()
{
    if (layers_.empty()) return;
    layers_.clear();
    coloured_ = 0;
    ++revision_;
}

std::span<scene::MapLayer const> LayersModel::for_scene() const
{
    if (scene_revision_ == revision_) return scene_layers_;
    scene_layers_.clear();
    for (auto const& layer : layers_) {
        if (!layer.overlay && !layer.raster) continue;
        scene::MapLayer drawn;
        drawn.name = layer.name;
        drawn.shapes = layer.overlay;
        if (layer.raster) drawn.raster = source_of(layer.raster);
        drawn.extent = layer.extent;
        drawn.style = layer.style;
        drawn.version = layer.id; // what a layer holds does not change
        scene_layers_.push_back(std::move(drawn));
    }
    scene_revision_ = revision_;
    return scene_layers_;
}

std::vector<project::LayerRecord> LayersModel::records(fs::path const& folder) const
{
    std::vector<project::LayerRecord> records;
    for (auto const& layer : layers_) {
        project::LayerRecord record;
        record.name = layer.name;
        record.source = layer.file.string();
        if (!folder.empty()) {
            auto const relative = layer.file.lexically_relative(folder);
            if (!relative.empty() && *relative.begin() != "..") record.source = relative.string();
        }
        record.visible = layer.style.visible;
        record.opacity = std::round(double{layer.style.opacity} * 1000) / 1000;
        record.style = style_text(layer.style);
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace placetime::session
