#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "events/event.h"
#include "exchange/event_feature.h"
#include "exchange/text_file.h"

namespace placetime::exchange {

struct GeoJsonOptions {
    bool points = false; ///< a representative point for every event instead of its line or area
    std::string version; ///< of the program, for the file's provenance; empty leaves it out
    std::string provenance = {}; ///< a JSON object: what was chosen of what; empty leaves it out
};

/// Writes events one by one as a FeatureCollection by RFC 7946, a feature a line: memory does not
/// grow with their number. Every event is written, whatever its status; without a place its
/// geometry is null; the claims of several sources are a member of its Feature. Members beside the
/// features: name, generator, attribution (the sources and their licences), provenance and, last,
/// bbox. The same events give the same bytes.
class GeoJsonWriter {
public:
    /// `file` must outlive the writer.
    GeoJsonWriter(TextFile& file, GeoJsonOptions options);
    void add(events::Event const& event);
    /// Closes the collection; the file is still to be committed.
    void finish();

private:
    void grow_box(geo::Box const& box);

    TextFile& file_;
    GeoJsonOptions options_;
    ShapeTexts shapes_;
    std::string buffer_;
    std::size_t count_ = 0;
    /// West and east of all so far, counted from -180 and from 0: the narrower one is the box.
    double west_[2] = {1e9, 1e9}, east_[2] = {-1e9, -1e9}, south_ = 1e9, north_ = -1e9;
};

/// Writes `file` and, unless it is stdout or a device, the QGIS style FILE.qml beside it. Throws
/// FileError; a file of that name is then as it was.
void write_geojson(std::filesystem::path const& file, std::span<events::Event const> events,
                   GeoJsonOptions const& options = {});

/// The sources that every output names, with their licences.
std::span<std::string_view const> attribution_lines() noexcept;

} // namespace placetime::exchange
