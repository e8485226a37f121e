#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "events/row_set.h"
#include "viewer/panels/rich_text.h"

namespace placetime::viewer {

/// What was found in a report, counted.
struct ReportFinds {
    std::size_t places = 0, dates = 0, events = 0;
};

/// A marked stretch of a report's text, in bytes, half-open.
struct ReaderMark {
    enum class Kind : std::uint8_t { event, place, time };
    std::size_t begin = 0, end = 0;
    Kind kind = Kind::event;
    std::size_t index = 0; ///< an event's row in the table, or a mention's number in the report
};

/// The report reader: the list of what was found, and the report that is read.
struct ReaderState {
    // What the counts were made from.
    std::uint64_t table = 0;
    void const* reports = nullptr;
    std::vector<ReportFinds> finds;             ///< report for report
    std::vector<std::vector<events::Row>> rows; ///< of each report, in order of their rows

    // The report that is read.
    std::size_t report = 0;
    std::optional<std::size_t> read; ///< the one that `marks` and `text` are of
    std::vector<ReaderMark> marks;   ///< in order of their begin
    std::size_t longest = 0;         ///< of the marks, bytes
    WrappedText text;
    std::optional<std::size_t> scroll_to; ///< a byte that is to come into sight
    std::uint64_t selection_seen = 0;
    bool list_open = true;     ///< the list above the text
    bool list_follows = false; ///< the list is to show the report that is read

    /// A report's sentence (id, code point) that is to be shown, asked for elsewhere.
    std::optional<std::pair<std::string, std::size_t>> show_sentence;

    // What the mouse marked.
    std::optional<std::size_t> anchor;                           ///< where it went down
    std::optional<std::pair<std::size_t, std::size_t>> selected; ///< bytes, half-open
    bool add_wanted = false; ///< a command asks for an event of the marked words
};

} // namespace placetime::viewer
