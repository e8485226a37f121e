#pragma once

#include <span>

#include "curation/history.h"
#include "project/project_file.h"

namespace placetime::session {

/// What a save has to change for some edits in order, their entries of the audit among it. What
/// several change is written once, as it is in the end.
project::Changes changes_of(std::span<curation::History::Entry const> edits);

/// Adds what a later save would change to an earlier one.
void join(project::Changes& all, project::Changes&& later);

} // namespace placetime::session
