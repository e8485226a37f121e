#pragma once

#include <string_view>

#include "viewer/ui.h"

namespace placetime::viewer {

/// What is missing and what to do about it, in the middle of an area of the current window (device
/// pixels of the screen). Text wraps.
void draw_hint(Ui& ui, scene::Rect area, std::string_view what, std::string_view next);

} // namespace placetime::viewer
