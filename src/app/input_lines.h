#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace placetime::app {

/// The lines of standard input, without their ends. `wait` is called before each read that may
/// block: what was answered so far should be seen by whoever is to write the next line.
class InputLines {
public:
    explicit InputLines(std::function<void()> wait) : wait_(std::move(wait)) {}
    /// False at the end. The view is good until the next call. Throws FileError.
    bool next(std::string_view& line);

private:
    std::function<void()> wait_;
    std::string buffer_;
    std::size_t at_ = 0, searched_ = 0;
    bool ended_ = false;
};

} // namespace placetime::app
