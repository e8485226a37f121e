#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace placetime::reports {

/// One report a line; blank lines are skipped, bad ones become diagnostics with their line. A
/// report without id is named STEM-LINE. Throws FormatError when no line is a report.
std::vector<Report> read_json_lines(std::string_view text, std::filesystem::path const& file,
                                    Diagnostics& diagnostics);

/// One report as a JSON object, or an array of them. Throws FormatError.
std::vector<Report> read_json(std::string_view text, std::filesystem::path const& file);

} // namespace placetime::reports
