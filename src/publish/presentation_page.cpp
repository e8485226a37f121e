#include "publish/presentation_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "publish/office_text.h"
#include "scene/slide_layout.h"
#include "scene/slide_text.h"

namespace placetime::publish {
namespace {

using scene::Color;
using scene::Rect;
using Align = OfficeParagraph::Align;
using Anchor = OfficeBox::Anchor;

class PageShapes {
public:
    PageShapes(SlideShapes& shapes, PresentationPage const& page)
        : shapes_(shapes), page_(page), plan_(page.scene.slide), colors_(palette(page.theme)),
          emu_(static_cast<double>(kSlideWidth) / page.scene.width),
          kit_(typesetter_, page.scene.scale)
    {
    }
    OfficeRect emu(Rect const& r) const
    {
        auto const at = [&](float v) { return std::lround(static_cast<double>(v) * emu_); };
        return {at(r.x), at(r.y), at(r.right()) - at(r.x), at(r.bottom()) - at(r.y)};
    }
    double points(float pixels) const
    {
        return static_cast<double>(pixels) * emu_ / static_cast<double>(kPoint);
    }

    void map(std::string const& relation)
    {
        shapes_.picture(
            "Map", fmt::format("Map: {}; {}", shortened(page_.words.title, 200), plan_.stamp_text),
            emu(plan_.map), relation);
    }
    void title()
    {
        auto const& r = plan_.title;
        auto const fitted =
            scene::fit_lines(page_.words.title, typeset::Weight::bold, scene::kSlideTitle,
                             scene::kSlideTitleLeast, r.width, 2, kit_);
        std::string text;
        for (auto const& l : fitted.lines) text += (text.empty() ? "" : " ") + l;
        shapes_.title(emu(r), {line(text, points(fitted.style.size), colors_.text, true)}, true);
    }
    void stamp()
    {
        if (plan_.stamp.width <= 0 || plan_.stamp_text.empty()) return;
        auto dates = plan_.stamp_text;
        std::string rest;
        if (auto const comma = dates.rfind(", ");
            comma != dates.npos && dates.size() - comma < 24) {
            rest = dates.substr(comma + 2);
            dates.resize(comma);
        }
        // A character is some 0.58 of the size wide.
        double const room = points(plan_.stamp.width) /
                            (0.6 * static_cast<double>(std::max<std::size_t>(dates.size(), 1)));
        std::vector<OfficeParagraph> text{line(dates, std::clamp(std::floor(room), 14.0, 24.0),
                                               colors_.accent, true, Align::right)};
        if (!rest.empty()) text.push_back(line(rest, 14, colors_.muted, false, Align::right));
        OfficeBox box;
        box.anchor = Anchor::middle;
        shapes_.text("Dates", emu(plan_.stamp), text, box);
    }
    void text()
    {
        if (plan_.text.width <= 0 || page_.words.text.empty()) return;
        scene::FlowedText flowed;
        for (float const css : {scene::kSlideText, 14.0F, 13.0F, 12.0F}) {
            flowed =
                scene::flow_text(page_.words.text, plan_.text.width, plan_.text.height, css, kit_);
            if (!flowed.cut) break;
        }
        float size = 1e9F;
        std::size_t room = 0;
        for (auto const& run : flowed.runs) {
            size = std::min(size, run.style.size);
            room += run.text.size() + 1;
        }
        if (flowed.runs.empty()) return;
        std::vector<OfficeParagraph> out;
        for (auto const& block : page_.words.text) {
            if (flowed.cut && room == 0) break;
            out.push_back(paragraph(block, points(size), flowed.cut, room));
            if (out.size() > 1) out.back().before = out.back().bullet || out.back().number ? 3 : 7;
        }
        shapes_.text("Text", emu(plan_.text), out);
    }
    void legend()
    {
        auto const& rows = plan_.legend_rows;
        if (plan_.legend.width <= 0 || rows.empty()) return;
        float const s = page_.scene.scale;
        float const top = rows[0].sample.center.y;
        if (top - plan_.legend.y > 20 * s) {
            auto const total =
                plan_.legend_total ? "\t" + std::to_string(*plan_.legend_total) : std::string();
            auto head = line(plan_.legend_head + total, 13, colors_.text, true);
            head.tab = points(plan_.legend.width);
            OfficeBox box;
            box.anchor = Anchor::middle;
            shapes_.text("Legend",
                         emu({plan_.legend.x, plan_.legend.y, plan_.legend.width, 20 * s}), {head},
                         box);
            auto const under =
                emu({plan_.legend.x, plan_.legend.y + 21 * s, plan_.legend.width, 0});
            shapes_.line("Legend rule", under.x, under.y, under.x + under.width, under.y,
                         colors_.rule, 0.75);
        }
        for (auto const& row : rows) legend_row(row);
    }
    void callouts()
    {
        for (auto const& box : plan_.callouts)
            if (box.anchor != box.rect.center()) leader(box);
        for (auto const& box : plan_.callouts)
            if (box.callout < page_.words.callouts.size())
                callout(box, page_.words.callouts[box.callout]);
    }
    void notice()
    {
        if (plan_.notice.width <= 0) return;
        OfficeBox box;
        box.fill = colors_.text;
        box.anchor = Anchor::middle;
        box.inset = 4;
        shapes_.text("Notice", emu(plan_.notice),
                     {line(plan_.notice_text, 12, colors_.panel, true, Align::center)}, box);
    }
    void footer()
    {
        if (plan_.footer.width <= 0) return;
        std::vector<OfficeParagraph> text;
        std::size_t from = 0;
        auto const& all = plan_.footer_text;
        while (from <= all.size() && !all.empty()) {
            auto const to = std::min(all.find('\n', from), all.size());
            auto const words = all.substr(from, to - from);
            from = to + 1;
            if (from > all.size() && words == page_.words.page) break;
            bool const source = words.starts_with("Source");
            text.push_back(line(words, 10, source ? colors_.text : colors_.muted));
        }
        auto rect = plan_.footer;
        float const page = 60 * page_.scene.scale;
        rect.width -= page;
        OfficeBox box;
        box.anchor = Anchor::bottom;
        if (!text.empty()) shapes_.text("Footer", emu(rect), text, box);
        auto number = line(std::to_string(page_.number), 12, colors_.text, true, Align::right);
        number.runs[0].number = true;
        number.runs.push_back(number.runs[0]);
        number.runs[1].number = false;
        number.runs[1].text = fmt::format(" / {}", page_.count);
        shapes_.text("Page", emu({rect.right(), rect.y, page, rect.height}), {number}, box);
    }

private:
    OfficeParagraph paragraph(scene::TextBlock const& block, double size, bool cut,
                              std::size_t& room) const
    {
        using Kind = scene::TextBlock::Kind;
        OfficeParagraph p;
        p.bullet = block.kind == Kind::item && block.number == 0;
        p.number = block.kind == Kind::item ? block.number : 0;
        p.level = std::max(block.level, 0);
        std::string all;
        for (auto const& run : block.runs) {
            OfficeRun r;
            r.text = run.text;
            r.size = size;
            r.bold = run.bold || block.kind == Kind::heading;
            r.italic = run.italic;
            r.link = run.link;
            r.color = run.link.empty() ? colors_.text : colors_.accent;
            // Line breaks and marks of direction are no part of words.
            bool was_cut = false;
            bool const first = !r.text.empty() && r.text.front() == ' ';
            bool const last = !r.text.empty() && r.text.back() == ' ';
            r.text = scene::clean_words(r.text, cut ? room : 100'000, &was_cut);
            room -= std::min(room, r.text.size());
            if (was_cut) r.text += "…";
            if (first && !all.empty()) r.text = " " + r.text;
            if (last && !r.text.ends_with(' ')) r.text += ' ';
            all += r.text;
            p.runs.push_back(std::move(r));
            if (was_cut) {
                room = 0;
                break;
            }
        }
        p.right_to_left = scene::is_right_to_left(all);
        return p;
    }
    void legend_row(scene::SlidePlan::Row const& row)
    {
        float const s = page_.scene.scale;
        auto const& c = row.sample.center;
        float const left = c.x + 14 * s;
        // Signs stand two in a row.
        float right = plan_.legend.right();
        for (auto const& other : plan_.legend_rows)
            if (std::abs(other.sample.center.y - c.y) < 4 * s && other.sample.center.x > left)
                right = std::min(right, other.sample.center.x - 10 * s);
        if (row.line) {
            auto const at = emu({c.x - 8 * s, c.y, 16 * s, 0});
            shapes_.line("Legend line", at.x, at.y, at.x + at.width, at.y, row.line_color, 1.5);
        } else
            shapes_.symbol("Legend symbol", row.sample, emu_);
        auto text = line(row.count > 0 ? fmt::format("{}\t{}", row.text, row.count) : row.text, 12,
                         colors_.text);
        text.tab = points(right - left);
        OfficeBox box;
        box.anchor = Anchor::middle;
        shapes_.text("Legend text", emu({left, c.y - 9 * s, right - left, 18 * s}), {text}, box);
    }
    /// As many words as the box was made for.
    void callout(scene::SlidePlan::Box const& box, scene::Callout const& what)
    {
        float const s = page_.scene.scale;
        auto const bold = kit_.style(13, typeset::Weight::semibold);
        auto italic = kit_.style(13);
        italic.italic = true;
        float const room = box.rect.width - 23 * s;
        float const left = box.rect.height - (what.source.empty() ? 16 : 32) * s;
        auto const lines = static_cast<std::size_t>(std::max(1.0F, std::floor(left / (17 * s))));
        auto const joined = [](std::vector<std::string> const& all) {
            std::string text;
            for (auto const& l : all) text += (text.empty() ? "" : " ") + l;
            return text;
        };
        auto const title = kit_.wrapped(scene::clean_words(what.title, 400), bold, room,
                                        std::min<std::size_t>(lines, 3));
        std::vector<OfficeParagraph> text{line(joined(title), 12.5, colors_.text, true)};
        auto const quote = scene::clean_words(what.quote, 800);
        if (!quote.empty() && lines > title.size()) {
            text.push_back(
                line(joined(kit_.wrapped("“" + quote + "”", italic, room, lines - title.size())),
                     12.5, colors_.text));
            text.back().runs[0].italic = true;
            text.back().before = 2;
        }
        if (!what.source.empty())
            text.push_back(
                line(kit_.fitted(scene::clean_words(what.source, 300), kit_.style(11), room), 10.5,
                     colors_.muted));
        OfficeBox look;
        look.fill = colors_.panel;
        look.border = scene::mixed(colors_.muted, colors_.panel, 0.5);
        look.inset = 5;
        look.left = 12;
        look.anchor = Anchor::middle;
        shapes_.text("Callout", emu(box.rect), text, look);
        OfficeBox bar;
        bar.fill = colors_.accent;
        shapes_.text("Callout edge",
                     emu({box.rect.x, box.rect.y + 4 * s, 3 * s, box.rect.height - 8 * s}), {},
                     bar);
    }
    /// From the box's edge, where it is nearest, to the event.
    void leader(scene::SlidePlan::Box const& box)
    {
        auto const& r = box.rect;
        scene::Point const from{std::clamp(box.anchor.x, r.x, r.right()),
                                std::clamp(box.anchor.y, r.y, r.bottom())};
        auto const a = emu({from.x, from.y, 0, 0}), b = emu({box.anchor.x, box.anchor.y, 0, 0});
        shapes_.line("Leader", a.x, a.y, b.x, b.y, colors_.accent, 1.75);
    }

    SlideShapes& shapes_;
    PresentationPage const& page_;
    scene::SlidePlan const& plan_;
    scene::Palette const& colors_;
    double emu_;
    typeset::Typesetter typesetter_;
    scene::TextKit kit_;
};

} // namespace

void add_page(SlideShapes& shapes, PresentationPage const& page, std::string const& map)
{
    PageShapes made(shapes, page);
    made.title();
    made.map(map);
    made.stamp();
    made.text();
    made.legend();
    made.callouts();
    made.notice();
    made.footer();
    add_marking(shapes, page.scene.slide.marking_text, page.theme);
}

void add_marking(SlideShapes& shapes, std::string const& marking, scene::Theme theme)
{
    if (marking.empty()) return;
    auto const& colors = scene::palette(theme);
    OfficeBox box;
    box.fill = colors.text;
    box.anchor = Anchor::middle;
    std::int64_t const height = 20 * kPoint;
    for (auto const y : {std::int64_t{0}, kSlideHeight - height})
        shapes.text("Marking", {0, y, kSlideWidth, height},
                    {line(marking, 12, colors.panel, true, Align::center)}, box);
}

} // namespace placetime::publish
