#pragma once

#include <array>
#include <string>

namespace placetime::viewer {

/// A field for a moment: what is being typed, and what was wrong with it.
struct DateFieldState {
    std::array<char, 40> text{};
    bool editing = false;
    std::string problem;     ///< empty when it was understood
    int year = 0, month = 0; ///< shown by the calendar
};

} // namespace placetime::viewer
