// Any bytes as JSON lines: no crash, and nothing but FormatError.
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "reports/json_lines.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    placetime::Diagnostics diagnostics;
    try {
        placetime::reports::read_json_lines({reinterpret_cast<char const*>(data), size},
                                            "fuzz.jsonl", diagnostics);
    } catch (placetime::FormatError const&) {
    }
    return 0;
}
