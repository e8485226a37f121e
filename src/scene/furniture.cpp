#include "scene/furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/window.h"

namespace placetime::scene {
namespace {

/// Said on every map; the short form where the long one would need more than two lines.
std::vector<std::string> credit_lines(bool brief, Credits const& credits)
{
    std::vector<std::string> parts{brief ? "Natural Earth"
                                         : "Boundaries: Natural Earth, no endorsement implied",
                                   brief ? "GeoNames CC BY" : "Places: GeoNames, CC BY 4.0"};
    if (credits.events)
        parts.push_back(std::string(brief ? "" : "Events: ") + (credits.unreviewed
                                                                    ? "machine-coded, unreviewed"
                                                                    : "machine-coded, reviewed"));
    return parts;
}

/// Greatest angle, degrees, between up and north in the frame.
double tilt(Camera const& camera)
{
    double worst = 0;
    auto const& f = camera.frame();
    for (int i = 0; i <= 4; ++i)
        for (int j = 0; j <= 4; ++j) {
            Point const p{f.x + f.width * static_cast<float>(i) / 4,
                          f.y + f.height * static_cast<float>(j) / 4};
            auto const here = camera.to_position(p);
            if (!here || std::abs(here->lat) > 89) return 180;
            auto const north = camera.to_screen(geo::LonLat{here->lon, here->lat + 0.05});
            auto const exact = camera.to_screen(*here);
            if (!north || !exact) return 180;
            worst = std::max(worst, std::abs(std::atan2(static_cast<double>(north->x - exact->x),
                                                        static_cast<double>(exact->y - north->y))));
        }
    return worst * 180 / M_PI;
}

} // namespace

geo::Meters bar_length(geo::Meters per_pixel, float most) noexcept
{
    double const longest = per_pixel * static_cast<double>(most);
    double const power = std::pow(10.0, std::floor(std::log10(longest)));
    for (double const step : {5.0, 2.0})
        if (step * power <= longest) return step * power;
    return power;
}

std::string distance_text(geo::Meters length)
{
    if (length < 1000) return fmt::format("{:g} m", length);
    auto const km = static_cast<long>(length / 1000 + 0.5);
    return km < 10'000 ? fmt::format("{} km", km)
                       : fmt::format("{} {:03} km", km / 1000, km % 1000);
}

void draw_scale_bar(Camera const& camera, Layout const& layout, TextKit& kit, Palette const& colors,
                    Occupied& occupied, Pass& pass)
{
    float const s = kit.scale();
    if (!(camera.meters_per_pixel() > 0) || camera.scale_error() > 0.9)
        return; // no honest bar for such a map
    auto const length = bar_length(camera.meters_per_pixel(), 150 * s);
    auto const pixels = std::round(static_cast<float>(length / camera.meters_per_pixel()));
    auto text = distance_text(length);
    if (camera.scale_error() > 0.04) {
        double const lat = camera.center().lat;
        if (!camera.projection().north_is_up())
            text += " at the centre";
        else
            text += fmt::format(" at {:.0f}°{}", std::abs(lat), lat < 0 ? "S" : "N");
    }
    auto style = kit.with_halo(kit.style(kTextSmall));
    style.tabular = true;
    float const x = layout.frame.x + 16 * s, y = layout.frame.bottom() - 18 * s;
    float const width = kit.measure(text, style).width;
    // Borders must not run through the figures.
    pass.panels.push_back({{x - 5 * s, y - 20 * s, std::max(width, pixels) + 10 * s, 29 * s},
                           kCorner * s,
                           at(colors.halo, 0.85)});
    kit.left(pass, text, style, x, y - 7 * s, colors.text, colors.halo);
    // Two halves, one of them filled, so that the bar reads on any ground.
    pass.panels.push_back({{x - 1 * s, y - 1 * s, pixels + 2 * s, 6 * s}, 1 * s, colors.halo});
    pass.panels.push_back({{x, y, pixels, 4 * s}, 0, colors.panel, colors.text});
    pass.panels.push_back({{x, y, std::round(pixels / 2), 4 * s}, 0, colors.text});
    float const reach = std::max(width, pixels);
    occupied.add({x - 6 * s, y - 22 * s, reach + 12 * s, 32 * s});
    if (tilt(camera) < 1.0) {
        Point const arrow{x + reach + 20 * s, y - 8 * s};
        pass.symbols.push_back(
            {{arrow.x, arrow.y + 5 * s}, 9 * s, Shape::triangle_up, colors.text, colors.halo});
        kit.centered(pass, "N", kit.with_halo(kit.style(kTextTiny, typeset::Weight::semibold)),
                     {arrow.x, arrow.y - 9 * s}, colors.text, colors.halo);
        occupied.add({arrow.x - 8 * s, arrow.y - 18 * s, 16 * s, 34 * s});
    }
}

Pass draw_footer(Camera const& camera, Layout const& layout, Credits const& credits, TextKit& kit,
                 Theme theme, Occupied& occupied)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    draw_scale_bar(camera, layout, kit, colors, occupied, pass);
    auto const style = kit.with_halo(kit.style(kTextTiny));
    float const room = layout.frame.width - 240 * s;
    std::vector<std::string> lines(1);
    for (auto const& credit : credit_lines(room < 320 * s, credits)) {
        auto const joined = lines.back().empty() ? credit : lines.back() + "  ·  " + credit;
        if (kit.measure(joined, style).width <= room || lines.back().empty())
            lines.back() = joined;
        else
            lines.push_back(credit);
    }
    float baseline = layout.frame.bottom() - 12 * s;
    float widest = 0;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line, baseline -= 15 * s) {
        auto const text = kit.fitted(*line, style, room);
        widest = std::max(widest, kit.right(pass, text, style, layout.frame.right() - 14 * s,
                                            baseline, colors.muted, colors.halo));
    }
    float const height = 15 * s * static_cast<float>(lines.size());
    occupied.add({layout.frame.right() - widest - 20 * s, layout.frame.bottom() - height - 14 * s,
                  widest + 20 * s, height + 14 * s});
    return pass;
}

