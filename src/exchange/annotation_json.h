#pragma once

#include <string>

#include "extract/extract.h"

namespace placetime::exchange {

struct AnnotationOptions {
    bool explain = false; ///< adds the key "explain": the focus country, people and demonyms that
                          ///< were evidence
};

/// The JSON of `placetime annotate`, one line for each place, time and event: report, places, times
/// and events in the order of the text. Unknown is null; offsets count code points of the report's
/// text; positions have at most 6 decimals, shares 3. The same input gives the same bytes.
std::string annotation_json(extract::Annotation const& annotation,
                            gazetteer::Gazetteer const& gazetteer,
                            AnnotationOptions const& options = {});

} // namespace placetime::exchange
