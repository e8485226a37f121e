#pragma once

#include <vector>

#include "exchange/properties.h"
#include "layers/table_store.h"

namespace placetime::project {

/// Raised by one whenever a table or column changes its meaning; a newer file is refused, an older
/// one is read.
inline constexpr int kSchemaVersion = 1;

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
    layer_styles
};
std::vector<layers::Table> const& tables();

/// A property's value as a cell; a list is its items parted by commas.
layers::Cell cell_of(exchange::Value const& value);

/// Text as a cell: null when it is empty.
layers::Cell text_cell(std::string_view text);

} // namespace placetime::project
