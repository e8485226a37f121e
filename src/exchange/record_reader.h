#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "events/event.h"
#include "events/event_facts.h"
#include "geo/geometry.h"

namespace placetime::exchange {

/// ASCII letters made small.
std::string lower_ascii(std::string_view text);

/// Events from the cells of records: the one place that knows what the columns of tables mean. What
/// a cell may not be is noted once for each column.
class RecordReader {
public:
    /// One for each column; empty is unknown.
    using Cells = std::span<std::string_view const>;

    /// `columns` are the names, in any case; `file` is named in diagnostics.
    RecordReader(std::vector<std::string> const& columns, std::string file);
    /// True when there is a column for begin.
    bool has_begin() const noexcept { return begin_.has_value(); }

    /// No value when the record is bad: a diagnostic then says why. `line` counts from 1.
    std::optional<events::Event> read(Cells cells, std::optional<geo::Geometry> geometry,
                                      std::size_t line, Diagnostics& diagnostics);
    std::optional<events::Event> read(std::vector<std::string> const& cells,
                                      std::optional<geo::Geometry> geometry, std::size_t line,
                                      Diagnostics& diagnostics);
    /// Of a record that was read before: nothing is noted. Thread safe.
    std::optional<events::Event> read_again(Cells cells, std::optional<geo::Geometry> geometry,
                                            std::size_t line) const;

    /// Adds to the list what a table's columns hold of the event that read() would give, with the
    /// same diagnostics; false when the record is bad. Texts that no column holds are not looked
    /// at.
    bool add_facts(Cells cells, std::optional<geo::Geometry> geometry, std::size_t line,
                   Diagnostics& diagnostics, events::EventList& list);

    /// The title, place's name and searched text of read_again(), where they can be told from
    /// the cells alone; no value where the whole event must be read.
    std::optional<std::string_view> title(Cells cells) const noexcept;
    std::optional<std::string_view> place_name(Cells cells) const noexcept;
    bool append_searched_text(Cells cells, std::string& out) const;
    /// The id of read_again().
    std::string id(Cells cells, std::size_t line) const;

    /// Columns in which cells were noted, in that order.
    std::vector<std::size_t> const& noted() const noexcept { return noted_; }

private:
    struct Column {
        std::size_t cell;
        std::size_t property; ///< into properties()
        bool refuses;         ///< not any text will do
    };
    using Place = std::optional<std::size_t>;

    void set_cell(events::Event& event, Column const& column, Cells cells, std::size_t line,
                  Diagnostics& diagnostics);
    bool read_rest(events::Event& event, Cells cells, std::optional<geo::Geometry> geometry,
                   std::size_t line, std::string& why) const;
    bool read_time(events::Event& event, Cells cells, std::string& why) const;
    /// The position in lon and lat; without both there is none.
    bool read_point(Cells cells, std::optional<geo::LonLat>& point, std::string& why) const;
    bool read_place(events::Event& event, Cells cells, std::optional<geo::Geometry> geometry,
                    std::string& why) const;
    void reject(std::string const& why, std::size_t line, Diagnostics& diagnostics) const;
    std::string_view text(Cells cells, Place column) const noexcept;

    std::string file_;
    std::vector<Column> columns_;
    Place id_, begin_, end_, lon_, lat_, precision_;
    Place title_, type_, subtype_, place_, place_text_, place_id_, place_kind_;
    Place actor1_, actor2_, source_id_, source_title_, publisher_, quote_;
    std::vector<std::size_t> noted_;
    events::Event scratch_; ///< what add_facts() sets cells of
};

} // namespace placetime::exchange
