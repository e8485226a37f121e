#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/tasks.h"
#include "summary/charts.h"
#include "summary/comparison.h"
#include "summary/counts.h"
#include "summary/hot_spots.h"

namespace placetime::viewer {

/// What the panel's numbers are made for.
struct SummaryKey {
    std::uint64_t table = 0, filters = 0;
    std::optional<time::Instant> begin, end, known;
    bool hot_spots = false;
    summary::HotSpotCells cells = summary::HotSpotCells::hexagons;
    friend bool operator==(SummaryKey const&, SummaryKey const&) = default;
};

/// Counted on the worker, then only read.
struct SummaryNumbers {
    SummaryKey key;
    summary::Summary summary;                      ///< tables: period and type, type, division
    std::optional<summary::Comparison> comparison; ///< with the window before; of the divisions
    std::optional<summary::HotSpots> hot_spots;
    double days = 0; ///< of the window, or of what the events span
};

enum class SummaryChart : std::uint8_t { time, divisions, types, comparison };

struct SummaryPanelState {
    std::shared_ptr<SummaryNumbers const> numbers; ///< null until something was counted
    std::shared_ptr<summary::Divisions const> divisions;
    session::TaskId counting = 0;
    SummaryKey wanted;                                     ///< of the task
    std::shared_ptr<int> alive = std::make_shared<int>(0); ///< tasks hold it weakly
    SummaryChart chart = SummaryChart::time;
    bool hot_spots = false;
    summary::HotSpotCells cells = summary::HotSpotCells::hexagons;
    std::optional<std::string> chart_wish; ///< a name to save the chart under
};

} // namespace placetime::viewer
