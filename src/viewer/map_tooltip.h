#pragma once

#include <string>
#include <vector>

#include "events/event_table.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// What a tooltip says of one event, line by line.
struct TooltipText {
    std::string title;
    std::string when;   ///< as precisely as it is known: "5 Oct 2020", "Oct 2020"; "without a date"
    std::string where;  ///< "Bishkek", "Naryn Region · within 180 km"
    std::string source; ///< "24.kg", "Night on the square"; empty when not known
};
TooltipText tooltip_text(events::EventTable const& table, events::Row row);

/// The tooltip at the pointer for what lies under it: one event in full, several by their first
/// few titles and how many more. `place` heads several. Nothing for no rows. `more`: rows are the
/// first of an unknown number.
void draw_event_tooltip(Ui& ui, std::string const& place, std::vector<events::Row> const& rows,
                        bool more);

} // namespace placetime::viewer
