#include "viewer/panel_changes.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace placetime::viewer {

namespace {

/// Changes of a list this near to each other are drawn as one; pixels.
constexpr int kNear = 24;
constexpr std::size_t kMostParts = 8;

PixelRect whole(ImDrawData const& data)
{
    return {0, 0, static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y)};
}

/// The pixels that ImGui's backend lets a command draw: it rounds the edges in its own way.
PixelRect clip_of(ImDrawCmd const& command, ImDrawData const& data)
{
    auto const& clip = command.ClipRect;
    int const height = static_cast<int>(data.DisplaySize.y);
    int const left = static_cast<int>(clip.x);
    int const bottom = static_cast<int>(static_cast<float>(height) - clip.w);
    PixelRect const rect{left, height - bottom - static_cast<int>(clip.w - clip.y),
                         left + static_cast<int>(clip.z - clip.x), height - bottom};
    return rect.common(whole(data));
}

template <class T> bool same(std::vector<T> const& before, ImVector<T> const& now)
{
    auto const size = static_cast<std::size_t>(now.Size);
    return before.size() == size &&
           (size == 0 || std::memcmp(before.data(), now.Data, size * sizeof(T)) == 0);
}

bool same(std::vector<ImDrawCmd> const& before, ImVector<ImDrawCmd> const& now)
{
    return std::equal(before.begin(), before.end(), now.begin(), now.end(),
                      [](ImDrawCmd const& a, ImDrawCmd const& b) {
                          return std::memcmp(&a.ClipRect, &b.ClipRect, sizeof a.ClipRect) == 0 &&
                                 a.TextureId == b.TextureId && a.VtxOffset == b.VtxOffset &&
                                 a.IdxOffset == b.IdxOffset && a.ElemCount == b.ElemCount;
                      });
}

bool same(ImDrawVert const& a, ImDrawVert const& b)
{
    return std::memcmp(&a, &b, sizeof a) == 0;
}

/// With the pixels at its edges.
PixelRect around(std::span<ImDrawVert const> vertices, ImDrawIdx const* triangle,
                 unsigned int offset)
{
    ImVec2 low = vertices[triangle[0] + offset].pos;
    ImVec2 high = low;
    for (int i = 1; i < 3; ++i) {
        auto const& p = vertices[triangle[i] + offset].pos;
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {static_cast<int>(std::floor(low.x)) - 1, static_cast<int>(std::floor(low.y)) - 1,
            static_cast<int>(std::ceil(high.x)) + 1, static_cast<int>(std::ceil(high.y)) + 1};
}

/// Few rectangles out of many that lie near to each other.
class Parts {
public:
    void add(PixelRect const& rect)
    {
        if (rect.empty()) return;
        PixelRect const reach{rect.left - kNear, rect.top - kNear, rect.right + kNear,
                              rect.bottom + kNear};
        for (auto& part : parts_) {
            if (!part.touches(reach)) continue;
            part = part.with(rect);
            return;
        }
        if (parts_.size() < kMostParts)
            parts_.push_back(rect);
        else
            parts_.back() = parts_.back().with(rect);
    }
    std::vector<PixelRect> const& parts() const noexcept { return parts_; }

private:
    std::vector<PixelRect> parts_;
};

/// Calls visit(index of the first of three indices, vertex offset, clip) for every triangle.
template <class Commands, class Visit>
void for_triangles(Commands const& commands, ImDrawData const& data, Visit const& visit)
{
    for (auto const& command : commands) {
        auto const clip = clip_of(command, data);
        for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3)
            visit(command.IdxOffset + i, command.VtxOffset, clip);
    }
}

} // namespace

bool PixelRect::touches(PixelRect const& other) const noexcept { return !common(other).empty(); }

PixelRect PixelRect::common(PixelRect const& other) const noexcept
{
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
}

PixelRect PixelRect::with(PixelRect const& other) const noexcept
{
    return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
            std::max(bottom, other.bottom)};
}

