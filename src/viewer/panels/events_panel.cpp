#include "viewer/ui.h"

namespace placetime::viewer {

void draw_events(Ui&, scene::Rect) {}

} // namespace placetime::viewer
