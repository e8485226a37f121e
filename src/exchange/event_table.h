#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "events/event.h"
#include "events/event_table.h"

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
/// and read as unknown (type: Strategic developments). Throws FileError or FormatError when the
/// file cannot be read or has no such column.
std::vector<events::Event> read_event_table(std::filesystem::path const& file,
                                            Diagnostics& diagnostics,
                                            std::string const& layer = {});

/// The same as a table; a CSV (or TSV) is read by a reader of our own on two threads: the bytes stay
/// in memory, cells become columns, and the rest of a row is read when its event is asked for. Of
/// such a file all encodings and the separators comma, semicolon and tab are known. `progress`
/// counts bytes, from several threads; may be null as `cancel`. Throws Cancelled, FileError and
/// FormatError.
std::shared_ptr<events::EventTable const> read_events(std::filesystem::path const& file,
                                                      Diagnostics& diagnostics,
                                                      std::string const& layer = {},
                                                      CancelToken const* cancel = nullptr,
                                                      Progress const* progress = nullptr);

/// One record from its cells, for every reader of tables. `columns` are the names; false of `skip`
/// reasons go to diagnostics.
class RecordReader {
public:
    RecordReader(std::vector<std::string> const& columns, std::string file);
    /// True when there is a column for begin.
    bool has_begin() const noexcept { return begin_.has_value(); }
    /// No value when the record is bad: a diagnostic then says why. Empty cells are unknown.
    std::optional<events::Event> read(std::vector<std::string> const& cells,
                                      std::optional<geo::Geometry> geometry, std::size_t line,
                                      Diagnostics& diagnostics);

private:
    struct Column {
        std::size_t cell;
        std::size_t property; ///< into properties()
        bool noted = false;
    };
    bool read_time(events::Event& event, std::vector<std::string> const& cells,
                   std::string& why) const;
    bool read_place(events::Event& event, std::vector<std::string> const& cells,
                    std::optional<geo::Geometry> geometry, std::string& why) const;

    std::string file_;
    std::vector<Column> columns_;
    std::optional<std::size_t> id_, begin_, end_, lon_, lat_, precision_;
};

} // namespace placetime::exchange
