#include <doctest/doctest.h>

#include "briefing/words.h"

using namespace placetime;
using namespace placetime::briefing;

TEST_CASE("days that an interval touches, written out")
{
    auto const text = [](char const* begin, char const* end) {
        return days_text({time::parse_instant(begin), time::parse_instant(end)});
    };
    CHECK(text("2020-10-05", "2020-10-06") == "5 October 2020");
    CHECK(text("2020-10-05T10:00", "2020-10-05T10:00") == "5 October 2020");
    CHECK(text("2020-10-04", "2020-10-08") == "4 to 7 October 2020");
    CHECK(text("2020-09-28", "2020-10-08") == "28 September to 7 October 2020");
    CHECK(text("2019-12-30", "2020-01-03") == "30 December 2019 to 2 January 2020");
}

TEST_CASE("who reports an event and when")
{
    events::Event event;
    CHECK(source_text(event).empty());
    event.source_title = "A long day";
    CHECK(source_text(event) == "A long day");
    event.publisher = "Daily";
    event.reported = time::parse_instant("2020-10-05");
    CHECK(source_text(event) == "Daily, 5 October 2020");
    event.publisher.assign(500, 'x');
    CHECK(source_text(event, 3) == "xxx…, 5 October 2020");
}

TEST_CASE("a line of a stranger's text keeps to itself")
{
    CHECK(on_one_line("a\nb\tc\x01", 9) == "a b c ");
    CHECK(on_one_line("Бишкек", 3) == "Биш…");
    CHECK(on_one_line("Бишкек", 6) == "Бишкек");
    CHECK(on_one_line("evil\u202Egnp.exe\u2066x\u2028y", 99) == "evilgnp.exexy");
    CHECK(on_one_line("", 3).empty());
}
