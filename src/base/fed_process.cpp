#include "base/fed_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "base/child.h"
#include "base/error.h"

namespace placetime {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPipeBytes = 1 << 20; // of frames: fewer turns between the two programs

/// While it lives, a write to a program that has ended fails and raises no signal.
class NoBrokenPipe {
public:
    NoBrokenPipe()
    {
        ::sigemptyset(&set_);
        ::sigaddset(&set_, SIGPIPE);
        sigset_t pending;
        ::sigpending(&pending);
        was_pending_ = ::sigismember(&pending, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
    }
    ~NoBrokenPipe()
    {
        timespec const now{0, 0};
        if (!was_pending_)
            while (::sigtimedwait(&set_, nullptr, &now) < 0 && errno == EINTR) {
            }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoBrokenPipe(NoBrokenPipe const&) = delete;
    NoBrokenPipe& operator=(NoBrokenPipe const&) = delete;

private:
    sigset_t set_{}, before_{};
    bool was_pending_ = false;
};

} // namespace

struct FedProcess::Impl {
    std::string name;
    Pipe input, errors;
    std::string said;
    pid_t child = 0; ///< 0: it was waited for
    bool errors_open = true;

    ~Impl() { kill(); }
    Impl() = default;
    Impl(Impl const&) = delete;
    Impl& operator=(Impl const&) = delete;

    int kill()
    {
        if (child == 0) return 0;
        ::kill(child, SIGKILL);
        return wait();
    }
    int wait() { return wait_for(std::exchange(child, 0)); }
    [[noreturn]] void give_up(std::chrono::seconds limit)
    {
        kill();
        throw Error(fmt::format("{}: did nothing for {} s", name, limit.count()));
    }

    /// Takes what it says until it reads again, or ends; false after `limit`.
    bool attend(bool writing, Clock::time_point until)
    {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0) return false;
        std::array<pollfd, 2> waiting{pollfd{writing ? input.ends[1] : -1, POLLOUT, 0},
                                      pollfd{errors_open ? errors.ends[0] : -1, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) < 0) return true;
        if (waiting[1].revents != 0) errors_open = drain(errors.ends[0], said, kErrorsKept);
        return true;
    }
};

FedProcess::FedProcess(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FedProcess::~FedProcess() = default;
FedProcess::FedProcess(FedProcess&&) noexcept = default;
FedProcess& FedProcess::operator=(FedProcess&&) noexcept = default;

std::optional<FedProcess> FedProcess::start(std::vector<std::string> const& arguments)
{
    auto impl = std::make_unique<Impl>();
    impl->name = arguments.front();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, impl->input.ends[0], STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, impl->errors.ends[1], STDERR_FILENO);
    auto const child = spawn(arguments, &actions);
    ::posix_spawn_file_actions_destroy(&actions);
    if (!child) return std::nullopt;
    impl->child = *child;
    impl->input.close(0);
    impl->errors.close(1);
    int const fd = impl->input.ends[1];
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    ::fcntl(fd, F_SETPIPE_SZ, kPipeBytes); // refused where few are allowed: slower
    return FedProcess(std::move(impl));
}

bool FedProcess::write(std::span<std::byte const> bytes, std::chrono::seconds limit)
{
    NoBrokenPipe const quiet;
    auto until = Clock::now() + limit;
    while (!bytes.empty()) {
        auto const taken = ::write(impl_->input.ends[1], bytes.data(), bytes.size());
        if (taken > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(taken));
            until = Clock::now() + limit;
        } else if (taken < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        else if (!impl_->attend(true, until))
            impl_->give_up(limit);
    }
    return true;
}

ProcessResult FedProcess::finish(std::chrono::seconds limit)
{
    impl_->input.close(1);
    auto const until = Clock::now() + limit;
    while (impl_->errors_open)
        if (!impl_->attend(false, until)) impl_->give_up(limit);
    ProcessResult result;
    result.status = impl_->wait();
    result.errors = std::move(impl_->said);
    return result;
}

} // namespace placetime
