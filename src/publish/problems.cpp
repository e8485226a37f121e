#include "publish/problems.h"

#include <algorithm>

#include <fmt/format.h>

#include "briefing/words.h"

namespace placetime::publish {

namespace {

constexpr std::size_t kTitle = 60; // characters in a message

}

void note_problems(scene::SlidePlan const& plan, std::size_t slide, Deck const& deck,
                   Handout const& handout)
{
    if (!handout.problems || !plan.text_cut) return;
    auto const title = briefing::on_one_line(deck.briefing.slides[slide].title, kTitle);
    auto const problem = fmt::format("slide {}{}: its words are longer than their room and end "
                                     "with \"…\"; shorten them or give them a slide more",
                                     slide + 1, title.empty() ? "" : " (" + title + ")");
    if (std::ranges::find(*handout.problems, problem) == handout.problems->end())
        handout.problems->push_back(problem);
}

} // namespace placetime::publish
