#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "summary/comparison.h"
#include "summary/counts.h"
#include "summary/drawing.h"

namespace placetime::summary {

struct ChartColors {
    Rgb ground, text, muted, rule, accent;
    Rgb second; ///< beside the accent: the earlier of two periods
    std::array<Rgb, events::kTypeCount> types;
};

/// How large a chart is and how it looks.
struct ChartLook {
    float width = 1280, height = 720; ///< CSS pixels; at least 200 x 120
    float text = 20;                  ///< em of ordinary text; the title is larger, notes smaller
    ChartColors colors;
    MeasureText measure;
};

/// The words of a chart.
struct ChartWords {
    std::string title;
    std::string subtitle;           ///< what is counted, when
    std::vector<std::string> notes; ///< at the foot, a line each, muted: sources, what is left out
};

/// Bars over time, stacked by type in the order of legends: of a table by a period and type
/// (joined, in this order) or of a period alone. Empty periods in between are drawn as gaps.
Drawing time_chart(Table const& table, ChartWords const& words, ChartLook const& look);

/// A bar a group, the longest first, as many as have room, then how many more there are: of a table
/// of one By that is no period. What is no division is muted.
/// `divisions` name countries in full.
Drawing group_chart(Table const& table, ChartWords const& words, ChartLook const& look,
                    Divisions const* divisions = nullptr);

/// Two bars a group: events a day in two periods, and where they differ more than by chance.
Drawing comparison_chart(ComparedTable const& table, Comparison const& comparison,
                         ChartWords const& words, ChartLook const& look,
                         Divisions const* divisions = nullptr);

/// One reading of a figure.
struct Reading {
    time::Instant reported;
    events::Figure figure;
    std::string source; ///< who says so
};
/// How a figure grew over reports: at least so many (a full dot) up to at most so many (hollow),
/// joined by steps. In the order of reports.
Drawing growth_chart(std::span<Reading const> readings, std::string const& unit,
                     ChartWords const& words, ChartLook const& look);

/// The name of a row for people: keys joined, with the country where the table has several.
std::string label_of(Group const& group, Table const& table, Divisions const* divisions);
std::string label_of(std::vector<Key> const& keys, bool with_country, Divisions const* divisions);
/// True when the rows' divisions are of more than one country.
bool has_countries(Table const& table);
bool has_countries(ComparedTable const& table);

} // namespace placetime::summary
