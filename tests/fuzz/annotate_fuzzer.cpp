// The whole way from any bytes to events: places, dates, triggers, linking, titles.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/extract.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace placetime;
    static geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
    static extract::Extractor const extractor(geoparser);
    reports::Report report;
    report.text = text::repaired_utf8({reinterpret_cast<char const*>(data), size});
    extractor.annotate(std::move(report));
    return 0;
}
