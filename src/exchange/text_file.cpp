#include "exchange/text_file.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime::exchange {

TextFile::TextFile(std::filesystem::path const& target) : target_(target)
{
    if (target == "-") {
        file_ = stdout;
        return;
    }
    std::error_code ignored;
    if (std::filesystem::is_character_file(target, ignored) ||
        std::filesystem::is_fifo(target, ignored)) { // a device or pipe cannot be renamed over
        file_ = std::fopen(target.c_str(), "wb");
    } else {
        atomic_ = std::make_unique<AtomicFile>(target);
        file_ = std::fopen(atomic_->path().c_str(), "wb");
    }
    if (file_ == nullptr) fail();
}

TextFile::~TextFile()
{
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void TextFile::fail() const
{
    throw FileError(
        fmt::format("{}: cannot be written: {}", target_.string(), std::strerror(errno)));
}

void TextFile::write(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void TextFile::commit()
{
    if (file_ == stdout) {
        if (std::fflush(stdout) != 0) fail();
        return;
    }
    auto* const file = file_;
    file_ = nullptr;
    if (std::fclose(file) != 0) fail();
    if (atomic_) atomic_->commit();
}

} // namespace placetime::exchange
