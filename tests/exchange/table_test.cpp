#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "base/process.h"
#include "exchange/csv.h"
#include "exchange/event_table.h"
#include "exchange/geojson.h"
#include "exchange/geometry_text.h"
#include "exchange/json_text.h"
#include "exchange/qml.h"
#include "exchange/sample_events.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::exchange;

namespace {

std::string field(std::string_view text)
{
    std::string out;
    append_csv_field(out, text);
    return out;
}

std::string properties_text(events::Event const& event)
{
    std::string out;
    append_properties(out, event);
    return out;
}

std::vector<events::Event> table(std::filesystem::path const& file, Diagnostics* noted = nullptr)
{
    Diagnostics diagnostics;
    auto events = read_event_table(file, diagnostics);
    if (noted == nullptr)
        CHECK(diagnostics.empty());
    else
        *noted = diagnostics;
    return events;
}

/// What comes back is what went in, but for what a format cannot hold.
void check_same(std::vector<events::Event> const& read)
{
    auto const events = test::sample_events();
    REQUIRE(read.size() == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        CAPTURE(i);
        CHECK(read[i].id == events[i].id);
        CHECK(properties_text(read[i]) == properties_text(events[i]));
        CHECK(read[i].where.has_value() == events[i].where.has_value());
        if (!events[i].where || !read[i].where) continue;
        CHECK(wkt(prepared(*read[i].where->geometry)) == wkt(prepared(*events[i].where->geometry)));
    }
}

} // namespace

TEST_CASE("CSV fields are quoted by RFC 4180 and formulas are guarded")
{
    CHECK(field("plain") == "plain");
    CHECK(field("a,b") == "\"a,b\"");
    CHECK(field("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(field("two\nlines") == "\"two\nlines\"");
    CHECK(field("=1+1") == "\"'=1+1\"");
    CHECK(field("@SUM(A1)") == "\"'@SUM(A1)\"");
    CHECK(field("+x") == "\"'+x\"");
    CHECK(field("-x") == "\"'-x\"");
    CHECK(field("\tx") == "\"'\tx\"");
    CHECK(field("-12.5") == "-12.5");
    CHECK(without_guard("'=1+1") == "=1+1");
    CHECK(without_guard("'tis") == "'tis");
}

TEST_CASE("a CSV has every property, position and shape, and comes back the same")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.csv";
    write_csv(file, test::sample_events());
    auto const text = read_file(file);
    auto const header = text.substr(0, text.find("\r\n"));
    CHECK(header.starts_with("id,title,type,subtype,status,"));
    CHECK(header.ends_with(",review,source_reliability,information_credibility,lon,lat,wkt"));
    CHECK(text.find("POINT (73.123457 49.8)") != std::string::npos);
    CHECK(text.find("\"'-1+cmd\"") != std::string::npos);
    check_same(table(file));
}

TEST_CASE("a GeoJSON of ours comes back the same")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.geojson";
    write_geojson(file, test::sample_events());
    CHECK(is_event_table(file));
    check_same(table(file));
}

TEST_CASE("a table of others needs a begin and little else")
{
    test::TemporaryFolder folder;
    auto const csv = folder.write("acts.csv", "Date,Longitude,Latitude,Type,Notes\n"
                                              "2021-05-03,73.1,49.8,Protest,a\n"
                                              "2021-05,,,riots,b\n"
                                              "2021-05-03T10:30:00Z,73.1,49.8,,\"c\nd\"\n"
                                              "yesterday,73.1,49.8,,e\n"
                                              "2021-05-03,200,49.8,,f\n"
                                              ",1,2,,g\n");
    Diagnostics noted;
    auto const events = table(csv, &noted);
    REQUIRE(events.size() == 4);
    CHECK(events[0].when->precision == time::Precision::day);
    CHECK(events[0].type == events::Type::protests);
    CHECK(events[0].where->point == geo::LonLat{73.1, 49.8});
    CHECK(events[1].when->precision == time::Precision::month);
    CHECK_FALSE(events[1].where.has_value());
    CHECK(events[2].when->precision == time::Precision::second);
    CHECK(events[2].title == "Strategic developments");
    CHECK_FALSE(events[3].when.has_value());
    REQUIRE(noted.size() == 2);
    CHECK(noted[0].line == 6);
    CHECK(noted[0].message.find("yesterday") != std::string::npos);
    CHECK(noted[1].line == 7);
    auto const geojson = folder.write(
        "acts.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":
"Point","coordinates":[73.1,49.8]},"properties":{"begin":"2021-05-03","title":"A march"}}]})");
    auto const others = table(geojson);
    REQUIRE(others.size() == 1);
    CHECK(others[0].title == "A march");
    CHECK(time::format_utc(others[0].when->interval.end) == "2021-05-04T00:00:00Z");
}

TEST_CASE("an end before its begin and a type of another list are noted")
{
    test::TemporaryFolder folder;
    Diagnostics noted;
    auto const events =
        table(folder.write("t.csv", "begin,end,type,lon,lat\n2021-05-03,2021-05-01,Riots,1,2\n"
                                    "2021-05-03,2021-05-05,Parade,1,2\n"
                                    "2021-05-03,2021-05-05,Parade,1,2\n"),
              &noted);
    CHECK(events.size() == 2);
    REQUIRE(noted.size() == 2);
    CHECK(noted[0].code == "bad-record");
    CHECK(noted[1].code == "bad-cell");
}

TEST_CASE("what is no table of events says so")
{
    test::TemporaryFolder folder;
    auto const places = folder.write("places.csv", "name,lon,lat\nOsh,72.8,40.5\n");
    CHECK_FALSE(is_event_table(places));
    CHECK_FALSE(is_event_table(folder.write("note.txt", "hello")));
    CHECK_FALSE(is_event_table(folder.path() / "none.csv"));
    Diagnostics diagnostics;
    CHECK_THROWS_WITH_AS(read_event_table(places, diagnostics),
                         doctest::Contains("no column `begin`"), FormatError);
    CHECK_THROWS_AS(read_event_table(folder.path() / "none.csv", diagnostics), FileError);
}

TEST_CASE(
    "the style is well-formed XML that switches the time axis on, with a symbol for each type")
{
    test::TemporaryFolder folder;
    for (auto const kind :
         {SymbolKind::points, SymbolKind::lines, SymbolKind::areas, SymbolKind::mixed}) {
        auto const style = qml(kind);
        CHECK(style.find(
                  "<temporal enabled=\"1\" mode=\"2\" startField=\"begin\" endField=\"end\"") !=
              std::string::npos);
        for (std::size_t i = 0; i < events::kTypeCount; ++i)
            CHECK(style.find(to_string(static_cast<events::Type>(i))) != std::string::npos);
        auto const file = folder.write("events.qml", style);
        auto const run =
            run_process({"python3", "-c", "import sys,xml.dom.minidom as m; m.parse(sys.argv[1])",
                         file.string()});
        REQUIRE(run.has_value());
        CHECK(run->errors == "");
    }
    CHECK(qml(SymbolKind::points).find("11,98,164,255") != std::string::npos); // protests, #0B62A4
}

TEST_CASE("JSON text is escaped and numbers have no tail")
{
    std::string out;
    append_string(out, "a\"\\\n\x01\xFF");
    CHECK(out == "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD\"");
    auto const number = [](double value, int decimals) {
        std::string text;
        append_number(text, value, decimals);
        return text;
    };
    CHECK(number(42.5, 6) == "42.5");
    CHECK(number(100, 0) == "100");
    CHECK(number(-0.0000001, 6) == "0");
    CHECK(number(0.1 + 0.2, 6) == "0.3");
}
