#include "layers/overlay.h"

#include <ogrsf_frmts.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/error.h"
#include "layers/drivers.h"
#include "layers/ogr_geometry.h"
#include "layers/quiet_errors.h"

namespace placetime::layers {
namespace {

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

GDALDatasetUniquePtr open(std::filesystem::path const& file)
{
    require_local(file);
    register_drivers();
    bool const table = file.extension() == ".csv" || file.extension() == ".tsv";
    char const* const columns[] = {"X_POSSIBLE_NAMES=lon,lng,long,longitude,x",
                                   "Y_POSSIBLE_NAMES=lat,latitude,y", nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                   allowed_drivers(), table ? columns : nullptr,
                                                   nullptr));
    if (dataset && dataset->GetLayerCount() > 0) return dataset;
    std::string const reason = CPLGetLastErrorMsg();
    throw FormatError(
        "cannot read " + file.string() + " as a layer" + (reason.empty() ? "" : ": " + reason) +
        "; give a vector file such as GeoJSON, GeoPackage, FlatGeobuf, Shapefile or KML");
}

Transformation to_wgs84(OGRSpatialReference const& from, std::filesystem::path const& file)
{
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference source(from);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsSame(&wgs84)) return {};
    Transformation transformation(OGRCreateCoordinateTransformation(&source, &wgs84));
    if (!transformation)
        throw FormatError("cannot bring " + file.string() + " from its coordinate system (" +
                          source.GetName() + ") to WGS 84: " + CPLGetLastErrorMsg());
    return transformation;
}

[[noreturn]] void refuse_without_crs(std::filesystem::path const& file, OGREnvelope const& box)
{
    char range[160];
    std::snprintf(range, sizeof range, "x %.0f to %.0f, y %.0f to %.0f", box.MinX, box.MaxX,
                  box.MinY, box.MaxY);
    throw FormatError(
        file.string() + " names no coordinate system and its coordinates (" + range +
        ") are not degrees; name it first, for example: ogr2ogr -a_srs EPSG:32643 named.gpkg " +
        file.filename().string());
}

bool fits_degrees(OGREnvelope const& box)
{
    return box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
}

bool is_on_globe(geo::Geometry const& shape)
{
    auto const box = geo::bounding_box(shape);
    return box && geo::is_valid({box->west, box->south}) && geo::is_valid({box->east, box->north});
}

bool append(OGRGeometry const& geometry, std::uint32_t record, Overlay& overlay)
{
    if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPoint && !geometry.IsEmpty()) {
        bool good = true;
        for (auto const* part : *geometry.toMultiPoint())
            good = append(*part, record, overlay) && good;
        return good;
    }
    auto shape = from_ogr(geometry);
    if (!shape || !is_on_globe(*shape)) return false;
    overlay.shapes.push_back(std::move(*shape));
    overlay.shape_records.push_back(record);
    return true;
}

/// Values as text, by field; null is empty.
void read_values(OGRFeature const& feature, std::vector<std::string>& values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        int const field = static_cast<int>(i);
        if (feature.IsFieldSetAndNotNull(field))
            values[i] = const_cast<OGRFeature&>(feature).GetFieldAsString(field);
        else
            values[i].clear();
    }
}

/// The sentence stands in the overlay; the diagnostic names the file besides.
void tell(Overlay& overlay, Diagnostics& diagnostics, char const* code,
          std::filesystem::path const& file, std::string const& message)
{
    diagnostics.push_back({code, file.string(), 0, message});
    overlay.problems.push_back(message);
}

} // namespace

Overlay read_overlay(std::filesystem::path const& file, Diagnostics& diagnostics,
                     std::string const& layer, CancelToken const* cancel)
{
    QuietErrors const quiet;
    auto const dataset = open(file);
    auto* const source =
        layer.empty() ? dataset->GetLayer(0) : dataset->GetLayerByName(layer.c_str());
    if (!source) throw FormatError(file.string() + " has no layer named " + layer);
    Overlay overlay;
    overlay.name = source->GetName();
    if (overlay.name.empty()) overlay.name = file.stem().string();
    overlay.driver = dataset->GetDriver()->GetDescription();
    auto* const definition = source->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        overlay.fields.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    std::string const no_geometry =
        file.string() + " has no geometry, so there is nothing to lay over the map; if it lists "
                        "events, give it as an event table";
    if (definition->GetGeomFieldCount() == 0 || source->GetGeomType() == wkbNone)
        throw FormatError(no_geometry);

    Transformation transformation;
    if (auto const* crs = source->GetSpatialRef()) {
        overlay.crs = crs->GetName() ? crs->GetName() : "unnamed";
        transformation = to_wgs84(*crs, file);
    } else {
        OGREnvelope box;
        if (source->GetExtent(&box, TRUE) == OGRERR_NONE) {
            if (!fits_degrees(box)) refuse_without_crs(file, box);
            tell(overlay, diagnostics, "no-crs", file,
                 "names no coordinate system; its coordinates fit degrees and are taken as "
                 "WGS 84");
        }
    }
    std::size_t bad = 0, empty = 0;
    std::vector<std::string> values(overlay.fields.size());
    for (auto const& feature : *source) {
        if (cancel && overlay.records % 256 == 0) cancel->check();
        auto const record = static_cast<std::uint32_t>(overlay.records++);
        read_values(*feature, values);
        overlay.attributes.add_record(values);
        std::unique_ptr<OGRGeometry> geometry(feature->StealGeometry());
        if (!geometry || geometry->IsEmpty()) {
            ++empty;
            continue;
        }
        bool const moved =
            !transformation || geometry->transform(transformation.get()) == OGRERR_NONE;
        if (!moved || !append(*geometry, record, overlay)) ++bad;
    }
    if (overlay.records == 0 && CPLGetLastErrorType() >= CE_Failure)
        throw FormatError("cannot read " + file.string() + ": " + CPLGetLastErrorMsg());
    if (overlay.records > 0 && empty == overlay.records) throw FormatError(no_geometry);
    if (bad > 0)
        tell(overlay, diagnostics, "bad-geometry", file,
             std::to_string(bad) + " of " + std::to_string(overlay.records) +
                 " shapes are broken or cannot be brought to WGS 84, and are left out");
    if (overlay.attributes.truncated())
        tell(overlay, diagnostics, "many-attributes", file,
             "holds more text than is kept in memory (256 MiB); values of its last records are "
             "left out");
    return overlay;
}

std::optional<std::size_t> Overlay::field(std::string_view wanted) const noexcept
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].size() == wanted.size() &&
            strncasecmp(fields[i].data(), wanted.data(), wanted.size()) == 0)
            return i;
    return std::nullopt;
}

} // namespace placetime::layers
