#include "scene/slide_legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

constexpr float kHeadRow = 24, kSample = 12, kAfterSample = 8, kRamp = 44;

std::size_t pairs(std::size_t count) { return (count + 1) / 2; }

std::string grouped(std::size_t count)
{
    auto text = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u2009");
    return text;
}

/// Rows of the ordinary height.
std::size_t rows_of(SlideLegend const& legend)
{
    std::size_t rows = legend.types.size() + pairs(legend.signs.size()) + legend.layers.size() +
                       (legend.sizes.empty() ? 0 : 1);
    if (legend.choropleth)
        rows += 1 + legend.choropleth->classes.size() + 2 * legend.choropleth->notes.size();
    return rows;
}

} // namespace

SeenEvents tell_of(events::EventTable const& table, std::span<events::Row const> rows,
                   SizeBy size_by)
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

SlideLegend slide_legend(SceneInput const& input, SeenEvents const& now, SeenEvents const& at_rest,
                         std::optional<ChoroplethLegend> const& choropleth,
                         std::optional<DensityScale> const& density, float scale)
{
    SlideLegend legend;
    legend.total = now.events;
    legend.choropleth = choropleth;
    legend.density = density;
    Summary all;
    if (input.symbols) {
        // Those of the slide at rest, then those that only its way there shows.
        all.types = at_rest.types;
        for (auto const& type : now.types)
            if (std::none_of(all.types.begin(), all.types.end(),
                             [&](auto const& t) { return t.type == type.type; }))
                all.types.push_back(type);
        for (auto& type : all.types) {
            auto const seen = std::find_if(now.types.begin(), now.types.end(),
                                           [&](auto const& t) { return t.type == type.type; });
            type.count = seen == now.types.end() ? 0 : seen->count;
        }
        all.unreviewed = at_rest.unreviewed;
        all.claimed = at_rest.claimed;
        all.hollow = at_rest.hollow;
        if (!all.types.empty() && input.size_by != SizeBy::events)
            legend.sizes = "Size of symbols: " + std::string(to_string(input.size_by));
    }
    for (auto const& layer : input.layers)
        if (layer.style.visible) all.layers.push_back(&layer);
    legend.types = type_rows(all, input.theme, scale);
    if (!legend.types.empty()) legend.signs = sign_rows(all, input.theme, scale);
    legend.layers = layer_rows(all, input.theme);
    legend.head = legend.types.empty() && !density ? "" : "Events shown";
    return legend;
}

LegendSize size_legend(SlideLegend const& legend, float row, float room, TextKit const& kit)
{
    LegendSize size{row, row < 19 ? kTextSmall : 13, 0, true};
    if (legend.empty()) return size;
    float const fixed = (legend.head.empty() ? 0 : kHeadRow) + (legend.density ? kRamp : 0);
    float const height =
        std::ceil((fixed + static_cast<float>(rows_of(legend)) * row) * kit.scale());
    size.whole = height <= room;
    size.height = std::min(height, room);
    return size;
}

