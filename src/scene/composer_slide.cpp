// A page of a briefing: the map's furniture, and the words round it.
#include <algorithm>
#include <cmath>

#include "scene/composer.h"
#include "scene/window.h"

namespace placetime::scene {

using events::Row;

namespace {

/// CSS pixels.
constexpr float kInset = 92, kInsetLeast = 60;
constexpr float kTextSizes[] = {15, 14, 13, 12}, kLegendRows[] = {20, 18, 16};

constexpr char const* kNotice = "Unreviewed machine extraction";

SlideWords const& no_words()
{
    static SlideWords const words;
    return words;
}

bool has_text(SlideWords const& words)
{
    return std::any_of(words.text.begin(), words.text.end(),
                       [](auto const& block) { return !block.runs.empty(); });
}

/// Where what stands under the notice begins, as if it stood at the frame's top.
float below_notice(Layout const& layout, Rect const& notice)
{
    return notice.height > 0 ? notice.bottom() - 6 * layout.scale : layout.frame.y;
}

} // namespace

SlideWords const& Composer::words() const { return input_.slide ? *input_.slide : no_words(); }

void Composer::lay_out_page()
{
    Credits const credits{index_.has_drawn(), index_.has_unreviewed()};
    auto const& w = words();
    bool const text = has_text(w);
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

void Composer::choose_page_camera()
{
    if (input_.camera) {
        camera_ = input_.camera->with_frame(layout_.frame);
        settle_furniture();
        return;
    }
    if (words().callouts.size() > 1 && !input_.view) leave_room_for_callouts();
    // Events keep clear of the furniture: where one would lie under it, the part of the map that
    // they are fitted into ends at it.
    constexpr int kRounds = 8;
    for (int round = 0;; ++round) {
        camera_ = look_at();
        settle_furniture();
        if (input_.view || round == kRounds || !make_room()) return;
    }
}

/// Beside the events or under them, where it costs less of the map.
void Composer::leave_room_for_callouts()
{
    auto const room = callout_room(layout_.frame, scene_.scale);
    auto const all = layout_.inner;
    auto beside = all, under = all;
    beside.width = std::max(all.width - room.width, all.width * 0.5F);
    under.height = std::max(all.height - room.height, all.height * 0.5F);
    layout_.inner = beside;
    auto const one = look_at().units_per_pixel();
    layout_.inner = under;
    if (one < look_at().units_per_pixel()) layout_.inner = beside;
}

bool Composer::make_room()
{
    float const near = 12 * scene_.scale;
    for (auto const& rect : clear_) {
        auto const wide = rect.grown(near);
        if (std::none_of(rest_anchors_.begin(), rest_anchors_.end(),
                         [&](Point p) { return wide.contains(p); }))
            continue;
        auto const& frame = layout_.frame;
        auto& inner = layout_.inner;
        bool const top = rect.center().y < frame.center().y,
                   left = rect.center().x < frame.center().x;
        float const up = top ? wide.bottom() - inner.y : inner.bottom() - wide.y;
        float const aside = left ? wide.right() - inner.x : inner.right() - wide.x;
        auto const least_height = frame.height * 0.25F, least_width = frame.width * 0.35F;
        // What costs less of the map.
        bool const by_height = up / inner.height <= aside / inner.width;
        if (by_height && up > 0 && inner.height - up >= least_height) {
            if (top) inner.y += up;
            inner.height -= up;
            return true;
        }
        if (aside > 0 && inner.width - aside >= least_width) {
            if (left) inner.x += aside;
            inner.width -= aside;
            return true;
        }
    }
    return false;
}

void Composer::settle_furniture()
{
    clear_.clear();
    inset_.reset();
    take_rows_at_rest();
    if (!layout_.footer) return;
    float const s = scene_.scale;
    auto const& frame = layout_.frame;
    Occupied probe(frame.grown(-4 * s));
    Rect scale_bar{frame.x, frame.bottom() - 44 * s, 24 * s, 44 * s};
    Pass pass;
    draw_scale_bar(*camera_, layout_, kit_, colors_, probe, pass);
    for (auto const& panel : pass.panels)
        scale_bar.width = std::max(scale_bar.width, panel.rect.right() - frame.x);
    for (auto const& symbol : pass.symbols)
        scale_bar.width = std::max(scale_bar.width, symbol.center.x + 10 * s - frame.x);
    clear_.push_back(scale_bar);
    float top_left = frame.y, top_right = frame.y;
    auto under = layout_;
    if (words().unreviewed) {
        auto const rect = draw_notice(kNotice, layout_, kit_, input_.theme, probe, nullptr);
        under.frame.y = below_notice(layout_, rect);
        clear_.push_back(rect.grown(4 * s));
        top_left = rect.bottom();
    }
    if (input_.known_at) {
        auto const known = draw_known_at(*input_.known_at, under, kit_, input_.theme, probe);
        clear_.push_back(known.panels.front().rect.grown(4 * s));
        top_left = known.panels.front().rect.bottom();
    }
    std::vector<PlaceGroup const*> wide;
    for (auto const& group : rest_wide_.groups) wide.push_back(&group);
    rest_tray_.clear();
    auto const tray = draw_tray(tray_rows(told(), wide, {}, emphasis_), layout_, kit_, input_.theme,
                                probe, rest_tray_);
    if (!tray.panels.empty()) {
        clear_.push_back(tray.panels.front().rect.grown(4 * s));
        top_right = tray.panels.front().rect.bottom();
    }
    if (words().inset && !shows_the_world(*camera_))
        choose_inset_corner(scale_bar, top_left, top_right);
}

void Composer::choose_inset_corner(Rect const& scale_bar, float below_left, float below_right)
{
    float const s = scene_.scale, gap = 14 * s;
    auto const& frame = layout_.frame;
    float const side = std::round(
        std::clamp(std::min(frame.width, frame.height) * 0.24F, kInsetLeast * s, kInset * s));
    float const left = frame.x + gap, right = frame.right() - gap - side;
    Rect const corners[] = {{right, frame.bottom() - gap - side, side, side},
                            {left, scale_bar.y - 4 * s - side, side, side},
                            {right, below_right + gap, side, side},
                            {left, below_left + gap, side, side}};
    std::size_t least = rest_anchors_.size() + 1;
    for (auto const& corner : corners) {
        auto const wide = corner.grown(12 * s);
        auto const covered = static_cast<std::size_t>(std::count_if(
            rest_anchors_.begin(), rest_anchors_.end(), [&](Point p) { return wide.contains(p); }));
        // A fitted map makes room in the first corner.
        if (covered < least && frame.contains(corner)) {
            least = covered;
            inset_ = corner;
        }
        if (is_fitted()) break;
    }
    if (!inset_) return;
    inset_->x = std::round(inset_->x);
    inset_->y = std::round(inset_->y);
    clear_.push_back(inset_->grown(4 * s));
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

void Composer::draw_slide_furniture(std::vector<PlaceGroup const*> const& wide)
{
    seen_ = tell_of(table_, seen_rows(wide), input_.size_by);
    seen_.hollow =
        std::any_of(placed_.begin(), placed_.end(), [](auto const& p) { return p.hollow; });
    if (!layout_.footer) return;
    auto const& w = words();
    Pass below;
    draw_scale_bar(*camera_, layout_, kit_, colors_, *occupied_, below);
    auto under = layout_;
    if (w.unreviewed) {
        scene_.slide.notice_text = kNotice;
        scene_.slide.notice = draw_notice(kNotice, layout_, kit_, input_.theme, *occupied_,
                                          w.parts.notice ? &below : nullptr);
        under.frame.y = below_notice(layout_, scene_.slide.notice);
    }
    over_.push_back(std::move(below));
    if (input_.known_at)
        over_.push_back(draw_known_at(*input_.known_at, under, kit_, input_.theme, *occupied_));
    if (inset_) {
        if (!caches_.globe)
            caches_.globe.emplace(
                caches_.coarse.read("land", layers::Detail::coarse, {-180, -90, 180, 90}));
        over_.push_back(draw_inset(*caches_.globe, *camera_, *inset_, scene_.scale, input_.theme));
        occupied_->add(inset_->grown(4 * scene_.scale));
        scene_.slide.inset = *inset_;
    }
    over_.push_back(draw_tray(tray_rows(told(), wide, {}, emphasis_), layout_, kit_, input_.theme,
                              *occupied_, scene_.tray));
    if (query_.size() == 0 && rest_rows_.empty() && input_.empty_state && input_.layers.empty())
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

    auto legend = slide_legend(input_, seen_, is_at_rest() ? seen_ : seen_at_rest_, choropleth_,
                               scene_.density, s);
    if (!legend.types.empty() && scene_.beyond > 0)
        legend.head += " (" + std::to_string(scene_.beyond) + " beyond)";
    bool const text = has_text(w);
    auto const& panel = page_.panel;
    float const gap = text && !legend.empty() ? 16 * s : 0;
    LegendSize size;
    FlowedText flowed;
    // The text is as large as may be; the legend gives way to it.
    for (float const text_size : kTextSizes) {
        for (float const row : kLegendRows) {
            size = size_legend(legend, row, text ? panel.height * 0.65F : panel.height, kit_);
            if (!text && size.whole) break;
            plan.text = {panel.x, panel.y, panel.width, panel.height - size.height - gap};
            if (text)
                flowed = flow_text(w.text, plan.text.width, plan.text.height, text_size, kit_);
            if (!flowed.cut && size.whole) break;
        }
        if (!flowed.cut) break;
    }
    if (!text) plan.text = {};
    plan.text_cut = plan.text_cut || flowed.cut;
    Rect const below{panel.x, text ? panel.bottom() - size.height : panel.y, panel.width,
                     size.height};
    if (!legend.empty()) {
        plan.legend = below;
        auto pass = draw_slide_legend(legend, size, below, kit_, input_.theme, plan);
        if (w.parts.legend) passes.push_back(std::move(pass));
    }
    for (auto const& run : flowed.runs)
        if (text && !run.link.empty())
            plan.links.push_back({{plan.text.x + run.x, plan.text.y + run.baseline - run.style.size,
                                   run.width, 1.3F * run.style.size},
                                  run.link});
    if (text && w.parts.text)
        passes.push_back(draw_slide_text(flowed, plan.text, w.opacity, kit_, colors_));
}

} // namespace placetime::scene
