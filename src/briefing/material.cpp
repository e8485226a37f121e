#include "briefing/material.h"

#include <algorithm>

#include <fmt/format.h>

#include "briefing/slide.h"
#include "briefing/words.h"

namespace placetime::briefing {

namespace {

constexpr std::size_t kShown = 60, kMostSentences = 100;

} // namespace

std::vector<std::string> missing(Briefing const& briefing, Material const& material)
{
    std::vector<std::string> sentences;
    auto const has_layer = [&](std::string const& name) {
        return std::ranges::any_of(material.layers,
                                   [&](scene::MapLayer const& one) { return one.name == name; });
    };
    for (std::size_t i = 0; i < briefing.slides.size(); ++i) {
        if (sentences.size() >= kMostSentences) break;
        auto const& slide = briefing.slides[i];
        auto const title = on_one_line(slide.title, kShown);
        auto const say = [&](std::string const& what) {
            sentences.push_back(title.empty()
                                    ? fmt::format("slide {}: {}", i + 1, what)
                                    : fmt::format("slide {} ({}): {}", i + 1, title, what));
        };
        for (auto const& name : slide.layers)
            if (sentences.size() < kMostSentences && !has_layer(name))
                say(fmt::format("layer \"{}\" is not there", on_one_line(name, kShown)));
        std::vector<std::string const*> lacking;
        for (auto const& id : slide.selected)
            if (!material.table->find(id)) lacking.push_back(&id);
        if (lacking.size() == 1)
            say(fmt::format("event \"{}\" is not there", on_one_line(*lacking[0], kShown)));
        else if (!lacking.empty())
            say(fmt::format("{} of its {} selected events are not there", lacking.size(),
                            slide.selected.size()));
        if (slide.choropleth != scene::Choropleth::none && !material.divisions)
            say("the divisions to be tinted are not there");
    }
    return sentences;
}

} // namespace placetime::briefing
