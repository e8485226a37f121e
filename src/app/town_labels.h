#pragma once

#include <cstddef>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "scene/labels.h"

namespace placetime::app {

/// Towns to label in a view: capitals first, then seats of divisions and the most populous. At most
/// `count`. Cost: one pass over the index's rows, some milliseconds.
std::vector<scene::LabelCandidate> town_labels(gazetteer::Gazetteer const& gazetteer,
                                               geo::Box const& view, std::size_t count);

} // namespace placetime::app
