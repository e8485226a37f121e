#include "viewer/ui.h"

namespace placetime::viewer {

void draw_details(Ui&, scene::Rect) {}

} // namespace placetime::viewer
