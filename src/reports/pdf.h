#pragma once

#include <filesystem>
#include <string>

#include "reports/report.h"

namespace placetime::reports {

/// Reads a PDF's text through the program pdftotext (poppler) and its title and creation date
/// through pdfinfo. The creation date says when the file was made, not when it was published:
/// date_source is "file". Throws FormatError when it is no PDF, is damaged or holds no text; Error
/// when pdftotext is not installed.
void read_pdf(std::filesystem::path const& file, Report& report);

/// One text of pages parted by form feeds: lines that open or close at least three pages and two
/// thirds of them (headers, footers, page numbers) are removed; a word cut by a hyphen at a line's
/// end is joined where the text has the whole word elsewhere and not the hyphenated one. Exposed
/// for tests.
std::string join_pages(std::string const& pages);

} // namespace placetime::reports
