#pragma once

#include <array>
#include <vector>

#include "coreference/growth.h"
#include "events/event.h"
#include "viewer/ui.h"

namespace placetime::viewer {

using Growth = std::array<std::vector<coreference::GrowthPoint>, events::kFigureKinds>;

/// How the killed and the injured grew over reports: a line and marks each, over the time of the
/// reports, as wide as the row. A point tells its source. Nothing with fewer than two points.
void draw_growth(Ui& ui, Growth const& growth);

} // namespace placetime::viewer
