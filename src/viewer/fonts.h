#pragma once

#include "viewer/ui.h"

namespace placetime::viewer {

/// Fills the current ImGui context's font atlas for a scale, and builds its picture (the caller
/// uploads it). Latin, Greek, Cyrillic with the letters of Kyrgyz and Kazakh, Turkish, Vietnamese,
/// typographic signs, arrows, currency. Inter, and Noto Sans for what Inter lacks; where neither is
/// installed ImGui's own font. Takes some 0.1 s at scale 1 (see docs/performance.md).
Fonts build_fonts(float scale);

} // namespace placetime::viewer
