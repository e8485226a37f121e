#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scene/display.h"
#include "scene/scene.h"

namespace placetime::scene {

/// How strongly what stands for some rows is drawn: what is selected or under the pointer, and what
/// is about to leave the window.
class Emphasis {
public:
    Emphasis(SceneInput const& input);

    struct State {
        float opacity = 1;
        bool selected = false, hovered = false;
    };
    /// Of all these rows together, or of those of one type: selected when one of them is, as opaque
    /// as the one that stays longest.
    State of(std::span<events::Row const> rows, std::optional<events::Type> type = {}) const;
    /// True when of() is the plain state for all rows.
    bool is_plain() const noexcept { return plain_; }
    /// Selected rows and the one under the pointer, ascending.
    std::vector<events::Row> const& marked() const noexcept { return marked_; }

private:
    float fade(events::Row row) const;

    events::EventTable const* table_;
    std::vector<events::Row> selected_, marked_; ///< ascending
    events::Row hovered_;
    std::int64_t begin_ = 0; ///< of the window
    float unselected_;
    double fading_ = 0; ///< seconds before an event leaves in which it fades; 0: none does
    bool plain_ = true;
};

/// A ring round a centre, `radius` device pixels inside it, as one stroke.
void draw_ring(Pass& pass, Point center, float radius, Emphasis::State const& state,
               Palette const& colors, float scale);

/// The colour, more see-through.
constexpr Color faded(Color color, float opacity) noexcept
{
    color.a = static_cast<std::uint8_t>(static_cast<float>(color.a) * opacity + 0.5F);
    return color;
}

} // namespace placetime::scene
