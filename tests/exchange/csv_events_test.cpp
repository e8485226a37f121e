#include <doctest/doctest.h>

#include <random>

#include "base/error.h"
#include "exchange/csv.h"
#include "exchange/csv_events.h"
#include "exchange/event_table.h"
#include "exchange/json_text.h"
#include "exchange/sample_events.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::exchange;

namespace {

std::shared_ptr<events::EventTable const> parse(std::string const& text,
                                                Diagnostics* noted = nullptr, int threads = 1)
{
    Diagnostics diagnostics;
    auto table = parse_csv_events(bytes_of(text), "t.csv", diagnostics, threads);
    if (noted == nullptr)
        CHECK(diagnostics.empty());
    else
        *noted = diagnostics;
    return table;
}

std::string properties_text(events::Event const& event)
{
    std::string out = event.id + ' ';
    append_properties(out, event);
    return out;
}

/// The columns are those of the whole events.
void check_columns(events::EventTable const& table)
{
    auto const again = events::EventTable::from(table.events());
    REQUIRE(again->size() == table.size());
    REQUIRE(again->dated() == table.dated());
    for (events::Row row = 0; row < table.size(); ++row) {
        CAPTURE(row);
        REQUIRE(table.record(row) == again->record(row));
        auto const a = table.facts(row), b = again->facts(row);
        CHECK(a.begin == b.begin);
        CHECK(a.end == b.end);
        CHECK((a.lon == b.lon || (a.lon != a.lon && b.lon != b.lon)));
        CHECK((a.lat == b.lat || (a.lat != a.lat && b.lat != b.lat)));
        CHECK(a.place_key == b.place_key);
        CHECK(a.id_hash == b.id_hash);
        CHECK(a.reported == b.reported);
        CHECK(a.place_precision_m == b.place_precision_m);
        CHECK((a.shape == events::kNoShape) == (b.shape == events::kNoShape));
        CHECK(table.source_names()[a.source] == again->source_names()[b.source]);
        CHECK(a.figures == b.figures);
        CHECK(a.type == b.type);
        CHECK(a.status == b.status);
        CHECK(a.review == b.review);
        CHECK(a.precision == b.precision);
        CHECK(a.flags == b.flags);
        CHECK(a.confidence == b.confidence);
        CHECK(table.id(row) == again->id(row));
        CHECK(table.title(row) == again->title(row));
        CHECK(table.place_name(row) == again->place_name(row));
        std::string text, text_again;
        table.append_text(row, text);
        again->append_text(row, text_again);
        CHECK(text == text_again);
    }
}

} // namespace

TEST_CASE("columns read at once and events read on demand are the same")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "events.csv";
    write_csv(file, test::sample_events());
    Diagnostics diagnostics;
    auto const table = read_events(file, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(table->size() == test::sample_events().size());
    check_columns(*table);
    check_columns(*parse("begin,lon,lat,place,place_kind,place_precision_m,type,subtype,wkt\n"
                         "2020,71,41,Osh,country,,Protests,,\n"
                         "2020-05,71,41,Osh,valley,700000,Diplomacy,statement,\n"
                         "2020-05,,,Osh,,,Riots,,POINT (71 41)\n"
                         "2020-05,,,Osh,,,Riots,,\"LINESTRING (71 41, 72 42)\"\n"
                         "2020-05,,,Osh,,,Riots,,no geometry\n"
                         "2020-05,,,Osh,,,Riots,,POINT EMPTY\n"
                         ",71,41,,,,,,\n"));
}

TEST_CASE("a table may have a BOM, semicolons, tabs, cells with line ends and short rows")
{
    auto const bom = parse("\xEF\xBB\xBF"
                           "begin,lon,lat\n2020-05-03,71,41\n");
    REQUIRE(bom->size() == 1);
    CHECK(bom->flags()[0] == (events::kDated | events::kPlaced | events::kDrawn));
    auto const semicolons = parse("Begin;Title;Lon;Lat\r\n2020-05-03;\"One; two\";71.5;41\r\n");
    CHECK(semicolons->title(0) == "One; two");
    CHECK(semicolons->lons()[0] == 71.5);
    auto const tabs = parse("begin\ttitle\n2020-05-03\tA, b\n");
    CHECK(tabs->title(0) == "A, b");
    auto const lines = parse("title,begin\n\"One\r\ntwo\",2020-05-03\nThree,2020-05-04");
    CHECK(lines->size() == 2);
    CHECK(lines->title(0) == "One\r\ntwo");
    auto const ragged = parse("begin,title,lon,lat\n2020\n2021,A,71,41,more,and more\n");
    CHECK(ragged->size() == 2);
    CHECK(ragged->title(0) == "Strategic developments");
}

TEST_CASE("encodings other than UTF-8 are decoded")
{
    std::string utf16 = "\xFF\xFE";
    for (char const c : std::string("begin,title\n2020-05-03,Osh\n")) {
        utf16 += c;
        utf16 += '\0';
    }
    CHECK(parse(utf16)->title(0) == "Osh");
    std::string cyrillic = "begin,title\n";
    for (int i = 0; i < 20; ++i) // "Полиция в Бишкеке" in windows-1251
        cyrillic += "2020-05-03,\xCF\xEE\xEB\xE8\xF6\xE8\xFF \xE2 \xC1\xE8\xF8\xEA\xE5\xEA\xE5\n";
    CHECK(parse(cyrillic)->title(0) == "Полиция в Бишкеке");
}

