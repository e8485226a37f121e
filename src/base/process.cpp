#include "base/process.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/child.h"
#include "base/error.h"

namespace placetime {

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
    auto const started = spawn(arguments, &actions);
    ::posix_spawn_file_actions_destroy(&actions);
    if (!started) return std::nullopt;
    pid_t const child = *started;
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
