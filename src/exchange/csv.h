#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "events/event.h"

namespace placetime::exchange {

/// Appends a CSV field (RFC 4180): quoted where it must be. A text that a spreadsheet would take
/// for a formula (= + - @ tab or carriage return first) gets an apostrophe before it; numbers stay
/// numbers.
void append_csv_field(std::string& out, std::string_view text);

/// A field as append_csv_field was given it: without that apostrophe.
std::string_view without_guard(std::string_view field) noexcept;

/// Writes id, every property of the contract, lon, lat (the representative point, degrees) and wkt
/// (its line or area; with `points` the point), a header first, lines ended by CR LF, UTF-8 without
/// BOM. Unknown is an empty field; lists are parted by semicolons. "-" is stdout. Throws FileError;
/// a file of that name is then as it was.
void write_csv(std::filesystem::path const& file, std::span<events::Event const> events,
               bool points = false);

} // namespace placetime::exchange
