#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "reports/file_kind.h"
#include "reports/html.h"
#include "reports/json_lines.h"
#include "reports/mail.h"
#include "reports/pdf.h"
#include "reports/plain_text.h"
#include "reports/report.h"
#include "text/utf8.h"

namespace placetime::reports {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLargestFile = 256'000'000;  // bytes, of many reports in JSON lines
constexpr std::size_t kLargestReport = 32'000'000; // bytes, of one: some ten thousand pages

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

text::Decoded decode_checked(fs::path const& file, std::string_view bytes, Kind kind)
{
    auto decoded = text::decode(bytes, kind == Kind::html ? html_charset(bytes) : std::string());
    if (text::looks_binary(bytes) || mostly_unreadable(decoded.text))
        throw FormatError(fmt::format("{}: is no text but looks like binary data", file.string()));
    return decoded;
}

void note_repair(fs::path const& file, Diagnostics& diagnostics)
{
    diagnostics.push_back(
        {"bad-bytes", file.string(), 0,
         "some bytes are no text in any known encoding; they were replaced by U+FFFD"});
}

/// Text, Markdown or HTML.
void read_decoded(fs::path const& file, Kind kind, std::string_view bytes, Report& report,
                  Diagnostics& diagnostics)
{
    auto decoded = decode_checked(file, bytes, kind);
    if (decoded.repaired) note_repair(file, diagnostics);
    if (kind == Kind::html) {
        read_html(decoded.text, report);
        if (is_blank(report.text))
            throw FormatError(fmt::format("{}: the HTML holds no text", file.string()));
        return;
    }
    report.text = std::move(decoded.text);
    if (is_blank(report.text))
        throw FormatError(fmt::format("{}: holds only white space", file.string()));
    if (kind == Kind::markdown)
        read_markdown_head(report);
    else
        report.title = find_heading(report.text);
}

} // namespace

std::vector<Report> read_reports(fs::path const& file, Diagnostics& diagnostics)
{
    auto const name = file.string();
    auto const bytes = read_file(file, kLargestFile);
    if (bytes.empty()) throw FormatError(fmt::format("{}: is empty", name));
    auto const kind = kind_of(file, bytes);
    if (bytes.size() > kLargestReport && kind != Kind::pdf && kind != Kind::mail &&
        kind != Kind::json_lines)
        throw FormatError(
            fmt::format("{}: is larger than {} MB, which is no single report; split it, or "
                        "give one report a line as .jsonl",
                        name, kLargestReport / 1'000'000));
    if (kind != Kind::pdf)
        if (auto const look = binary_look(bytes); !look.empty())
            throw FormatError(fmt::format("{}: is no text but looks like {}", name, look));
    if (kind == Kind::pdf && bytes.substr(0, 1024).find("%PDF-") == std::string::npos)
        throw FormatError(fmt::format("{}: is no PDF: it does not start with %PDF", name));
    if (kind == Kind::json_lines || kind == Kind::json) {
        auto decoded = decode_checked(file, bytes, kind);
        if (decoded.repaired) note_repair(file, diagnostics);
        if (is_blank(decoded.text))
            throw FormatError(fmt::format("{}: holds only white space", name));
        return kind == Kind::json ? read_json(decoded.text, file)
                                  : read_json_lines(decoded.text, file, diagnostics);
    }
    Report report;
    report.id = file.stem().string();
    report.file = name;
    if (kind == Kind::pdf) {
        read_pdf(file, report);
    } else if (kind == Kind::mail) {
        bool repaired = false;
        read_mail(bytes, report, repaired);
        if (repaired) note_repair(file, diagnostics);
        if (is_blank(report.text))
            throw FormatError(fmt::format("{}: the mail holds no text", name));
        if (text::looks_binary(report.text) || mostly_unreadable(report.text))
            throw FormatError(fmt::format("{}: is no text but looks like binary data", name));
    } else {
        read_decoded(file, kind, bytes, report, diagnostics);
    }
    std::vector<Report> reports;
    reports.push_back(std::move(report));
    return reports;
}

std::vector<fs::path> list_report_files(fs::path const& argument)
{
    std::error_code failure;
    auto const status = fs::status(argument, failure);
    if (!fs::exists(status))
        throw FileError(fmt::format("{}: no such file or folder", argument.string()));
    if (!fs::is_directory(status)) return {argument};
    std::vector<fs::path> files;
    auto walk = fs::recursive_directory_iterator(
        argument, fs::directory_options::skip_permission_denied, failure);
    if (failure)
        throw FileError(
            fmt::format("{}: cannot be read: {}", argument.string(), failure.message()));
    for (; walk != fs::recursive_directory_iterator(); walk.increment(failure)) {
        if (failure) break;
        auto const& entry = *walk;
        std::error_code ignored;
        auto const name = entry.path().filename().string();
        if (name.starts_with('.')) {
            if (entry.is_directory(ignored)) walk.disable_recursion_pending();
        } else if (!name.starts_with("README") && entry.is_regular_file(ignored) &&
                   has_report_extension(entry.path())) {
            files.push_back(entry.path());
        }
    }
    if (files.empty())
        throw FileError(fmt::format("{}: holds no report (txt, md, html, pdf, eml or jsonl)",
                                    argument.string()));
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace placetime::reports
