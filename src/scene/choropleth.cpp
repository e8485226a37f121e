#include "scene/choropleth.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>

#include <fmt/format.h>

namespace placetime::scene {
namespace {

using events::Row;
using Kind = summary::PlaceTold::Kind;

/// Enough of the ground to be seen through: rivers, borders.
constexpr double kTint = 0.86;
constexpr float kEdge = 0.8F; ///< CSS pixels

std::size_t& bucket(AreaCounts& counts, Kind kind)
{
    switch (kind) {
    case Kind::country_wide:
        return counts.country_wide;
    case Kind::border:
        return counts.border;
    case Kind::across:
        return counts.across;
    default:
        return counts.outside;
    }
}

} // namespace

AreaCounts count_by_area(RowQuery const& query, summary::PlaceColumn const& column,
                         Choropleth level)
{
    std::vector<std::size_t> events(column.told().size(), 0);
    auto const numbers = column.numbers();
    query.each_row([&](Row row) { ++events[numbers[row]]; });
    AreaCounts counts;
    std::map<std::pair<summary::DivisionNumber, std::string>, std::size_t> areas;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i] == 0) continue;
        auto const& told = column.told()[i];
        if (level == Choropleth::country && told.kind != Kind::border && !told.country.empty())
            areas[{summary::kNoDivision, told.country}] += events[i];
        else if (level == Choropleth::admin1 && told.division != summary::kNoDivision)
            areas[{told.division, {}}] += events[i];
        else
            bucket(counts, told.kind) += events[i];
    }
    for (auto const& [area, count] : areas) {
        counts.areas.push_back({area.first, area.second, count});
        counts.highest = std::max(counts.highest, count);
    }
    return counts;
}

geo::SharedGeometry const&
AreaOutlines::of(AreaCounts::Area const& area,
                 std::shared_ptr<summary::Divisions const> const& divisions)
{
    static std::atomic<std::uint64_t> epochs{0};
    if (divisions_ != divisions) {
        shapes_.clear();
        divisions_ = divisions;
        epoch_ = ++epochs;
    }
    auto const key = area.country.empty() ? std::to_string(area.division) : area.country;
    auto const [it, is_new] = shapes_.try_emplace(key);
    if (is_new)
        it->second = area.country.empty() ? divisions->area(area.division)
                                          : divisions->country_area(area.country);
    return it->second;
}

Color class_color(std::size_t i, std::size_t count, Theme theme) noexcept
{
    // The ends are left out: the palest is too near the ground, the darkest hides the names.
    double const share = count < 2 ? 0.45 : static_cast<double>(i) / static_cast<double>(count - 1);
    return density_color(0.04 + (is_dark(theme) ? 0.68 : 0.80) * share, theme);
}

Pass draw_choropleth(std::vector<TintedArea> const& areas, std::size_t classes, Rect const& frame,
                     Palette const& colors, Theme theme, float scale)
{
    Pass pass;
    pass.clip = frame;
    Stroke edges{{}, colors.land, kEdge * scale};
    for (auto const& area : areas) {
        if (!area.paths.rings || area.paths.rings->empty()) continue;
        auto const tone = class_color(area.count_class, classes, theme);
        pass.fills.push_back({*area.paths.rings, at(tone, kTint)});
        if (!area.paths.lines) continue;
        auto const& from = *area.paths.lines;
        std::uint32_t first = 0;
        for (auto const end : from.ends) {
            edges.lines.points.insert(edges.lines.points.end(), from.points.begin() + first,
                                      from.points.begin() + end);
            edges.lines.close_part();
            first = end;
        }
    }
    if (!edges.lines.empty()) pass.strokes.push_back(std::move(edges));
    return pass;
}

ChoroplethLegend choropleth_legend(AreaCounts const& counts,
                                   std::vector<summary::CountClass> classes, Choropleth level,
                                   std::size_t unplaced)
{
    ChoroplethLegend legend;
    bool const countries = level == Choropleth::country;
    legend.title = countries ? "Events by country" : "Events by first-level division";
    legend.classes = std::move(classes);
    std::string left;
    auto const say = [&](std::size_t count, std::string_view what) {
        if (count == 0) return;
        // A space that does not break keeps the number with its word.
        left += fmt::format("{}{}\u00A0{}", left.empty() ? "" : ", ", count, what);
    };
    say(counts.country_wide, "country-wide");
    say(counts.border, "on borders");
    say(counts.across, countries ? "wider than a country" : "wider than a division");
    say(counts.outside, "outside");
    say(unplaced, "unplaced");
    if (!left.empty()) legend.notes.push_back("Not coloured: " + left);
    legend.notes.push_back("No colour: no event told of");
    return legend;
}

Pass draw_choropleth_legend(ChoroplethLegend const& legend, Layout const& layout, TextKit& kit,
                            Theme theme, Occupied& occupied)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto const head = kit.style(kTextSmall, typeset::Weight::semibold);
    auto style = kit.style(kTextSmall);
    style.tabular = true;
    auto const note = kit.style(kTextTiny);
    float const pad = 10 * s, row = 18 * s, swatch = 22 * s, line = 15 * s;
    float const most = std::min(280 * s, layout.frame.width - 40 * s);
    std::vector<std::string> notes;
    for (auto const& text : legend.notes)
        for (auto& part : kit.wrapped(text, note, most - 2 * pad, 3))
            notes.push_back(std::move(part));
    float width = kit.measure(legend.title, head).width;
    for (auto const& one : legend.classes)
        width = std::max(width, swatch + 8 * s + kit.measure(class_text(one), style).width);
    for (auto const& text : notes) width = std::max(width, kit.measure(text, note).width);
    width = std::min(width, most - 2 * pad);
    float const height = pad + row + row * static_cast<float>(legend.classes.size()) +
                         line * static_cast<float>(notes.size()) + pad;
    Rect rect{layout.frame.right() - 14 * s - width - 2 * pad,
              layout.frame.bottom() - (layout.footer ? 34 : 14) * s - height, width + 2 * pad,
              height};
    while (rect.y > layout.frame.y && !occupied.is_free(rect)) rect.y -= 4 * s;
    if (!layout.frame.contains(rect)) return pass;
    pass.panels.push_back({rect, kCorner * s, at(colors.panel, 0.94), colors.rule});
    float const left = rect.x + pad;
    float y = rect.y + pad + 10 * s;
    kit.left(pass, kit.fitted(legend.title, head, width), head, left, y, colors.text);
    y += row;
    // The fullest on top, as one reads a scale.
    for (std::size_t i = legend.classes.size(); i-- > 0; y += row) {
        auto const tone = class_color(i, legend.classes.size(), theme);
        pass.panels.push_back({{left, y - 11 * s, swatch, 14 * s},
                               2 * s,
                               mixed(tone, colors.land, kTint),
                               colors.rule});
        kit.left(pass, class_text(legend.classes[i]), style, left + swatch + 8 * s, y, colors.text);
    }
    for (auto const& text : notes) {
        kit.left(pass, text, note, left, y - 2 * s, colors.muted);
        y += line;
    }
    occupied.add(rect.grown(4 * s));
    return pass;
}

} // namespace placetime::scene
