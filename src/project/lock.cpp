#include "project/lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace placetime::project {

namespace fs = std::filesystem;

namespace {

std::string host_name()
{
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "this computer";
    return name.data();
}

/// "is open in another program (process 4711 on atlas)"
std::string holder(int descriptor)
{
    std::array<char, 512> bytes{};
    auto const got = ::pread(descriptor, bytes.data(), bytes.size() - 1, 0);
    std::string_view text(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    long process = 0;
    auto const [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), process);
    if (failure != std::errc()) return "is open in another program";
    std::string host(rest, text.data() + text.size());
    while (!host.empty() && (host.back() == '\n' || host.back() == ' ')) host.pop_back();
    while (!host.empty() && host.front() == ' ') host.erase(0, 1);
    for (char& c : host)
        if (static_cast<unsigned char>(c) < ' ') c = '?';
    if (process == ::getpid() && host == host_name()) return "is open already in this program";
    return fmt::format("is open in another program (process {} on {})", process, host);
}

bool same_file(int descriptor, fs::path const& path)
{
    struct stat held {
    }, named{};
    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

bool write_holder(int descriptor)
{
    auto const text = fmt::format("{} {}\n", ::getpid(), host_name());
    return ::ftruncate(descriptor, 0) == 0 &&
           ::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

} // namespace

fs::path lock_file(fs::path const& project)
{
    std::error_code failure;
    auto real = fs::weakly_canonical(project, failure);
    if (failure) real = fs::absolute(project);
    return real.parent_path() / ("." + real.filename().string() + ".lock");
}

ProjectLock::Attempt ProjectLock::try_lock(fs::path const& project)
{
    auto const path = lock_file(project);
    Attempt attempt;
    // A holder removes the file when it lets go, so that the one locked here may have no name any
    // more: then the next one is tried.
    for (int round = 0; round < 100; ++round) {
        constexpr int kFlags = O_CLOEXEC | O_NOFOLLOW;
        int descriptor = ::open(path.c_str(), kFlags | O_RDWR | O_CREAT, 0666);
        bool const foreign = descriptor < 0 && errno == EACCES; // another user's
        if (foreign) {
            descriptor = ::open(path.c_str(), kFlags | O_RDONLY);
            if (descriptor < 0) errno = EACCES;
        }
        if (descriptor < 0) {
            attempt.why = fmt::format("its folder cannot be written ({})", std::strerror(errno));
            return attempt;
        }
        ProjectLock lock(descriptor, {}); // closes it on every way out
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EINTR) continue;
            attempt.held = errno == EWOULDBLOCK;
            attempt.why = attempt.held ? holder(descriptor)
                                       : fmt::format("its file system gives no locks ({})",
                                                     std::strerror(errno));
            return attempt;
        }
        if (!same_file(descriptor, path)) continue;
        if (foreign) { // nobody holds it: made anew with our name in it
            if (::unlink(path.c_str()) == 0) continue;
            attempt.why = fmt::format("its folder cannot be written ({})", std::strerror(errno));
            return attempt;
        }
        if (!write_holder(descriptor)) { /* a full disk: a lock without a name in its message */
        }
        lock.file_ = path;
        attempt.lock.emplace(std::move(lock));
        return attempt;
    }
    attempt.held = true;
    attempt.why = "is being opened and closed by another program";
    return attempt;
}

ProjectLock::ProjectLock(int descriptor, fs::path file)
    : descriptor_(descriptor), file_(std::move(file))
{
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), file_(std::exchange(other.file_, {}))
{
}

ProjectLock::~ProjectLock()
{
    if (descriptor_ < 0) return;
    if (!file_.empty() && same_file(descriptor_, file_)) ::unlink(file_.c_str());
    ::close(descriptor_);
}

} // namespace placetime::project
