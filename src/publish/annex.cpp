#include "publish/annex.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include <fmt/format.h>

#include "publish/shape_corners.h"
#include "scene/tokens.h"
#include "typeset/typesetter.h"

namespace placetime::publish {

namespace {

using typeset::Ink;
using typeset::Style;
using typeset::Weight;

// Points.
constexpr double kMargin = 36, kMarking = 18, kFooter = 22, kGap = 10, kPadding = 4;
constexpr float kBody = 8.5F, kSmall = 7.5F, kHeading = 11, kTitle = 18;
constexpr int kTitleLines = 4, kQuoteLines = 14, kCellLines = 6;

enum Column : std::size_t { number, when, what, where, quote, source, kColumns };
constexpr std::array<double, kColumns> kShares{0.04, 0.12, 0.26, 0.13, 0.30, 0.15};
constexpr std::array<char const*, kColumns> kNames{"No.",   "When",  "What happened",
                                                   "Where", "Quote", "Source"};

Style style_of(float size, Weight weight = Weight::regular)
{
    Style style;
    style.size = size;
    style.weight = weight;
    return style;
}

Ink ink_of(scene::Color c) { return {c.r, c.g, c.b, c.a}; }

/// What stands on a page at once: a row, a heading, a line of the list of sources.
struct Block {
    double height = 0;
    std::function<void(double top)> draw;
    bool of_table = false; ///< a page that begins with it repeats the table's head
    bool keeps_next = false;
};

std::string counted(std::size_t count, char const* one, char const* many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

class AnnexWriter {
public:
    AnnexWriter(typeset::PdfCanvas& pdf, Annex const& annex)
        : pdf_(pdf), annex_(annex), marking_(annex.deck.briefing.marking.empty() ? 0 : kMarking),
          width_(annex.width - 2 * kMargin), top_(kMargin + marking_),
          bottom_(annex.height - kMargin - marking_ - kFooter)
    {
        for (std::size_t i = 0; i + 1 < kColumns; ++i)
            lefts_[i + 1] = lefts_[i] + kShares[i] * width_;
    }

    void write()
    {
        add_title();
        for (std::size_t i = 0; i < annex_.rows.size(); ++i) add_row(i);
        if (annex_.more > 0)
            add_line(fmt::format("{} more are shown and not listed here.", annex_.more), 0);
        add_sources();
        add_notes();
        auto const pages = paginated();
        for (std::size_t page = 0; page < pages.size(); ++page)
            write_page(pages[page], page + 1, pages.size());
    }

private:
    double cell_width(Column column) const { return kShares[column] * width_ - kGap; }

    void add(double height, std::function<void(double)> draw)
    {
        blocks_.push_back({height, std::move(draw), false, false});
    }

    void add_title()
    {
        auto const& rows = annex_.rows;
        auto const unreviewed = static_cast<std::size_t>(
            std::ranges::count_if(rows, [](EventRow const& row) { return row.unreviewed; }));
        auto const claimed = static_cast<std::size_t>(
            std::ranges::count_if(rows, [](EventRow const& row) { return row.claimed; }));
        auto told = counted(rows.size() + annex_.more, "event is", "events are") + " shown on " +
                    counted(annex_.deck.briefing.slides.size(), "slide", "slides") + ".";
        if (unreviewed == rows.size())
            told += " Unreviewed machine extraction: nobody has checked any of them.";
        else if (unreviewed > 0)
            told += fmt::format(" {} of them: unreviewed machine extraction.", unreviewed);
        if (claimed > 0) told += fmt::format(" {} claimed by a source, not confirmed.", claimed);
        double const title =
            pdf_.paragraph_height("Events shown", style_of(kTitle, Weight::bold), width_, 1);
        double const line = pdf_.paragraph_height(told, style_of(kBody), width_, 3);
        add(title + line + 2 * kGap, [=, this](double top) {
            pdf_.begin_part("H1");
            pdf_.paragraph("Events shown", style_of(kTitle, Weight::bold), {kMargin, top}, width_,
                           1, text_);
            pdf_.end_part();
            pdf_.begin_part("P");
            pdf_.paragraph(told, style_of(kBody), {kMargin, top + title + kPadding}, width_, 3,
                           muted_);
            pdf_.end_part();
        });
        blocks_.back().keeps_next = true;
    }

    static std::string marks_of(EventRow const& row)
    {
        std::string marks;
        if (row.claimed) marks = "claimed";
        if (row.unreviewed) marks += marks.empty() ? "unreviewed" : " · unreviewed";
        return marks;
    }

    struct What {
        double title = 0, type = 0, marks = 0;
        double height() const { return title + type + marks; }
    };
    What measured(EventRow const& row)
    {
        double const wide = cell_width(what);
        return {
            pdf_.paragraph_height(row.what, style_of(kBody, Weight::semibold), wide, kTitleLines),
            pdf_.paragraph_height(row.type, style_of(kSmall), wide - kSign, 2),
            pdf_.paragraph_height(marks_of(row), style_of(kSmall), wide, 1)};
    }

    static std::string quoted(EventRow const& row)
    {
        return row.quote.empty() ? std::string() : "“" + row.quote + "”";
    }

    void add_row(std::size_t i)
    {
        auto const& row = annex_.rows[i];
        auto const parts = measured(row);
        double height = parts.height();
        auto const grow = [&](std::string const& text, Column column, int lines) {
            height = std::max(
                height, pdf_.paragraph_height(text, style_of(kBody), cell_width(column), lines));
        };
        grow(row.when, when, kCellLines);
        grow(row.where, where, kCellLines);
        grow(quoted(row), quote, kQuoteLines);
        grow(row.source, source, kCellLines);
        add(height + 2 * kPadding,
            [this, i, parts, height](double top) { draw_row(i, parts, top, height); });
        blocks_.back().of_table = true;
    }

    void cell(Column column, std::string const& text, double top, int lines, Ink ink)
    {
        pdf_.begin_part("TD");
        pdf_.paragraph(text, style_of(kBody), {kMargin + lefts_[column], top}, cell_width(column),
                       lines, ink);
        pdf_.end_part();
    }

    void draw_row(std::size_t i, What const& parts, double top, double height)
    {
        auto const& row = annex_.rows[i];
        double y = top + kPadding;
        pdf_.begin_part("TR");
        cell(number, std::to_string(i + 1), y, 1, muted_);
        cell(when, row.when, y, kCellLines, text_);
        pdf_.begin_part("TD");
        double const left = kMargin + lefts_[what], wide = cell_width(what);
        pdf_.paragraph(row.what, style_of(kBody, Weight::semibold), {left, y}, wide, kTitleLines,
                       text_);
        draw_sign(row.row, {left + 3.5, y + parts.title + 5});
        pdf_.paragraph(row.type, style_of(kSmall), {left + kSign, y + parts.title}, wide - kSign, 2,
                       text_);
        pdf_.paragraph(marks_of(row), style_of(kSmall), {left, y + parts.title + parts.type}, wide,
                       1, muted_);
        pdf_.end_part();
        cell(where, row.where, y, kCellLines, text_);
        cell(quote, quoted(row), y, kQuoteLines, text_);
        if (!row.link.empty()) pdf_.begin_link(row.link);
        cell(source, row.source, y, kCellLines, row.link.empty() ? text_ : accent_);
        if (!row.link.empty()) pdf_.end_link();
        pdf_.end_part();
        y = top + height + 2 * kPadding;
        pdf_.line({kMargin, y}, {kMargin + width_, y}, rule_, 0.5);
    }

    void draw_sign(events::Row row, typeset::Spot middle)
    {
        auto const style =
            scene::type_style(annex_.deck.material.table->types()[row], scene::Theme::light);
        std::vector<typeset::Spot> corners;
        for (auto const& p : shape_corners(style.shape))
            corners.push_back(
                {middle.x + 3 * static_cast<double>(p.x), middle.y + 3 * static_cast<double>(p.y)});
        pdf_.polygon(corners, ink_of(style.color));
    }

    void add_heading(char const* text)
    {
        auto const style = style_of(kHeading, Weight::bold);
        double const height = pdf_.paragraph_height(text, style, width_, 1);
        add(height + 2 * kGap, [=, this](double top) {
            pdf_.begin_part("H2");
            pdf_.paragraph(text, style, {kMargin, top + kGap + kPadding}, width_, 1, text_);
            pdf_.end_part();
        });
        blocks_.back().keeps_next = true;
    }

    void add_line(std::string const& text, double indent, std::string const& link = {})
    {
        double const height = pdf_.paragraph_height(text, style_of(kBody), width_ - indent, 3);
        add(height + 2, [=, this](double top) {
            pdf_.begin_part("P");
            if (!link.empty()) pdf_.begin_link(link);
            pdf_.paragraph(text, style_of(kBody), {kMargin + indent, top}, width_ - indent, 3,
                           link.empty() ? text_ : accent_);
            if (!link.empty()) pdf_.end_link();
            pdf_.end_part();
        });
    }

    void add_sources()
    {
        // By name, with the numbers of their events.
        std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> sources;
        for (std::size_t i = 0; i < annex_.rows.size(); ++i) {
            auto const& row = annex_.rows[i];
            if (!row.source.empty()) sources[{row.source, row.link}].push_back(i + 1);
        }
        if (sources.empty()) return;
        add_heading("Sources");
        for (auto const& [name, rows] : sources) {
            constexpr std::size_t kListed = 20;
            std::string numbers;
            for (std::size_t i = 0; i < std::min(rows.size(), kListed); ++i)
                numbers += fmt::format("{}{}", i == 0 ? "" : ", ", rows[i]);
            if (rows.size() > kListed) numbers += " and more";
            add_line(fmt::format("{}: {} {}", name.first, rows.size() == 1 ? "event" : "events",
                                 numbers),
                     0);
            if (!name.second.empty()) {
                blocks_.back().keeps_next = true;
                add_line(name.second, kGap, name.second);
            }
        }
    }

    void add_notes()
    {
        add_heading("What holds for all of it");
        add_line("Events and their types are machine-coded from the reports' text. Those marked "
                 "“unreviewed” were checked by nobody; “claimed” is what a source says and others "
                 "do not confirm.",
                 0);
        add_line("Dates are no finer than the reports give them; hours are UTC.", 0);
        add_line("Boundaries and names shown do not imply endorsement or acceptance. Boundaries: "
                 "Natural Earth. Places: GeoNames, CC BY 4.0.",
                 0);
        if (!annex_.deck.material.attribution.empty())
            add_line(annex_.deck.material.attribution, 0);
    }

    /// As many blocks on a page as have room, one at least.
    std::vector<std::vector<Block const*>> paginated()
    {
        std::vector<std::vector<Block const*>> pages;
        double room = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            double needed = blocks_[i].height;
            for (std::size_t k = i; blocks_[k].keeps_next && k + 1 < blocks_.size(); ++k)
                needed += blocks_[k + 1].height;
            bool const first_of_table =
                blocks_[i].of_table && i > 0 && !blocks_[i - 1].of_table; // its head goes before
            if (first_of_table) needed += kHead;
            if (pages.empty() || (needed > room && !pages.back().empty())) {
                pages.emplace_back();
                room = bottom_ - top_;
                if (blocks_[i].of_table) room -= kHead;
            } else if (first_of_table)
                room -= kHead;
            pages.back().push_back(&blocks_[i]);
            room -= blocks_[i].height;
        }
        return pages;
    }

    void draw_head(double top)
    {
        pdf_.box({kMargin, top, width_, kHead - 2}, 0, band_, {0, 0, 0, 0}, 0);
        pdf_.begin_part("TR");
        for (std::size_t i = 0; i < kColumns; ++i) {
            pdf_.begin_part("TH");
            pdf_.paragraph(kNames[i], style_of(kSmall, Weight::semibold),
                           {kMargin + lefts_[i] + (i == 0 ? 2 : 0), top + 3},
                           cell_width(static_cast<Column>(i)), 1, text_);
            pdf_.end_part();
        }
        pdf_.end_part();
    }

    void write_page(std::vector<Block const*> const& blocks, std::size_t page, std::size_t pages)
    {
        pdf_.begin_page(annex_.width, annex_.height, 1);
        if (page == 1) pdf_.outline("Events shown");
        double y = top_;
        bool in_table = false;
        for (auto const* block : blocks) {
            if (block->of_table && !in_table) {
                pdf_.begin_part("Table");
                draw_head(y);
                y += kHead;
            }
            if (!block->of_table && in_table) pdf_.end_part();
            in_table = block->of_table;
            block->draw(y);
            y += block->height;
        }
        if (in_table) pdf_.end_part();
        write_edges(page, pages);
        pdf_.end_page();
    }

    void centered(std::string const& text, Style const& style, double top, Ink ink)
    {
        auto const size = typesetter_.measure(text, style);
        pdf_.text(text, style,
                  {(annex_.width - static_cast<double>(size.width)) / 2,
                   top + (kMarking + static_cast<double>(size.cap_height)) / 2},
                  ink);
    }

    void write_edges(std::size_t page, std::size_t pages)
    {
        pdf_.begin_part("P");
        double const line = bottom_ + kFooter - 12;
        auto const style = style_of(kSmall);
        auto const number = fmt::format("Annex, page {} of {}", page, pages);
        auto const wide = static_cast<double>(typesetter_.measure(number, style).width);
        pdf_.text(number, style, {kMargin + width_ - wide, line + kBody}, text_);
        auto const left = annex_.deck.briefing.title +
                          (annex_.deck.briefing.title.empty() ? "" : "  ·  ") +
                          "Boundaries and names shown do not imply endorsement or acceptance  ·  "
                          "Event types: machine-coded";
        pdf_.text(typesetter_.fitted(left, style, static_cast<float>(width_ - wide - 2 * kGap)),
                  style, {kMargin, line + kBody}, muted_);
        if (marking_ > 0) {
            auto const bold = style_of(kBody, Weight::bold);
            auto const marking =
                typesetter_.fitted(annex_.deck.briefing.marking, bold, static_cast<float>(width_));
            for (double const top : {0.0, annex_.height - kMarking}) {
                pdf_.box({0, top, annex_.width, kMarking}, 0, text_, {0, 0, 0, 0}, 0);
                centered(marking, bold, top, {255, 255, 255, 255});
            }
        }
        pdf_.end_part();
    }

    static constexpr double kHead = 18, kSign = 10;
    typeset::PdfCanvas& pdf_;
    Annex const& annex_;
    typeset::Typesetter typesetter_;
    double marking_, width_, top_, bottom_;
    std::array<double, kColumns> lefts_{};
    std::vector<Block> blocks_;
    scene::Palette const& colors_ = scene::palette(scene::Theme::light);
    Ink text_ = ink_of(colors_.text), muted_ = ink_of(colors_.muted),
        accent_ = ink_of(colors_.accent), rule_ = ink_of(colors_.rule), band_{240, 240, 242, 255};
};

} // namespace

void write_annex(typeset::PdfCanvas& pdf, Annex const& annex) { AnnexWriter(pdf, annex).write(); }

} // namespace placetime::publish
