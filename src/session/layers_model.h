#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "project/records.h"
#include "scene/map_layer.h"

namespace placetime::layers {
class RasterFile;
} // namespace placetime::layers

namespace placetime::session {

/// A layer of the map: a vector file, a raster file, or one whose file could not be read (neither;
/// `problems` says why; it is kept, so that saving loses nothing).
struct MapLayer {
    std::uint64_t id = 0; ///< unique in the session, for widgets; given by LayersModel
    std::string name;
    std::filesystem::path file; ///< absolute
    scene::LayerStyle style;
    std::shared_ptr<layers::Overlay const> overlay; ///< null for a raster
    std::shared_ptr<layers::RasterFile const> raster;
    std::optional<geo::Box> extent;    ///< degrees; none when it is not known
    std::string crs;                   ///< as the file names it; empty when it has none
    std::string kind;                  ///< "GeoJSON, 120 shapes", "GTiff, 4000 × 3000, 3 bands"
    std::vector<std::string> fields;   ///< for labels
    std::vector<std::string> problems; ///< sentences: no CRS, shapes left out, file missing
};

/// Reads a layer's file (a worker's job). What cannot be read gives a MapLayer without content and
/// with a problem. Throws Cancelled only.
MapLayer load_layer(std::filesystem::path const& file, CancelToken const* cancel = nullptr);
/// The same for a project's layer, with its style. A relative source is taken from `folder`.
MapLayer load_layer(project::LayerRecord const& record, std::filesystem::path const& folder,
                    CancelToken const* cancel = nullptr);

/// The layers over the ground and under the events, the first drawn first. One thread.
class LayersModel {
public:
    std::span<MapLayer const> layers() const noexcept { return layers_; }
    bool empty() const noexcept { return layers_.empty(); }
    MapLayer const* find(std::uint64_t id) const noexcept;

    /// On top. A layer without a colour of its own gets the next of six. Gives its id.
    std::uint64_t add(MapLayer layer);
    void remove(std::uint64_t id);
    /// To position `to` (from 0, clamped).
    void move(std::uint64_t id, std::size_t to);
    void set_style(std::uint64_t id, scene::LayerStyle style);
    void set_visible(std::uint64_t id, bool visible);
    void rename(std::uint64_t id, std::string name);
    void clear();

    /// What SceneInput::layers takes; kept until something changes.
    std::span<scene::MapLayer const> for_scene() const;

    /// As a project keeps them; sources relative to `folder` where they lie below it.
    std::vector<project::LayerRecord> records(std::filesystem::path const& folder = {}) const;

    /// Grows with every change.
    std::uint64_t revision() const noexcept { return revision_; }

private:
    MapLayer* at(std::uint64_t id) noexcept;

    std::vector<MapLayer> layers_;
    mutable std::vector<scene::MapLayer> scene_layers_;
    mutable std::uint64_t scene_revision_ = 0;
    std::uint64_t next_ = 1, revision_ = 1;
    std::size_t coloured_ = 0;
};

} // namespace placetime::session
