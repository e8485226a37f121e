#pragma once

#include <string>
#include <vector>

#include "summary/charts.h"

namespace placetime::summary {

/// A rectangle of a chart.
struct Area {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const noexcept { return x + width; }
    float bottom() const noexcept { return y + height; }
};

/// Round numbers from 0 up to at least `highest`, at most `most` steps: 1, 2 or 5 times a power of
/// ten apart; whole numbers only when `whole`.
std::vector<double> axis_ticks(double highest, std::size_t most, bool whole);
/// "12 500", "0.25"
std::string axis_text(double value);

struct LegendEntry {
    std::string text;
    Rgb color;
};

/// Puts the parts that all charts share, and keeps what room is left.
class ChartFrame {
public:
    ChartFrame(ChartWords const& words, ChartLook const& look);

    Drawing drawing;
    ChartLook const& look;
    Area room; ///< for what is drawn next

    float text() const noexcept { return look.text; }
    float small() const noexcept { return look.text * 0.8F; }
    float wide(std::string_view words, float size, bool strong = false) const
    {
        return look.measure(words, size, strong);
    }
    void put(std::string words, float x, float baseline, float size, Rgb color,
             Drawing::Align align = Drawing::Align::left, bool strong = false);
    /// Under the title, in as many lines as it needs; takes its room.
    void legend(std::vector<LegendEntry> const& entries);
    /// In the middle of the room, where there is nothing to draw.
    void nothing(std::string const& words);
    /// Lines and numbers of an upright axis over `plot`, whose left edge is the axis.
    void upright_axis(Area const& plot, std::vector<double> const& ticks);
    /// Width that the axis' numbers need at the left.
    float axis_width(std::vector<double> const& ticks) const;
    /// Lines and numbers below a lying axis.
    void lying_axis(Area const& plot, std::vector<double> const& ticks);
};

} // namespace placetime::summary
