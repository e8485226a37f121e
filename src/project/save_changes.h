#pragma once

#include "project/open_store.h"
#include "project/project_file.h"

namespace placetime::project {

/// Makes the changes in the transaction that the caller has begun; the project has `revision` then.
/// Throws FileError. Columns and tables that others added keep what they hold.
void apply(layers::Database& database, Changes const& changes, std::int64_t revision);

} // namespace placetime::project