void Region::add(PixelRect const& rect)
{
    std::vector<PixelRect> fresh{rect};
    for (auto const& old : rects_) {
        std::vector<PixelRect> left;
        for (auto const& r : fresh) {
            auto const both = r.common(old);
            if (both.empty()) {
                left.push_back(r);
                continue;
            }
            left.push_back({r.left, r.top, r.right, both.top});
            left.push_back({r.left, both.bottom, r.right, r.bottom});
            left.push_back({r.left, both.top, both.left, both.bottom});
            left.push_back({both.right, both.top, r.right, both.bottom});
        }
        fresh = std::move(left);
        std::erase_if(fresh, [](PixelRect const& r) { return r.empty(); });
    }
    for (auto const& r : fresh)
        if (!r.empty()) rects_.push_back(r);
}

bool Region::touches(PixelRect const& rect) const noexcept
{
    return std::any_of(rects_.begin(), rects_.end(),
                       [&](PixelRect const& r) { return r.touches(rect); });
}

void PanelChanges::compare(List const& before, ImDrawList const& now, ImDrawData const& data,
                           std::vector<PixelRect>& changed)
{
    bool const alike = same(before.commands, now.CmdBuffer) && same(before.indices, now.IdxBuffer);
    if (alike && same(before.vertices, now.VtxBuffer)) return;
    std::span<ImDrawVert const> const fresh{now.VtxBuffer.Data,
                                            static_cast<std::size_t>(now.VtxBuffer.Size)};
    bool const each = alike && before.vertices.size() == fresh.size();
    Parts parts;
    for_triangles(now.CmdBuffer, data,
                  [&](unsigned int first, unsigned int offset, PixelRect const& clip) {
                      auto const* const corner = now.IdxBuffer.Data + first;
                      auto const moved = [&](ImDrawIdx i) {
                          return !same(before.vertices[i + offset], fresh[i + offset]);
                      };
                      if (each && !std::any_of(corner, corner + 3, moved)) return;
                      parts.add(around(fresh, corner, offset).common(clip));
                      if (each) parts.add(around(before.vertices, corner, offset).common(clip));
                  });
    if (!each)
        for_triangles(before.commands, data,
                      [&](unsigned int first, unsigned int offset, PixelRect const& clip) {
                          parts.add(around(before.vertices, &before.indices[first], offset)
                                        .common(clip));
                      });
    changed.insert(changed.end(), parts.parts().begin(), parts.parts().end());
}

std::vector<PixelRect> PanelChanges::take(ImDrawData const& data)
{
    std::span<ImDrawList* const> const lists{data.CmdLists,
                                             static_cast<std::size_t>(data.CmdListsCount)};
    auto const name = [](ImDrawList const& list) {
        return list._OwnerName != nullptr ? list._OwnerName : "";
    };
    bool const same_panels =
        std::equal(lists_.begin(), lists_.end(), lists.begin(), lists.end(),
                   [&](List const& kept, ImDrawList const* list) { return kept.name == name(*list); });
    std::vector<PixelRect> changed;
    if (!same_panels) changed.push_back(whole(data));
    lists_.resize(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        auto& kept = lists_[i];
        auto const& list = *lists[i];
        if (same_panels) compare(kept, list, data, changed);
        kept.name = name(list);
        kept.vertices.assign(list.VtxBuffer.begin(), list.VtxBuffer.end());
        kept.indices.assign(list.IdxBuffer.begin(), list.IdxBuffer.end());
        kept.commands.assign(list.CmdBuffer.begin(), list.CmdBuffer.end());
    }
    return changed;
}

void draw_within(ImDrawData const& data, Region const& region)
{
    std::vector<ImDrawList*> lists;
    for (int n = 0; n < data.CmdListsCount; ++n) {
        auto& list = *data.CmdLists[n];
        ImVector<ImDrawCmd> commands;
        for (auto const& command : list.CmdBuffer) {
            if (command.ElemCount == 0) continue;
            auto const clip = clip_of(command, data);
            for (auto const& rect : region.rects()) {
                auto const both = clip.common(rect);
                if (both.empty()) continue;
                commands.push_back(command);
                commands.back().ClipRect = {
                    static_cast<float>(both.left), static_cast<float>(both.top),
                    static_cast<float>(both.right), static_cast<float>(both.bottom)};
            }
        }
        list.CmdBuffer.swap(commands);
        if (!list.CmdBuffer.empty()) lists.push_back(&list);
    }
    auto part = data;
    part.CmdLists = lists.data();
    part.CmdListsCount = static_cast<int>(lists.size());
    ImGui_ImplOpenGL3_RenderDrawData(&part);
    part.CmdLists = nullptr; // its owner is `lists`
}

} // namespace placetime::viewer
