#include "viewer/panels/state.h"

#include "viewer/ui.h"

namespace placetime::viewer {

std::shared_ptr<PanelState> make_panel_state() { return std::make_shared<PanelState>(); }

} // namespace placetime::viewer
