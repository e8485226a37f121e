#include "base/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime {

namespace fs = std::filesystem;

namespace {

/// A file descriptor that is closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

std::string reason() { return std::strerror(errno); }

Descriptor open_for_reading(fs::path const& path)
{
    return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

struct stat status_of(Descriptor const& file, fs::path const& path)
{
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        throw FileError(fmt::format("{}: cannot be read: {}", path.string(), reason()));
    if (S_ISDIR(status.st_mode))
        throw FileError(fmt::format("{}: is a folder, not a file", path.string()));
    return status;
}

} // namespace

std::string read_file(fs::path const& path, std::size_t limit)
{
    auto const file = open_for_reading(path);
    auto const status = status_of(file, path);
    auto const too_large = [&] {
        return FileError(fmt::format("{}: is larger than {} MB; split it into parts", path.string(),
                                     limit / 1'000'000));
    };
    auto const expected = static_cast<std::size_t>(status.st_size);
    if (expected > limit) throw too_large();
    std::string bytes;
    bytes.resize(expected + 1); // one more, so that the end is seen without growing
    std::size_t used = 0;
    for (;;) {
        auto const got = ::read(file.get(), bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            throw FileError(fmt::format("{}: cannot be read: {}", path.string(), reason()));
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
        if (used > limit) throw too_large();
        if (used == bytes.size()) bytes.resize(bytes.size() * 2 + 65536); // pipes have no size
    }
    bytes.resize(used);
    return bytes;
}

AtomicFile::AtomicFile(fs::path target) : target_(std::move(target))
{
    std::error_code ignored;
    if (fs::is_symlink(target_, ignored)) {
        auto const real = fs::weakly_canonical(target_, ignored);
        if (!ignored) target_ = real;
    }
    if (fs::is_directory(target_, ignored))
        throw FileError(
            fmt::format("{}: is a folder; name a file in it to write to", target_.string()));
    if (fs::exists(target_, ignored) && !fs::is_regular_file(target_, ignored))
        throw FileError(
            fmt::format("{}: is a device or pipe; name a file to write to", target_.string()));
    if (fs::exists(target_, ignored) && ::access(target_.c_str(), W_OK) != 0)
        throw FileError(fmt::format("{}: cannot be written: {}", target_.string(), reason()));
    auto const folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    auto pattern = (folder / ("." + target_.stem().string() + ".XXXXXX")).string();
    auto const extension = target_.extension().string();
    pattern += extension;
    Descriptor const file(
        ::mkostemps(pattern.data(), static_cast<int>(extension.size()), O_CLOEXEC));
    if (file.get() < 0)
        throw FileError(fmt::format("{}: cannot be written: {}", target_.string(), reason()));
    auto const mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0) { /* a file system without modes: as it is */
    }
    temporary_ = pattern;
}

AtomicFile::~AtomicFile()
{
    if (committed_) return;
    std::error_code ignored;
    fs::remove(temporary_, ignored);
}

void AtomicFile::commit()
{
    {
        Descriptor const file(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.get() < 0 || ::fsync(file.get()) != 0)
            throw FileError(fmt::format("{}: cannot be written: {}", target_.string(), reason()));
    }
    std::error_code failure;
    fs::rename(temporary_, target_, failure);
    if (failure)
        throw FileError(
            fmt::format("{}: cannot be written: {}", target_.string(), failure.message()));
    committed_ = true;
    // The new name lasts through a power failure too; a file system that knows no such thing is as
    // it is.
    auto const folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    Descriptor const names(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (names.get() >= 0 && ::fsync(names.get()) != 0) { /* renamed all the same */
    }
}

void write_file(fs::path const& path, std::string_view bytes)
{
    AtomicFile out(path);
    std::FILE* const file = std::fopen(out.path().c_str(), "wb");
    bool const opened = file != nullptr;
    bool const written = opened && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    if (!(opened && (std::fclose(file) == 0) && written))
        throw FileError(fmt::format("{}: cannot be written: {}", path.string(), reason()));
    out.commit();
}

MappedFile::MappedFile(fs::path const& path)
{
    auto const file = open_for_reading(path);
    size_ = static_cast<std::size_t>(status_of(file, path).st_size);
    if (size_ == 0) return;
    void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (address == MAP_FAILED)
        throw FileError(fmt::format("{}: cannot be mapped: {}", path.string(), reason()));
    data_ = static_cast<std::byte const*>(address);
}

MappedFile::~MappedFile()
{
    if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

} // namespace placetime
