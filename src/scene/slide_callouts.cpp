#include "scene/slide_callouts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "scene/emphasis.h"
#include "scene/slide_text.h"

namespace placetime::scene {
namespace {

/// CSS pixels.
constexpr float kWidest = 236, kNarrowest = 132, kPad = 10, kBar = 3, kTitleSize = 13,
                kQuoteSize = 13, kSourceSize = 11, kTitleLine = 17, kQuoteLine = 17,
                kSourceLine = 16, kEdge = 10, kApart = 8, kStep = 12, kNear = 18;
constexpr std::size_t kMostCallouts = 8;
constexpr std::size_t kMostOrdered = 3; ///< in every order

struct Face {
    float width = 0, height = 0;
    std::vector<std::string> title, quote;
    std::string source;
};

/// `width` is of title and quote; up to `most` for a source that has to be read whole.
Face face_of(Callout const& callout, float width, float most, std::size_t titles,
             std::size_t quotes, TextKit& kit)
{
    float const s = kit.scale(), beside = (2 * kPad + kBar) * s;
    Face face;
    face.source =
        kit.fitted(clean_words(callout.source, 300), kit.style(kSourceSize), most - beside);
    width = std::max(width, kit.measure(face.source, kit.style(kSourceSize)).width + beside + 1);
    float const room = width - beside;
    face.title = kit.wrapped(clean_words(callout.title, 400),
                             kit.style(kTitleSize, typeset::Weight::semibold), room, titles);
    auto italic = kit.style(kQuoteSize);
    italic.italic = true;
    bool cut = false;
    auto const quote = clean_words(callout.quote, 800, &cut);
    if (quotes > 0 && !quote.empty()) {
        face.quote = kit.wrapped("“" + quote + (cut ? "…" : "”"), italic, room, quotes);
        // A quote that was cut ends as one, too.
        if (auto& last = face.quote.back(); last.ends_with("…"))
            last = kit.measure(last + "”", italic).width <= room + 4 * s ? last + "”" : last;
    }
    float widest = kit.measure(face.source, kit.style(kSourceSize)).width;
    for (auto const& line : face.title)
        widest = std::max(
            widest, kit.measure(line, kit.style(kTitleSize, typeset::Weight::semibold)).width);
    for (auto const& line : face.quote) widest = std::max(widest, kit.measure(line, italic).width);
    face.width = std::ceil(std::min(width, widest + (2 * kPad + kBar) * s + 1));
    face.height = std::ceil(
        (2 * kPad - 4 + kTitleLine * static_cast<float>(face.title.size()) +
         (face.quote.empty() ? 0 : 2 + kQuoteLine * static_cast<float>(face.quote.size())) +
         (face.source.empty() ? 0 : kSourceLine)) *
        s);
    return face;
}

/// The point of the rectangle nearest to another.
Point nearest(Rect const& rect, Point p)
{
    return {std::clamp(p.x, rect.x, rect.right()), std::clamp(p.y, rect.y, rect.bottom())};
}

/// Where the line leaves the box: the middle of a side, or near the corner that is closest.
Point leaves(Rect const& rect, Point p, float scale)
{
    float const inset = std::min(16 * scale, std::min(rect.width, rect.height) / 2);
    Rect const inner{rect.x + inset, rect.y + inset, rect.width - 2 * inset,
                     rect.height - 2 * inset};
    auto const at = nearest(inner, p);
    float const dx = std::max(rect.x - p.x, p.x - rect.right());
    float const dy = std::max(rect.y - p.y, p.y - rect.bottom());
    if (dx > dy) return {p.x < rect.x ? rect.x : rect.right(), at.y};
    return {at.x, p.y < rect.y ? rect.y : rect.bottom()};
}

/// True when the segment passes through the rectangle.
bool crosses(Point a, Point b, Rect const& r)
{
    float t0 = 0, t1 = 1;
    float const dx = b.x - a.x, dy = b.y - a.y;
    float const p[] = {-dx, dx, -dy, dy};
    float const q[] = {a.x - r.x, r.right() - a.x, a.y - r.y, r.bottom() - a.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0) return false;
            continue;
        }
        float const t = q[i] / p[i];
        if (p[i] < 0)
            t0 = std::max(t0, t);
        else
            t1 = std::min(t1, t);
        if (t0 > t1) return false;
    }
    return true;
}

