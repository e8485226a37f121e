#include "scene/emphasis.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {

using events::Row;

Emphasis::Emphasis(SceneInput const& input)
    : table_(input.table), selected_(input.selected.begin(), input.selected.end()),
      hovered_(input.hovered), unselected_(static_cast<float>(unselected_opacity(input.theme)))
{
    auto const size = table_ ? table_->size() : 0;
    std::erase_if(selected_, [&](Row row) { return row >= size; });
    std::sort(selected_.begin(), selected_.end());
    if (hovered_ >= size) hovered_ = events::kNoRow;
    marked_ = selected_;
    if (hovered_ != events::kNoRow) {
        auto const at = std::lower_bound(marked_.begin(), marked_.end(), hovered_);
        if (at == marked_.end() || *at != hovered_) marked_.insert(at, hovered_);
    }
    if (input.fade > 0 && input.window.begin && input.window.end) {
        begin_ = input.window.begin->time_since_epoch().count();
        fading_ =
            input.fade * static_cast<double>((*input.window.end - *input.window.begin).count());
    }
    plain_ = marked_.empty() && fading_ <= 0;
}

float Emphasis::fade(Row row) const
{
    if (fading_ <= 0) return 1;
    auto const left = static_cast<double>(table_->ends()[row] - begin_);
    return static_cast<float>(std::clamp(left / fading_, 0.0, 1.0));
}

Emphasis::State Emphasis::of(std::span<Row const> rows, std::optional<events::Type> type) const
{
    State state;
    if (plain_) return state;
    float longest = 0;
    for (auto const row : rows) {
        if (type && table_->types()[row] != *type) continue;
        longest = std::max(longest, fade(row));
        state.hovered = state.hovered || row == hovered_;
        state.selected =
            state.selected || std::binary_search(selected_.begin(), selected_.end(), row);
    }
    state.opacity = longest;
    if (!selected_.empty() && !state.selected) state.opacity *= unselected_;
    // What one looks at is seen whole.
    if (state.selected) state.opacity = 1;
    return state;
}

void draw_ring(Pass& pass, Point center, float radius, Emphasis::State const& state,
               Palette const& colors, float scale)
{
    if (!state.selected && !state.hovered) return;
    auto const color = state.selected ? colors.accent : mixed(colors.accent, colors.land, 0.55);
    float const r = radius + (kRingReach - kRing / 2) * scale;
    int const parts = std::clamp(static_cast<int>(r * 1.5F), 16, 64);
    Stroke ring{{}, color, kRing * scale};
    for (int i = 0; i <= parts; ++i) {
        float const a = 2 * static_cast<float>(M_PI) * static_cast<float>(i % parts) /
                        static_cast<float>(parts);
        ring.lines.points.push_back({center.x + r * std::cos(a), center.y + r * std::sin(a)});
    }
    ring.lines.close_part();
    pass.strokes.push_back(std::move(ring));
}

} // namespace placetime::scene
