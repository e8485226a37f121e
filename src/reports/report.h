#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "time/instant.h"

namespace placetime::reports {

/// A report as text. `text` is well-formed UTF-8 without BOM, otherwise verbatim; of HTML and PDF
/// the extracted text.
struct Report {
    std::string id; ///< file stem, or the JSON line's id
    std::string text;
    std::string title;                       ///< empty when none is found
    std::optional<time::DatedInterval> date; ///< when it was published, as finely as it says
    /// Where the date comes from: "option", "metadata" (JSON, HTML meta, e-mail header, front
    /// matter), "text" (a dateline, set by dating), "file" (a PDF's creation date, set here, or a
    /// modification time, set by the caller: both only for a text without a dateline)
    std::string date_source;
    std::string url;
    std::string publisher;
    std::string language; ///< BCP 47, empty when not known
    std::string file;     ///< as the user named it
};

/// Reads one file of any known kind (txt, md, html, htm, pdf, eml; anything else that is text is
/// txt). jsonl gives many. Throws FileError or FormatError with one clear sentence (missing, empty,
/// binary, no PDF, larger than 256 MB). Bad JSON lines, repaired bytes and the like go to
/// `diagnostics`.
std::vector<Report> read_reports(std::filesystem::path const& file, Diagnostics& diagnostics);

/// One JSON line: {"id","text","title"?,"date"?,"url"?,"publisher"?} (`dct` is read as `date`).
/// Throws FormatError.
Report parse_json_line(std::string_view line);

/// The files that a command's arguments name: files as they are, folders recursively in the order
/// of their names (known extensions only, hidden files and READMEs skipped). Throws FileError for
/// what does not exist.
std::vector<std::filesystem::path> list_report_files(std::filesystem::path const& argument);

} // namespace placetime::reports
