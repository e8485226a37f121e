#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace placetime {

/// The whole file, bytes as they are. Throws FileError when it cannot be opened or read, is a
/// folder, or holds more than `limit` bytes.
std::string read_file(std::filesystem::path const& path, std::size_t limit = std::size_t{1} << 31);

/// Writes beside the target and renames on commit(), so that the target is the old file or the new
/// one, never half of it. Destroyed without commit(), it leaves the target untouched and removes
/// what it wrote. Not thread safe.
class AtomicFile {
public:
    /// Throws FileError when the folder does not exist or cannot be written, or the target is no
    /// regular file.
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(AtomicFile const&) = delete;
    AtomicFile& operator=(AtomicFile const&) = delete;

    /// The temporary file to write to, in the target's folder and with its extension (GDAL and
    /// others write by name).
    std::filesystem::path const& path() const noexcept { return temporary_; }
    /// Flushes the temporary file to disk and renames it over the target. Throws FileError (also on
    /// a full disk) and keeps the old target.
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    bool committed_ = false;
};

/// Writes `bytes` to `path` through an AtomicFile. Throws FileError.
void write_file(std::filesystem::path const& path, std::string_view bytes);

/// A file mapped read-only. Pages are read when touched.
class MappedFile {
public:
    MappedFile() = default;
    /// Throws FileError.
    explicit MappedFile(std::filesystem::path const& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;

    std::span<std::byte const> bytes() const noexcept { return {data_, size_}; }

private:
    std::byte const* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace placetime
