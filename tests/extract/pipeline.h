#pragma once

#include <string>

#include "extract/extract.h"
#include "gazetteer/gazetteer.h"

namespace placetime::extract {

/// The program's own data, loaded once for all tests.
inline Extractor const& extractor()
{
    static geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
    static Extractor const extractor(geoparser);
    return extractor;
}

inline Annotation annotated(std::string text, char const* date)
{
    reports::Report report;
    report.id = "test";
    report.text = std::move(text);
    ExtractOptions options;
    if (date) options.report_date = time::parse_iso(date);
    return extractor().annotate(std::move(report), options);
}

} // namespace placetime::extract
