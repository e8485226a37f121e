#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/scene.h"
#include "typeset/pdf_canvas.h"
#include "typeset/typesetter.h"

namespace placetime::publish {

/// A line of a page that is written as text, over the picture of the rest.
struct PageText {
    scene::Text text;
    std::optional<scene::Rect> clip;  ///< seen inside only
    std::vector<scene::Rect> covered; ///< and not under these: panels drawn later
    std::string link;                 ///< an address; empty: none
};

/// What belongs together on a page, in the order in which it is read.
struct PagePart {
    char const* role; ///< as PdfCanvas::begin_part
    std::vector<PageText> texts;
};

/// Takes the texts out of a scene. What is left of a text there is its halo. Texts that lie wholly
/// under a panel of a later pass, or outside of their clip or the page, are gone.
std::vector<PagePart> take_texts(scene::Scene& scene, typeset::Typesetter& typesetter);

/// Writes them where they were; the page's unit is a pixel of the scene.
void write_texts(std::vector<PagePart> const& parts, typeset::PdfCanvas& pdf);

} // namespace placetime::publish
