#include "layers/table_store.h"

#include <array>
#include <cassert>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "base/error.h"
#include "layers/database.h"
#include "layers/drivers.h"
#include "layers/ogr_geometry.h"
#include "layers/quiet_errors.h"

namespace placetime::layers {

namespace {

struct Format {
    std::string_view extension;
    char const* driver;
};
constexpr std::array<Format, 5> kFormats{{{".gpkg", "GPKG"},
                                          {".fgb", "FlatGeobuf"},
                                          {".geojson", "GeoJSON"},
                                          {".json", "GeoJSON"},
                                          {".csv", "CSV"}}};

char const* driver_of(std::string const& extension)
{
    for (auto const& format : kFormats)
        if (format.extension == extension) return format.driver;
    return nullptr;
}

OGRwkbGeometryType type_of(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::none:
        return wkbNone;
    case GeometryKind::point:
        return wkbPoint;
    case GeometryKind::lines:
        return wkbMultiLineString;
    case GeometryKind::areas:
        return wkbMultiPolygon;
    case GeometryKind::any:
        return wkbUnknown;
    }
    return wkbUnknown;
}

std::unique_ptr<OGRFieldDefn> definition_of(Field const& field)
{
    auto const type = [&] {
        switch (field.type) {
        case FieldType::text:
            return OFTString;
        case FieldType::integer:
            return OFTInteger64;
        case FieldType::real:
            return OFTReal;
        case FieldType::boolean:
            return OFTInteger;
        case FieldType::date_time:
            return OFTDateTime;
        }
        return OFTString;
    }();
    auto definition = std::make_unique<OGRFieldDefn>(field.name.c_str(), type);
    if (field.type == FieldType::boolean) definition->SetSubType(OFSTBoolean);
    return definition;
}

void set_cell(OGRFeature& feature, int field, Cell const& cell)
{
    namespace chr = std::chrono;
    if (auto const* truth = std::get_if<bool>(&cell)) {
        feature.SetField(field, *truth ? 1 : 0);
    } else if (auto const* integer = std::get_if<std::int64_t>(&cell)) {
        feature.SetField(field, static_cast<GIntBig>(*integer));
    } else if (auto const* real = std::get_if<double>(&cell)) {
        feature.SetField(field, *real);
    } else if (auto const* text = std::get_if<std::string>(&cell)) {
        feature.SetField(field, text->c_str());
    } else if (auto const* moment = std::get_if<chr::sys_seconds>(&cell)) {
        auto const day = chr::floor<chr::days>(*moment);
        chr::year_month_day const date(day);
        chr::hh_mm_ss const clock(*moment - day);
        constexpr int kUtc = 100; // OGR's flag for GMT
        feature.SetField(field, static_cast<int>(date.year()),
                         static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day())),
                         static_cast<int>(clock.hours().count()),
                         static_cast<int>(clock.minutes().count()),
                         static_cast<float>(clock.seconds().count()), kUtc);
    } else {
        feature.SetFieldNull(field);
    }
}

} // namespace

struct TableStore::Impl {
    std::string name;
    GDALDatasetUniquePtr dataset;
    OGRSpatialReference wgs84;
    std::vector<OGRLayer*> layers;
    std::vector<std::string> indexes; ///< SQL
    bool transactions = false;
    bool geopackage = false;

    [[noreturn]] void fail(KeptError const& errors) const
    {
        throw FileError(fmt::format("{}: cannot be written: {}", name, errors.reason()));
    }
};

bool TableStore::writes(std::string const& extension) { return driver_of(extension) != nullptr; }

TableStore::TableStore(std::filesystem::path const& file) : impl_(std::make_unique<Impl>())
{
    impl_->name = file.string();
    auto const* const driver_name = driver_of(file.extension().string());
    if (driver_name == nullptr)
        throw FormatError(
            fmt::format("{}: unknown kind of file; give it the extension .gpkg, .fgb, "
                        ".geojson or .csv",
                        impl_->name));
    register_drivers();
    KeptError errors;
    auto* const driver = GetGDALDriverManager()->GetDriverByName(driver_name);
    if (driver == nullptr)
        throw FormatError(fmt::format("{}: this GDAL has no driver {}", impl_->name, driver_name));
    std::error_code failure;
    std::filesystem::remove(file, failure); // drivers refuse a file that exists
    impl_->dataset.reset(driver->Create(impl_->name.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!impl_->dataset) impl_->fail(errors);
    impl_->wgs84.importFromEPSG(4326);
    impl_->wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    impl_->transactions = impl_->dataset->TestCapability(ODsCTransactions) != 0;
    impl_->geopackage = std::string_view(driver_name) == "GPKG";
}

TableStore::~TableStore()
{
    if (!impl_ || !impl_->dataset) return;
    KeptError errors;
    impl_->dataset.reset();
}

TableStore::TableStore(TableStore&&) noexcept = default;
TableStore& TableStore::operator=(TableStore&&) noexcept = default;

std::size_t TableStore::add_table(Table const& table)
{
    KeptError errors;
    bool const spatial = table.geometry != GeometryKind::none;
    CPLStringList options;
    if (impl_->geopackage) {
        options.SetNameValue("FID", table.key.c_str());
        options.SetNameValue("DESCRIPTION", table.description.c_str());
    }
    auto* const layer =
        impl_->dataset->CreateLayer(table.name.c_str(), spatial ? &impl_->wgs84 : nullptr,
                                    type_of(table.geometry), options.List());
    if (layer == nullptr) impl_->fail(errors);
    for (auto const& field : table.fields)
        if (layer->CreateField(definition_of(field).get()) != OGRERR_NONE) impl_->fail(errors);
    impl_->layers.push_back(layer);
    if (impl_->geopackage)
        for (auto const& column : table.indexes)
            impl_->indexes.push_back(index_sql(table.name, column));
    return impl_->layers.size() - 1;
}

void TableStore::insert(std::size_t table, std::span<Cell const> cells,
                        std::optional<geo::Geometry> const& geometry)
{
    KeptError errors;
    auto* const layer = impl_->layers.at(table);
    assert(static_cast<int>(cells.size()) == layer->GetLayerDefn()->GetFieldCount());
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t i = 0; i < cells.size(); ++i) set_cell(feature, static_cast<int>(i), cells[i]);
    if (geometry) feature.SetGeometryDirectly(to_ogr(*geometry).release());
    if (layer->CreateFeature(&feature) != OGRERR_NONE) impl_->fail(errors);
}

void TableStore::begin()
{
    KeptError errors;
    if (impl_->transactions && impl_->dataset->StartTransaction() != OGRERR_NONE)
        impl_->fail(errors);
}

void TableStore::commit()
{
    KeptError errors;
    if (impl_->transactions && impl_->dataset->CommitTransaction() != OGRERR_NONE)
        impl_->fail(errors);
}

void TableStore::roll_back() noexcept
{
    KeptError errors;
    if (impl_->transactions) impl_->dataset->RollbackTransaction();
}

void TableStore::close()
{
    KeptError errors;
    impl_->layers.clear();
    impl_->dataset->FlushCache(true);
    for (auto const& sql : impl_->indexes)
        impl_->dataset->ReleaseResultSet(impl_->dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    if (errors.any()) impl_->fail(errors);
    impl_->dataset.reset();
    if (errors.any()) impl_->fail(errors);
}

} // namespace placetime::layers
