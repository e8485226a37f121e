#include "publish/annex_table.h"

#include <algorithm>
#include <string>

#include "publish/shape_corners.h"

namespace placetime::publish {

namespace {

using typeset::Weight;

constexpr std::array<double, 6> kShares{0.04, 0.12, 0.26, 0.13, 0.30, 0.15};
constexpr std::array<char const*, 6> kNames{"No.",   "When",  "What happened",
                                            "Where", "Quote", "Source"};
constexpr std::array<int, 6> kLines{1, 6, 4, 6, 14, 6}; // at most
constexpr double kSign = 10;                            // points: room of a type's sign

typeset::Style body() { return AnnexLook::style(AnnexLook::kBody); }
typeset::Style bold() { return AnnexLook::style(AnnexLook::kBody, Weight::semibold); }
typeset::Style small() { return AnnexLook::style(AnnexLook::kSmall); }

std::string marks_of(EventRow const& row)
{
    std::string marks;
    if (row.claimed) marks = "claimed";
    if (row.unreviewed) marks += marks.empty() ? "unreviewed" : " · unreviewed";
    return marks;
}

std::string quoted(EventRow const& row)
{
    return row.quote.empty() ? std::string() : "“" + row.quote + "”";
}

} // namespace

AnnexTable::AnnexTable(typeset::PdfCanvas& pdf, AnnexPages& pages, Deck const& deck,
                       std::vector<EventRow> const& rows)
    : pdf_(pdf), pages_(pages), deck_(deck), rows_(rows)
{
    lefts_[0] = AnnexLook::kMargin;
    for (std::size_t i = 0; i + 1 < kColumns; ++i)
        lefts_[i + 1] = lefts_[i] + kShares[i] * pages_.width();
}

double AnnexTable::width(Column column) const
{
    return kShares[column] * pages_.width() - AnnexLook::kGap;
}

AnnexTable::What AnnexTable::measured(EventRow const& row)
{
    double const wide = width(what);
    return {pdf_.paragraph_height(row.what, bold(), wide, kLines[what]),
            pdf_.paragraph_height(row.type, small(), wide - kSign, 2),
            pdf_.paragraph_height(marks_of(row), small(), wide, 1)};
}

void AnnexTable::add_rows()
{
    for (std::size_t i = 0; i < rows_.size(); ++i) add_row(i);
}

void AnnexTable::add_row(std::size_t i)
{
    auto const& row = rows_[i];
    auto const parts = measured(row);
    double height = parts.title + parts.type + parts.marks;
    auto const grow = [&](std::string const& text, Column column) {
        height =
            std::max(height, pdf_.paragraph_height(text, body(), width(column), kLines[column]));
    };
    grow(row.when, when);
    grow(row.where, where);
    grow(quoted(row), quote);
    grow(row.source, source);
    pages_.add({height + 2 * AnnexLook::kPadding,
                [this, i, parts, height](double top) { draw_row(i, parts, top, height); }, true,
                false});
}

void AnnexTable::cell(Column column, std::string const& text, double top, typeset::Ink ink)
{
    pdf_.begin_part("TD");
    pdf_.paragraph(text, body(), {left(column), top}, width(column), kLines[column], ink);
    pdf_.end_part();
}

void AnnexTable::draw_row(std::size_t i, What const& parts, double top, double height)
{
    auto const& row = rows_[i];
    auto const& look = pages_.look();
    double y = top + AnnexLook::kPadding;
    pdf_.begin_part("TR");
    cell(number, std::to_string(i + 1), y, look.muted);
    cell(when, row.when, y, look.text);
    draw_what(row, parts, y);
    cell(where, row.where, y, look.text);
    cell(quote, quoted(row), y, look.text);
    pdf_.begin_link(row.link);
    cell(source, row.source, y, row.link.empty() ? look.text : look.accent);
    pdf_.end_link();
    pdf_.end_part();
    y = top + height + 2 * AnnexLook::kPadding;
    pdf_.line({AnnexLook::kMargin, y}, {AnnexLook::kMargin + pages_.width(), y}, look.rule, 0.5);
}

void AnnexTable::draw_what(EventRow const& row, What const& parts, double top)
{
    auto const& look = pages_.look();
    double const x = left(what), wide = width(what), type = top + parts.title;
    pdf_.begin_part("TD");
    pdf_.paragraph(row.what, bold(), {x, top}, wide, kLines[what], look.text);
    draw_sign(row.row, {x + 3.5, type + 4.8});
    pdf_.paragraph(row.type, small(), {x + kSign, type}, wide - kSign, 2, look.text);
    pdf_.paragraph(marks_of(row), small(), {x, type + parts.type}, wide, 1, look.muted);
    pdf_.end_part();
}

void AnnexTable::draw_sign(events::Row row, typeset::Spot middle)
{
    constexpr double kRadius = 3;
    auto const style = scene::type_style(deck_.material.table->types()[row], scene::Theme::light);
    std::vector<typeset::Spot> corners;
    for (auto const& p : shape_corners(style.shape))
        corners.push_back({middle.x + kRadius * static_cast<double>(p.x),
                           middle.y + kRadius * static_cast<double>(p.y)});
    auto const& c = style.color;
    pdf_.polygon(corners, {c.r, c.g, c.b, c.a});
}

void AnnexTable::draw_head(double top)
{
    pdf_.box({AnnexLook::kMargin, top, pages_.width(), kHead - 2}, 0, pages_.look().band,
             {0, 0, 0, 0}, 0);
    pdf_.begin_part("TR");
    for (std::size_t i = 0; i < kColumns; ++i) {
        pdf_.begin_part("TH");
        pdf_.paragraph(kNames[i], AnnexLook::style(AnnexLook::kSmall, Weight::semibold),
                       {lefts_[i] + (i == 0 ? 2 : 0), top + 3}, kShares[i] * pages_.width() - 2, 1,
                       pages_.look().text);
        pdf_.end_part();
    }
    pdf_.end_part();
}

} // namespace placetime::publish
