#include "project/migrate.h"

#include <system_error>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "project/schema.h"

namespace placetime::project {

namespace fs = std::filesystem;

namespace {

using layers::Database;
using layers::sql_name;

fs::path keep_copy(fs::path const& file, int version)
{
    auto copy = file;
    copy.replace_filename(
        fmt::format("{}.v{}{}", file.stem().string(), version, file.extension().string()));
    std::error_code failure;
    if (fs::exists(copy, failure)) return copy;
    AtomicFile out(copy);
    fs::copy_file(file, out.path(), fs::copy_options::overwrite_existing, failure);
    if (failure)
        throw FileError(fmt::format("{}: cannot be written: {}", copy.string(), failure.message()));
    out.commit();
    return copy;
}

char const* sql_type(layers::FieldType type)
{
    switch (type) {
    case layers::FieldType::text:
        return "TEXT";
    case layers::FieldType::integer:
        return "INTEGER";
    case layers::FieldType::real:
        return "REAL";
    case layers::FieldType::boolean:
        return "BOOLEAN";
    case layers::FieldType::date_time:
        return "DATETIME";
    }
    return "TEXT";
}

/// Which mention gives an event its place or time was not kept before schema 2: it is the first
/// in the event's sentence that says the same.
void link_mentions(Database& database, TableId events)
{
    for (auto const& [column, what, same] :
         {std::tuple{"place_index", "place", "m.place_id = e.place_id"},
          {"time_index", "time", "m.text = e.date_text"}})
        database.execute(fmt::format(
            "UPDATE {0} AS e SET {1} = (SELECT m.number FROM mentions AS m WHERE m.report_id = "
            "e.source_id AND m.what = '{2}' AND {3} AND m.start >= e.source_start AND m.\"end\" <= "
            "e.source_end ORDER BY m.start LIMIT 1)",
            sql_name(name_of(events)), column, what, same));
}

void to_schema_2(Database& database)
{
    for (auto const& added : added_columns())
        if (added.version == 2)
            database.execute(fmt::format("ALTER TABLE {} ADD COLUMN {} {}",
                                         sql_name(name_of(added.table)), sql_name(added.field.name),
                                         sql_type(added.field.type)));
    for (auto const& table : tables())
        for (auto const& column : table.indexes)
            database.execute(layers::index_sql(table.name, column));
    for (auto const events : {TableId::event_points, TableId::event_areas, TableId::event_lines,
                              TableId::events_unplaced})
        link_mentions(database, events);
    database.execute("UPDATE placetime_project SET revision = 0");
}

} // namespace

fs::path migrate(fs::path const& file)
{
    auto store = open_store(file, Database::Access::write);
    auto const copy = keep_copy(file, store.version);
    store.database.begin();
    if (store.version < 2) to_schema_2(store.database);
    store.database.execute(
        fmt::format("UPDATE placetime_project SET schema_version = {}", kSchemaVersion));
    store.database.commit();
    return copy;
}

} // namespace placetime::project
