#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/ui.h"

namespace placetime::viewer {

/// A marked stretch of a text.
struct TextMark {
    enum class Kind : std::uint8_t {
        sentence, ///< tinted ground
        named,    ///< a place or time that was found: a thin line below
        own       ///< the one that the event takes: a strong line below and a tint
    };
    std::size_t begin = 0, end = 0; ///< bytes, half-open
    Kind kind = Kind::named;
    std::size_t index = 0; ///< what the caller knows it by
};

/// A text broken into lines of a width at word ends. Wrapping a megabyte takes some 20 ms, so it is
/// kept until text, font or width change; drawing looks at the visible lines only.
class WrappedText {
public:
    /// The text must live until the next update or the last use.
    void update(std::string_view text, ImFont const* font, float width);

    std::size_t size() const noexcept { return begins_.size(); }
    std::string_view line(std::size_t index) const noexcept;
    /// Where a line begins in the text, bytes.
    std::size_t begin(std::size_t index) const noexcept { return begins_[index]; }
    /// The line that holds a byte; the last one past the end.
    std::size_t line_of(std::size_t byte) const noexcept;

private:
    void wrap_paragraph(char const* from, char const* end, float width);

    std::string_view text_;
    ImFont const* font_ = nullptr;
    float width_ = 0;
    std::vector<std::uint32_t> begins_;
};

/// Draws the lines at the cursor of the current window, those that are visible only, and moves the
/// cursor below them. `marks` are in order of their begin. Gives the place in `marks` of the mark
/// of kind named or own under the pointer; none when there is none.
std::optional<std::size_t> draw_rich_text(Ui& ui, WrappedText const& text,
                                          std::span<TextMark const> marks, ImFont* font);

} // namespace placetime::viewer
