#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "briefing/slide.h"

namespace placetime::briefing {

/// The briefing's file by its contract (docs/briefing.schema.json): version 1, indented by two
/// spaces, keys in the contract's order, only what differs from the default beside title, text,
/// begin, end and mode. Ends with a line break.
std::string to_json(Briefing const& briefing);
/// Reads it. `name` stands for the file in messages. Throws FormatError (no JSON, no object, a
/// newer version, no slides) with where; a key that is not known or has the wrong type is a
/// diagnostic and left at its default. Strings are kept as they are, whatever they hold.
Briefing briefing_from(std::string_view json, std::string const& name, Diagnostics& diagnostics);
/// The same of a file, at most 64 MiB. Throws FileError.
Briefing read_briefing(std::filesystem::path const& file, Diagnostics& diagnostics);

/// One slide alone, as a project keeps it: an element of "slides" on one line.
std::string to_json(Slide const& slide);
/// What is broken is left at its default; never throws for bad text.
Slide slide_from(std::string_view json);

} // namespace placetime::briefing
