// A page of a briefing: the map's furniture, and the words round it.
#include <algorithm>
#include <set>

#include "scene/composer.h"
#include "scene/window.h"

namespace placetime::scene {

using events::Row;

namespace {

constexpr char const* kNotice = "Unreviewed machine extraction";

SlideWords const& no_words()
{
    static SlideWords const words;
    return words;
}

/// Of rows that are seen.
SeenEvents tell(events::EventTable const& table, std::span<Row const> rows, SizeBy size_by)
{
    SeenEvents seen;
    seen.types = count_types(table, rows, size_by);
    seen.events = rows.size();
    for (auto const row : rows) {
        seen.claimed = seen.claimed || table.statuses()[row] == events::Status::claimed;
        seen.unreviewed = seen.unreviewed || table.reviews()[row] == events::Review::unreviewed;
    }
    return seen;
}

} // namespace

SlideWords const& Composer::words() const { return input_.slide ? *input_.slide : no_words(); }

void Composer::lay_out_page()
{
    Credits const credits{index_.has_drawn(), index_.has_unreviewed()};
    auto const& w = words();
    bool const text = std::any_of(w.text.begin(), w.text.end(),
                                  [](auto const& block) { return !block.runs.empty(); });
    bool const layers = std::any_of(input_.layers.begin(), input_.layers.end(),
                                    [](auto const& layer) { return layer.style.visible; });
    bool const coloured = input_.choropleth != Choropleth::none && input_.divisions;
    SlideShape shape{!clean_words(w.marking, 300).empty(), text,
                     (input_.symbols && all_.size() > 0) || layers || coloured, 1};
    auto const probe = lay_out_slide(scene_.width, scene_.height, scene_.scale, shape);
    footer_ = slide_footer(w, credits, probe.footer.width, kit_);
    shape.footer_lines = footer_.lines.size();
    page_ = lay_out_slide(scene_.width, scene_.height, scene_.scale, shape);
    float const s = scene_.scale;
    layout_ = {};
    layout_.scale = s;
    layout_.frame = page_.map;
    layout_.footer = layout_.frame.height >= 150 * s && layout_.frame.width >= 240 * s;
    layout_.inner =
        layout_.frame.grown(-std::min(layout_.frame.width, layout_.frame.height) * 0.08F);
    if (layout_.footer) layout_.inner.height -= 24 * s;
}

std::vector<Row> Composer::seen_rows(std::span<PlaceGroup const* const> in_tray) const
{
    std::vector<Row> rows;
    for (auto const& p : placed_) rows.insert(rows.end(), p.rows.begin(), p.rows.end());
    for (auto const& shape : shapes_)
        rows.insert(rows.end(), shape.group->rows.begin(), shape.group->rows.end());
    for (auto const* g : in_tray) rows.insert(rows.end(), g->rows.begin(), g->rows.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void Composer::draw_slide_furniture(std::vector<PlaceGroup const*> const& wide,
                                    std::vector<PlaceGroup const*> const& beyond)
{
    auto const rows = seen_rows(wide);
    seen_ = tell(table_, rows, input_.size_by);
    seen_.hollow =
        std::any_of(placed_.begin(), placed_.end(), [](auto const& p) { return p.hollow; });
    if (!layout_.footer) return;
    auto const& w = words();
    float const s = scene_.scale;
    Pass below;
    draw_scale_bar(*camera_, layout_, kit_, colors_, *occupied_, below);
    auto under = layout_;
    if (w.unreviewed) {
        scene_.slide.notice_text = kNotice;
        scene_.slide.notice = draw_notice(kNotice, layout_, kit_, input_.theme, *occupied_,
                                          w.parts.notice ? &below : nullptr);
        under.frame.y = scene_.slide.notice.bottom() - 6 * s;
    }
    over_.push_back(std::move(below));
    if (input_.known_at)
        over_.push_back(draw_known_at(*input_.known_at, under, kit_, input_.theme, *occupied_));
    over_.push_back(draw_tray(tray_rows(told(), wide, beyond, emphasis_), layout_, kit_,
                              input_.theme, *occupied_, scene_.tray));
    if (query_.size() == 0 && input_.empty_state && input_.layers.empty())
        over_.push_back(draw_empty_state("No events to show",
                                         "Nothing in this window of time can be shown here.",
                                         layout_, kit_, input_.theme, *occupied_));
}

void Composer::draw_page()
{
    auto const& w = words();
    auto& plan = scene_.slide;
    float const s = scene_.scale;
    Stamp stamp;
    if (!w.stamp.empty())
        stamp = stamp_of(w.stamp);
    else if (auto const time = summarise_time(table_, rows_, input_.window); time.span)
        stamp = stamp_of(*time.span);
    auto& passes = scene_.passes;
    passes.push_back(draw_slide_page({static_cast<float>(scene_.width),
                                      static_cast<float>(scene_.height), page_, w, stamp, footer_},
                                     kit_, input_.theme, plan));
    if (page_.panel.height <= 0) return;

    auto const legend = slide_legend(input_, seen_, seen_, choropleth_, scene_.density, s);
    bool const text = !w.text.empty();
    auto const& panel = page_.panel;
    float const gap = text && !legend.empty() ? 16 * s : 0;
    auto const size = size_legend(legend, text ? panel.height * 0.6F : panel.height, kit_);
    Rect const below{panel.x, text ? panel.bottom() - size.height : panel.y, panel.width,
                     size.height};
    if (!legend.empty()) {
        plan.legend = below;
        auto pass = draw_slide_legend(legend, size, below, kit_, input_.theme, plan);
        if (w.parts.legend) passes.push_back(std::move(pass));
    }
    if (!text) return;
    plan.text = {panel.x, panel.y, panel.width, panel.height - size.height - gap};
    auto const flowed = fit_text(w.text, plan.text.width, plan.text.height, kit_);
    plan.text_cut = plan.text_cut || flowed.cut;
    if (w.parts.text)
        passes.push_back(draw_slide_text(flowed, plan.text, w.opacity, kit_, colors_));
}

} // namespace placetime::scene
