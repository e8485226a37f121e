#include "briefing/slide.h"

namespace placetime::briefing {

std::string_view to_string(Mode mode) noexcept
{
    return mode == Mode::cumulative ? "cumulative" : "window";
}

std::optional<Mode> parse_mode(std::string_view name) noexcept
{
    for (auto const mode : {Mode::window, Mode::cumulative})
        if (name == to_string(mode)) return mode;
    return {};
}

events::Window window_of(Slide const& slide) noexcept
{
    events::Window window{slide.begin, slide.end};
    if (slide.mode == Mode::cumulative) window.begin.reset();
    return window;
}

} // namespace placetime::briefing
