#pragma once

#include <string>
#include <string_view>

#include "reports/report.h"

namespace placetime::reports {

/// The heading that a text opens with: among the short lines before the first line of prose the
/// first of at least four words that is no byline or dateline, else the first short line of two
/// words or more; without Markdown marks. Empty when the text starts with prose. Looks at 4 KiB
/// only.
std::string find_heading(std::string_view text);

/// Fills title, date, url and publisher from YAML front matter (`title:`, `date:`, `url:`,
/// `publisher:` between lines of ---) and the first # heading. The text itself stays as it is.
void read_markdown_head(Report& report);

/// White space of any kind made one space, none at the ends.
std::string squeezed(std::string_view text);

} // namespace placetime::reports
