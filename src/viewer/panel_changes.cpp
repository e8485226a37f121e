#include "viewer/panel_changes.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>

namespace placetime::viewer {

namespace {

/// Changes of a list this near to each other are drawn as one; pixels.
constexpr int kNear = 24;
constexpr std::size_t kMostParts = 8;
/// How far a difference of two lists looks for where they agree again, and how often in all: bounds
/// its time to some 0.1 ms.
constexpr std::size_t kAhead = 200, kMostLooks = 20000;

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

/// With the pixels at the edges.
PixelRect around(ImVec2 a, ImVec2 b, ImVec2 c)
{
    auto const [left, right] = std::minmax({a.x, b.x, c.x});
    auto const [top, bottom] = std::minmax({a.y, b.y, c.y});
    return {static_cast<int>(std::floor(left)) - 1, static_cast<int>(std::floor(top)) - 1,
            static_cast<int>(std::ceil(right)) + 1, static_cast<int>(std::ceil(bottom)) + 1};
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

struct Triangle {
    std::array<ImDrawVert, 3> corners;
    PixelRect clip;
    std::uint64_t mark; ///< the same for equal ones, and hardly ever for others

    Triangle(ImDrawVert const& a, ImDrawVert const& b, ImDrawVert const& c, PixelRect const& within)
        : corners{a, b, c}, clip(within), mark(0)
    {
        static_assert(sizeof corners % 4 == 0);
        std::array<std::uint32_t, sizeof corners / 4> words;
        std::memcpy(words.data(), corners.data(), sizeof corners);
        for (auto const word : words) mark = (mark ^ word) * 0x9e3779b97f4a7c15U + (mark >> 29);
    }
    PixelRect around() const
    {
        return viewer::around(corners[0].pos, corners[1].pos, corners[2].pos).common(clip);
    }
    friend bool operator==(Triangle const& a, Triangle const& b)
    {
        return a.mark == b.mark && std::memcmp(&a.corners, &b.corners, sizeof a.corners) == 0 &&
               a.clip == b.clip;
    }
};

template <class Commands>
std::vector<Triangle> triangles_of(Commands const& commands, ImDrawVert const* vertices,
                                   ImDrawIdx const* indices, ImDrawData const& data)
{
    std::vector<Triangle> triangles;
    std::size_t corners = 0;
    for (auto const& command : commands) corners += command.ElemCount;
    triangles.reserve(corners / 3);
    for (auto const& command : commands) {
        auto const clip = clip_of(command, data);
        for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
            auto const* const at = indices + command.IdxOffset + i;
            auto const* const from = vertices + command.VtxOffset;
            triangles.emplace_back(from[at[0]], from[at[1]], from[at[2]], clip);
        }
    }
    return triangles;
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

/// What must be taken out of `before` and put into `now` to make one of the other without changing
/// the order of the rest: pixels outside of it look the same. Not always the least, as it looks
/// only a little ahead.
void add_difference(std::span<Triangle const> before, std::span<Triangle const> now, Parts& parts)
{
    while (!before.empty() && !now.empty() && before.back() == now.back()) {
        before = before.first(before.size() - 1);
        now = now.first(now.size() - 1);
    }
    std::size_t looks = kMostLooks;
    while (!before.empty() && !now.empty()) {
        if (before.front() == now.front()) {
            before = before.subspan(1);
            now = now.subspan(1);
            continue;
        }
        // Taken out, put in, or else replaced one by one.
        std::size_t out = 1;
        std::size_t in = 1;
        for (std::size_t ahead = 1; ahead <= kAhead && looks > 0; ++ahead, --looks) {
            bool const more = ahead < now.size() && before.front() == now[ahead];
            if (!more && !(ahead < before.size() && before[ahead] == now.front())) continue;
            out = more ? 0 : ahead;
            in = more ? ahead : 0;
            break;
        }
        for (auto const& triangle : before.first(out)) parts.add(triangle.around());
        for (auto const& triangle : now.first(in)) parts.add(triangle.around());
        before = before.subspan(out);
        now = now.subspan(in);
    }
    for (auto const& triangle : before) parts.add(triangle.around());
    for (auto const& triangle : now) parts.add(triangle.around());
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
    if (same(before.commands, now.CmdBuffer) && same(before.indices, now.IdxBuffer) &&
        same(before.vertices, now.VtxBuffer))
        return;
    Parts parts;
    add_difference(
        triangles_of(before.commands, before.vertices.data(), before.indices.data(), data),
        triangles_of(now.CmdBuffer, now.VtxBuffer.Data, now.IdxBuffer.Data, data), parts);
    changed.insert(changed.end(), parts.parts().begin(), parts.parts().end());
}

std::vector<PixelRect> PanelChanges::take(ImDrawData const& data)
{
    std::span<ImDrawList* const> const lists{data.CmdLists,
                                             static_cast<std::size_t>(data.CmdListsCount)};
    auto const name = [](ImDrawList const& list) {
        return list._OwnerName != nullptr ? list._OwnerName : "";
    };
    bool const same_panels = std::equal(
        lists_.begin(), lists_.end(), lists.begin(), lists.end(),
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
    std::vector<PixelRect> triangles;
    for (int n = 0; n < data.CmdListsCount; ++n) {
        auto& list = *data.CmdLists[n];
        ImVector<ImDrawCmd> commands;
        ImVector<ImDrawIdx> indices;
        for (auto const& command : list.CmdBuffer) {
            auto const clip = clip_of(command, data);
            if (command.ElemCount == 0 || !region.touches(clip)) continue;
            // A command is drawn in each part of the region with those triangles that reach there:
            // else every part would cost as much as the whole.
            auto const* const corners = list.IdxBuffer.Data + command.IdxOffset;
            auto const* const vertices = list.VtxBuffer.Data + command.VtxOffset;
            triangles.clear();
            for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3)
                triangles.push_back(around(vertices[corners[i]].pos, vertices[corners[i + 1]].pos,
                                           vertices[corners[i + 2]].pos));
            for (auto const& rect : region.rects()) {
                auto const part = clip.common(rect);
                if (part.empty()) continue;
                auto const first = indices.Size;
                for (std::size_t i = 0; i < triangles.size(); ++i)
                    if (triangles[i].touches(part))
                        for (std::size_t k = 3 * i; k < 3 * i + 3; ++k)
                            indices.push_back(corners[k]);
                if (indices.Size == first) continue;
                commands.push_back(command);
                auto& drawn = commands.back();
                drawn.IdxOffset = static_cast<unsigned int>(first);
                drawn.ElemCount = static_cast<unsigned int>(indices.Size - first);
                drawn.ClipRect = {static_cast<float>(part.left), static_cast<float>(part.top),
                                  static_cast<float>(part.right), static_cast<float>(part.bottom)};
            }
        }
        list.CmdBuffer.swap(commands);
        list.IdxBuffer.swap(indices);
        if (!list.CmdBuffer.empty()) lists.push_back(&list);
    }
    auto part = data;
    part.CmdLists = lists.data();
    part.CmdListsCount = static_cast<int>(lists.size());
    ImGui_ImplOpenGL3_RenderDrawData(&part);
    part.CmdLists = nullptr; // its owner is `lists`
}

} // namespace placetime::viewer
