// Any bytes as a mail: no crash, and the text that comes out is well-formed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "reports/mail.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    placetime::reports::Report report;
    bool repaired = false;
    placetime::reports::read_mail({reinterpret_cast<char const*>(data), size}, report, repaired);
    if (placetime::text::find_invalid_utf8(report.text) != std::string_view::npos) std::abort();
    if (placetime::text::find_invalid_utf8(report.title) != std::string_view::npos) std::abort();
    return 0;
}
