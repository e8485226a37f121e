#include "scene/slide_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scene/window.h"

namespace placetime::scene {
namespace {

constexpr std::string_view kBetween = "  ·  ";
constexpr std::size_t kMostFooter = 400; ///< bytes of what is given for it

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The text with each number of a day as two digits.
std::string with_wide_days(std::string const& dates)
{
    std::string result;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        bool const alone = is_digit(dates[i]) && (i == 0 || !is_digit(dates[i - 1])) &&
                           (i + 1 == dates.size() || !is_digit(dates[i + 1]));
        result += dates[i];
        if (alone) result += '0';
    }
    return result;
}

std::string lower(std::string text)
{
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

Stamp stamp_of(time::Interval const& span)
{
    auto text = written_out(span);
    if (text.ends_with(", UTC")) text.resize(text.size() - 5);
    Stamp stamp{text, "UTC", {}};
    // Hours stand under their day; between two days they stay with them.
    auto const comma = text.find(", ");
    if (comma != std::string::npos && text.find(", ", comma + 2) == std::string::npos) {
        stamp.rest = text.substr(comma + 2) + " UTC";
        stamp.dates.resize(comma);
    }
    stamp.template_text = with_wide_days(stamp.dates);
    return stamp;
}

Stamp stamp_of(std::string const& given)
{
    Stamp stamp{clean_words(given, 200), {}, {}};
    auto const comma = stamp.dates.rfind(", ");
    if (comma != std::string::npos && stamp.dates.size() - comma < 24) {
        stamp.rest = stamp.dates.substr(comma + 2);
        stamp.dates.resize(comma);
    }
    stamp.template_text = with_wide_days(stamp.dates);
    return stamp;
}

SlideFooter slide_footer(SlideWords const& words, Credits const& credits, float width, TextKit& kit)
{
    SlideFooter footer;
    auto const style = kit.style(kSlideFooter);
    footer.page = clean_words(words.page, 40);
    auto source = clean_words(words.source, kMostFooter);
    if (!source.empty() && !lower(source).starts_with("source")) source = "Source: " + source;
    // The source has its line, there or not, so that maps of one briefing are equally high.
    footer.lines.push_back(kit.fitted(source, style, width));
    std::vector<std::string> parts{"Map: Natural Earth, GeoNames CC BY 4.0"};
    auto const more = clean_words(words.attribution, kMostFooter);
    if (!more.empty()) parts.push_back(more);
    parts.push_back("Boundaries and names shown do not imply endorsement or acceptance");
    if (credits.events)
        parts.push_back(credits.unreviewed ? "Event types machine-coded, unreviewed"
                                           : "Event types machine-coded, reviewed");
    float const page =
        footer.page.empty()
            ? 0
            : kit.measure(footer.page, kit.style(kSlideLeast, typeset::Weight::semibold)).width +
                  20 * kit.scale();
    footer.lines.emplace_back();
    for (auto const& part : parts) {
        auto const joined =
            footer.lines.back().empty() ? part : footer.lines.back() + std::string(kBetween) + part;
        if (footer.lines.back().empty() || kit.measure(joined, style).width <= width - page)
            footer.lines.back() = joined;
        else
            footer.lines.push_back(part);
    }
    for (auto& line : footer.lines) line = kit.fitted(line, style, width - page);
    return footer;
}

namespace {

class PageWriter {
public:
    PageWriter(SlidePage const& page, TextKit& kit, Theme theme, SlidePlan& plan)
        : page_(page), kit_(kit), colors_(palette(theme)), plan_(plan), s_(kit.scale())
    {
    }
    /// All but the map, whose events may reach over its edge.
    void ground(float width, float height)
    {
        auto const& m = page_.layout.map;
        for (auto const& rect : {Rect{0, 0, width, m.y}, Rect{0, m.y, m.x, m.height},
                                 Rect{m.right(), m.y, width - m.right(), m.height},
                                 Rect{0, m.bottom(), width, height - m.bottom()}})
            if (rect.width > 0 && rect.height > 0) pass.panels.push_back({rect, 0, colors_.panel});
        pass.panels.push_back({m, 0, {0, 0, 0, 0}, colors_.rule});
    }
    void marking()
    {
        auto const style = kit_.style(kSlideLeast, typeset::Weight::bold);
        float const width = page_.layout.marking_top.width - 24 * s_;
        bool cut = false;
        plan_.marking_text = kit_.fitted(clean_words(page_.words.marking, 300, &cut), style, width);
        plan_.marking_top = page_.layout.marking_top;
        plan_.marking_bottom = page_.layout.marking_bottom;
        if (!page_.words.parts.marking) return;
        for (auto const& band : {page_.layout.marking_top, page_.layout.marking_bottom}) {
            pass.panels.push_back({band, 0, colors_.text});
            kit_.centered(pass, plan_.marking_text, style, band.center(), colors_.panel);
        }
    }
    void title()
    {
        plan_.title = page_.layout.title;
        auto const& rect = page_.layout.title;
        auto const fitted = fit_lines(page_.words.title, typeset::Weight::bold, kSlideTitle,
                                      kSlideTitleLeast, rect.width, 2, kit_);
        plan_.text_cut = plan_.text_cut || fitted.cut;
        if (!page_.words.parts.title) return;
        lines(fitted, rect, colors_.text);
    }
    void stamp()
    {
        plan_.stamp = page_.layout.stamp;
        plan_.stamp_text = page_.stamp.written();
        if (!page_.words.parts.stamp || page_.stamp.dates.empty()) return;
        auto const& rect = page_.layout.stamp;
        auto style = kit_.style(kSlideStamp, typeset::Weight::bold);
        style.tabular = true;
        float const wide = kit_.measure(page_.stamp.template_text, style).width;
        if (wide > rect.width) {
            float const size = std::floor(kSlideStamp * rect.width / wide * 2) / 2;
            style.size = std::max(size, kSlideStampLeast) * s_;
        }
        auto const text = kit_.fitted(page_.stamp.dates, style, rect.width);
        auto small = kit_.style(14, typeset::Weight::medium);
        small.tabular = true;
        float const second = page_.stamp.rest.empty() ? 0 : 20 * s_;
        float const capital = kit_.measure(text, style).cap_height;
        // The capitals of a title of one line and the dates stand on one line.
        float const baseline =
            std::round(rect.y + rect.height / 2 + capital / 2 - second / 2 + (second > 0 ? s_ : 0));
        kit_.right(pass, text, style, rect.right(), baseline, colors_.accent);
        if (second > 0)
            kit_.right(pass, kit_.fitted(page_.stamp.rest, small, rect.width), small, rect.right(),
                       std::round(baseline + second), colors_.muted);
    }
    void footer()
    {
        auto const& rect = page_.layout.footer;
        plan_.footer = rect;
        for (auto const& line : page_.footer.lines)
            if (!line.empty()) plan_.footer_text += (plan_.footer_text.empty() ? "" : "\n") + line;
        if (!page_.footer.page.empty())
            plan_.footer_text += (plan_.footer_text.empty() ? "" : "\n") + page_.footer.page;
        if (!page_.words.parts.footer) return;
        auto const style = kit_.style(kSlideFooter);
        float y = rect.y;
        for (auto const& line : page_.footer.lines) {
            bool const source = &line == &page_.footer.lines.front();
            if (y + kSlideFooterLine * s_ > rect.bottom() + 1) break;
            kit_.left(pass, line, style, rect.x, std::round(y + 11 * s_),
                      source ? colors_.text : colors_.muted);
            y += kSlideFooterLine * s_;
        }
        auto page = kit_.style(kSlideLeast, typeset::Weight::semibold);
        page.tabular = true;
        kit_.right(pass, page_.footer.page, page, rect.right(), std::round(rect.bottom() - 4 * s_),
                   colors_.text);
    }
    Pass pass;

private:
    /// In the middle of its height.
    void lines(FittedLines const& fitted, Rect const& rect, Color color)
    {
        if (fitted.lines.empty()) return;
        float const line = std::round(fitted.style.size * 1.16F);
        float const capital = kit_.measure("H", fitted.style).cap_height;
        float baseline = rect.y + rect.height / 2 + capital / 2 -
                         line * static_cast<float>(fitted.lines.size() - 1) / 2;
        for (auto const& text : fitted.lines) {
            kit_.left(pass, text, fitted.style, rect.x, std::round(baseline),
                      faded(color, static_cast<float>(page_.words.opacity)));
            baseline += line;
        }
    }

    SlidePage const& page_;
    TextKit& kit_;
    Palette const& colors_;
    SlidePlan& plan_;
    float s_;
};

} // namespace

Pass draw_slide_page(SlidePage const& page, TextKit& kit, Theme theme, SlidePlan& plan)
{
    PageWriter writer(page, kit, theme, plan);
    auto const& l = page.layout;
    plan.map = l.map;
    writer.ground(page.width, page.height);
    if (l.marking_top.height > 0) writer.marking();
    writer.title();
    writer.stamp();
    writer.footer();
    return std::move(writer.pass);
}

Pass draw_slide_text(FlowedText const& text, Rect const& rect, double opacity, TextKit& kit,
                     Palette const& colors)
{
    Pass pass;
    float const s = kit.scale();
    auto const fade = static_cast<float>(std::clamp(opacity, 0.0, 1.0));
    for (auto const& bullet : text.bullets)
        pass.symbols.push_back({{rect.x + bullet.x, rect.y + bullet.y},
                                4.5F * s,
                                Shape::circle,
                                faded(colors.muted, fade),
                                faded(colors.panel, fade)});
    for (auto const& run : text.runs) {
        auto const color = faded(!run.link.empty() ? colors.accent : colors.text, fade);
        kit.left(pass, run.text, run.style, rect.x + run.x, rect.y + run.baseline, color);
        if (!run.link.empty())
            pass.panels.push_back({{rect.x + run.x, std::round(rect.y + run.baseline + 2 * s),
                                    run.width, std::max(1.0F, std::round(0.75F * s))},
                                   0,
                                   color});
    }
    return pass;
}

Rect draw_notice(std::string const& text, Layout const& layout, TextKit& kit, Theme theme,
                 Occupied& occupied, Pass* pass)
{
    auto const& colors = palette(theme);
    float const s = kit.scale();
    auto const style = kit.style(kTextSmall, typeset::Weight::semibold);
    float const pad = 10 * s;
    auto const line = kit.fitted(text, style, layout.frame.width * 0.6F);
    auto const size = kit.measure(line, style);
    Rect const rect{layout.frame.x + 14 * s, layout.frame.y + 14 * s,
                    std::ceil(size.width + 2 * pad), std::round(26 * s)};
    if (!layout.frame.contains(rect)) return {};
    occupied.add(rect.grown(4 * s));
    if (pass) {
        pass->panels.push_back({rect, kCorner * s, colors.text});
        kit.left(*pass, line, style, rect.x + pad, rect.y + (rect.height + size.cap_height) / 2,
                 colors.panel);
    }
    return rect;
}

} // namespace placetime::scene