TEST_CASE("wrong rows are skipped with their line, wrong cells are noted once a column")
{
    Diagnostics noted;
    auto const table = parse("begin,end,lon,lat,type,killed_min,title\n"
                             "2020-05-03,,71,41,Riots,3,\"a\nb\"\n"
                             "yesterday,,71,41,Riots,3,c\n"
                             "\n"
                             "2020-05-03,2020-05-01,71,41,Riots,3,d\n"
                             "2020-05-03,,171,91,Riots,3,e\n"
                             "2020-05-03,,71,41,Parade,many,f\n"
                             "2020-05-03,,71,41,Parade,many,g\n"
                             "0000-05-03,,71,41,Riots,1,h\n",
                             &noted);
    CHECK(table->size() == 3);
    CHECK(table->title(table->row_of(1)) == "f");
    REQUIRE(noted.size() == 6);
    CHECK(noted[0].line == 4);
    CHECK(noted[0].message.find("yesterday") != std::string::npos);
    CHECK(noted[1].line == 6);
    CHECK(noted[2].line == 7);
    CHECK(noted[3].code == "bad-cell");
    CHECK(noted[3].line == 8);
    CHECK(noted[4].code == "bad-cell");
    CHECK(noted[5].line == 10);
    CHECK(table->id(table->row_of(1)) == "row-8");
}

TEST_CASE("a share or a precision out of range is unknown")
{
    Diagnostics noted;
    auto const table = parse("begin,lon,lat,confidence,place_precision_m\n"
                             "2020-05-03,71,41,85,1e300\n"
                             "2020-05-04,71,41,0.85,100\n",
                             &noted);
    REQUIRE(table->size() == 2);
    CHECK(noted.size() == 2);
    CHECK(table->event(table->row_of(0)).confidence == 0);
    CHECK(table->event(table->row_of(0)).where->precision_m == 0);
    CHECK(table->event(table->row_of(1)).confidence == 0.85);
    CHECK(table->event(table->row_of(1)).where->precision_m == 100);
}

TEST_CASE("what is no table of events says so")
{
    CHECK_THROWS_AS(parse(""), FormatError);
    CHECK_THROWS_WITH_AS(parse("name,lon,lat\nOsh,72,40\n"), doctest::Contains("no column `begin`"),
                         FormatError);
    CHECK_THROWS_AS(parse(std::string("\x89PNG\0\0\0\x01\x02\x03", 10)), FormatError);
    auto const table = parse("begin,lon,lat\n");
    CHECK(table->size() == 0);
    CHECK(!table->span());
    test::TemporaryFolder folder;
    CHECK(is_event_table(folder.write("a.tsv", "title\tbegin\n")));
    CHECK(is_event_table(folder.write("a.CSV", "\xEF\xBB\xBF"
                                               "Date;x\n")));
    CHECK_FALSE(is_event_table(folder.write("b.csv", "")));
    CHECK_FALSE(is_event_table(folder.path()));
}

TEST_CASE("two threads read what one reads, whatever is in the cells")
{
    std::mt19937 random(7);
    char const* const titles[] = {"plain",
                                  "\"one\ntwo\nthree\"",
                                  "\"a \"\"quote\"\", and\r\nmore, x\"",
                                  "5\" pipe",
                                  "\"x\"y",
                                  "",
                                  "\"begin,type\n2020-01-01,Riots,1,2,x\n2020-01-01,Riots,1,2,y\""};
    char const* const begins[] = {"2020-05-03", "2020-05", "", "never", "2020-05-03T10:00:00Z"};
    char const* const types[] = {"Riots", "Protests", "Parade", ""};
    for (int turn = 0; turn < 300; ++turn) {
        std::string text = "begin,type,lon,lat,title\n";
        auto const rows = random() % 30;
        for (unsigned i = 0; i < rows; ++i) {
            text += begins[random() % 5];
            text += ',';
            text += types[random() % 4];
            text += random() % 9 == 0 ? ",999,1," : ",71.5,41,";
            text += titles[random() % 7];
            text += random() % 5 == 0 ? "\r\n" : random() % 9 == 0 ? "\n\n" : "\n";
        }
        if (turn % 10 == 0) text += "2020,Riots,1,2,\"never closed\nand on";
        Diagnostics one_noted, two_noted;
        auto const one = parse(text, &one_noted, 1);
        auto const two = parse(text, &two_noted, 2);
        CAPTURE(text);
        REQUIRE(one->size() == two->size());
        for (events::Row row = 0; row < one->size(); ++row)
            REQUIRE(properties_text(one->event(row)) == properties_text(two->event(row)));
        REQUIRE(one_noted.size() == two_noted.size());
        for (std::size_t i = 0; i < one_noted.size(); ++i)
            REQUIRE(to_string(one_noted[i]) == to_string(two_noted[i]));
    }
}

TEST_CASE("progress ends with the whole and a cancelled reading throws")
{
    std::string text = "begin\n";
    for (int i = 0; i < 20'000; ++i) text += "2020-05-03\n";
    std::size_t last = 0, calls = 0;
    bool rises = true;
    Progress const progress = [&](std::size_t done, std::size_t total) {
        rises = rises && done >= last && done <= total;
        last = done;
        ++calls;
    };
    Diagnostics diagnostics;
    parse_csv_events(bytes_of(text), "t.csv", diagnostics, 2, nullptr, &progress);
    CHECK(rises);
    CHECK(calls > 2);
    CHECK(last == text.size() - 6); // less the header
    CancelToken cancel;
    cancel.cancel();
    CHECK_THROWS_AS(parse_csv_events(bytes_of(text), "t.csv", diagnostics, 2, &cancel), Cancelled);
}
