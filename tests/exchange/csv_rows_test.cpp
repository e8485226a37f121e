#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "exchange/csv_rows.h"

using namespace placetime::exchange;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string const& text, char separator = ',')
{
    Rows all;
    CsvRows rows(text, separator);
    while (rows.next()) all.emplace_back(rows.cells().begin(), rows.cells().end());
    return all;
}

} // namespace

TEST_CASE("records are cut at separators and line ends")
{
    CHECK(rows_of("") == Rows{});
    CHECK(rows_of("\n\r\n") == Rows{});
    CHECK(rows_of("a") == Rows{{"a"}});
    CHECK(rows_of("a,b\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(rows_of("a,b\r\nc,\r\n") == Rows{{"a", "b"}, {"c", ""}});
    CHECK(rows_of("\n\na\n\nb\n\n") == Rows{{"a"}, {"b"}});
    CHECK(rows_of(",,\n") == Rows{{"", "", ""}});
    CHECK(rows_of("a\tb", '\t') == Rows{{"a", "b"}});
    CHECK(rows_of("a;b,c", ';') == Rows{{"a", "b,c"}});
    CHECK(rows_of("a\rb,c\r") == Rows{{"a\rb", "c"}});
}

TEST_CASE("cells in quotes hold separators, line ends and doubled quotes")
{
    CHECK(rows_of("\"a,b\",c\n") == Rows{{"a,b", "c"}});
    CHECK(rows_of("\"a\r\nb\",c\r\nd,e") == Rows{{"a\r\nb", "c"}, {"d", "e"}});
    CHECK(rows_of("\"say \"\"x\"\"\",\"\"\n") == Rows{{"say \"x\"", ""}});
    CHECK(rows_of("\"\"\"\",\"\"\"a\"") == Rows{{"\"", "\"a"}});
    CHECK(rows_of("\"a\"\"b\",\"c\"\"d\",\"e\"") == Rows{{"a\"b", "c\"d", "e"}});
}

TEST_CASE("quotes where none belong are characters")
{
    CHECK(rows_of("5\" pipe,b\nc,d") == Rows{{"5\" pipe", "b"}, {"c", "d"}});
    CHECK(rows_of("\"never closed,b\nc,d") == Rows{{"\"never closed", "b"}, {"c", "d"}});
    CHECK(rows_of("\"a\"b,c") == Rows{{"ab", "c"}});
    CHECK(rows_of("\"a\"\"\"b\"c,d\r\n") == Rows{{"a\"b\"c", "d"}});
    CHECK(rows_of("\"") == Rows{{"\""}});
    CHECK(rows_of("\"\"") == Rows{{""}});
}

TEST_CASE("a record knows its first byte and line, across blank lines and lines in cells")
{
    std::string const text = "a,b\n\n\"x\ny\",z\nc,d";
    CsvRows rows(text, ',');
    REQUIRE(rows.next());
    CHECK(rows.line() == 1);
    REQUIRE(rows.next());
    CHECK(rows.begin() == 5);
    CHECK(rows.line() == 3);
    REQUIRE(rows.next());
    CHECK(rows.line() == 5);
    CHECK(rows.end() == text.size());
    CHECK_FALSE(rows.next());
    CsvRows later(text, ',', 5, 3);
    REQUIRE(later.next());
    CHECK(later.cells()[0] == "x\ny");
}

TEST_CASE("the separator is what the header has most of")
{
    CHECK(find_separator("a,b;c,d\n;;;;;;") == ',');
    CHECK(find_separator("a;b;c,d\n") == ';');
    CHECK(find_separator("a\tb\n") == '\t');
    CHECK(find_separator("\"a;b;c\",d\n") == ',');
    CHECK(find_separator("begin") == ',');
    CHECK(find_separator("") == ',');
}

TEST_CASE("a record's start is guessed where a record has all its cells")
{
    std::string const text = "a,b\nx,\"one\ntwo\nthree\"\nc,d\n";
    CHECK(guess_record_start(text, ',', 2, 8) == text.find("c,d"));
    CHECK(guess_record_start(text, ',', 2, 0) == 4);
    CHECK(guess_record_start(text, ',', 2, text.size()) == text.size());
    CHECK(guess_record_start("no line end", ',', 1, 3) == 11);
}
