#include "publish/presentation_table.h"

#include <algorithm>
#include <cmath>

#include "publish/office_text.h"
#include "publish/presentation_page.h"
#include "scene/slide_text.h"

namespace placetime::publish {

namespace {

/// Columns of the table: widths in points, and characters that a line of them holds.
struct Column {
    char const* name;
    double width;
    double letters() const { return (width - 8) / 5.0; }
};
constexpr Column kColumns[] = {{"When", 118},  {"What", 190},  {"Type", 118},
                               {"Where", 104}, {"Quote", 270}, {"Source", 112}};
constexpr double kTableTop = 88, kTableBottom = 500, kTableLine = 12.5, kRowRoom = 7;
constexpr std::size_t kMostQuote = 260, kMostTitle = 140, kMostOther = 90;

std::vector<std::string> cells(EventRow const& row)
{
    std::string marks;
    if (row.claimed) marks += " (claimed)";
    if (row.unreviewed) marks += " (unreviewed)";
    return {shortened(row.when, kMostOther),  shortened(row.what, kMostTitle) + marks,
            shortened(row.type, kMostOther),  shortened(row.where, kMostOther),
            shortened(row.quote, kMostQuote), shortened(row.source, kMostOther)};
}

double height_of(EventRow const& row)
{
    double lines = 1;
    auto const all = cells(row);
    for (std::size_t i = 0; i < all.size(); ++i)
        lines = std::max(
            lines, std::ceil(static_cast<double>(all[i].size()) * 1.05 / kColumns[i].letters()));
    return lines * kTableLine + kRowRoom;
}

} // namespace

std::vector<std::size_t> table_breaks(std::vector<EventRow> const& rows)
{
    std::vector<std::size_t> breaks;
    double y = kTableBottom;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double const height = height_of(rows[i]);
        if (y + height > kTableBottom) {
            breaks.push_back(i);
            y = kTableTop + 24;
        }
        y += height;
    }
    return breaks;
}

void add_table(SlideShapes& shapes, EventTables const& tables, std::size_t first, std::size_t last,
               std::string const& title)
{
    auto const& colors = scene::palette(tables.theme);
    shapes.title({24 * kPoint, 26 * kPoint, 912 * kPoint, 50 * kPoint},
                 {line(title, 24, colors.text, true)}, true);
    std::vector<std::int64_t> widths;
    std::vector<SlideShapes::Cell> head;
    for (auto const& column : kColumns) {
        widths.push_back(std::lround(column.width * kPoint));
        head.push_back({{line(column.name, 10, colors.muted, true)}});
    }
    std::vector<std::vector<SlideShapes::Cell>> rows{head};
    for (std::size_t i = first; i < last; ++i) {
        auto& row = rows.emplace_back();
        auto const all = cells(tables.rows[i]);
        for (std::size_t k = 0; k < all.size(); ++k) {
            auto text = line(all[k], 10, colors.text, k == 1);
            if (k == 5 && !tables.rows[i].link.empty()) {
                text.runs[0].link = tables.rows[i].link;
                text.runs[0].color = colors.accent;
            }
            row.push_back({{std::move(text)}});
        }
    }
    std::int64_t const height = (24 + static_cast<std::int64_t>(last - first) * 24) * kPoint;
    shapes.table("Events", {24 * kPoint, std::lround(kTableTop * kPoint), 912 * kPoint, height},
                 widths, rows, colors.rule, colors.muted);
    add_marking(shapes, scene::clean_words(tables.deck.briefing.marking, 300), tables.theme);
}

} // namespace placetime::publish
