#pragma once

#include <vector>

#include "exchange/properties.h"
#include "layers/table_store.h"

namespace placetime::project {

/// Raised by one whenever a table or column changes its meaning; a newer file is refused, an older
/// one is read, and migrated when it is opened for writing. docs/formats.md tells what each
/// brought.
inline constexpr int kSchemaVersion = 3;

/// The tables of a project in the order in which they are made; docs/formats.md describes each.
enum class TableId : std::uint8_t {
    project,
    event_points,
    event_areas,
    event_lines,
    events_unplaced,
    claims,
    reports,
    mentions,
    candidates,
    layers,
    slides,
    view,
    audit,
    layer_styles,
    gazetteer,
    distinct_pairs,
    shapes
};
std::vector<layers::Table> const& tables();
layers::Table const& table(TableId id);
inline std::string const& name_of(TableId id) { return table(id).name; }

/// The tables as an older schema (from 1) had them.
std::vector<layers::Table> tables_of(int version);

/// The tables that came with a later schema than 1, and its number.
int version_of(TableId id);

/// A column that came with a later schema than its table.
struct AddedColumn {
    TableId table;
    layers::Field field;
    int version;
};
std::vector<AddedColumn> const& added_columns();

/// A property's value as a cell; a list is its items parted by commas.
layers::Cell cell_of(exchange::Value const& value);

/// Text as a cell: null when it is empty.
layers::Cell text_cell(std::string_view text);

} // namespace placetime::project
