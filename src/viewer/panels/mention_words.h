#pragma once

#include "project/records.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// A tooltip that says what a place or a time named in a report was taken for.
void tell_mention(Ui& ui, project::MentionRecord const& mention);

/// Flies to its place, or shows its time; nothing for one that was not resolved.
void go_to_mention(Ui& ui, project::MentionRecord const& mention);

} // namespace placetime::viewer
