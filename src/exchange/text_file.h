#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"

namespace placetime::exchange {

/// Where an output's text goes: a file that appears whole or not at all, or stdout for "-".
class TextFile {
public:
    /// Throws FileError when the file cannot be made.
    explicit TextFile(std::filesystem::path const& target);
    ~TextFile();
    TextFile(TextFile const&) = delete;
    TextFile& operator=(TextFile const&) = delete;

    /// Throws FileError (a full disk).
    void write(std::string_view text);
    /// Puts the file in its place. Throws FileError; the old file is then as it was.
    void commit();

private:
    [[noreturn]] void fail() const;

    std::filesystem::path target_;
    std::unique_ptr<AtomicFile> atomic_;
    std::FILE* file_ = nullptr;
};

} // namespace placetime::exchange
