#include "viewer/ui.h"

namespace placetime::viewer {

void draw_search(Ui&, scene::Rect) {}

} // namespace placetime::viewer
