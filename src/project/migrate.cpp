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

void add_columns(Database& database, int version)
{
    for (auto const& added : added_columns())
        if (added.version == version)
            database.execute(fmt::format("ALTER TABLE {} ADD COLUMN {} {}",
                                         sql_name(name_of(added.table)), sql_name(added.field.name),
                                         sql_type(added.field.type)));
}

void to_schema_2(Database& database)
{
    add_columns(database, 2);
    for (auto const& table : tables_of(2))
        for (auto const& column : table.indexes)
            database.execute(layers::index_sql(table.name, column));
    for (auto const events : {TableId::event_points, TableId::event_areas, TableId::event_lines,
                              TableId::events_unplaced})
        link_mentions(database, events);
    database.execute("UPDATE placetime_project SET revision = 0");
}

/// A table without geometry, registered as GDAL does it: attributes, with their number kept by
/// triggers.
void add_table(Database& database, layers::Table const& table)
{
    auto const name = sql_name(table.name);
    auto const text = layers::sql_literal(table.name);
    std::string columns = sql_name(table.key) + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
    for (auto const& field : table.fields)
        columns += fmt::format(", {} {}", sql_name(field.name), sql_type(field.type));
    database.execute(fmt::format("CREATE TABLE {} ({})", name, columns));
    database.execute(fmt::format(
        "INSERT INTO gpkg_contents (table_name, identifier, description, last_change, data_type) "
        "VALUES ({0}, {0}, {1}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'attributes')",
        text, layers::sql_literal(table.description)));
    for (auto const& column : table.indexes)
        database.execute(layers::index_sql(table.name, column));
    if (!database.has_table("gpkg_ogr_contents")) return;
    database.execute(
        fmt::format("INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES ({}, 0)",
                    text));
    for (auto const& [what, change] : {std::pair{"insert", "+"}, {"delete", "-"}})
        database.execute(fmt::format(
            "CREATE TRIGGER {} AFTER {} ON {} BEGIN UPDATE gpkg_ogr_contents SET feature_count = "
            "feature_count {} 1 WHERE lower(table_name) = lower({}); END",
            sql_name(fmt::format("trigger_{}_feature_count_{}", what, table.name)),
            what == std::string_view("insert") ? "INSERT" : "DELETE", name, change, text));
}

/// A claim is numbered, and says what its event does.
void to_schema_3(Database& database)
{
    add_columns(database, 3);
    for (std::size_t i = 0; i < tables().size(); ++i)
        if (version_of(static_cast<TableId>(i)) == 3) add_table(database, tables()[i]);
    database.execute("UPDATE claims AS c SET claim_id = event_id, number = (SELECT count(*) FROM "
                     "claims AS o WHERE o.event_id = c.event_id AND o.fid < c.fid)");
    for (auto const events : {TableId::event_points, TableId::events_unplaced})
        database.execute(fmt::format(
            "UPDATE claims AS c SET (title, type, \"begin\", \"end\", place) = (SELECT e.title, "
            "e.type, e.\"begin\", e.\"end\", e.place FROM {0} AS e WHERE e.id = c.event_id) WHERE "
            "EXISTS (SELECT 1 FROM {0} AS e WHERE e.id = c.event_id)",
            sql_name(name_of(events))));
}

} // namespace

fs::path migrate(fs::path const& file)
{
    auto store = open_store(file, Database::Access::write);
    auto const copy = keep_copy(file, store.version);
    store.database.begin();
    if (store.version < 2) to_schema_2(store.database);
    if (store.version < 3) to_schema_3(store.database);
    store.database.execute(
        fmt::format("UPDATE placetime_project SET schema_version = {}", kSchemaVersion));
    store.database.commit();
    return copy;
}

} // namespace placetime::project
