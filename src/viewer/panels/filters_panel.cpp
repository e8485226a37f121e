#include "viewer/ui.h"

namespace placetime::viewer {

void draw_filters(Ui&, scene::Rect) {}

} // namespace placetime::viewer
