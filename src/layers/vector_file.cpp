#include "layers/vector_file.h"

#include <algorithm>
#include <atomic>
#include <system_error>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <strings.h>

#include "base/error.h"
#include "layers/drivers.h"
#include "layers/quiet_errors.h"

namespace placetime::layers {

namespace {

geo::Line line_of(OGRSimpleCurve const& curve)
{
    geo::Line line;
    line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) line.push_back({curve.getX(i), curve.getY(i)});
    return line;
}

struct Shapes {
    geo::MultiPolygon areas;
    geo::MultiLine lines;
    std::optional<geo::LonLat> point;
};

void collect(OGRGeometry const& geometry, Shapes& shapes)
{
    if (geometry.IsEmpty()) return;
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
        if (!shapes.point)
            shapes.point = geo::LonLat{geometry.toPoint()->getX(), geometry.toPoint()->getY()};
        break;
    case wkbLineString:
        shapes.lines.push_back(line_of(*geometry.toLineString()));
        break;
    case wkbPolygon: {
        geo::Polygon polygon;
        for (auto const* ring : *geometry.toPolygon())
            if (ring->getNumPoints() > 3) polygon.push_back(line_of(*ring));
        if (!polygon.empty()) shapes.areas.push_back(std::move(polygon));
        break;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (auto const* part : *geometry.toGeometryCollection()) collect(*part, shapes);
        break;
    default: { // curves, surfaces, TINs
        std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (linear && OGR_GT_IsNonLinear(linear->getGeometryType()) == 0 &&
            wkbFlatten(linear->getGeometryType()) != wkbFlatten(geometry.getGeometryType()))
            collect(*linear, shapes);
        break;
    }
    }
}

std::optional<geo::Geometry> geometry_of(OGRGeometry const& geometry)
{
    Shapes shapes;
    collect(geometry, shapes);
    if (!shapes.areas.empty()) return std::move(shapes.areas);
    if (!shapes.lines.empty()) return std::move(shapes.lines);
    if (shapes.point) return *shapes.point;
    return std::nullopt;
}

} // namespace

struct VectorFile::Impl {
    std::string name;
    std::string memory; ///< path in /vsimem/, removed at the end
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
    std::string layer_name;
    std::vector<std::string> fields;
    std::string crs;
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84; ///< none when it is so already

    ~Impl()
    {
        dataset.reset();
        if (!memory.empty()) VSIUnlink(memory.c_str());
    }

    void open(std::string const& path, std::string const& wanted, Native native)
    {
        register_drivers();
        QuietErrors quiet;
        std::lock_guard const opening(database_locks());
        char const* const keep_native[] = {"NATIVE_DATA=YES", nullptr};
        dataset.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                        allowed_drivers(),
                                        native == Native::kept ? keep_native : nullptr));
        if (!dataset)
            throw FormatError(fmt::format("{}: no vector layer that GDAL reads: {}", name,
                                          CPLGetLastErrorMsg()[0] != '\0' ? CPLGetLastErrorMsg()
                                                                          : "format not known"));
        if (dataset->GetLayerCount() == 0)
            throw FormatError(fmt::format("{}: holds no vector layer", name));
        layer = wanted.empty() ? dataset->GetLayer(0) : dataset->GetLayerByName(wanted.c_str());
        if (layer == nullptr) throw FormatError(fmt::format("{}: has no layer `{}`", name, wanted));
        layer_name = layer->GetName();
        auto* const definition = layer->GetLayerDefn();
        for (int i = 0; i < definition->GetFieldCount(); ++i)
            fields.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
        find_crs();
    }

    void find_crs()
    {
        auto const* const own = layer->GetSpatialRef();
        if (own == nullptr) return;
        crs = own->GetName() != nullptr ? own->GetName() : "unnamed";
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference traditional(*own);
        traditional.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (traditional.IsSame(&wgs84) != 0) return;
        to_wgs84.reset(OGRCreateCoordinateTransformation(&traditional, &wgs84));
        if (!to_wgs84)
            throw FormatError(fmt::format("{}: its coordinate system `{}` cannot be transformed to "
                                          "WGS 84: {}",
                                          name, crs, CPLGetLastErrorMsg()));
    }

    void visit_all(std::function<bool(Feature const&)> const& visit) const
    {
        QuietErrors quiet;
        layer->ResetReading();
        Feature feature;
        feature.values.resize(fields.size());
        while (OGRFeatureUniquePtr const read{layer->GetNextFeature()}) {
            for (std::size_t i = 0; i < fields.size(); ++i) {
                auto const at = static_cast<int>(i);
                if (read->IsFieldSetAndNotNull(at))
                    feature.values[i] = read->GetFieldAsString(at);
                else
                    feature.values[i].clear();
            }
            feature.geometry.reset();
            if (auto* const geometry = read->GetGeometryRef();
                geometry != nullptr &&
                (!to_wgs84 || geometry->transform(to_wgs84.get()) == OGRERR_NONE))
                feature.geometry = geometry_of(*geometry);
            auto const* const own = read->GetNativeData();
            feature.native = own != nullptr ? own : "";
            if (!visit(feature)) return;
        }
        if (CPLGetLastErrorType() >= CE_Failure)
            throw FormatError(
                fmt::format("{}: cannot be read to its end: {}", name, CPLGetLastErrorMsg()));
    }
};

