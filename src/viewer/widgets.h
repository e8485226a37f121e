#pragma once

#include <string_view>

#include "viewer/ui.h"

namespace placetime::viewer {

/// One family: drawn with 1.5 px lines on a grid of 16.
enum class Icon {
    play,
    pause,
    step_back,
    step_forward,
    to_start,
    to_end,
    reverse,
    loop,
    bounce,
    skip,
    close,
    fold_left,
    fold_right,
    fold_down,
    fold_up,
    search,
    plus,
    minus,
    fit,
    measure,
    region,
    eye,
    eye_off,
    up,
    down,
    trash,
    warning,
    info,
    check,
    folder,
    file,
    settings,
    more,
    pencil,
    undo,
    redo,
    merge,
    split,
    move,
    once,
    instant,
    window,
    from_begin,
    to_the_end,
    calendar,
    copy,
    grip,
    place
};

/// Draws an icon in the square about `center`, `size` device pixels across.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color);

/// A square button of 28 CSS pixels with an icon; the tooltip names what it does and its key ("Play
/// (Space)"). `on` draws it as pressed in. True when it was pressed.
bool icon_button(Ui& ui, char const* id, Icon icon, std::string_view tooltip, bool on = false,
                 bool enabled = true);

/// A tooltip for the last item, after it was pointed at for a moment.
void tooltip(Ui& ui, std::string_view text);

/// The flags and the place of a panel's window: `ImGui::Begin` that fills `area`, without title,
/// not movable. Always call ImGui::End() after it, as with Begin.
bool begin_area(Ui& ui, char const* name, scene::Rect area, ImGuiWindowFlags more = 0);

/// "…" at the end where the text is wider than `width`, in the current font; the whole text as the
/// tooltip then.
void text_fitted(Ui& ui, std::string_view text, float width);

/// Text in the muted colour.
void text_muted(Ui& ui, std::string_view text);

/// A word on a small round ground ("claimed", "3 filters").
void badge(Ui& ui, std::string_view text, scene::Color color);

} // namespace placetime::viewer
