#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace placetime::exchange {

/// Cuts comma-separated text into records and cells (RFC 4180, and what people make of it): cells
/// in quotes may hold separators, new lines and doubled quotes; lines end by LF or CR LF; blank
/// lines are no records. A quote that is not closed, or not at a cell's beginning, is a character
/// as others. Where a record starts, so that its neighbours are not needed to read it.
class CsvRows {
public:
    /// The text must outlive the object. `at` is the offset of a record's first byte, `line` its
    /// line.
    CsvRows(std::string_view text, char separator, std::size_t at = 0, std::size_t line = 1)
        : text_(text), at_(at), line_(line), separator_(separator)
    {
    }

    /// Moves to the next record; false at the end of the text. About 1 ns a byte.
    bool next();

    /// Views into the text, or into this object until the next record is read. May be changed in
    /// number by the caller.
    std::vector<std::string_view>& cells() noexcept { return cells_; }
    /// Of the record that next() moved to.
    std::size_t begin() const noexcept { return begin_; }
    std::size_t line() const noexcept { return record_line_; }
    /// Where the next one may start: past the record's line end.
    std::size_t end() const noexcept { return at_; }
    std::size_t end_line() const noexcept { return line_; }

private:
    void read_quoted(std::size_t start);
    void read_plain(std::size_t start);
    void copy_doubled();

    std::string_view text_;
    std::size_t at_, line_;
    std::size_t begin_ = 0, record_line_ = 0;
    char separator_;
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> doubled_; ///< cells that hold doubled quotes
    std::string copies_;               ///< those without
};

/// Comma, semicolon or tab: the one that a header line has most of outside of quotes; comma when it
/// has none.
char find_separator(std::string_view text) noexcept;

/// Offset of a record's first byte near `middle`, where a second thread may start; the text's size
/// when there is none. A guess, for quotes may have been opened before: true when a reader of what
/// is before ends a record there.
std::size_t guess_record_start(std::string_view text, char separator, std::size_t columns,
                               std::size_t middle);

} // namespace placetime::exchange
