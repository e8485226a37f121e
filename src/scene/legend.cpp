#include "scene/legend.h"

#include <algorithm>

namespace placetime::scene {
namespace {

constexpr std::size_t kMostLayers = 4;

} // namespace

void draw_sample(Pass& pass, LegendRow const& row, Point center, float scale)
{
    auto symbol = row.symbol;
    symbol.center = center;
    if (row.layer)
        pass.panels.push_back({{center.x - 6 * scale, center.y - 1 * scale, 12 * scale, 2 * scale},
                               0,
                               row.layer_color});
    else
        pass.symbols.push_back(symbol);
}

std::vector<LegendRow> type_rows(Summary const& summary, Theme theme, float scale)
{
    auto const& colors = palette(theme);
    std::vector<LegendRow> rows;
    for (auto const& t : summary.types) {
        auto const look = type_style(t.type, theme);
        rows.push_back({{{}, 11 * scale, look.shape, look.color, colors.panel},
                        std::string(events::to_string(t.type)),
                        t.count});
    }
    return rows;
}

std::vector<LegendRow> sign_rows(Summary const& summary, Theme theme, float scale)
{
    auto const& colors = palette(theme);
    std::vector<LegendRow> rows;
    auto const sign = [&](char const* text, bool hollow, bool broken, bool dot) {
        LegendRow row{{{}, 11 * scale, Shape::circle, colors.muted, colors.panel}, text, 0};
        row.symbol.hollow = hollow;
        row.symbol.broken = broken;
        row.symbol.dot = dot;
        rows.push_back(row);
    };
    if (summary.unreviewed) sign("Unreviewed", false, false, true);
    if (summary.claimed) sign("Only claimed", false, true, false);
    if (summary.hollow) sign("Area or line", true, false, false);
    return rows;
}

std::vector<LegendRow> layer_rows(Summary const& summary, Theme theme)
{
    std::vector<LegendRow> rows;
    for (auto const* layer : summary.layers)
        if (rows.size() < kMostLayers)
            rows.push_back(
                {{}, layer->name, 0, true, layer->style.color.value_or(palette(theme).accent)});
    return rows;
}

std::size_t legend_row_count(Summary const& summary)
{
    return summary.types.size() + std::min(summary.layers.size(), kMostLayers) +
           ((summary.claimed ? 1 : 0) + (summary.hollow ? 1 : 0) + (summary.unreviewed ? 1 : 0) +
            1) /
               2;
}

float legend_height(std::size_t rows, float scale)
{
    return rows == 0 ? 0 : (static_cast<float>(rows) * kLegendRow + 48) * scale;
}

namespace {

/// Calls `visit` with each legend item's left end and row; gives the number of rows.
template <class Visit>
std::size_t flow(float width, Summary const& summary, TextKit& kit, Theme theme, Visit visit)
{
    float const s = kit.scale(), pad = 12 * s;
    auto rows = type_rows(summary, theme, s);
    for (auto& row : rows) row.text += " " + std::to_string(row.count);
    auto signs = sign_rows(summary, theme, s);
    rows.insert(rows.end(), signs.begin(), signs.end());
    auto layers = layer_rows(summary, theme);
    rows.insert(rows.end(), layers.begin(), layers.end());
    float x = pad;
    std::size_t line = 0;
    for (auto const& row : rows) {
        float const needed = 18 * s + kit.measure(row.text, kit.style(kTextSmall)).width;
        if (x > pad && x + needed > width - pad) {
            x = pad;
            ++line;
        }
        visit(row, x, line);
        x += needed + 16 * s;
    }
    return rows.empty() ? 0 : line + 1;
}

} // namespace

float flowing_legend_height(float width, Summary const& summary, TextKit& kit)
{
    auto const rows =
        flow(width, summary, kit, Theme::light, [](auto const&, float, std::size_t) {});
    return rows == 0 ? 0 : (static_cast<float>(rows) * kLegendRow + 12) * kit.scale();
}

Pass draw_flowing_legend(Rect const& rect, Summary const& summary, TextKit& kit, Theme theme)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    pass.panels.push_back({rect, 0, colors.panel});
    flow(rect.width, summary, kit, theme, [&](LegendRow const& row, float x, std::size_t line) {
        float const middle = rect.y + (6 + (static_cast<float>(line) + 0.5F) * kLegendRow) * s;
        draw_sample(pass, row, {rect.x + x + 6 * s, middle}, s);
        kit.left(pass, row.text, kit.style(kTextSmall), rect.x + x + 18 * s, middle + 4.4F * s,
                 colors.text);
    });
    return pass;
}

} // namespace placetime::scene
