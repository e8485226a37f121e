#include "layers/drivers.h"

#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include <mutex>
#include <string_view>
#include <system_error>

#include "base/error.h"

namespace placetime::layers {
namespace {

bool is_listed(char const* const* list, std::string_view name)
{
    for (; *list; ++list)
        if (name == *list) return true;
    return false;
}

/// Kept besides: GDAL's own drivers for data in memory.
constexpr char const* kInner[] = {"MEM", "Memory", nullptr};

void remove_others()
{
    for (int i = GDALGetDriverCount() - 1; i >= 0; --i) {
        auto* const driver = GDALGetDriver(i);
        std::string_view const name = GDALGetDriverShortName(driver);
        if (is_listed(allowed_drivers(), name) || is_listed(allowed_raster_drivers(), name) ||
            is_listed(kInner, name))
            continue;
        GDALDeregisterDriver(driver);
        GDALDestroyDriver(driver);
    }
}

} // namespace

void register_drivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
        CPLSetConfigOption("CPL_CURL_ENABLE_VSIMEM", "NO");
        CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
        CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}");
        CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
        OSRSetPROJEnableNetwork(0);
        GDALAllRegister();
        remove_others();
    });
}

char const* const* allowed_drivers() noexcept
{
    static char const* const kDrivers[] = {
        "ESRI Shapefile", "GeoJSON",    "GeoJSONSeq", "TopoJSON", "ESRIJSON",
        "GPKG",           "FlatGeobuf", "CSV",        "GPX",      "KML",
        "LIBKML",         "GML",        "GeoRSS",     "DXF",      "MapInfo File",
        "OpenFileGDB",    "SQLite",     "XLSX",       "ODS",      "S57",
        "MapML",          "OGR_GMT",    "JML",        nullptr};
    return kDrivers;
}

std::recursive_mutex& database_locks() noexcept
{
    static std::recursive_mutex mutex;
    return mutex;
}

char const* const* allowed_raster_drivers() noexcept
{
    static char const* const kDrivers[] = {"GTiff",   "PNG",     "JPEG", "JP2OpenJPEG",
                                           "HFA",     "AAIGrid", "DTED", "SRTMHGT",
                                           "MBTiles", "GPKG",    "WEBP", nullptr};
    return kDrivers;
}

void require_local(std::filesystem::path const& file)
{
    std::error_code problem;
    auto const status = std::filesystem::status(file, problem);
    if (!std::filesystem::exists(status))
        throw FileError("cannot open " + file.string() + ": there is no such file");
    if (file.string().starts_with("/vsi"))
        throw FileError("cannot open " + file.string() + ": only local files are read");
}

} // namespace placetime::layers
