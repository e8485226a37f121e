#pragma once

#include <filesystem>
#include <functional>

#include "project/open_store.h"
#include "project/project_file.h"

namespace placetime::project {

/// Makes the changes in the transaction that the caller has begun; the revision is counted up.
/// Throws FileError. Columns and tables that others added keep what they hold.
void apply(layers::Database& database, Changes const& changes);

/// The same in a transaction of its own, on disk when it returns. `check` is called in it before
/// anything is changed, `about_to_commit` when all is done but the last step. Throws FileError; the
/// file then holds what was saved before, and says so. The caller holds the lock. Gives the
/// revision that the file had.
std::int64_t save_in_place(std::filesystem::path const& file, Changes const& changes,
                           std::function<void(Store const&)> const& check,
                           std::function<void()> const& about_to_commit);

} // namespace placetime::project