VectorFile::VectorFile(std::filesystem::path const& file, std::string const& layer, Native native)
    : impl_(std::make_unique<Impl>())
{
    impl_->name = file.string();
    std::error_code failure;
    if (!std::filesystem::exists(file, failure))
        throw FileError(fmt::format("{}: no such file", file.string()));
    impl_->open(file.string(), layer, native);
}

VectorFile::VectorFile() : impl_(std::make_unique<Impl>()) {}

VectorFile VectorFile::in_memory(std::string_view bytes, std::string const& name)
{
    static std::atomic<unsigned> count{0};
    VectorFile file;
    auto& impl = *file.impl_;
    impl.name = name;
    impl.memory = fmt::format("/vsimem/placetime-{}-{}", count++,
                              std::filesystem::path(name).filename().string());
    // VSIFileFromMemBuffer takes a mutable pointer but we open for reading only.
    auto* const data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));
    VSIFCloseL(VSIFileFromMemBuffer(impl.memory.c_str(), data, bytes.size(), FALSE));
    impl.open(impl.memory, {}, Native::dropped);
    return file;
}

VectorFile::~VectorFile() = default;
VectorFile::VectorFile(VectorFile&&) noexcept = default;
VectorFile& VectorFile::operator=(VectorFile&&) noexcept = default;

std::vector<std::string> VectorFile::layer_names(std::filesystem::path const& file)
{
    VectorFile const opened(file);
    std::vector<std::string> names;
    for (auto* const layer : opened.impl_->dataset->GetLayers())
        names.emplace_back(layer->GetName());
    return names;
}

std::string const& VectorFile::layer() const noexcept { return impl_->layer_name; }
std::vector<std::string> const& VectorFile::fields() const noexcept { return impl_->fields; }
std::string const& VectorFile::crs() const noexcept { return impl_->crs; }

std::optional<std::size_t> VectorFile::field(std::string_view name) const noexcept
{
    for (std::size_t i = 0; i < impl_->fields.size(); ++i) {
        auto const& own = impl_->fields[i];
        if (own.size() == name.size() && strncasecmp(own.data(), name.data(), name.size()) == 0)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> VectorFile::size() const
{
    auto const count = impl_->layer->GetFeatureCount(FALSE);
    if (count < 0) return std::nullopt;
    return static_cast<std::size_t>(count);
}

void VectorFile::for_each(std::function<bool(Feature const&)> const& visit) const
{
    impl_->layer->SetSpatialFilter(nullptr);
    impl_->visit_all(visit);
}

void VectorFile::for_each_in(geo::Box const& box,
                             std::function<bool(Feature const&)> const& visit) const
{
    if (impl_->to_wgs84 || box.crosses_antimeridian()) { // the driver filters in its own CRS
        for_each([&](Feature const& feature) {
            auto const own = feature.geometry ? geo::bounding_box(*feature.geometry) : std::nullopt;
            return !own || !own->intersects(box) || visit(feature);
        });
        return;
    }
    impl_->layer->SetSpatialFilterRect(box.west, box.south, box.east, box.north);
    impl_->visit_all(visit);
    impl_->layer->SetSpatialFilter(nullptr);
}

} // namespace placetime::layers
