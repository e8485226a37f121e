#include "scene/shape_marks.h"

namespace placetime::scene {

Pass draw_event_fills(std::span<DrawnShape const> shapes, Rect const& frame)
{
    Pass pass;
    pass.clip = frame;
    for (auto const& shape : shapes) {
        if (!shape.paths.rings || shape.paths.rings->empty()) continue;
        bool const wide = shape.group->kind == PlaceGroup::Kind::wide;
        auto const color = at(shape.color, wide ? kTintOpacity : kAreaOpacity);
        pass.fills.push_back({*shape.paths.rings, faded(color, shape.state.opacity)});
    }
    return pass;
}

Pass draw_event_lines(std::span<DrawnShape const> shapes, Rect const& frame, Palette const& colors,
                      float scale)
{
    Pass pass;
    pass.clip = frame;
    for (auto const& shape : shapes) {
        if (!shape.paths.lines || shape.paths.lines->empty()) continue;
        bool const marked = shape.state.selected || shape.state.hovered;
        if (shape.group->kind == PlaceGroup::Kind::wide && !marked) continue;
        bool const area = shape.paths.rings != nullptr;
        double const strength = static_cast<double>(shape.state.opacity);
        Stroke stroke{*shape.paths.lines,
                      mixed(shape.color, colors.land, (area ? 0.8 : kLineOpacity) * strength),
                      (area ? 1 : kEventLine) * scale};
        if (shape.claimed) {
            stroke.dash = 9 * scale;
            stroke.gap = 6 * scale;
        }
        if (marked) {
            auto const accent =
                shape.state.selected ? colors.accent : mixed(colors.accent, colors.land, 0.55);
            Stroke ring{*shape.paths.lines, accent, (area ? 1 : kEventLine + kRing) * scale};
            if (area) ring.width = kRing * scale;
            pass.strokes.push_back(std::move(ring));
            if (area) continue;
        }
        pass.strokes.push_back(std::move(stroke));
    }
    return pass;
}

} // namespace placetime::scene
