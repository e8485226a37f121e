#include "exchange/geojson.h"

#include <algorithm>
#include <array>

#include "exchange/event_feature.h"
#include "exchange/json_text.h"
#include "exchange/qml.h"

namespace placetime::exchange {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

constexpr std::array<std::string_view, 4> kAttribution{
    "Places: GeoNames (geonames.org), CC BY 4.0",
    "Boundaries: Natural Earth, public domain; boundaries imply no endorsement",
    "Country names: mledoze/world-countries, ODbL 1.0",
    "Events: unreviewed machine extraction unless `review` says otherwise; ACLED-style types, "
    "machine-coded"};

} // namespace

std::span<std::string_view const> attribution_lines() noexcept { return kAttribution; }

GeoJsonWriter::GeoJsonWriter(TextFile& file, GeoJsonOptions options)
    : file_(file), options_(std::move(options))
{
    buffer_ += "{\"type\":\"FeatureCollection\",\"name\":\"events\",\"generator\":";
    append_string(buffer_,
                  options_.version.empty() ? "Placetime" : "Placetime " + options_.version);
    buffer_ += ",\"attribution\":[";
    for (std::size_t i = 0; i < kAttribution.size(); ++i) {
        if (i > 0) buffer_ += ',';
        append_string(buffer_, kAttribution[i]);
    }
    buffer_ += ']';
    if (!options_.provenance.empty()) buffer_ += ",\n\"provenance\":" + options_.provenance;
    buffer_ += ",\n\"features\":[";
}

void GeoJsonWriter::grow_box(geo::Box const& box)
{
    south_ = std::min(south_, box.south);
    north_ = std::max(north_, box.north);
    for (int frame = 0; frame < 2; ++frame) {
        auto const shifted = [&](double lon) { return frame == 1 && lon < 0 ? lon + 360 : lon; };
        double west = shifted(box.west);
        double east = shifted(box.east);
        if (west > east) { // it crosses this frame's seam
            west = frame == 0 ? -180 : 0;
            east = frame == 0 ? 180 : 360;
        }
        west_[frame] = std::min(west_[frame], west);
        east_[frame] = std::max(east_[frame], east);
    }
}

void GeoJsonWriter::add(events::Event const& event)
{
    buffer_ += count_++ == 0 ? "\n" : ",\n";
    if (auto const box = append_feature(buffer_, event, options_.points, &shapes_)) grow_box(*box);
    if (buffer_.size() < kBufferBytes) return;
    file_.write(buffer_);
    buffer_.clear();
}

void GeoJsonWriter::finish()
{
    buffer_ += "\n]";
    if (south_ <= north_) {
        int const frame = east_[1] - west_[1] < east_[0] - west_[0] ? 1 : 0;
        auto const lon = [](double value) { return value > 180 ? value - 360 : value; };
        buffer_ += ",\n\"bbox\":[";
        for (double const value : {lon(west_[frame]), south_, lon(east_[frame]), north_}) {
            append_number(buffer_, value, 6);
            buffer_ += ',';
        }
        buffer_.back() = ']';
    }
    buffer_ += "}\n";
    file_.write(buffer_);
    buffer_.clear();
}

void write_geojson(std::filesystem::path const& target, std::span<events::Event const> events,
                   GeoJsonOptions const& options)
{
    TextFile file(target);
    GeoJsonWriter writer(file, options);
    bool mixed = false;
    for (auto const& event : events) {
        writer.add(event);
        mixed = mixed || (event.where && !event.where->geometry.is_point());
    }
    writer.finish();
    std::error_code ignored;
    if (target == "-" || (std::filesystem::exists(target, ignored) &&
                          !std::filesystem::is_regular_file(target, ignored))) {
        file.commit();
        return;
    }
    auto style = target;
    TextFile beside(style.replace_extension(".qml"));
    beside.write(qml(mixed && !options.points ? SymbolKind::mixed : SymbolKind::points));
    file.commit();
    beside.commit();
}

} // namespace placetime::exchange
