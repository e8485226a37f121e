#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "coreference/growth.h"
#include "summary/charts.h"
#include "summary/comparison.h"
#include "summary/counts.h"
#include "summary/hot_spots.h"

namespace placetime::app {

/// All that `placetime summary` tells, before it is written in one form or another.
struct SummaryTold {
    SummaryCommand const& command;
    summary::Divisions const& divisions;
    summary::Summary summary;
    std::optional<summary::Comparison> comparison;
    std::optional<summary::HotSpots> hot_spots;
    std::vector<coreference::GrowthPoint> growth; ///< of command.growth
    /// Groups of the counted events that may be one happening, and how many events are in them;
    /// none when the events are too many to be looked at.
    struct Proposed {
        std::size_t groups = 0, events = 0;
    };
    std::optional<Proposed> proposed;
};

/// For a terminal: aligned by code points. Ends with a new line.
std::string summary_text(SummaryTold const& told);
/// One JSON object; docs/summary.md describes it.
std::string summary_json(SummaryTold const& told);
/// A row a group, tables one after another; docs/summary.md describes it.
std::string summary_csv(SummaryTold const& told);
/// The chart that the command asks for. Throws UsageError when what it needs is not there.
summary::Drawing summary_chart(SummaryTold const& told, events::EventTable const& table,
                               summary::MeasureText const& measure);

/// Names and counts of what was left out, in a fixed order, also those that are 0.
std::vector<std::pair<std::string_view, std::size_t>>
left_out_parts(summary::LeftOut const& left_out);

} // namespace placetime::app
