#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "extract/vocabulary.h"

/// Any bytes are a vocabulary or a FormatError, never a crash.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    try {
        placetime::extract::Vocabulary::parse(
            std::string_view(reinterpret_cast<char const*>(data), size), "fuzz");
    } catch (placetime::FormatError const&) { // the expected answer to a wrong file
    }
    return 0;
}
