// Any bytes are a briefing or a FormatError; what was read is written and read as the same, and
// its texts are blocks of words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "briefing/briefing_json.h"
#include "briefing/markdown.h"

using namespace placetime;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const slide = briefing::slide_from(bytes);
    if (briefing::slide_from(briefing::to_json(slide)) != slide) std::abort();
    briefing::plain_text(bytes);
    try {
        Diagnostics diagnostics;
        auto const read = briefing::briefing_from(bytes, "fuzz", diagnostics);
        for (auto const& one : read.slides) briefing::plain_text(one.text);
        diagnostics.clear();
        if (briefing::briefing_from(briefing::to_json(read), "fuzz", diagnostics) != read)
            std::abort();
    } catch (FormatError const&) { // the expected answer to a wrong file
    }
    return 0;
}
