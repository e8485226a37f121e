#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/pipeline.h"

namespace placetime::extract {
namespace {

/// "2020-10-06T00:00:00Z Osh" of the first drawn event whose quote holds some words.
std::string linked(std::vector<events::Event> const& found, std::string_view words)
{
    for (auto const& e : found) {
        if (!events::is_drawn(e) && !e.background) continue;
        if (e.source_quote.find(words) == std::string::npos) continue;
        return (e.when ? time::format_utc(e.when->interval.begin) : std::string("-")) + " " +
               (e.where ? e.where->name : std::string("-"));
    }
    return "none";
}

TEST_CASE("each line of a chronicle is an event of its own date and place")
{
    auto const found =
        annotated("Chronology of the crisis\n\n"
                  "24 March 2005: Protesters storm the presidential offices in Bishkek and take "
                  "the building\n"
                  "3 October 2020: Police disperse a rally in Osh\n"
                  "5 October: Protesters seize the government building in Naryn, officials say it "
                  "is all over\n"
                  "6 October: Soldiers open fire on crowds in Talas\n"
                  "\nReaders can send their pictures.\n",
                  "2020-10-08")
            .events;
    CHECK(linked(found, "storm the presidential") == "2005-03-24T00:00:00Z Bishkek");
    CHECK(linked(found, "disperse a rally") == "2020-10-03T00:00:00Z Osh");
    CHECK(linked(found, "seize the government") == "2020-10-05T00:00:00Z Naryn");
    CHECK(linked(found, "open fire on crowds") == "2020-10-06T00:00:00Z Talas");
}

TEST_CASE("the year of a chronicle goes on from entry to entry, over New Year and backwards")
{
    auto const found = annotated("Chronology of a year\n\n"
                                 "7 July 2018 - Police kill four suspects in Osh\n"
                                 "14 August - A crowd storms the town hall in Naryn\n"
                                 "3 January - Soldiers open fire on protesters in Talas\n",
                                 "2020-07-20")
                           .events;
    CHECK(linked(found, "kill four") == "2018-07-07T00:00:00Z Osh");
    CHECK(linked(found, "storms the town") == "2018-08-14T00:00:00Z Naryn");
    CHECK(linked(found, "open fire") == "2019-01-03T00:00:00Z Talas");
}

TEST_CASE("a toll in a participle is no second event")
{
    auto const found = annotated("Police opened fire on miners at a protest in Osh on Monday, "
                                 "killing 34 people and wounding 78, the minister said on "
                                 "Tuesday.\n",
                                 "2020-10-07")
                           .events;
    REQUIRE(found.size() == 1);
    CHECK(linked(found, "opened fire") == "2020-10-05T00:00:00Z Osh");
    CHECK(found.front().figure(events::FigureKind::killed).min == 34);
}

TEST_CASE("a heading that is only a date or only a place holds for what stands below it")
{
    auto const found = annotated("Weekly bulletin on East Africa\n\n"
                                 "Somalia\n\n"
                                 "On 3 October, a roadside bomb hit an army truck in Baidoa.\n\n"
                                 "Kenya\n\n"
                                 "5 October 2020\n\n"
                                 "Police detained five men. A crowd looted several shops.\n\n"
                                 "Kisumu - 6 October: Police arrested 12 suspects.\n",
                                 "2020-10-08")
                           .events;
    CHECK(linked(found, "roadside bomb") == "2020-10-03T00:00:00Z Baidoa");
    CHECK(linked(found, "detained five") == "2020-10-05T00:00:00Z Kenya");
    CHECK(linked(found, "looted several") == "2020-10-05T00:00:00Z Kenya");
    CHECK(linked(found, "12 suspects") == "2020-10-06T00:00:00Z Kisumu");
}

TEST_CASE("the end of a range is no date of its own")
{
    auto const found = annotated("Fighting raged in Osh from 1 to 4 October 2020, and by then "
                                 "protesters had stormed the town hall.\n",
                                 "2020-10-08")
                           .events;
    REQUIRE(!found.empty());
    for (auto const& e : found) {
        if (e.when) CHECK(time::format_utc(e.when->interval.begin) != "2020-10-04T00:00:00Z");
    }
    CHECK(linked(found, "Fighting raged") == "2020-10-01T00:00:00Z Osh");
}

TEST_CASE("a clock time said in GMT is not shifted by the zone of the place")
{
    auto const found = annotated("Protesters stormed the town hall in Osh at 14:30 GMT on 6 "
                                 "October 2020.\n",
                                 "2020-10-08")
                           .events;
    CHECK(linked(found, "stormed") == "2020-10-06T14:30:00Z Osh");
    auto const local = annotated("Protesters stormed the town hall in Osh at 14:30 on 6 October "
                                 "2020.\n",
                                 "2020-10-08")
                           .events;
    CHECK(linked(local, "stormed") == "2020-10-06T08:30:00Z Osh");
}

} // namespace
} // namespace placetime::extract
