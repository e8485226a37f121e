#pragma once

#include "base/diagnostics.h"
#include "base/progress.h"
#include "project/open_store.h"
#include "project/records.h"

namespace placetime::project {

/// The events in their order with its places, with their points, lines and areas, and their claims;
/// those of one place share its shape. `file` is for messages. Bad rows are skipped with a
/// diagnostic.
std::vector<curation::PlacedEvent> read_events(Store const& store, std::string const& file,
                                               Diagnostics& diagnostics,
                                               CancelToken const* cancel = nullptr);

/// Its layers, slides and view are added to `content`.
void read_small_tables(Store const& store, CancelToken const* cancel, Content& content);

/// All that the project holds, as one state of the file.
Content read_content(Store& store, std::string const& file, Diagnostics& diagnostics,
                     CancelToken const* cancel = nullptr);

} // namespace placetime::project
