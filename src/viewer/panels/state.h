#pragma once

namespace placetime::viewer {

/// What panels keep from frame to frame beside the session.
struct PanelState {};

} // namespace placetime::viewer
