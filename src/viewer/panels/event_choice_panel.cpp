#include "viewer/ui.h"

namespace placetime::viewer {

void draw_event_choice(Ui&) {}

} // namespace placetime::viewer
