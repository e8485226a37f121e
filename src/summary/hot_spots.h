#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "events/event_table.h"
#include "events/row_set.h"
#include "geo/box.h"
#include "summary/divisions.h"

namespace placetime::summary {

enum class HotSpotCells { divisions, hexagons, squares };
std::string_view to_string(HotSpotCells cells) noexcept;
std::optional<HotSpotCells> parse_hot_spot_cells(std::string_view name) noexcept;

struct HotSpotOptions {
    HotSpotCells cells = HotSpotCells::hexagons;
    /// Between opposite sides of a cell; 0 chooses it: about two places in three cells (quadrats of
    /// twice the mean area a place, Wong and Lee 2005), rounded to 1, 2 or 5, at least 5 km.
    geo::Meters width_m = 0;
    std::optional<geo::Box> box; ///< what is looked at; none: where the events are
    double level = 0.05;         ///< false discovery rate
};

/// Fewer are not tested: the normal approximation of Gi* needs some thirty features (Getis and Ord
/// 1992, p. 191).
inline constexpr std::size_t kLeastHotSpotEvents = 30, kLeastHotSpotCells = 30;

struct HotSpotCell {
    std::string name; ///< of a division
    DivisionNumber division = kNoDivision;
    geo::LonLat center;
    geo::Line outline; ///< a closed ring; empty for divisions
    std::size_t events = 0;
    std::size_t neighbours = 0; ///< beside itself
    double z = 0, p = 1, q = 1; ///< Gi*, its two-sided p, and p adjusted over all cells
    int verdict = 0;            ///< 1 hot, -1 cold, 0 neither
};

struct HotSpots {
    HotSpotCells kind = HotSpotCells::hexagons;
    geo::Meters width_m = 0;        ///< of grid cells
    std::vector<HotSpotCell> cells; ///< all that were looked at; empty when there is a problem
    std::string problem;            ///< a sentence when nothing was tested, else empty
    std::size_t events = 0;         ///< that were used
    std::size_t unplaced = 0;       ///< left out
    std::size_t wide = 0;           ///< left out: of a country, a border, several divisions
    std::size_t imprecise = 0;      ///< left out: known less well than a cell is wide
    std::size_t beyond = 0;         ///< left out: outside the box
};

/// Where events stand closer than chance, by Getis and Ord's local statistic (Ord and Getis 1995,
/// Geographical Analysis 27, 286-306): of n cells with counts x_j and weights w_ij, 1 for the cell
/// itself and its neighbours, else 0,
///   Gi* = (sum_j w_ij x_j - m W_i) / (s sqrt((n S_i - W_i^2) / (n - 1))),
/// with W_i = sum_j w_ij, S_i = sum_j w_ij^2, m the mean and s the standard deviation (by n) of x.
/// z is Gi*; p two-sided by the normal distribution; the many tests are corrected by Benjamini and
/// Hochberg. Grid cells are equal in area: they lie in the cylindrical equal-area projection whose
/// standard parallel is the box's middle (Snyder 1987, USGS Professional Paper 1395, eq. 10-1 and
/// 10-2, on the sphere). Cells whose middle lies in no division are left out unless they have
/// events, so that the sea is not taken for quiet land; divisions are those of countries with
/// events. Where reports are many, hot spots show where reporting is thick too. Deterministic.
HotSpots hot_spots(events::EventTable const& table, events::RowSet const& rows,
                   HotSpotOptions const& options, Divisions const& divisions,
                   CancelToken const* cancel = nullptr);

} // namespace placetime::summary
