#include "base/child.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"

extern char** environ;

namespace placetime {

Pipe::Pipe()
{
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
}

Pipe::~Pipe()
{
    close(0);
    close(1);
}

void Pipe::close(std::size_t end)
{
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
}

bool drain(int fd, std::string& into, std::size_t keep)
{
    std::array<char, 65536> buffer;
    auto const got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    auto const room = keep > into.size() ? keep - into.size() : 0;
    into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
    return got > 0;
}

std::optional<pid_t> spawn(std::vector<std::string> const& arguments,
                           posix_spawn_file_actions_t const* actions)
{
    std::vector<char*> argv;
    for (auto const& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    pid_t child = 0;
    int const failure = ::posix_spawnp(&child, argv[0], actions, nullptr, argv.data(), environ);
    if (failure == ENOENT) return std::nullopt;
    if (failure != 0)
        throw Error(
            fmt::format("{}: cannot be started: {}", arguments.front(), std::strerror(failure)));
    return child;
}

int wait_for(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace placetime
