#include "viewer/ui.h"

namespace placetime::viewer {

void draw_layers(Ui&, scene::Rect) {}

} // namespace placetime::viewer
