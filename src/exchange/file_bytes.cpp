#include "exchange/file_bytes.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "events/halves.h"

namespace placetime::exchange {

namespace {

struct Descriptor {
    explicit Descriptor(std::filesystem::path const& file)
        : number(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~Descriptor()
    {
        if (number >= 0) ::close(number);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int const number;
};

/// Reads [first, last) of the file; false on an error (errno) or when the file ends before.
bool read_stretch(int file, char* to, std::size_t first, std::size_t last)
{
    while (first < last) {
        auto const got = ::pread(file, to + first, last - first, static_cast<off_t>(first));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        first += static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

FileBytes bytes_of(std::string_view text)
{
    auto data = std::make_shared_for_overwrite<char[]>(text.size() + 1);
    text.copy(data.get(), text.size());
    return {std::move(data), text.size()};
}

FileBytes read_bytes(std::filesystem::path const& file)
{
    constexpr std::size_t kLarge = std::size_t{4} << 20;
    std::error_code ignored;
    auto const size = std::filesystem::file_size(file, ignored);
    if (ignored || size < kLarge || !std::filesystem::is_regular_file(file, ignored))
        return bytes_of(read_file(file));
    Descriptor const opened(file);
    auto data = std::make_shared_for_overwrite<char[]>(size + 1);
    std::atomic<int> failure = opened.number < 0 ? errno : 0;
    if (failure == 0)
        events::in_halves(size, [&](std::size_t first, std::size_t last) {
            errno = 0;
            if (!read_stretch(opened.number, data.get(), first, last))
                failure = errno != 0 ? errno : EIO;
        });
    if (failure != 0)
        throw FileError(
            fmt::format("{}: cannot be read: {}", file.string(), std::strerror(failure)));
    return {std::move(data), size};
}

} // namespace placetime::exchange
