#include "gazetteer_build/tables.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <zstd.h>

#include "base/error.h"
#include "base/files.h"

namespace placetime::gazetteer_build {

std::string read_data(std::filesystem::path const& file)
{
    auto bytes = read_file(file);
    if (file.extension() != ".zst") return bytes;
    constexpr unsigned long long kMost = 1ull << 31;
    auto const size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMost)
        throw FormatError(fmt::format("{}: is not a zstd file that tells its size", file.string()));
    std::string out(static_cast<std::size_t>(size), '\0');
    auto const done = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(done) != 0 || done != out.size())
        throw FormatError(
            fmt::format("{}: cannot be decompressed: {}", file.string(),
                        ZSTD_isError(done) != 0 ? ZSTD_getErrorName(done) : "is cut short"));
    return out;
}

Table Table::tsv(std::string text, std::string name)
{
    Table table;
    table.name_ = std::move(name);
    table.texts_.push_back(std::move(text));
    std::string_view const all = table.texts_.front();
    std::size_t line_number = 0;
    for (std::size_t begin = 0; begin < all.size();) {
        auto const end = std::min(all.find('\n', begin), all.size());
        auto line = all.substr(begin, end - begin);
        begin = end + 1;
        ++line_number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        table.rows_.push_back(split(line, '\t'));
        table.lines_.push_back(line_number);
    }
    table.take_header();
    return table;
}

Table Table::csv(std::string text, std::string name)
{
    Table table;
    table.name_ = std::move(name);
    table.texts_.push_back(std::move(text));
    // Quoted cells are unquoted in place: they only get shorter.
    auto& all = table.texts_.front();
    std::size_t at = 0;
    std::size_t line_number = 1;
    while (at < all.size()) {
        std::vector<std::string_view> cells;
        auto const first_line = line_number;
        for (bool more = true; more;) {
            auto const begin = at;
            auto out = at;
            bool quoted = at < all.size() && all[at] == '"';
            if (quoted) ++at;
            while (at < all.size()) {
                char const c = all[at];
                if (quoted && c == '"') {
                    if (at + 1 < all.size() && all[at + 1] == '"') {
                        ++at;
                    } else {
                        quoted = false;
                        ++at;
                        continue;
                    }
                } else if (!quoted && (c == ',' || c == '\n')) {
                    break;
                }
                if (c == '\n') ++line_number;
                all[out++] = all[at++];
            }
            if (out > begin && all[out - 1] == '\r') --out;
            cells.push_back(std::string_view(all).substr(begin, out - begin));
            more = at < all.size() && all[at] == ',';
            ++at;
        }
        ++line_number;
        if (cells.size() == 1 && cells[0].empty()) continue;
        table.rows_.push_back(std::move(cells));
        table.lines_.push_back(first_line);
    }
    table.take_header();
    return table;
}

void Table::take_header()
{
    if (rows_.empty()) throw FormatError(fmt::format("{}: is empty", name_));
    columns_ = std::move(rows_.front());
    rows_.erase(rows_.begin());
    lines_.erase(lines_.begin());
}

std::size_t Table::column(std::string_view name) const
{
    auto const at = std::find(columns_.begin(), columns_.end(), name);
    if (at == columns_.end()) throw FormatError(fmt::format("{}: has no column `{}`", name_, name));
    return static_cast<std::size_t>(at - columns_.begin());
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    if (text.empty()) return parts;
    for (std::size_t begin = 0;;) {
        auto const end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

} // namespace placetime::gazetteer_build
