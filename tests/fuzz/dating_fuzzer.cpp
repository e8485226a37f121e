#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dating/dating.h"
#include "text/utf8.h"

/// Any bytes, made UTF-8: time expressions lie within the text, in order, not overlapping, with a
/// value and a span of time that is not empty. The first byte chooses whether the report has a
/// date.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace placetime;
    if (size == 0) return 0;
    std::string const bytes(reinterpret_cast<char const*>(data) + 1, size - 1);
    text::Document const document(text::repaired_utf8(bytes));
    dating::DatingOptions options;
    if (data[0] % 4 == 1) options.report_date = time::parse_iso("2020-10-07");
    if (data[0] % 4 == 2) options.report_date = time::parse_iso("2020-02");
    if (data[0] % 4 == 3) options.report_date = time::parse_iso("0001-01-01");
    std::uint32_t last = 0;
    for (auto const& m : dating::find_times(document, options).mentions) {
        if (m.begin < last || m.end <= m.begin || m.end > document.text().size()) std::abort();
        if (m.value.empty() || m.last_token <= m.first_token) std::abort();
        if (m.when && m.when->interval.begin >= m.when->interval.end) std::abort();
        last = m.end;
    }
    return 0;
}
