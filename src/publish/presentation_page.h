#pragma once

#include <string>

#include "publish/slide_shapes.h"
#include "scene/scene.h"

namespace placetime::publish {

/// A slide's page as the composer laid it out, and its words.
struct PresentationPage {
    scene::Scene const& scene; ///< with its plan; drawn without the parts that are text here
    scene::SlideWords const& words;
    scene::Theme theme;
    std::size_t number, count; ///< of slides, from 1
};

/// Adds the map (a picture, by its relationship) and, over it, the page's words as text.
void add_page(SlideShapes& shapes, PresentationPage const& page, std::string const& map);

/// The same line of marking at the top and bottom of pages without a map.
void add_marking(SlideShapes& shapes, std::string const& marking, scene::Theme theme);

} // namespace placetime::publish
