#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "project/records.h"
#include "project/schema.h"

namespace placetime::project {

/// A row of one of the project's tables: a cell for each field of its schema.
struct Row {
    TableId table;
    std::vector<layers::Cell> cells;
    std::optional<geo::Geometry> geometry;
};

/// An event's rows: its point and perhaps area or line, or the row of an unplaced event; its claims
/// come last, numbered from 0: one without a feature where the event is its own only claim.
std::vector<Row> rows_of(events::Event const& event, std::int64_t seq);

/// A report, its mentions and their candidates.
std::vector<Row> rows_of(ReportRecord const& report);

Row row_of(LayerRecord const& layer, std::int64_t position);
Row row_of(SlideRecord const& slide, std::int64_t position);
Row row_of(AuditRecord const& entry);
/// Without the note, which is the user's.
Row row_of(curation::NameRule const& rule);
Row row_of(curation::Distinct const& pair);
Row shape_row(std::string const& key, std::string const& geometry);
/// A row for each setting that has a value.
std::vector<Row> rows_of(ViewRecord const& view);

/// `revision` counts the saves.
Row project_row(std::string_view program_version, std::int64_t revision);

/// QGIS's default styles of the layers of events.
std::vector<Row> style_rows(std::optional<time::Instant> now);

} // namespace placetime::project
