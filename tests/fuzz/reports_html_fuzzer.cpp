// Any bytes as HTML: no crash, and the text that comes out is well-formed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "reports/html.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const decoded = placetime::text::decode(bytes, placetime::reports::html_charset(bytes));
    placetime::reports::Report report;
    placetime::reports::read_html(decoded.text, report);
    if (placetime::text::find_invalid_utf8(report.text) != std::string_view::npos) std::abort();
    return 0;
}
