#pragma once

#include <cstdint>

#include "viewer/widgets.h"

namespace placetime::viewer {

/// The icons that only panels need: the same family as Icon, lines of 1.5 px in a square of 16.
enum class PanelIcon : std::uint8_t {
    once,
    instant,
    window,
    from_begin,
    to_the_end,
    calendar,
    target,
    copy,
    grip,
    place,
    event,
    tray
};

/// Within a square of `size` pixels about the centre.
void draw_icon(ImDrawList& list, PanelIcon icon, ImVec2 center, float size, ImU32 color);

/// As the button with an Icon.
bool icon_button(Ui& ui, char const* id, PanelIcon icon, std::string_view tooltip, bool on = false,
                 bool enabled = true);

} // namespace placetime::viewer
