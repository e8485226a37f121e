#include "layers/boundaries.h"

#include <ogrsf_frmts.h>

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/error.h"
#include "base/paths.h"
#include "layers/ogr_geometry.h"

namespace placetime::layers {
namespace {

/// One driver, without the search for plug-ins: a look at the map should not wait for two hundred
/// drivers.
void register_flatgeobuf()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (!GDALGetDriverByName("FlatGeobuf")) RegisterOGRFlatGeobuf();
    });
}

struct DatasetClose {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

struct Fields {
    int name = -1, code = -1, right = -1, disputed = -1;

    explicit Fields(OGRFeatureDefn const& definition)
    {
        auto const first_of = [&](std::initializer_list<char const*> names) {
            for (auto const* n : names)
                if (int const i = definition.GetFieldIndex(n); i >= 0) return i;
            return -1;
        };
        name = first_of({"name", "name_left"});
        code = first_of({"iso_a2", "a2_left", "country", "country_code", "a2"});
        right = first_of({"a2_right"});
        disputed = first_of({"disputed"});
    }
};

std::string text_of(OGRFeature const& feature, int field)
{
    return field >= 0 && feature.IsFieldSetAndNotNull(field)
               ? const_cast<OGRFeature&>(feature).GetFieldAsString(field)
               : "";
}

} // namespace

Detail detail_for(geo::Meters per_pixel) noexcept
{
    // Natural Earth's vertices lie about 0.5 mm apart at their nominal scale: 5, 25 and 55 km on
    // average where coasts are plain.
    if (per_pixel < 2'500) return Detail::fine;
    if (per_pixel < 14'000) return Detail::middle;
    return Detail::coarse;
}

std::vector<Boundary> read_boundaries(std::filesystem::path const& file, geo::Box const& view)
{
    register_flatgeobuf();
    char const* const drivers[] = {"FlatGeobuf", nullptr};
    CPLPushErrorHandler(CPLQuietErrorHandler);
    std::unique_ptr<GDALDataset, DatasetClose> dataset(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    std::string const reason = CPLGetLastErrorMsg();
    CPLPopErrorHandler();
    if (!dataset || dataset->GetLayerCount() < 1)
        throw FileError("cannot read the boundary layer " + file.string() +
                        (reason.empty() ? "" : ": " + reason) + "; build the target geodata again");
    auto* layer = dataset->GetLayer(0);
    Fields const fields(*layer->GetLayerDefn());
    std::vector<geo::Box> parts{view};
    if (view.crosses_antimeridian())
        parts = {{view.west, view.south, 180, view.north},
                 {-180, view.south, view.east, view.north}};
    std::vector<Boundary> found;
    std::set<GIntBig> seen;
    for (auto const& part : parts) {
        layer->SetSpatialFilterRect(part.west, part.south, part.east, part.north);
        for (auto const& feature : *layer) {
            if (parts.size() > 1 && !seen.insert(feature->GetFID()).second) continue;
            auto const* geometry = feature->GetGeometryRef();
            if (!geometry) continue;
            auto shape = from_ogr(*geometry);
            if (!shape) continue;
            found.push_back({std::move(*shape), text_of(*feature, fields.name),
                             text_of(*feature, fields.code), text_of(*feature, fields.right),
                             fields.disputed >= 0 ? feature->GetFieldAsInteger(fields.disputed) : 0,
                             feature->GetFID()});
        }
    }
    return found;
}

std::filesystem::path boundary_file(std::string_view layer, Detail detail)
{
    static constexpr char const* kSuffix[] = {"_110m.fgb", "_50m.fgb", "_10m.fgb"};
    static constexpr int kOrder[3][3] = {{0, 1, 2}, {1, 2, 0}, {2, 1, 0}};
    std::string const name(layer);
    auto const plain = data_dir() / (name + ".fgb");
    if (detail == Detail::fine && std::filesystem::exists(plain)) return plain;
    for (int const i : kOrder[static_cast<int>(detail)]) {
        auto path = data_dir() / (name + kSuffix[i]);
        if (std::filesystem::exists(path)) return path;
    }
    return std::filesystem::exists(plain) ? plain : std::filesystem::path{};
}

} // namespace placetime::layers