namespace {

class LegendWriter {
public:
    LegendWriter(LegendSize const& size, Rect const& rect, TextKit& kit, Theme theme,
                 SlidePlan& plan)
        : size_(size), rect_(rect), kit_(kit), theme_(theme), colors_(palette(theme)), plan_(plan),
          s_(kit.scale()), y_(rect.y)
    {
    }
    void head(std::string const& text, std::size_t total)
    {
        auto const style = kit_.style(size_.text, typeset::Weight::semibold);
        auto numbers = style;
        numbers.tabular = true;
        float const baseline = y_ + 15 * s_;
        float const number =
            kit_.right(pass, grouped(total), numbers, rect_.right(), baseline, colors_.text);
        kit_.left(pass, kit_.fitted(text, style, rect_.width - number - 8 * s_), style, rect_.x,
                  baseline, colors_.text);
        y_ += 21 * s_;
        pass.panels.push_back({{rect_.x, std::round(y_ - 1 * s_), rect_.width,
                                std::max(1.0F, std::round(s_ * 0.75F))},
                               0,
                               colors_.rule});
        y_ += 3 * s_;
    }
    bool has_room(float height) const { return y_ + height <= rect_.bottom() + 1; }
    void row(LegendRow const& what, bool counted)
    {
        if (!has_room(size_.row * s_)) return;
        put(what, rect_.x, rect_.right(), counted);
        y_ += size_.row * s_;
    }
    void row_of_two(LegendRow const& left, LegendRow const* right)
    {
        if (!has_room(size_.row * s_)) return;
        float const middle = rect_.x + rect_.width / 2;
        put(left, rect_.x, right ? middle : rect_.right(), false);
        if (right) put(*right, middle, rect_.right(), false);
        y_ += size_.row * s_;
    }
    void words(std::string const& text, typeset::Weight weight, Color color, std::size_t lines)
    {
        auto const style = kit_.style(kTextSmall, weight);
        for (auto const& line : kit_.wrapped(text, style, rect_.width, lines)) {
            if (!has_room(size_.row * s_)) return;
            kit_.left(pass, line, style, rect_.x, y_ + (size_.row / 2 + 4.4F) * s_, color);
            y_ += size_.row * s_;
        }
    }
    void choropleth(ChoroplethLegend const& legend)
    {
        words(legend.title, typeset::Weight::semibold, colors_.text, 1);
        // The fullest on top, as one reads a scale.
        for (std::size_t i = legend.classes.size(); i-- > 0;) {
            LegendRow row;
            row.text = class_text(legend.classes[i]);
            row.symbol = {{},
                          12 * s_,
                          Shape::square,
                          mixed(class_color(i, legend.classes.size(), theme_), colors_.land, 0.86),
                          colors_.rule};
            this->row(row, false);
        }
        for (auto const& note : legend.notes)
            words(note, typeset::Weight::regular, colors_.muted, 2);
    }
    void density(DensityScale const& scale)
    {
        if (!has_room(kRamp * s_)) return;
        auto style = kit_.style(kTextTiny);
        style.tabular = true;
        float const width = std::min(rect_.width, 220 * s_);
        float const step = width / static_cast<float>(scale.ramp.size()), top = y_ + 18 * s_;
        kit_.left(pass, kit_.fitted(scale.unit, style, rect_.width), style, rect_.x, y_ + 12 * s_,
                  colors_.muted);
        for (std::size_t i = 0; i < scale.ramp.size(); ++i) {
            float const x = std::round(rect_.x + step * static_cast<float>(i));
            float const right = std::round(rect_.x + step * static_cast<float>(i + 1));
            pass.panels.push_back({{x, top, right - x, 8 * s_}, 0, scale.ramp[i]});
        }
        float free_from = -1e9F;
        for (std::size_t i = 0; i < scale.ticks.size(); ++i) {
            float const wide = kit_.measure(scale.text[i], style).width;
            float const at = rect_.x + width * static_cast<float>(scale.ticks[i]);
            float const x = std::clamp(at - wide / 2, rect_.x, rect_.x + width - wide);
            if (x < free_from) continue;
            kit_.left(pass, scale.text[i], style, x, top + 21 * s_, colors_.text);
            free_from = x + wide + 6 * s_;
            auto const tone = scale.ramp[std::min(
                scale.ramp.size() - 1,
                static_cast<std::size_t>(scale.ticks[i] * static_cast<double>(scale.ramp.size())))];
            plan_.legend_rows.push_back({{{at, top + 4 * s_}, 8 * s_, Shape::square, tone, tone},
                                         false,
                                         {},
                                         scale.text[i] + " " + scale.unit,
                                         0});
        }
        y_ += kRamp * s_;
    }
    Pass pass;

private:
    void put(LegendRow const& what, float left, float right, bool counted)
    {
        float const middle = y_ + size_.row * s_ / 2;
        bool const waits = counted && what.count == 0;
        auto const style = kit_.style(size_.text);
        auto numbers = style;
        numbers.tabular = true;
        auto row = what;
        float const opacity = waits ? 0.4F : 1;
        row.symbol.color = faded(row.symbol.color, opacity);
        Point const center{left + kSample / 2 * s_, std::round(middle)};
        draw_sample(pass, row, center, s_);
        auto const count = what.count > 0 ? grouped(what.count) : std::string();
        float const room =
            counted ? std::max(24 * s_, kit_.measure(count, numbers).width + 8 * s_) : 4 * s_;
        float const x = left + (kSample + kAfterSample) * s_;
        float const baseline = middle + kit_.measure("H", style).cap_height / 2;
        kit_.left(pass, kit_.fitted(what.text, style, right - x - room), style, x, baseline,
                  waits ? mixed(colors_.muted, colors_.panel, 0.75) : colors_.text);
        if (!count.empty()) kit_.right(pass, count, numbers, right, baseline, colors_.text);
        row.symbol.center = center;
        if (!waits)
            plan_.legend_rows.push_back(
                {row.symbol, what.layer, what.layer_color, what.text, what.count});
    }

    LegendSize const& size_;
    Rect const& rect_;
    TextKit& kit_;
    Theme theme_;
    Palette const& colors_;
    SlidePlan& plan_;
    float s_, y_;
};

} // namespace

Pass draw_slide_legend(SlideLegend const& legend, LegendSize const& size, Rect const& rect,
                       TextKit& kit, Theme theme, SlidePlan& plan)
{
    LegendWriter writer(size, rect, kit, theme, plan);
    plan.legend_head =
        legend.choropleth && legend.head.empty() ? legend.choropleth->title : legend.head;
    plan.legend_total.reset();
    if (!legend.head.empty()) plan.legend_total = legend.total;
    if (!legend.head.empty()) writer.head(legend.head, legend.total);
    for (auto const& row : legend.types) writer.row(row, true);
    for (std::size_t i = 0; i < legend.signs.size(); i += 2)
        writer.row_of_two(legend.signs[i],
                          i + 1 < legend.signs.size() ? &legend.signs[i + 1] : nullptr);
    for (auto const& row : legend.layers) writer.row(row, false);
    if (!legend.sizes.empty())
        writer.words(legend.sizes, typeset::Weight::regular, palette(theme).muted, 1);
    if (legend.density) writer.density(*legend.density);
    if (legend.choropleth) writer.choropleth(*legend.choropleth);
    return std::move(writer.pass);
}

} // namespace placetime::scene
