#pragma once

#include <string>
#include <string_view>

#include "reports/report.h"

namespace placetime::reports {

/// Reads an e-mail (RFC 5322, MIME) into the report: the plain text part where there is one, else
/// the HTML part's main text; Subject as title, the Date header as date, From's display name as
/// publisher. Attachments are skipped. Bytes in, for each part has its own charset. Leaves the text
/// empty when no part holds text. `repaired` is set when bytes had to be replaced by U+FFFD.
void read_mail(std::string_view bytes, Report& report, bool& repaired);

} // namespace placetime::reports
