#pragma once

#include "app/commands.h"

namespace placetime::viewer {

/// Opens the window with the command's files and runs until it is closed. The exit status. Throws
/// Error, in one sentence that names `placetime render`, without a display or OpenGL 3.3. Once in a
/// process, on its main thread.
int run(app::ViewCommand const& command, app::Talk const& talk);

} // namespace placetime::viewer
