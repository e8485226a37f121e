#pragma once

#include <string>

#include "viewer/panels/reader_state.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// "7 places, 3 dates, 5 events"; "nothing found".
std::string finds_words(ReportFinds const& finds);

/// The reports with what was found in each, then those that could not be read, with the reason. A
/// click reads one. In a child window `height` high.
void draw_reader_list(Ui& ui, ReaderState& state, float height);

/// The height that the whole list takes, device pixels.
float reader_list_height(Ui& ui, ReaderState const& state);

} // namespace placetime::viewer
