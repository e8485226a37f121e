#pragma once

#include "project/records.h"
#include "session/document.h"
#include "viewer/panels/reader_state.h"

namespace placetime::viewer {

/// Counts what was found in each report, when the table or the reports changed. Reads the events
/// whose source one of the reports is, and the merged ones, some microseconds each.
void count_finds(session::Document const& document, ReaderState& state);

/// Finds the marks of the report that is read, when it changed: about a millisecond for a report of
/// a megabyte.
void read_report(session::Document const& document, ReaderState& state);

/// The report of an event: its place in Document::reports; none when its text is not here.
std::optional<std::size_t> report_of(session::Document const& document, std::string_view source_id);

/// The marks that hold a byte, mentions before events, the shorter ones first.
std::vector<std::size_t> marks_at(ReaderState const& state, std::size_t byte);

/// The word about a byte: letters and digits without a break; empty between words.
std::pair<std::size_t, std::size_t> word_at(std::string_view text, std::size_t byte);

} // namespace placetime::viewer
