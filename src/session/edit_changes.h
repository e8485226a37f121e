#pragma once

#include <span>

#include "curation/history.h"
#include "project/project_file.h"

namespace placetime::session {

/// What a save has to change for some edits in order, their entries of the audit among it: of an
/// event that several change only how it is in the end.
project::Changes changes_of(std::span<curation::History::Entry const> edits);

} // namespace placetime::session
