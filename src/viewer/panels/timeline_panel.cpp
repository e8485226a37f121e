#include "viewer/ui.h"

namespace placetime::viewer {

void draw_timeline(Ui&, scene::Rect) {}

} // namespace placetime::viewer