bool cross_each_other(Point a, Point b, Point c, Point d)
{
    auto const side = [](Point p, Point q, Point r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0;
    };
    return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

class Placer {
public:
    Placer(std::span<Rect const> symbols, Rect const& frame, Occupied const& occupied, TextKit& kit)
        : symbols_(symbols), frame_(frame), occupied_(occupied), s_(kit.scale())
    {
    }

    std::optional<Rect> find(CalloutAnchor const& anchor, Face const& face,
                             std::span<PlacedCallout const> others, float& total) const
    {
        std::optional<Rect> best;
        float least = 1e9F;
        float const step = kStep * s_, edge = kEdge * s_;
        for (float y = frame_.y + edge; y + face.height <= frame_.bottom() - edge; y += step)
            for (float x = frame_.x + edge; x + face.width <= frame_.right() - edge; x += step) {
                Rect const rect{std::round(x), std::round(y), face.width, face.height};
                auto const near = nearest(rect, anchor.point);
                float const away = std::hypot(near.x - anchor.point.x, near.y - anchor.point.y);
                if (away < anchor.reach + kNear * s_ || away >= least) continue;
                if (!is_free(rect, others)) continue;
                float const price = away + toll(anchor, rect, others);
                if (price >= least) continue;
                least = price;
                best = rect;
            }
        if (best) total += least;
        return best;
    }

private:
    bool is_free(Rect const& rect, std::span<PlacedCallout const> others) const
    {
        auto const wide = rect.grown(kApart * s_);
        if (!occupied_.is_free(rect.grown(4 * s_))) return false;
        for (auto const& other : others)
            if (other.rect.intersects(wide) ||
                crosses(other.from, other.anchor.point, rect.grown(3 * s_)))
                return false;
        auto const clear = rect.grown(4 * s_);
        return std::none_of(symbols_.begin(), symbols_.end(),
                            [&](Rect const& symbol) { return symbol.intersects(clear); });
    }
    /// What a line costs that passes over others.
    float toll(CalloutAnchor const& anchor, Rect const& rect,
               std::span<PlacedCallout const> others) const
    {
        auto const from = leaves(rect, anchor.point, s_);
        float toll = 0;
        for (auto const& other : others) {
            if (crosses(from, anchor.point, other.rect.grown(3 * s_))) return 1e9F;
            if (cross_each_other(from, anchor.point, other.from, other.anchor.point))
                toll += 400 * s_;
        }
        for (auto const& symbol : symbols_)
            if (!symbol.contains(anchor.point) && crosses(from, anchor.point, symbol))
                toll += 120 * s_;
        return toll;
    }

    std::span<Rect const> symbols_;
    Rect frame_;
    Occupied const& occupied_;
    float s_;
};

/// Which comes first decides who has room, and whose lines cross: of a few all orders are tried,
/// of more as they were given, from the left, and from below.
std::vector<std::vector<CalloutAnchor>> orders_of(std::span<CalloutAnchor const> anchors)
{
    std::vector<std::vector<CalloutAnchor>> orders;
    auto const add = [&](auto less) {
        orders.emplace_back(anchors.begin(), anchors.end());
        std::ranges::stable_sort(orders.back(), less);
    };
    add([](auto const&, auto const&) { return false; });
    add([](auto const& a, auto const& b) { return a.point.x < b.point.x; });
    add([](auto const& a, auto const& b) { return a.point.y > b.point.y; });
    if (anchors.size() > kMostOrdered) return orders;
    std::vector<std::size_t> order(anchors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    orders.clear();
    do {
        auto& next = orders.emplace_back();
        for (auto const i : order) next.push_back(anchors[i]);
    } while (std::ranges::next_permutation(order).found);
    return orders;
}

} // namespace

std::vector<PlacedCallout> place_callouts(std::span<Callout const> callouts,
                                          std::span<CalloutAnchor const> anchors,
                                          std::span<Rect const> symbols,
                                          std::span<Rect const> furniture, Rect const& frame,
                                          TextKit& kit)
{
    float const s = kit.scale();
    anchors = anchors.first(std::min(anchors.size(), kMostCallouts));
    float const width = std::clamp(frame.width * 0.36F, kNarrowest * s, kWidest * s);
    Occupied taken(frame);
    for (auto const& rect : furniture) taken.add(rect);
    Placer const placer(symbols, frame, taken, kit);
    auto const orders = orders_of(anchors);
    std::vector<PlacedCallout> best;
    float least = 0;
    struct Size {
        std::size_t titles, quotes;
        float width;
    };
    for (auto const& size : {Size{2, 4, 1}, {2, 3, 1}, {2, 2, 0.9F}, {2, 1, 0.9F}, {2, 0, 0.75F}}) {
        for (auto const& order : orders) {
            std::vector<PlacedCallout> placed;
            float price = 0;
            for (auto const& anchor : order) {
                auto face = face_of(callouts[anchor.callout], std::round(width * size.width), width,
                                    size.titles, size.quotes, kit);
                auto const rect = placer.find(anchor, face, placed, price);
                if (!rect) continue;
                placed.push_back({anchor, *rect, leaves(*rect, anchor.point, s),
                                  std::move(face.title), std::move(face.quote),
                                  std::move(face.source)});
            }
            bool const more = placed.size() > best.size();
            if (!more && !(placed.size() == anchors.size() && price < least)) continue;
            best = std::move(placed);
            least = price;
        }
        if (best.size() == anchors.size()) break;
    }
    std::sort(best.begin(), best.end(),
              [](auto const& a, auto const& b) { return a.anchor.callout < b.anchor.callout; });
    return best;
}

std::vector<PlacedCallout> const& CalloutKeeper::place(std::span<Callout const> callouts,
                                                       std::span<CalloutAnchor const> anchors,
                                                       std::span<Rect const> symbols,
                                                       std::span<Rect const> furniture,
                                                       Rect const& frame, TextKit& kit)
{
    For now{{callouts.begin(), callouts.end()},
            {anchors.begin(), anchors.end()},
            {symbols.begin(), symbols.end()},
            {furniture.begin(), furniture.end()},
            frame,
            kit.scale()};
    if (now == made_for_) return placed_;
    placed_ = place_callouts(callouts, anchors, symbols, furniture, frame, kit);
    made_for_ = std::move(now);
    return placed_;
}

void take_callouts(std::span<PlacedCallout const> placed, float scale, Occupied& occupied)
{
    for (auto const& one : placed) {
        occupied.add(one.rect.grown(4 * scale));
        // Labels stay off the line.
        float const length =
            std::hypot(one.anchor.point.x - one.from.x, one.anchor.point.y - one.from.y);
        int const parts = std::clamp(static_cast<int>(length / (6 * scale)), 1, 400);
        for (int i = 0; i < parts; ++i) {
            float const t = (static_cast<float>(i) + 0.5F) / static_cast<float>(parts);
            if (length * (1 - t) < one.anchor.reach) break;
            Point const p{one.from.x + (one.anchor.point.x - one.from.x) * t,
                          one.from.y + (one.anchor.point.y - one.from.y) * t};
            occupied.add({p.x - 2 * scale, p.y - 2 * scale, 4 * scale, 4 * scale});
        }
    }
}

CalloutRoom callout_room(Rect const& frame, float scale) noexcept
{
    return {std::clamp(frame.width * 0.36F, kNarrowest * scale, kWidest * scale) + kApart * scale,
            (2 * kPad + 2 * kTitleLine + 2 * kQuoteLine + kSourceLine + kApart) * scale};
}

Pass draw_callout_lines(std::span<PlacedCallout const> placed, double opacity, float scale,
                        Palette const& colors)
{
    Pass pass;
    auto const fade = static_cast<float>(std::clamp(opacity, 0.0, 1.0));
    for (auto const& one : placed) {
        if (!one.anchor.there || fade <= 0) continue;
        auto const& to = one.anchor.point;
        float const length = std::hypot(to.x - one.from.x, to.y - one.from.y);
        float const stop = length > one.anchor.reach ? 1 - one.anchor.reach / length : 0;
        Paths line;
        line.points = {
            one.from,
            {one.from.x + (to.x - one.from.x) * stop, one.from.y + (to.y - one.from.y) * stop}};
        line.close_part();
        pass.strokes.push_back({line, faded(colors.halo, fade), 4 * scale});
        pass.strokes.push_back({std::move(line), faded(colors.accent, fade), 1.75F * scale});
    }
    return pass;
}

Pass draw_callouts(std::span<PlacedCallout const> placed, double opacity, TextKit& kit,
                   Palette const& colors)
{
    Pass pass;
    float const s = kit.scale();
    auto const fade = static_cast<float>(std::clamp(opacity, 0.0, 1.0));
    auto const title = kit.style(kTitleSize, typeset::Weight::semibold);
    auto italic = kit.style(kQuoteSize);
    italic.italic = true;
    auto const source = kit.style(kSourceSize);
    for (auto const& one : placed) {
        if (!one.anchor.there || fade <= 0) continue;
        pass.panels.push_back({one.rect, kCorner * s, faded(colors.panel, fade),
                               faded(mixed(colors.muted, colors.panel, 0.5), fade)});
        pass.panels.push_back(
            {{one.rect.x, one.rect.y + kCorner * s, kBar * s, one.rect.height - 2 * kCorner * s},
             0,
             faded(colors.accent, fade)});
        float const left = one.rect.x + (kPad + kBar) * s, right = one.rect.right() - kPad * s;
        float y = one.rect.y + (kPad - 2) * s;
        auto const put = [&](std::string const& text, typeset::Style const& style, float row,
                             Color color) {
            float const baseline = std::round(y + row * s / 2 + style.size * 0.364F);
            if (is_right_to_left(text))
                kit.right(pass, text, style, right, baseline, faded(color, fade));
            else
                kit.left(pass, text, style, left, baseline, faded(color, fade));
            y += row * s;
        };
        for (auto const& text : one.title) put(text, title, kTitleLine, colors.text);
        if (!one.quote.empty()) y += 2 * s;
        for (auto const& text : one.quote) put(text, italic, kQuoteLine, colors.text);
        if (!one.source.empty()) put(one.source, source, kSourceLine, colors.muted);
    }
    return pass;
}

} // namespace placetime::scene
