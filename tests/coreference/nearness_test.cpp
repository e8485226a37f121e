#include "coreference/nearness.h"

#include <doctest/doctest.h>

#include "coreference/clustering.h"
#include "coreference/events.h"

using namespace placetime;
using namespace placetime::coreference;

namespace {

events::EventTime hours(char const* date, int from, int to)
{
    events::EventTime when = on(date);
    when.interval.end = when.interval.begin + std::chrono::hours(to);
    when.interval.begin += std::chrono::hours(from);
    when.precision = time::Precision::part_of_day;
    return when;
}

bool never(std::uint32_t, std::uint32_t) { return false; }

} // namespace

TEST_CASE("one day is nearer than a day in its month, and the day after than the next")
{
    double const same = time_nearness(on("2020-10-06"), on("2020-10-06"));
    double const month = time_nearness(on("2020-10-06"), on("2020-10"));
    double const year = time_nearness(on("2020-10-06"), on("2020"));
    double const next = time_nearness(on("2020-10-06"), on("2020-10-07"));
    double const third = time_nearness(on("2020-10-06"), on("2020-10-08"));
    CHECK(same == doctest::Approx(1));
    CHECK(month < same);
    CHECK(year < month);
    CHECK(next < month);
    CHECK(third < next);
    CHECK(time_nearness(on("2020-10-06"), on("2020-10-12")) == 0);
    CHECK(time_nearness(on("2020-10"), on("2020-10-06")) == month);
}

TEST_CASE("a night and the day that it leads into are near, two days of the calendar are not")
{
    auto const night = hours("2020-10-05", 12, 24);
    CHECK(time_nearness(night, on("2020-10-06")) > 0.8);
    CHECK_FALSE(next_days(night, on("2020-10-06")));
    CHECK(next_days(on("2020-10-05"), on("2020-10-06")));
    CHECK_FALSE(next_days(on("2020-10-05"), on("2020-10-07")));
}

TEST_CASE("a date without words of its own reaches two days back")
{
    events::Event event = claim("a", "Post", "2020-10-06");
    CHECK(possible_time(event)->interval == on("2020-10-06").interval);
    event.when->text.clear();
    CHECK(possible_time(event)->interval.begin == day("2020-10-04"));
    CHECK(possible_time(event)->interval.end == day("2020-10-07"));
    event.reported.reset();
    CHECK(possible_time(event)->interval == on("2020-10-06").interval);
    event.when.reset();
    CHECK_FALSE(possible_time(event));
}

TEST_CASE("the finer a place, the nearer what it holds")
{
    double const same = place_nearness(white_house(), white_house());
    double const in_city = place_nearness(white_house(), bishkek());
    double const in_country = place_nearness(white_house(), kyrgyzstan());
    CHECK(same == 1);
    CHECK(in_city < same);
    CHECK(in_country < in_city);
    CHECK(in_country > 0);
    CHECK(place_nearness(bishkek(), osh()) == 0);
    CHECK(place_nearness(kyrgyzstan(), white_house()) == in_country);
}

TEST_CASE("a place excludes what lies outside of it")
{
    CHECK(places_exclude(bishkek(), osh()));
    CHECK_FALSE(places_exclude(bishkek(), kyrgyzstan()));
    auto const tashkent = place("Tashkent", 69.24, 41.31, 15'000, "city", "UZ");
    // within the circle about Kyrgyzstan, but not in it
    CHECK(places_exclude(tashkent, kyrgyzstan()));
    auto border = place("border", 73, 41, 200'000, "border", "KG");
    border.countries = {"KG", "UZ"};
    CHECK_FALSE(places_exclude(border, kyrgyzstan()));
    CHECK(place_gap(bishkek(), osh()) == 1);
    auto const near = place("Kant", 74.85, 42.89, 3'000);
    CHECK(place_gap(bishkek(), near) > 0);
    CHECK(place_gap(bishkek(), near) < 1);
}

TEST_CASE("a town lies in its division, whatever that is called")
{
    auto town = place("Shakhtinsk", 72.59, 49.71, 5'000, "city", "KZ");
    town.admin1 = "Karaganda";
    auto const region = place("Karaganda Region", 71, 48, 90'000, "admin1", "KZ");
    CHECK(lies_in(town, region));
    town.admin1 = "Almaty";
    CHECK_FALSE(lies_in(town, region));
    town.admin1.clear();
    CHECK_FALSE(lies_in(town, region));
}

TEST_CASE("groups are joined by the mean of their pairs")
{
    // 0-1-2 are close; 3 is close to 2 alone, a third of the mean that joining would need
    std::vector<Link> const links = {{0, 1, 0.9}, {0, 2, 0.8}, {1, 2, 0.85},
                                     {2, 3, 0.7}, {5, 6, 0.6}, {7, 8, 0.4}};
    auto const groups = average_linkage(links, 0.5, never);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].members == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(groups[0].score == doctest::Approx(0.85));
    CHECK(groups[1].members == std::vector<std::uint32_t>{5, 6});
    CHECK(average_linkage({}, 0.5, never).empty());
}

TEST_CASE("what must stay apart is not joined through a third")
{
    std::vector<Link> const links = {{0, 1, 0.95}, {0, 2, 0.9}, {1, 2, 0.9}};
    auto const apart = [](std::uint32_t a, std::uint32_t b) { return a + b == 2 && a != b; };
    auto const groups = average_linkage(links, 0.5, apart);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].members == std::vector<std::uint32_t>{0, 1});
}
