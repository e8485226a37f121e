#include "layers/raster_file.h"

#include <gdal_alg.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/error.h"
#include "layers/drivers.h"
#include "layers/quiet_errors.h"
#include "layers/raster_blocks.h"

namespace placetime::layers {
namespace {

constexpr double kLargestBlock = 512.0 * 1024 * 1024; // bytes that a file makes us read at once
constexpr double kManyPixels = 4096.0 * 4096;         // from here on overviews are missed

struct TransformerDelete {
    void operator()(void* transformer) const { GDALDestroyGenImgProjTransformer(transformer); }
};
using Transformer = std::unique_ptr<void, TransformerDelete>;

std::string quoted(std::filesystem::path const& file) { return file.filename().string(); }

GDALDatasetUniquePtr open(std::filesystem::path const& file)
{
    require_local(file);
    register_drivers();
    // As an absolute path no name is a connection string.
    auto const path = std::filesystem::absolute(file).string();
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                                   allowed_raster_drivers()));
    std::string const reason = CPLGetLastErrorMsg();
    if (!dataset)
        throw FormatError("cannot read " + file.string() + " as a raster" +
                          (reason.empty() ? "" : ": " + reason) +
                          "; give a file such as GeoTIFF, PNG or JPEG with a world file, JPEG 2000 "
                          "or an ASCII grid");
    if (dataset->GetRasterCount() == 0)
        throw FormatError(file.string() + " holds no picture, or several: name one by making a "
                                          "GeoTIFF of it with gdal_translate");
    return dataset;
}

/// Corners in the file's own coordinates; none when it is placed by points or not at all.
std::optional<PlaneBox> own_extent(GDALDataset& dataset)
{
    double t[6];
    if (dataset.GetGeoTransform(t) != CE_None) return std::nullopt;
    PlaneBox box{t[0], t[3], t[0], t[3]};
    for (int const x : {0, dataset.GetRasterXSize()})
        for (int const y : {0, dataset.GetRasterYSize()}) {
            double const px = t[0] + x * t[1] + y * t[2], py = t[3] + x * t[4] + y * t[5];
            box = {std::min(box.left, px), std::min(box.bottom, py), std::max(box.right, px),
                   std::max(box.top, py)};
        }
    return box;
}

[[noreturn]] void refuse_without_crs(std::filesystem::path const& file, PlaneBox const& box)
{
    char range[160];
    std::snprintf(range, sizeof range, "x %.0f to %.0f, y %.0f to %.0f", box.left, box.right,
                  box.bottom, box.top);
    throw FormatError(file.string() + " names no coordinate system and its coordinates (" + range +
                      ") are not degrees; name it first, for example: gdal_translate -a_srs "
                      "EPSG:32643 " +
                      quoted(file) + " named.tif");
}

[[noreturn]] void refuse_without_place(std::filesystem::path const& file)
{
    throw FormatError(file.string() +
                      " does not say where on the globe it lies; place it first, for example: "
                      "gdal_translate -a_srs EPSG:4326 -a_ullr WEST NORTH EAST SOUTH " +
                      quoted(file) + " placed.tif");
}

bool fits_degrees(PlaneBox const& box)
{
    return box.left >= -180 && box.right <= 360 && box.bottom >= -90.001 && box.top <= 90.001;
}

/// Walks round positions that follow each other along a raster's edge.
class Outline {
public:
    void add(geo::LonLat p)
    {
        if (count_++ == 0) {
            first_ = lon_ = west_ = east_ = p.lon;
            south_ = north_ = p.lat;
            return;
        }
        lon_ += std::remainder(p.lon - lon_, 360.0); // the short way from the last one
        west_ = std::min(west_, lon_);
        east_ = std::max(east_, lon_);
        south_ = std::min(south_, p.lat);
        north_ = std::max(north_, p.lat);
    }
    std::optional<geo::Box> box() const
    {
        if (count_ == 0) return std::nullopt;
        geo::Box box{-180, south_, 180, north_};
        if (std::abs(lon_ - first_) > 180) // once round: a pole is inside
            (south_ + north_ > 0 ? box.north : box.south) = south_ + north_ > 0 ? 90 : -90;
        else if (east_ - west_ < 360) {
            box.west = geo::normalised({west_, 0}).lon;
            box.east = geo::normalised({east_, 0}).lon;
            if (box.east == -180 && east_ > west_) box.east = 180;
        }
        return box;
    }

private:
    std::size_t count_ = 0;
    double first_ = 0, lon_ = 0, west_ = 0, east_ = 0, south_ = 0, north_ = 0;
};

} // namespace

