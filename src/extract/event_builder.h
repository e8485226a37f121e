#pragma once

#include <vector>

#include "dating/dating.h"
#include "events/event.h"
#include "extract/vocabulary.h"
#include "geoparse/geoparse.h"
#include "reports/report.h"
#include "text/document.h"

namespace placetime::extract {

/// The events of one report, in the order of the text, of every status. Cost: linear; sentences
/// without a trigger are passed over.
std::vector<events::Event>
build_events(text::Document const& document, Vocabulary const& vocabulary,
             geoparse::Geoparse const& places, dating::Dating const& times,
             gazetteer::Gazetteer const& gazetteer, reports::Report const& report);

} // namespace placetime::extract
