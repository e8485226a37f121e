#pragma once

#include <filesystem>
#include <string>

#include "layers/database.h"
#include "project/schema.h"

namespace placetime::test {

/// All that a project holds, table for table, each row as text in the order of the texts: what two
/// files of the same content have alike byte for byte. Without the audit and the shapes that it
/// names, the count of saves, moments of change, and the numbers that SQLite gives its rows.
inline std::string dump_of(std::filesystem::path const& file)
{
    using layers::Database;
    using layers::sql_name;
    using project::TableId;
    Database const database(file, Database::Access::read);
    std::string out;
    auto const add = [&](std::string const& select) {
        database.for_each(select + " ORDER BY 1", [&](auto const&, layers::Feature const& row) {
            out += row.values.at(0) + '\n';
            return true;
        });
    };
    for (std::size_t i = 0; i < project::tables().size(); ++i) {
        auto const id = static_cast<TableId>(i);
        auto const& table = project::tables()[i];
        if (id == TableId::audit || id == TableId::shapes) continue;
        std::string row = "'" + table.name + "'";
        auto const add_column = [&](std::string const& name) {
            row += " || ' ' || quote(" + sql_name(name) + ')';
        };
        if (table.geometry != layers::GeometryKind::none) add_column("geom");
        for (auto const& field : table.fields)
            if (field.name != "revision") add_column(field.name);
        add("SELECT " + row + " AS \"row\" FROM " + sql_name(table.name));
        if (table.geometry != layers::GeometryKind::none) // the spatial index has the same rows
            add("SELECT 'indexed ' || count(*) AS \"row\" FROM " +
                sql_name("rtree_" + table.name + "_geom") + " WHERE id IN (SELECT fid FROM " +
                sql_name(table.name) + ')');
    }
    add("SELECT table_name || ' ' || data_type AS \"row\" FROM gpkg_contents");
    return out;
}

} // namespace placetime::test
