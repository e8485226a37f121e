#pragma once

#include <cstddef>

#include "publish/handouts.h"
#include "scene/slide.h"

namespace placetime::publish {

/// Tells what a slide had no room for: text that ends with "…", callouts that are not there.
void note_problems(scene::SlidePlan const& plan, std::size_t slide, Deck const& deck,
                   Handout const& handout);

} // namespace placetime::publish