Pass draw_tray(std::span<TrayRow const> rows, Layout const& layout, TextKit& kit, Theme theme,
               Occupied& occupied, std::vector<TrayMark>& marks)
{
    Pass pass;
    if (rows.empty()) return pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto const name = kit.style(kTextSmall, typeset::Weight::semibold);
    auto count = kit.style(kTextSmall);
    count.tabular = true;
    float const row_height = 22 * s, pad = 10 * s, most = layout.frame.width * 0.62F;
    auto const limit = std::max<std::size_t>(
        1, static_cast<std::size_t>(layout.frame.height * 0.25F / row_height));
    struct Line {
        std::string text;
        float text_width = 0, width = 0;
        TrayRow const* row = nullptr;
    };
    std::vector<Line> lines;
    float widest = 0;
    for (auto const& row : rows) {
        if (lines.size() == limit) break;
        float types = 0;
        for (auto const& t : row.types)
            types += 22 * s + kit.measure(std::to_string(t.count), count).width;
        auto const text = kit.fitted(row.text, name, std::max(60 * s, most - types - 2 * pad));
        float const width = kit.measure(text, name).width;
        lines.push_back({text, width, width + types, &row});
        widest = std::max(widest, lines.back().width);
    }
    Rect rect{layout.frame.right() - 14 * s - widest - 2 * pad, layout.frame.y + 14 * s,
              widest + 2 * pad, row_height * static_cast<float>(lines.size()) + 8 * s};
    // Below what is written at the upper left, where they would meet.
    for (auto lower = rect; lower.y < layout.frame.center().y; lower.y += 4 * s)
        if (occupied.is_free(lower)) {
            rect = lower;
            break;
        }
    pass.panels.push_back({rect, kCorner * s, at(colors.panel, 0.94), colors.rule});
    float y = rect.y + 4 * s + row_height / 2;
    for (auto const& line : lines) {
        auto const& state = line.row->state;
        Rect const whole{rect.x, y - row_height / 2, rect.width, row_height};
        marks.push_back({whole, line.row->text, line.row->rows});
        if (state.selected || state.hovered)
            pass.panels.push_back(
                {whole.grown(-1 * s),
                 kCorner * s,
                 {0, 0, 0, 0},
                 state.selected ? colors.accent : mixed(colors.accent, colors.panel, 0.55)});
        float x = rect.x + pad;
        float const baseline = y + kit.measure(line.text, name).cap_height / 2;
        kit.left(pass, line.text, name, x, baseline,
                 faded(colors.text, std::max(0.6F, state.opacity)));
        x = rect.right() - pad - (line.width - line.text_width);
        for (auto const& t : line.row->types) {
            auto const look = type_style(t.type, theme);
            Symbol symbol{{x + 12 * s, y},
                          kSymbol * s,
                          look.shape,
                          faded(look.color, state.opacity),
                          colors.panel};
            symbol.broken = t.claimed;
            pass.symbols.push_back(symbol);
            x += 20 * s;
            x += kit.left(pass, std::to_string(t.count), count, x, baseline, colors.text) + 2 * s;
        }
        y += row_height;
    }
    occupied.add(rect.grown(4 * s));
    return pass;
}

