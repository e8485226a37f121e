#pragma once

#include "viewer/ui.h"

namespace placetime::viewer {

/// The rows of the session's list in the rest of the current window: only those in sight are read
/// and drawn, the position is counted in rows (pixels of millions of rows are beyond float), and a
/// scroll bar of its own stands beside them. Click selects, Ctrl adds, Shift selects up to here,
/// double click and Enter fly there. What is selected elsewhere (↑ and ↓ too) comes into sight.
void draw_list_rows(Ui& ui);

} // namespace placetime::viewer
