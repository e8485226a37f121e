#pragma once

#include <string>
#include <vector>

#include "scene/furniture.h"

namespace placetime::scene {

inline constexpr float kLegendRow = 18; ///< CSS pixels

/// One of the legend's rows, a type or a way of drawing.
struct LegendRow {
    Symbol symbol;
    std::string text;
    std::size_t count = 0; ///< 0 is not written
    bool layer = false;    ///< a layer laid over: a line in the place of the symbol
    Color layer_color{};
};

/// What a legend's row shows before its text.
void draw_sample(Pass& pass, LegendRow const& row, Point center, float scale);

/// Only what is visible: the types with their counts; the ways of drawing that need a word; the
/// layers, four at most.
std::vector<LegendRow> type_rows(Summary const& summary, Theme theme, float scale);
std::vector<LegendRow> sign_rows(Summary const& summary, Theme theme, float scale);
std::vector<LegendRow> layer_rows(Summary const& summary, Theme theme);

/// In the panel types and layers have a row each, the signs stand two in a row.
std::size_t legend_row_count(Summary const& summary);
/// Of the legend with its heading, device pixels; 0 without rows.
float legend_height(std::size_t rows, float scale);

} // namespace placetime::scene
