#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "briefing/briefing_json.h"
#include "briefing/markdown.h"
#include "briefing/propose.h"
#include "briefing/slide_maker.h"
#include "scene/sample_events.h"

using namespace placetime;
using namespace placetime::briefing;

namespace {

Material material_of(std::vector<events::Event> events)
{
    Material material;
    material.table = events::EventTable::from(std::move(events));
    return material;
}

bool has_title(Briefing const& briefing, std::string_view begin)
{
    return std::ranges::any_of(briefing.slides,
                               [&](Slide const& slide) { return slide.title.starts_with(begin); });
}

} // namespace

TEST_CASE("a proposal tells of the whole, the busiest days, the places, the sources")
{
    auto const material = material_of(samples::kyrgyzstan());
    auto const briefing = propose(material);
    CHECK(briefing.title == "KG, 4 to 7 October 2020"); // no divisions that know the name
    REQUIRE(briefing.slides.size() >= 6);
    CHECK(briefing.slides[0].plays);
    CHECK(briefing.slides[0].title == "KG, 4 to 7 October 2020: 40 events");
    CHECK(has_title(briefing, "6 October 2020: "));
    CHECK(has_title(briefing, "7 October 2020: "));
    CHECK(has_title(briefing, "Bishkek and around: "));
    SlideMaker maker(briefing, material);
    for (std::size_t i = 0; i < briefing.slides.size(); ++i) {
        auto const& slide = briefing.slides[i];
        CHECK(slide.selected.size() <= 3);
        CHECK(maker.selected(i).size() == slide.selected.size());
        auto const rows = maker.rows(i);
        REQUIRE(!rows.empty());
        for (auto const row : maker.selected(i)) CHECK(std::ranges::find(rows, row) != rows.end());
        // What a title counts is what its map shows.
        auto const count = std::to_string(rows.size()) + (rows.size() == 1 ? " event" : " events");
        auto const part = std::to_string(rows.size()) + " of ";
        CHECK_MESSAGE((slide.title.find(count) != std::string::npos ||
                       slide.title.find(part) != std::string::npos),
                      slide.title);
    }
    CHECK(missing(briefing, material).empty());
    CHECK(to_json(propose(material)) == to_json(briefing));
}

TEST_CASE("times far apart are episodes of their own, which play")
{
    auto events = samples::kyrgyzstan();
    auto const before = events.size();
    for (std::size_t i = 0; i < before; ++i) {
        auto event = events[i];
        if (event.background || !events::is_told(event.status)) continue;
        event.id += "-again";
        event.when->interval.begin -= std::chrono::days(3'653);
        event.when->interval.end -= std::chrono::days(3'653);
        events.push_back(std::move(event));
    }
    auto const briefing = propose(material_of(events));
    CHECK(briefing.title == "KG, October 2010 and October 2020");
    CHECK_FALSE(briefing.slides[0].plays);
    CHECK(briefing.slides[0].title == "KG, October 2010 and October 2020: 80 events");
    CHECK(std::ranges::count_if(briefing.slides, &Slide::plays) == 2);
    CHECK(has_title(briefing, "4 to 7 October 2010: 40 events"));
}

TEST_CASE("rejected, denied, planned and background events are not counted, and merged ones once")
{
    auto events = samples::kyrgyzstan();
    auto const drawn = static_cast<std::size_t>(
        std::ranges::count_if(events, [](auto const& event) { return is_drawn(event); }));
    events[1].review = events::Review::rejected;
    events[2].claims = {events[2], events[2]};
    events[2].source_count = 2;
    auto const briefing = propose(material_of(events));
    CHECK(briefing.slides[0].title.ends_with(": " + std::to_string(drawn - 1) + " events"));
}

TEST_CASE("marks in titles stay words")
{
    auto events = samples::kyrgyzstan();
    for (auto& event : events) {
        event.title = "**[" + event.title + "](https://a.example)** <b>";
        event.source_title = "A *report*";
    }
    auto const briefing = propose(material_of(events));
    for (auto const& slide : briefing.slides)
        for (auto const& block : blocks_of(slide.text))
            for (auto const& run : block.runs) CHECK(run.link.empty());
}

TEST_CASE("without a dated and placed event there is nothing to propose")
{
    CHECK_THROWS_AS(propose(material_of({})), Error);
    auto events = samples::kyrgyzstan();
    events.resize(1);
    CHECK(propose(material_of(events)).slides.size() >= 1);
    events[0].when.reset();
    CHECK_THROWS_AS(propose(material_of(events)), Error);
}

TEST_CASE("no more slides of periods and places than were asked for")
{
    ProposalOptions options;
    options.title = "Mine";
    options.periods = 1;
    options.places = 0;
    auto const briefing = propose(material_of(samples::kyrgyzstan()), options);
    CHECK(briefing.title == "Mine");
    CHECK(has_title(briefing, "6 October 2020: "));
    CHECK_FALSE(has_title(briefing, "7 October 2020: "));
    CHECK_FALSE(has_title(briefing, "Bishkek and around"));
}
