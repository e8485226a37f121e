#pragma once

#include "briefing/slide.h"
#include "scene/sample_events.h"
#include "time/instant.h"

namespace placetime::test {

/// Slides of the sample week: a whole country, one that plays, a town near by with two callouts.
inline briefing::Briefing sample_talk()
{
    auto const slide = [](std::string title, std::string_view begin, std::string_view end) {
        briefing::Slide made;
        made.title = std::move(title);
        made.begin = time::parse_instant(begin);
        made.end = time::parse_instant(end);
        return made;
    };
    briefing::Briefing talk;
    talk.title = "A week in Kyrgyzstan";
    talk.slides.push_back(slide("A week in Kyrgyzstan", "2020-10-01", "2020-11-01"));
    talk.slides[0].text = "Every event of the week.\n\n- **Bishkek** leads\n- Osh follows";
    talk.slides[0].notes = "Say who counted.\n\nThen say what is not known.";
    talk.slides.push_back(slide("It begins in the capital", "2020-10-04", "2020-10-08"));
    talk.slides[1].plays = true;
    talk.slides[1].seconds = 4;
    talk.slides[1].camera = briefing::CameraView{{74.6, 42.9}, 300'000, "equal-area"};
    talk.slides.push_back(slide("What followed in the south", "2020-10-05", "2020-10-20"));
    talk.slides[2].camera = briefing::CameraView{{72.8, 40.6}, 400'000, "equal-area"};
    auto const events = samples::kyrgyzstan();
    for (std::size_t i = 0; i < events.size() && talk.slides[0].selected.size() < 2; ++i)
        if (events[i].where && events[i].when) talk.slides[0].selected.push_back(events[i].id);
    return talk;
}

} // namespace placetime::test
