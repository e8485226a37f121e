#pragma once

#include <cstddef>

#include "curation/operations.h"
#include "gazetteer/gazetteer.h"
#include "project/records.h"

namespace placetime::viewer {

/// An event made by hand of the bytes [from, to) of a report's text: they are its quote; the first
/// place and the first date found in them are its own, else it has no place and the report's date.
/// The gazetteer (may be null) gives the place its shape.
events::Event event_of_words(project::ReportRecord const& report, std::size_t from, std::size_t to,
                             gazetteer::Gazetteer const* gazetteer);

} // namespace placetime::viewer
