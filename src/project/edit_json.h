#pragma once

#include <optional>
#include <span>
#include <vector>

#include "curation/edit.h"
#include "project/project_file.h"
#include "project/records.h"

namespace placetime::project {

/// An edit as an entry of the audit: before and after as JSON, with their events whole and as the
/// project keeps them (kept.h), so that undoing fits what is read from the file later. Lines and
/// areas are in `shapes`, by a key made of their text.
/// {"events":[{"seq":3,"event":Feature,"shapes":[key or null of it and of each claim]}],
///  "names":[{"name":"Osh","place":"Osh","place_id":...}],"distinct":[["id","id"]]}
AuditRecord record_of(curation::Edit const& edit);

/// The edits of an audit in its order; entries that are none, and damaged ones, are passed over.
/// Events of one shape share it. O(all): some 10 us for each event.
std::vector<curation::Edit> edits_of(std::span<AuditRecord const> audit);

/// What a save has to change to make the edit, its entry of the audit with it. O(edit).
Changes changes_of(curation::Edit const& edit);

} // namespace placetime::project
