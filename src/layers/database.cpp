#include "layers/database.h"

#include <cmath>
#include <cstring>
#include <iterator>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "base/error.h"
#include "layers/drivers.h"
#include "layers/ogr_geometry.h"
#include "layers/quiet_errors.h"

namespace placetime::layers {

namespace {

void append_hex(std::string& out, unsigned char const* bytes, std::size_t count)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < count; ++i) {
        out += kDigits[bytes[i] >> 4];
        out += kDigits[bytes[i] & 15];
    }
}

template <class Number> void append_little_endian(std::string& out, Number value)
{
    unsigned char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    static_assert(CPL_IS_LSB == 1);
    append_hex(out, bytes, sizeof value);
}

std::string quoted_text(std::string_view text, char mark)
{
    std::string out(1, mark);
    for (char const c : text) {
        if (c == '\0') continue;
        if (c == mark) out += mark;
        out += c;
    }
    return out += mark;
}

} // namespace

struct Database::Impl {
    std::string name;
    GDALDatasetUniquePtr dataset;
    bool writes = false;
    bool inside = false;                              ///< a transaction
    std::unique_lock<std::recursive_mutex> exclusive; ///< during one that writes
};

Database::Database(std::filesystem::path const& file, Access access)
    : impl_(std::make_unique<Impl>())
{
    impl_->name = file.string();
    require_local(file);
    register_drivers();
    KeptError errors;
    std::lock_guard const opening(database_locks());
    static char const* const kDriver[] = {"GPKG", nullptr};
    bool const writes = access == Access::write;
    impl_->writes = writes;
    impl_->dataset.reset(
        GDALDataset::Open(impl_->name.c_str(),
                          GDAL_OF_VECTOR | (writes ? GDAL_OF_UPDATE : GDAL_OF_READONLY), kDriver));
    if (!impl_->dataset)
        throw FormatError(fmt::format("{}: cannot be opened as a GeoPackage: {}", impl_->name,
                                      errors.any() ? errors.reason() : "it is none"));
    if (!writes) return;
    impl_->dataset->ReleaseResultSet(
        impl_->dataset->ExecuteSQL("PRAGMA synchronous=FULL", nullptr, nullptr));
    if (errors.any())
        throw FileError(fmt::format("{}: cannot be written: {}", impl_->name, errors.reason()));
}

Database::~Database()
{
    if (!impl_) return;
    roll_back();
    KeptError errors;
    impl_->dataset.reset();
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::execute(std::string const& sql)
{
    KeptError errors;
    impl_->dataset->ReleaseResultSet(impl_->dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    if (errors.any())
        throw FileError(fmt::format("{}: cannot be written: {}", impl_->name, errors.reason()));
}

void Database::for_each(std::string const& select, Visit const& visit) const
{
    KeptError errors;
    auto const failed = [&] {
        return FormatError(fmt::format("{}: cannot be read: {}", impl_->name, errors.reason()));
    };
    auto const release = [&](OGRLayer* layer) { impl_->dataset->ReleaseResultSet(layer); };
    std::unique_ptr<OGRLayer, decltype(release)> const result(
        impl_->dataset->ExecuteSQL(select.c_str(), nullptr, nullptr), release);
    if (errors.any()) throw failed();
    if (!result) return;
    auto* const definition = result->GetLayerDefn();
    std::vector<std::string> columns;
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        columns.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    Feature row;
    row.values.resize(columns.size());
    while (OGRFeatureUniquePtr const read{result->GetNextFeature()}) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto const at = static_cast<int>(i);
            if (read->IsFieldSetAndNotNull(at))
                row.values[i] = read->GetFieldAsString(at);
            else
                row.values[i].clear();
        }
        row.geometry.reset();
        if (auto const* const geometry = read->GetGeometryRef()) row.geometry = from_ogr(*geometry);
        if (!visit(columns, row)) return;
    }
    if (errors.any()) throw failed();
}

std::optional<std::string> Database::value(std::string const& select) const
{
    std::optional<std::string> found;
    for_each(select, [&](auto const&, Feature const& row) {
        if (!row.values.empty()) found = row.values.front();
        return false;
    });
    return found;
}

bool Database::has_table(std::string_view name) const
{
    return value("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name = " +
                 sql_literal(Cell(std::string(name))))
        .has_value();
}

void Database::begin()
{
    KeptError errors;
    if (impl_->writes) impl_->exclusive = std::unique_lock(database_locks());
    if (impl_->dataset->StartTransaction() != OGRERR_NONE)
        throw FileError(fmt::format("{}: no transaction: {}", impl_->name, errors.reason()));
    impl_->inside = true;
}

void Database::commit()
{
    KeptError errors;
    if (impl_->dataset->CommitTransaction() != OGRERR_NONE || errors.any())
        throw FileError(fmt::format("{}: cannot be written: {}", impl_->name, errors.reason()));
    impl_->inside = false;
    impl_->exclusive = {};
}

void Database::roll_back() noexcept
{
    if (impl_->inside) {
        KeptError errors;
        impl_->dataset->RollbackTransaction();
    }
    impl_->inside = false;
    impl_->exclusive = {};
}

std::string sql_literal(Cell const& cell)
{
    namespace chr = std::chrono;
    struct Write {
        std::string operator()(std::monostate) const { return "NULL"; }
        std::string operator()(bool truth) const { return truth ? "1" : "0"; }
        std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
        std::string operator()(double number) const
        {
            if (!std::isfinite(number)) return "NULL";
            auto text = fmt::format("{}", number);
            if (text.find_first_of(".e") == std::string::npos) text += ".0";
            return text;
        }
        std::string operator()(std::string const& text) const { return quoted_text(text, '\''); }
        std::string operator()(chr::sys_seconds moment) const
        {
            auto const day = chr::floor<chr::days>(moment);
            chr::year_month_day const date(day);
            chr::hh_mm_ss const clock(moment - day);
            return fmt::format("'{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.000Z'",
                               static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                               static_cast<unsigned>(date.day()), clock.hours().count(),
                               clock.minutes().count(), clock.seconds().count());
        }
    };
    return std::visit(Write{}, cell);
}

std::string sql_literal(geo::Geometry const& geometry)
{
    auto const shape = to_ogr(geometry);
    bool const point = std::holds_alternative<geo::LonLat>(geometry);
    // GeoPackage 1.2, 2.1.3: magic, version 0, flags (little endian, envelope of x and y but for a
    // point), the reference system, envelope, WKB.
    std::string out = point ? "X'47500001" : "X'47500003";
    append_little_endian(out, std::int32_t{4326});
    if (!point) {
        OGREnvelope box;
        shape->getEnvelope(&box);
        for (double const bound : {box.MinX, box.MaxX, box.MinY, box.MaxY})
            append_little_endian(out, bound);
    }
    std::vector<unsigned char> wkb(shape->WkbSize());
    shape->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso);
    append_hex(out, wkb.data(), wkb.size());
    return out += '\'';
}

std::string sql_name(std::string_view name) { return quoted_text(name, '"'); }

std::string index_sql(std::string_view table, std::string_view column)
{
    return fmt::format("CREATE INDEX IF NOT EXISTS {} ON {} ({})",
                       sql_name(fmt::format("{}_by_{}", table, column)), sql_name(table),
                       sql_name(column));
}

} // namespace placetime::layers
