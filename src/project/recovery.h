#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "project/project_file.h"
#include "time/instant.h"

namespace placetime::project {

/// Where unsaved work is kept: $XDG_STATE_HOME/placetime, else ~/.local/state/placetime. Throws
/// FileError when neither is set.
std::filesystem::path recovery_folder();

/// Work that has no file yet (reports or tables were opened and nothing was saved), kept as a
/// project NAME-PID.gpkg in a folder. While this lives it holds the lock of that file, so that
/// others can tell it from what a crash left. Not thread safe.
class UnsavedWork {
public:
    /// Claims a file name, made of `name` (any text; what a file name cannot hold is replaced).
    /// Makes the folder, readable by the user alone. Throws FileError.
    explicit UnsavedWork(std::string const& name,
                         std::filesystem::path const& folder = recovery_folder());
    /// Removes the file: the work was saved elsewhere or given up. After a crash it stays.
    ~UnsavedWork();
    UnsavedWork(UnsavedWork const&) = delete;
    UnsavedWork& operator=(UnsavedWork const&) = delete;

    std::filesystem::path const& path() const noexcept;
    /// Writes it whole: the copy before stays until the new one is on disk. Throws FileError.
    void write(ProjectOptions options, ProjectFile::Fill const& fill);
    /// True once something was written.
    bool written() const noexcept;
    /// Makes changes in what was written, in one transaction that is on disk when it returns:
    /// O(changes). A crash in between leaves what was there before. Throws FileError, also when
    /// nothing was written yet.
    void save(Changes const& changes);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What a crash left behind.
struct Recoverable {
    std::filesystem::path file; ///< a project: open it with Mode::read, or save it elsewhere
    std::string name;           ///< as UnsavedWork was given it
    time::Instant saved;        ///< when it was last written
};

/// Unsaved work whose program is no more, newest first; empty when there is no folder.
std::vector<Recoverable> find_recoverable(std::filesystem::path const& folder = recovery_folder());

/// Removes one. Throws FileError.
void discard(Recoverable const& work);

} // namespace placetime::project
