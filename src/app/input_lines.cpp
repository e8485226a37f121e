#include "app/input_lines.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "base/error.h"

namespace placetime::app {

namespace {
constexpr std::size_t kPiece = std::size_t{1} << 16;
} // namespace

bool InputLines::next(std::string_view& line)
{
    for (;;) {
        auto const end = buffer_.find('\n', searched_);
        if (end != std::string::npos) {
            line = std::string_view(buffer_).substr(at_, end - at_);
            at_ = searched_ = end + 1;
            return true;
        }
        if (ended_) {
            line = std::string_view(buffer_).substr(at_);
            at_ = searched_ = buffer_.size();
            return !line.empty();
        }
        buffer_.erase(0, at_);
        at_ = 0;
        searched_ = buffer_.size();
        wait_();
        buffer_.resize(searched_ + kPiece);
        ssize_t count = 0;
        do {
            count = ::read(STDIN_FILENO, buffer_.data() + searched_, kPiece);
        } while (count < 0 && errno == EINTR);
        buffer_.resize(searched_ + static_cast<std::size_t>(count > 0 ? count : 0));
        if (count < 0)
            throw FileError(std::string("standard input cannot be read: ") + std::strerror(errno));
        ended_ = count == 0;
    }
}

} // namespace placetime::app
