#pragma once

#include "briefing/slide.h"

namespace placetime::briefing {

/// Half-way between two views: t in [0, 1], 0 is `from`, 1 is `to`, both exactly. The centre goes
/// along the great circle, the scale out and in again so that the path looks even (van Wijk and
/// Nuij 2003, "Smooth and efficient zooming and panning", rho = 1.4, on the sphere). t is time, not
/// yet eased. Where the projections differ it is flown in Lambert's azimuthal equal-area projection
/// about the moving centre.
CameraView between(CameraView const& from, CameraView const& to, double t);

/// Slow at both ends: t in [0, 1], clamped (smootherstep).
double eased(double t) noexcept;

/// How long a flight should last: 0.6 s when nothing moves far, at most 3 s.
double flight_seconds(CameraView const& from, CameraView const& to);

/// The camera of a view in a frame. Throws UsageError for an unknown projection.
scene::Camera camera_of(CameraView const& view, scene::Rect frame);
CameraView view_of(scene::Camera const& camera, std::string projection);

} // namespace placetime::briefing
