#include "reports/plain_text.h"

#include <algorithm>
#include <vector>

#include "reports/metadata_date.h"

namespace placetime::reports {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kLongestTitle = 160; // bytes; longer lines are prose

std::string_view trimmed(std::string_view s)
{
    auto const first = s.find_first_not_of(" \t\r\n\f\v");
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(" \t\r\n\f\v") - first + 1);
}

/// Marks of headings, emphasis and quotations at both ends removed.
std::string_view without_markup(std::string_view line)
{
    line = trimmed(line);
    auto const first = line.find_first_not_of("#*_>= \t");
    if (first == std::string_view::npos) return {};
    auto const last = line.find_last_not_of("#*_= \t");
    return line.substr(first, last - first + 1);
}

std::size_t count_words(std::string_view line)
{
    std::size_t words = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        words += line[i] != ' ' && (i == 0 || line[i - 1] == ' ') ? 1u : 0u;
    return words;
}

/// "By Jane Doe", "Jane Doe, 7 October 2020", "12:30 GMT": who and when rather than what.
bool is_byline(std::string_view line)
{
    if (line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("Source:"))
        return true;
    if (line.find("://") != std::string_view::npos || line.find('@') != std::string_view::npos)
        return true;
    auto const date = parse_metadata_date(line);
    return date && date->precision == time::Precision::day;
}

bool is_prose(std::string_view line)
{
    if (line.size() > kLongestTitle) return true;
    auto const end = line.find_last_not_of("\"')]");
    if (end == std::string_view::npos) return false;
    return (line[end] == '.' && count_words(line) > 5) || line[end] == ';' || line[end] == ',';
}

/// Menu lines that pages put before their title.
bool is_navigation(std::string_view line)
{
    return line.starts_with("Skip to ") || line.starts_with("Jump to ") ||
           line.starts_with("Accessibility ") || line.starts_with("Breaking News") ||
           line.starts_with("Share this ") || line.starts_with("Print this ");
}

} // namespace

std::string squeezed(std::string_view text)
{
    std::string out;
    bool space = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const no_break = text.substr(i).starts_with("\xC2\xA0");
        if (no_break || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
            space = true;
            i += no_break ? 1 : 0;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        out += text[i];
    }
    return out;
}

std::string find_heading(std::string_view text)
{
    auto const head = text.substr(0, kHeadBytes);
    std::string_view first_short;
    std::string_view first_dated; // a title may hold a date: better than none
    for (std::size_t start = 0; start < head.size();) {
        auto const end = std::min(head.find('\n', start), head.size());
        auto const line = without_markup(head.substr(start, end - start));
        // A line cut by the 4 KiB is prose; a line that goes on below without a blank line is
        // wrapped text.
        bool const cut = end == head.size() && head.size() < text.size();
        start = end + 1;
        if (line.empty() || is_navigation(line)) continue;
        if (cut || is_prose(line)) break;
        if (is_byline(line)) {
            if (first_dated.empty() && !line.starts_with("By ") && count_words(line) >= 5)
                first_dated = line;
            continue;
        }
        auto const words = count_words(line);
        auto const below = start < head.size() ? head.substr(start, head.find('\n', start) - start)
                                               : std::string_view();
        if (line.size() > 60 && line.back() != '.' && !trimmed(below).empty() &&
            trimmed(below)[0] >= 'a' && trimmed(below)[0] <= 'z')
            break;
        if (words >= 4) return squeezed(line);
        if (first_short.empty() && words >= 2) first_short = line;
    }
    return squeezed(first_short.empty() ? first_dated : first_short);
}

void read_markdown_head(Report& report)
{
    std::string_view text = report.text;
    auto const next_line = [&text] {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        return line;
    };
    if (text.starts_with("---\n") || text.starts_with("---\r\n")) {
        next_line();
        while (!text.empty()) {
            auto const line = next_line();
            if (line == "---" || line == "...") break;
            auto const colon = line.find(':');
            if (colon == std::string_view::npos) continue;
            auto const key = trimmed(line.substr(0, colon));
            auto value = trimmed(line.substr(colon + 1));
            if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') &&
                value.back() == value[0])
                value = value.substr(1, value.size() - 2);
            if (key == "title") report.title = squeezed(value);
            if (key == "url" || key == "link") report.url = value;
            if (key == "publisher" || key == "source") report.publisher = value;
            if (key == "lang" || key == "language") report.language = value;
            if ((key == "date" || key == "published") && !report.date) {
                report.date = parse_metadata_date(value);
                if (report.date) report.date_source = "metadata";
            }
        }
    } else {
        text = report.text;
    }
    if (!report.title.empty()) return;
    auto const rest = text.substr(0, kHeadBytes);
    for (std::size_t start = 0; start < rest.size();) {
        auto const end = std::min(rest.find('\n', start), rest.size());
        auto const line = trimmed(rest.substr(start, end - start));
        if (line.starts_with("# ")) {
            report.title = squeezed(without_markup(line));
            return;
        }
        start = end + 1;
    }
    report.title = find_heading(text);
}

} // namespace placetime::reports
