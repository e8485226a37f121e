#pragma once

#include <imgui.h>

#include "scene/tokens.h"

namespace placetime::viewer {

/// A token's colour as ImGui's draw lists take it, at an opacity in [0, 1].
ImU32 color(scene::Color token, float opacity = 1) noexcept;
ImVec4 color4(scene::Color token, float opacity = 1) noexcept;

/// Sets ImGui's style from the tokens: a grid of 4, corners of 4, one accent, a keyboard focus that
/// can be seen. `scale` is device pixels of a CSS pixel.
void apply_theme(scene::Theme theme, float scale);

} // namespace placetime::viewer
