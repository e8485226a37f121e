#include "publish/office_text.h"

#include "scene/slide_text.h"

namespace placetime::publish {

OfficeParagraph line(std::string text, double size, scene::Color color, bool bold,
                     OfficeParagraph::Align align)
{
    OfficeParagraph p;
    p.right_to_left = scene::is_right_to_left(text);
    p.align = align;
    OfficeRun run;
    run.text = std::move(text);
    run.size = size;
    run.color = color;
    run.bold = bold;
    p.runs.push_back(std::move(run));
    return p;
}

std::string shortened(std::string const& text, std::size_t most)
{
    bool cut = false;
    auto words = scene::clean_words(text, most, &cut);
    return cut ? words + "…" : words;
}

} // namespace placetime::publish