struct RasterFile::Impl {
    std::string path; ///< as the user named it
    GDALDatasetUniquePtr dataset;
    Transformer transformer; ///< the file's pixels to WGS 84 degrees
    /// Pixels once round the globe, for rasters in degrees along their rows; else none.
    std::optional<double> round;
    RasterInfo info;
    mutable std::optional<RasterBands> bands; ///< found when they are first read

    void place(std::filesystem::path const& file)
    {
        auto const extent = own_extent(*dataset);
        bool const by_points = !extent && dataset->GetGCPCount() > 0;
        if (!extent && !by_points) refuse_without_place(file);
        auto const* crs = by_points ? dataset->GetGCPSpatialRef() : dataset->GetSpatialRef();
        char** options = nullptr;
        options = CSLSetNameValue(options, "DST_SRS", "EPSG:4326");
        options =
            CSLSetNameValue(options, "SRC_METHOD", by_points ? "GCP_POLYNOMIAL" : "GEOTRANSFORM");
        options = CSLSetNameValue(options, "INSERT_CENTER_LONG", "NO");
        if (crs && !crs->IsEmpty())
            info.crs = crs->GetName() ? crs->GetName() : "unnamed";
        else {
            if (extent && !fits_degrees(*extent)) {
                CSLDestroy(options);
                refuse_without_crs(file, *extent);
            }
            info.problems.emplace_back("names no coordinate system; its coordinates fit degrees "
                                       "and are taken as WGS 84");
            options = CSLSetNameValue(options, "SRC_SRS", "EPSG:4326");
        }
        transformer.reset(GDALCreateGenImgProjTransformer2(dataset.get(), nullptr, options));
        CSLDestroy(options);
        if (!transformer)
            throw FormatError("cannot bring " + file.string() + " from its coordinate system (" +
                              info.crs + ") to WGS 84: " + CPLGetLastErrorMsg());
        double t[6];
        if (extent && (!crs || crs->IsEmpty() || crs->IsGeographic()) &&
            dataset->GetGeoTransform(t) == CE_None && t[1] > 0 && t[2] == 0)
            round = 360.0 / t[1];
    }

    std::optional<geo::LonLat> to_position(double x, double y) const
    {
        double z = 0;
        int good = 0;
        if (!GDALGenImgProjTransform(transformer.get(), FALSE, 1, &x, &y, &z, &good) || !good ||
            !std::isfinite(x) || !std::isfinite(y))
            return std::nullopt;
        return geo::LonLat{x, std::clamp(y, -90.0, 90.0)};
    }

    std::optional<projections::XY> to_pixel(geo::LonLat position) const
    {
        double x = position.lon, y = position.lat, z = 0;
        int good = 0;
        if (!GDALGenImgProjTransform(transformer.get(), TRUE, 1, &x, &y, &z, &good) || !good ||
            !std::isfinite(x) || !std::isfinite(y))
            return std::nullopt;
        if (round) {
            double const width = info.width;
            if (x < 0) x += *round * std::ceil(-x / *round);
            if (x > width && x - *round >= 0) x -= *round;
        }
        return projections::XY{x, y};
    }

