#pragma once

#include "scene/scene.h"
#include "summary/charts.h"
#include "typeset/typesetter.h"

namespace placetime::scene {

/// The colours of a theme, for charts.
summary::ChartColors chart_colors(Theme theme) noexcept;

/// Measures with the pictures' own fonts. `typesetter` must outlive it.
summary::MeasureText chart_measure(typeset::Typesetter& typesetter);

/// A chart as a picture of its own; `scale` device pixels of a CSS pixel.
Scene chart_scene(summary::Drawing const& drawing, float scale);

} // namespace placetime::scene
