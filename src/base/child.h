#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace placetime {

/// What run_process() and FedProcess share.

inline constexpr std::size_t kErrorsKept = std::size_t{64} << 10; ///< bytes of a child's stderr

/// Both ends are closed in children and at the end of its scope. Throws Error.
struct Pipe {
    std::array<int, 2> ends{-1, -1}; ///< to read, to write
    Pipe();
    ~Pipe();
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    void close(std::size_t end);
};

/// Reads what is there, and keeps the first `keep` bytes of it all; false at the end of the stream.
bool drain(int fd, std::string& into, std::size_t keep);

/// No value when the program is not installed. Throws Error when it cannot be started.
std::optional<pid_t> spawn(std::vector<std::string> const& arguments,
                           posix_spawn_file_actions_t const* actions);

/// Exit status, or 128 + signal.
int wait_for(pid_t child);

} // namespace placetime
