#include "reports/pdf.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/process.h"
#include "reports/metadata_date.h"
#include "reports/plain_text.h"
#include "text/utf8.h"

namespace placetime::reports {

namespace {

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text, char separator)
{
    Lines parts;
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find(separator, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

bool is_blank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// A line as it repeats: digits made one 0, for page numbers change.
std::string furniture_key(std::string_view line)
{
    std::string key;
    for (char const c : squeezed(line)) {
        bool const digit = c >= '0' && c <= '9';
        if (digit && key.ends_with('0')) continue;
        key += digit ? '0' : c;
    }
    return key;
}

/// Positions of the first two and last two lines that are not blank.
std::vector<std::size_t> edge_lines(Lines const& lines)
{
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!is_blank(lines[i])) filled.push_back(i);
    if (filled.size() <= 4) return filled;
    return {filled[0], filled[1], filled[filled.size() - 2], filled.back()};
}

void drop_furniture(std::vector<Lines>& pages)
{
    if (pages.size() < 3) return;
    std::map<std::string, std::size_t> seen_on;
    for (auto const& page : pages) {
        std::set<std::string> keys;
        for (auto const i : edge_lines(page)) keys.insert(furniture_key(page[i]));
        for (auto const& key : keys) ++seen_on[key];
    }
    for (auto& page : pages) {
        std::set<std::size_t> gone;
        for (auto const i : edge_lines(page)) {
            auto const count = seen_on[furniture_key(page[i])];
            if (count >= 3 && count * 3 >= pages.size() * 2) gone.insert(i);
        }
        Lines kept;
        for (std::size_t i = 0; i < page.size(); ++i)
            if (!gone.contains(i)) kept.push_back(page[i]);
        page = std::move(kept);
    }
}

bool is_letter_byte(char c)
{
    auto const u = static_cast<unsigned char>(c);
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
}

std::set<std::string_view> words_of(std::string_view text)
{
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && (is_letter_byte(text[end]) || text[end] == '-')) ++end;
        if (end > i) words.insert(text.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

std::string undo_hyphens(std::string const& text)
{
    auto const words = words_of(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '-' && i > 0 && i + 2 < text.size() && text[i + 1] == '\n' &&
            is_letter_byte(text[i - 1]) && text[i + 2] >= 'a' && text[i + 2] <= 'z') {
            std::size_t first = i;
            while (first > 0 && is_letter_byte(text[first - 1])) --first;
            std::size_t last = i + 2;
            while (last < text.size() && is_letter_byte(text[last])) ++last;
            auto const head = text.substr(first, i - first);
            auto const tail = text.substr(i + 2, last - i - 2);
            if (words.contains(head + tail) && !words.contains(head + "-" + tail)) {
                out += tail;
                i = last - 1;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

/// A path that no program takes for an option.
std::string argument_of(std::filesystem::path const& file)
{
    auto const name = file.string();
    return name.starts_with('-') ? "./" + name : name;
}

void read_info(std::filesystem::path const& file, Report& report)
{
    auto const info = run_process({"pdfinfo", "-isodates", "-enc", "UTF-8", argument_of(file)});
    if (!info || info->status != 0) return;
    auto const text = text::repaired_utf8(info->output);
    for (auto const line : split(text, '\n')) {
        auto const value = squeezed(line.substr(std::min(line.find(':') + 1, line.size())));
        bool const made_by_program = value.starts_with("Microsoft Word") || value == "untitled" ||
                                     value == "Untitled" || value.find(".doc") != std::string::npos;
        if (line.starts_with("Title:") && !made_by_program) report.title = value;
        if (line.starts_with("CreationDate:")) report.date = parse_metadata_date(value);
    }
    if (report.date) report.date_source = "file";
}

} // namespace

std::string join_pages(std::string const& text)
{
    std::vector<Lines> pages;
    for (auto const page : split(text, '\f')) pages.push_back(split(page, '\n'));
    if (!pages.empty() && std::all_of(pages.back().begin(), pages.back().end(), is_blank))
        pages.pop_back(); // each page ends with a form feed
    drop_furniture(pages);
    std::string out;
    bool blank = false;
    for (auto const& page : pages) {
        // A page's end is a paragraph's end only where a sentence ends.
        bool const ended =
            !out.empty() && std::string_view(".!?:").find(out.back()) != std::string_view::npos;
        bool first = true;
        for (auto const line : page) {
            if (is_blank(line)) {
                blank = true;
                continue;
            }
            if (!out.empty()) out += (first ? ended : blank) ? "\n\n" : "\n";
            blank = first = false;
            out += line;
        }
    }
    return undo_hyphens(out);
}

void read_pdf(std::filesystem::path const& file, Report& report)
{
    auto const name = file.string();
    auto const run = run_process({"pdftotext", "-enc", "UTF-8", argument_of(file), "-"});
    if (!run)
        throw Error(
            fmt::format("{}: PDF needs the program pdftotext; install poppler-utils", name));
    if (run->status != 0) {
        auto reason = squeezed(text::repaired_utf8(run->errors.substr(0, run->errors.find('\n'))));
        if (reason.empty()) reason = fmt::format("pdftotext ended with status {}", run->status);
        throw FormatError(fmt::format("{}: cannot be read as PDF: {}", name, reason));
    }
    report.text = join_pages(text::repaired_utf8(run->output));
    if (squeezed(report.text).empty())
        throw FormatError(fmt::format(
            "{}: the PDF holds no text; scanned pages need text recognition first", name));
    read_info(file, report);
    if (report.title.empty()) report.title = find_heading(report.text);
}

} // namespace placetime::reports
