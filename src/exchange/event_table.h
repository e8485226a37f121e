#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "events/event.h"
#include "events/event_table.h"
#include "exchange/record_reader.h"

namespace placetime::exchange {

/// True when a vector file or CSV has a column recognised as an event's begin: `begin`, else
/// `start`, `date`, `event_date`, `timestamp` (any case). False also for what cannot be opened as a
/// table.
bool is_event_table(std::filesystem::path const& file);

/// Reads events from GeoJSON, CSV, GeoPackage or any other vector file: the columns of the contract
/// by their names (any case), begin, and a position from the geometry or from the columns lon/lat
/// (longitude/latitude). Without `end` an event lasts as long as `begin` is precise. A record
/// without date or place is kept; one with a wrong date, a position out of range or an end not
/// after its begin is skipped with a diagnostic that has its line in a CSV, else its number. Cells
/// that a property cannot take, and types that are none of the ten, are noted once for each column
/// and read as unknown (type: Strategic developments).
/// A CSV (or TSV) is read by a reader of our own on two threads: its bytes stay in memory, cells
/// become columns, and the rest of a row is read when its event is asked for. Of such a file every
/// encoding that text::decode() knows and the separators comma, semicolon and tab are read, and a
/// geometry in a column `wkt`. Of GeoJSON the claims of an event (the member `claims` of its
/// Feature) are read too.
/// `progress` counts bytes of a CSV, else records; it is called from any thread, one at a time.
/// Throws FileError or FormatError when the file cannot be read or has no such column; Cancelled.
std::shared_ptr<events::EventTable const> read_events(std::filesystem::path const& file,
                                                      Diagnostics& diagnostics,
                                                      std::string const& layer = {},
                                                      CancelToken const* cancel = nullptr,
                                                      Progress const* progress = nullptr);

/// The same, as whole events in the order of the file.
std::vector<events::Event> read_event_table(std::filesystem::path const& file,
                                            Diagnostics& diagnostics,
                                            std::string const& layer = {});

} // namespace placetime::exchange
