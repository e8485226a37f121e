#include "base/process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"

extern char** environ;

namespace placetime {

namespace {

constexpr std::size_t kErrorsKept = std::size_t{64} << 10;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe()
    {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw Error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
    }
    ~Pipe()
    {
        close(0);
        close(1);
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    void close(std::size_t end)
    {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
};

/// Reads what is there; false at the end of the stream.
bool drain(int fd, std::string& into, std::size_t keep)
{
    std::array<char, 65536> buffer;
    auto const got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    auto const room = keep > into.size() ? keep - into.size() : 0;
    into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
    return got > 0;
}

int wait_for(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

std::optional<ProcessResult> run_process(std::vector<std::string> const& arguments,
                                         std::chrono::seconds limit, std::size_t output_limit)
{
    Pipe output;
    Pipe errors;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors.ends[1], STDERR_FILENO);
    std::vector<char*> argv;
    for (auto const& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    pid_t child = 0;
    int const failure = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure == ENOENT) return std::nullopt;
    if (failure != 0)
        throw Error(
            fmt::format("{}: cannot be started: {}", arguments.front(), std::strerror(failure)));
    output.close(1);
    errors.close(1);

    ProcessResult result;
    auto const deadline = std::chrono::steady_clock::now() + limit;
    auto const kill = [&](std::string const& why) {
        ::kill(child, SIGKILL);
        wait_for(child);
        throw Error(fmt::format("{}: {}", arguments.front(), why));
    };
    bool output_open = true;
    bool errors_open = true;
    while (output_open || errors_open) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) kill(fmt::format("did not finish in {} s", limit.count()));
        std::array<pollfd, 2> waiting{pollfd{output_open ? output.ends[0] : -1, POLLIN, 0},
                                      pollfd{errors_open ? errors.ends[0] : -1, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) < 0) continue;
        if (waiting[0].revents != 0)
            output_open = drain(output.ends[0], result.output, output_limit + 1);
        if (waiting[1].revents != 0)
            errors_open = drain(errors.ends[0], result.errors, kErrorsKept);
        if (result.output.size() > output_limit)
            kill(fmt::format("printed more than {} MB", output_limit >> 20));
    }
    result.status = wait_for(child);
    return result;
}

} // namespace placetime
