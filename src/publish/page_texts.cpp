#include "publish/page_texts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placetime::publish {

namespace {

using scene::Pass;
using scene::Rect;

/// Opaque panels and where they lie, by pass.
struct Cover {
    std::size_t pass;
    Rect rect;
};

Rect intersection(Rect const& a, Rect const& b)
{
    float const x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

std::vector<Cover> covers_of(std::vector<Pass> const& passes)
{
    std::vector<Cover> covers;
    for (std::size_t i = 0; i < passes.size(); ++i)
        for (auto const& panel : passes[i].panels) {
            if (panel.color.a != 255) continue;
            auto const rect =
                passes[i].clip ? intersection(panel.rect, *passes[i].clip) : panel.rect;
            covers.push_back({i, rect});
        }
    return covers;
}

/// As the renderer sets it: its baseline on whole pixels.
Rect box_of(scene::Text const& text, typeset::Typesetter& typesetter)
{
    auto const size = typesetter.measure(text.text, text.style);
    return {text.baseline.x, text.baseline.y - size.ascent, size.width, size.ascent + size.descent};
}

/// Where a page's parts are, in the order in which they are read; texts in none are the map's.
class Parts {
public:
    explicit Parts(scene::SlidePlan const& plan)
    {
        add("H1", plan.title);
        add("P", plan.stamp);
        add("P", plan.text);
        add("P", plan.notice);
        for (auto const& box : plan.callouts) add("P", box.rect);
        add("P", plan.legend);
        map_ = parts_.size();
        parts_.push_back({"Figure", {}});
        areas_.emplace_back();
        add("P", plan.footer);
        add("P", plan.marking_top);
        add("P", plan.marking_bottom);
    }
    void put(PageText text, scene::Point middle)
    {
        auto const found = std::ranges::find_if(
            areas_, [&](Rect const& area) { return area.grown(1).contains(middle); });
        auto const at =
            found == areas_.end() ? map_ : static_cast<std::size_t>(found - areas_.begin());
        parts_[at].texts.push_back(std::move(text));
    }
    std::vector<PagePart> take()
    {
        std::erase_if(parts_, [](PagePart const& part) { return part.texts.empty(); });
        return std::move(parts_);
    }

private:
    void add(char const* role, Rect const& area)
    {
        if (area.width <= 0 || area.height <= 0) return;
        parts_.push_back({role, {}});
        areas_.push_back(area);
    }
    std::vector<PagePart> parts_;
    std::vector<Rect> areas_; ///< of the parts; the map's has none
    std::size_t map_ = 0;
};

std::string link_at(scene::SlidePlan const& plan, scene::Point middle)
{
    for (auto const& link : plan.links)
        if (link.rect.contains(middle)) return link.address;
    return {};
}

typeset::Area area_of(Rect const& r) { return {r.x, r.y, r.width, r.height}; }

} // namespace

std::vector<PagePart> take_texts(scene::Scene& scene, typeset::Typesetter& typesetter)
{
    auto const covers = covers_of(scene.passes);
    Rect const page{0, 0, static_cast<float>(scene.width), static_cast<float>(scene.height)};
    Parts parts(scene.slide);
    for (std::size_t i = 0; i < scene.passes.size(); ++i) {
        auto& pass = scene.passes[i];
        std::vector<scene::Text> halos;
        for (auto& text : pass.texts) {
            text.baseline = {std::round(text.baseline.x), std::round(text.baseline.y)};
            auto const box = box_of(text, typesetter);
            PageText taken{text, pass.clip, {}, link_at(scene.slide, box.center())};
            bool seen =
                box.width > 0 && box.intersects(page) && (!pass.clip || box.intersects(*pass.clip));
            for (auto const& cover : covers) {
                if (cover.pass <= i || !box.intersects(cover.rect)) continue;
                seen = seen && !cover.rect.contains(box);
                taken.covered.push_back(cover.rect);
            }
            if (pass.clip && pass.clip->contains(box)) taken.clip.reset();
            if (seen) parts.put(std::move(taken), box.center());
            if (text.halo.a == 0 || text.style.halo <= 0) continue;
            text.color = text.halo;
            halos.push_back(std::move(text));
        }
        pass.texts = std::move(halos);
    }
    return parts.take();
}

void write_texts(std::vector<PagePart> const& parts, typeset::PdfCanvas& pdf)
{
    for (auto const& part : parts) {
        pdf.begin_part(part.role);
        for (auto const& [text, clip, covered, link] : part.texts) {
            if (clip) pdf.clip_to(area_of(*clip));
            if (!covered.empty()) {
                std::vector<typeset::Area> areas;
                for (auto const& rect : covered) areas.push_back(area_of(rect));
                pdf.clip_out(areas);
            }
            auto const& c = text.color;
            pdf.begin_link(link);
            pdf.text(text.text, text.style, {text.baseline.x, text.baseline.y},
                     {c.r, c.g, c.b, c.a});
            pdf.end_link();
            if (!covered.empty()) pdf.pop_clip();
            if (clip) pdf.pop_clip();
        }
        pdf.end_part();
    }
}

} // namespace placetime::publish
