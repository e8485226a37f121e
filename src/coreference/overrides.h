#pragma once

#include "events/event.h"

namespace placetime::coreference {

/// Copies onto `target` what `edited` says otherwise than `drawn` (what the rules of merged() give
/// for the claims of `edited`): title, type with sub-type, status with attribution, background,
/// place, date, actors, figures, grades. Places and figures as they come back from a file (six
/// decimals of a degree) count as the same.
void keep_changes(events::Event& target, events::Event const& edited, events::Event const& drawn);

} // namespace placetime::coreference
