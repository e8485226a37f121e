#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace placetime::exchange {

/// Bytes that many share; they stay where they are.
struct FileBytes {
    std::shared_ptr<char const[]> data;
    std::size_t size = 0;
    std::string_view view() const noexcept { return {data.get(), size}; }
};

FileBytes bytes_of(std::string_view text);

/// The whole file, once, a large one by two threads. A copy, so that a
/// file that is changed or cut meanwhile harms nobody. Throws FileError.
FileBytes read_bytes(std::filesystem::path const& file);

} // namespace placetime::exchange
