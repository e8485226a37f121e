#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace placetime::project {

/// The right to write a project: an flock on the file `.NAME.lock` beside it, which the kernel
/// drops when the process dies however it dies. The project itself is not locked by it, for
/// SQLite's own locks on that must not be disturbed. The side file holds the process and the host
/// for messages, means nothing without the lock, and is removed when the lock is given up. One
/// process that tries twice is refused too.
class ProjectLock {
public:
    struct Attempt;
    /// Never waits. The project need not exist; links are followed.
    static Attempt try_lock(std::filesystem::path const& project);

    ~ProjectLock();
    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&&) = delete;

private:
    ProjectLock(int descriptor, std::filesystem::path file);
    int descriptor_;
    std::filesystem::path file_;
};

struct ProjectLock::Attempt {
    std::optional<ProjectLock> lock;
    bool held = false; ///< by another: `why` says by whom
    /// Without a lock: why, to go after the file's name and a colon.
    std::string why;
};

/// The project's folder and the side file's name in it.
std::filesystem::path lock_file(std::filesystem::path const& project);

} // namespace placetime::project
