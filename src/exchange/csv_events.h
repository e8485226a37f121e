#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "events/event_table.h"
#include "exchange/file_bytes.h"

namespace placetime::exchange {

/// True for .csv and .tsv, upper and lower case alike.
bool is_csv(std::filesystem::path const& file);

/// Names of the columns of a CSV; a file that begins with no text or is empty has none. Reads the
/// file's beginning only. Throws FileError.
std::vector<std::string> read_csv_header(std::filesystem::path const& file);

/// read_events() for CSV; see there.
std::shared_ptr<events::EventTable const> read_csv_events(std::filesystem::path const& file,
                                                          Diagnostics& diagnostics,
                                                          CancelToken const* cancel,
                                                          Progress const* progress);

/// The same of bytes in memory; `name` is used for messages. `threads` is 1 or 2; both give the
/// same.
std::shared_ptr<events::EventTable const> parse_csv_events(FileBytes bytes, std::string const& name,
                                                           Diagnostics& diagnostics, int threads,
                                                           CancelToken const* cancel = nullptr,
                                                           Progress const* progress = nullptr);

} // namespace placetime::exchange