Pass draw_known_at(time::Instant moment, Layout const& layout, TextKit& kit, Theme theme,
                   Occupied& occupied)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto const style = kit.style(kTextSmall, typeset::Weight::semibold);
    auto const text = kit.fitted(known_at_text(moment), style, layout.frame.width * 0.6F);
    auto const size = kit.measure(text, style);
    float const pad = 10 * s;
    Rect const rect{layout.frame.x + 14 * s, layout.frame.y + 14 * s, size.width + 2 * pad, 28 * s};
    pass.panels.push_back({rect, kCorner * s, at(colors.panel, 0.94), colors.accent});
    kit.left(pass, text, style, rect.x + pad, rect.y + (rect.height + size.cap_height) / 2,
             colors.text);
    occupied.add(rect.grown(4 * s));
    return pass;
}

Pass draw_density_scale(DensityScale const& scale, Layout const& layout, TextKit& kit, Theme theme,
                        Occupied& occupied)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto style = kit.style(kTextTiny);
    style.tabular = true;
    auto const unit = kit.style(kTextTiny, typeset::Weight::medium);
    float const width = std::clamp(layout.frame.width * 0.25F, 90 * s, 200 * s);
    float const pad = 10 * s, bar = 8 * s;
    float const room = std::max(width, kit.measure(scale.unit, unit).width);
    Rect rect{layout.frame.right() - 14 * s - room - 2 * pad,
              layout.frame.bottom() - (layout.footer ? 34 : 14) * s - 54 * s, room + 2 * pad,
              54 * s};
    // Above the attribution, which may have two lines.
    while (rect.y > layout.frame.y && !occupied.is_free(rect)) rect.y -= 4 * s;
    if (!layout.frame.contains(rect)) return pass;
    pass.panels.push_back({rect, kCorner * s, at(colors.panel, 0.94), colors.rule});
    float const left = rect.x + pad;
    kit.left(pass, scale.unit, unit, left, rect.y + 16 * s, colors.text);
    float const step = width / static_cast<float>(scale.ramp.size()), top = rect.y + 23 * s;
    for (std::size_t i = 0; i < scale.ramp.size(); ++i) {
        float const x = std::round(left + step * static_cast<float>(i));
        float const right = std::round(left + step * static_cast<float>(i + 1));
        pass.panels.push_back({{x, top, right - x, bar}, 0, scale.ramp[i]});
    }
    float free_from = -1e9F;
    for (std::size_t i = 0; i < scale.ticks.size(); ++i) {
        auto const size = kit.measure(scale.text[i], style);
        float const at_x = left + width * static_cast<float>(scale.ticks[i]);
        float const x = std::clamp(at_x - size.width / 2, left, rect.right() - pad - size.width);
        if (x < free_from) continue;
        pass.panels.push_back(
            {{std::round(at_x), top + bar, std::max(1.0F, std::round(s)), 3 * s}, 0, colors.muted});
        kit.left(pass, scale.text[i], style, x, rect.y + 46 * s, colors.text);
        free_from = x + size.width + 6 * s;
    }
    occupied.add(rect.grown(4 * s));
    return pass;
}

Pass draw_empty_state(std::string const& what, std::string const& next, Layout const& layout,
                      TextKit& kit, Theme theme, Occupied& occupied)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto const head = kit.style(kTextTitle, typeset::Weight::semibold);
    auto const body = kit.style(kTextBase);
    float const most = std::min(420 * s, layout.frame.width - 24 * s);
    auto const lines = kit.wrapped(next, body, most - 40 * s, 3);
    auto const title = kit.fitted(what, head, most - 40 * s);
    float width = kit.measure(title, head).width;
    for (auto const& line : lines) width = std::max(width, kit.measure(line, body).width);
    float const height = 58 * s + 20 * s * static_cast<float>(lines.size());
    auto const middle = layout.inner.center();
    Rect const rect{middle.x - width / 2 - 20 * s, middle.y - height / 2, width + 40 * s, height};
    pass.panels.push_back({rect, kCorner * s, colors.panel, colors.rule});
    kit.centered(pass, title, head, {middle.x, rect.y + 26 * s}, colors.text);
    float y = rect.y + 52 * s;
    for (auto const& line : lines) {
        kit.centered(pass, line, body, {middle.x, y}, colors.muted);
        y += 20 * s;
    }
    occupied.add(rect);
    return pass;
}

Pass draw_strip(Rect const& strip, Summary const& summary, TextKit& kit, Theme theme)
{
    Pass pass;
    auto const& colors = palette(theme);
    float const s = kit.scale();
    pass.panels.push_back({strip, 0, colors.panel});
    float const x = strip.x + 12 * s, room = strip.width - 24 * s;
    auto const title = kit.style(16, typeset::Weight::semibold);
    auto const small = kit.style(kTextSmall);
    kit.left(pass, kit.fitted(summary.title, title, room), title, x, strip.y + 22 * s, colors.text);
    auto const line =
        summary.window.empty() ? summary.counts : summary.window + "  ·  " + summary.counts;
    if (strip.height > 40 * s)
        kit.left(pass, kit.fitted(line, small, room), small, x, strip.y + 41 * s, colors.muted);
    return pass;
}

} // namespace placetime::scene