    void find_extent()
    {
        constexpr int kSteps = 24;
        Outline outline;
        double const w = info.width, h = info.height;
        std::pair<double, double> const corners[] = {{0, 0}, {w, 0}, {w, h}, {0, h}, {0, 0}};
        for (int side = 0; side < 4; ++side)
            for (int i = 0; i < kSteps + (side == 3 ? 1 : 0); ++i) {
                double const t = static_cast<double>(i) / kSteps;
                auto const& [ax, ay] = corners[side];
                auto const& [bx, by] = corners[side + 1];
                if (auto const p = to_position(ax + (bx - ax) * t, ay + (by - ay) * t))
                    outline.add(*p);
            }
        info.extent = outline.box();
        if (round && info.extent && info.width >= *round - 0.5) {
            info.extent->west = -180;
            info.extent->east = 180;
        }
    }

    void describe(std::filesystem::path const& file)
    {
        info.name = file.stem().string();
        info.driver = dataset->GetDriver()->GetDescription();
        info.width = dataset->GetRasterXSize();
        info.height = dataset->GetRasterYSize();
        info.bands = dataset->GetRasterCount();
        auto* const band = dataset->GetRasterBand(1);
        info.type = GDALGetDataTypeName(band->GetRasterDataType());
        info.paletted = band->GetColorTable() != nullptr;
        info.overviews = band->GetOverviewCount();
        int has_no_data = 0;
        double const no_data = band->GetNoDataValue(&has_no_data);
        if (has_no_data) info.no_data = no_data;
        int block_width = 0, block_height = 0;
        band->GetBlockSize(&block_width, &block_height);
        if (static_cast<double>(block_width) * block_height *
                GDALGetDataTypeSizeBytes(band->GetRasterDataType()) >
            kLargestBlock)
            throw FormatError(file.string() +
                              " is one large block that cannot be read in parts; cut it first: "
                              "gdal_translate -co TILED=YES " +
                              quoted(file) + " tiled.tif");
        if (info.overviews == 0 && static_cast<double>(info.width) * info.height > kManyPixels)
            info.problems.push_back("has no overviews, so that wide views of it take long; add "
                                    "them: gdaladdo -r average " +
                                    quoted(file));
    }
};

RasterFile::RasterFile(std::filesystem::path const& file) : impl_(std::make_unique<Impl>())
{
    QuietErrors const quiet;
    impl_->path = file.string();
    impl_->dataset = open(file);
    impl_->describe(file);
    impl_->place(file);
    impl_->find_extent();
}

RasterFile::~RasterFile() = default;
RasterFile::RasterFile(RasterFile&&) noexcept = default;
RasterFile& RasterFile::operator=(RasterFile&&) noexcept = default;

bool RasterFile::is_raster(std::filesystem::path const& file) noexcept
try {
    auto extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (auto const* known : {".tif", ".tiff", ".gtiff", ".png", ".jpg", ".jpeg", ".jp2", ".j2k",
                              ".img", ".asc", ".hgt", ".dt0", ".dt1", ".dt2", ".webp", ".mbtiles"})
        if (extension == known) return true;
    if (extension != ".gpkg") return false;
    QuietErrors const quiet;
    return open(file) != nullptr;
} catch (std::exception const&) {
    return false;
}

RasterInfo const& RasterFile::info() const noexcept { return impl_->info; }

RasterPixels RasterFile::read(projections::Projection const& projection, PlaneBox const& box,
                              int width, int height, CancelToken const* cancel) const
{
    QuietErrors const quiet;
    if (width <= 0 || height <= 0) return {};
    auto& bands = impl_->bands;
    if (!bands) bands = describe_bands(*impl_->dataset, impl_->path);
    double const step_x = (box.right - box.left) / width, step_y = (box.top - box.bottom) / height;
    auto const exact = [&](double x, double y) -> std::optional<projections::XY> {
        auto const position = projection.inverse({box.left + x * step_x, box.top - y * step_y});
        if (!position) return std::nullopt;
        return impl_->to_pixel(*position);
    };
    auto const positions = raster_positions(width, height, exact, cancel);
    return sample_raster(*impl_->dataset, impl_->path, *bands, positions, width, height, cancel);
}

} // namespace placetime::layers
