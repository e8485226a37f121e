#include "time/zones.h"

#include <doctest/doctest.h>

#include "time/instant.h"

using namespace placetime::time;

namespace {

std::chrono::local_seconds wall(char const* iso)
{
    return std::chrono::local_seconds(parse_instant(iso).time_since_epoch());
}
std::string utc(char const* iso, char const* zone) { return format_utc(to_utc(wall(iso), zone)); }

} // namespace

TEST_CASE("wall-clock times are shifted by their zone")
{
    CHECK(utc("2020-10-06T14:30", "Asia/Bishkek") == "2020-10-06T08:30:00Z");
    CHECK(utc("2020-10-06T02:00", "Asia/Bishkek") == "2020-10-05T20:00:00Z");
    CHECK(utc("2020-07-01T12:00", "Europe/London") == "2020-07-01T11:00:00Z");
    CHECK(utc("2020-01-01T12:00", "Europe/London") == "2020-01-01T12:00:00Z");
    CHECK(utc("2020-10-06T14:30", "UTC") == "2020-10-06T14:30:00Z");
}

TEST_CASE("a time that the clock skipped is the moment of the change, a double one the first")
{
    CHECK(utc("2020-03-29T01:30", "Europe/London") == "2020-03-29T01:00:00Z");
    CHECK(utc("2020-10-25T01:30", "Europe/London") == "2020-10-25T00:30:00Z");
}

TEST_CASE("an unknown zone counts as UTC")
{
    CHECK(is_zone("UTC"));
    CHECK(is_zone("Asia/Bishkek"));
    CHECK_FALSE(is_zone("Mars/Olympus"));
    CHECK_FALSE(is_zone(""));
    CHECK(utc("2020-10-06T14:30", "Mars/Olympus") == "2020-10-06T14:30:00Z");
}

TEST_CASE("local time is the way back")
{
    auto const t = parse_instant("2020-10-06T08:30Z");
    CHECK(to_local(t, "Asia/Bishkek") == wall("2020-10-06T14:30"));
    CHECK(to_local(t, "") == wall("2020-10-06T08:30"));
    CHECK(to_utc(to_local(t, "America/New_York"), "America/New_York") == t);
}
