#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placetime::gazetteer_build {

/// A file's bytes, decompressed when its name ends in .zst. Throws FileError, FormatError.
std::string read_data(std::filesystem::path const& file);

/// A table with a header line, one record a line; cells are views into its own text.
class Table {
public:
    /// Tab separated, nothing quoted.
    static Table tsv(std::string text, std::string name);
    /// Comma separated, "quoted" where need be, with "" for a quote (RFC 4180).
    static Table csv(std::string text, std::string name);

    std::size_t size() const noexcept { return rows_.size(); }
    /// Cell of a record; empty when the record is short.
    std::string_view cell(std::size_t record, std::size_t column) const noexcept
    {
        auto const& cells = rows_[record];
        return column < cells.size() ? cells[column] : std::string_view();
    }
    /// Throws FormatError when there is no such column.
    std::size_t column(std::string_view name) const;
    std::string const& name() const noexcept { return name_; }
    /// Line of a record in the file, from 1.
    std::size_t line(std::size_t record) const noexcept { return lines_[record]; }

    Table(Table&&) noexcept = default;
    Table& operator=(Table&&) noexcept = default;
    Table(Table const&) = delete;
    Table& operator=(Table const&) = delete;
    ~Table() = default;

private:
    Table() = default;
    /// Turns the first record into the column names.
    void take_header();

    std::string name_;
    std::vector<std::string> texts_; ///< what cells view; one entry, moved never after parsing
    std::vector<std::string_view> columns_;
    std::vector<std::vector<std::string_view>> rows_;
    std::vector<std::size_t> lines_;
};

/// The parts of `text` between `separator`s; none of an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

/// A number that takes the whole text; no value otherwise.
std::optional<double> number(std::string_view text);

/// So that maps keyed by string can be asked with views.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept
    {
        return std::hash<std::string_view>()(text);
    }
};
template <typename T> using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

} // namespace placetime::gazetteer_build
