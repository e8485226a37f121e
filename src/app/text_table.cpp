#include "app/text_table.h"

#include <algorithm>

#include "text/utf8.h"

namespace placetime::app {

std::string aligned(std::vector<std::vector<std::string>> rows, std::size_t left,
                    std::size_t indent, std::size_t widest)
{
    std::vector<std::size_t> widths;
    for (auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto length = text::count_code_points(row[c]);
            if (length > widest) {
                row[c] = row[c].substr(0, text::OffsetMap(row[c]).bytes(widest - 1)) + "…";
                length = widest;
            }
            if (c == widths.size()) widths.push_back(0);
            widths[c] = std::max(widths[c], length);
        }
    std::string out;
    for (auto const& row : rows) {
        std::string line(indent, ' ');
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c > 0) line += "  ";
            std::string const room(widths[c] - text::count_code_points(row[c]), ' ');
            line += c < left ? row[c] + room : room + row[c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

} // namespace placetime::app
