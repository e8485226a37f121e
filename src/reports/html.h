#pragma once

#include <string>
#include <string_view>

#include "reports/report.h"

namespace placetime::reports {

/// Charset that an HTML document names in a meta element of its first 4 KiB; empty when it names
/// none.
std::string html_charset(std::string_view bytes);

/// Reads decoded HTML into report.text (the main text: paragraphs, headings, list items and
/// captions on lines of their own with blank lines between; without scripts, styles, navigation,
/// asides, footers, forms and link lists) and what the report lacks of title, date, url, publisher,
/// language. Nothing is fetched and no script runs. Documents nested deeper than 1,000 elements or
/// of more than two million tags are only stripped of their tags.
void read_html(std::string_view html, Report& report);

} // namespace placetime::reports
