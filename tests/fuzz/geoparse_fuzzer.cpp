#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "geoparse/geoparse.h"
#include "text/utf8.h"

/// Any bytes, made UTF-8: places lie within the text, in order, not overlapping, with candidates
/// that exist.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace placetime;
    static geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    text::Document const document(text::repaired_utf8(bytes));
    auto const parsed = geoparser.parse(document);
    std::uint32_t last = 0;
    for (auto const& place : parsed.places) {
        if (place.begin < last || place.end <= place.begin || place.end > document.text().size())
            std::abort();
        last = place.end;
        for (auto const& candidate : place.candidates)
            if (candidate.place >= geoparser.gazetteer().size()) std::abort();
    }
    std::vector<geoparse::Geoparser::Span> spans;
    for (auto const& token : document.tokens()) spans.push_back({token.begin, token.end});
    if (geoparser.resolve(document, spans).size() != spans.size()) std::abort();
    return 0;
}
