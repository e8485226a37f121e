#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "reports/report.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

reports::Report read_one(fs::path const& file)
{
    Diagnostics diagnostics;
    auto found = reports::read_reports(file, diagnostics);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string error_of(fs::path const& file)
{
    Diagnostics diagnostics;
    try {
        reports::read_reports(file, diagnostics);
    } catch (Error const& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a text file is kept verbatim and its heading is the title")
{
    test::TemporaryFolder folder;
    auto const text = "Miners end their strike in Karaganda\r\n\r\nBy Ann Other, 3 May 2021\r\n\r\n"
                      "The miners went back to work on Monday.\r\n"s;
    auto const report = read_one(folder.write("strike.txt", "\xEF\xBB\xBF" + text));
    CHECK(report.text == text);
    CHECK(report.id == "strike");
    CHECK(report.title == "Miners end their strike in Karaganda");
    CHECK_FALSE(report.date.has_value());
    CHECK(report.date_source.empty());
}

TEST_CASE("a text that starts with prose has no title")
{
    test::TemporaryFolder folder;
    auto const report = read_one(folder.write(
        "prose.txt", "The miners of Karaganda went back to work on Monday after nine days.\n"));
    CHECK(report.title.empty());
}

TEST_CASE("a menu entry of two words gives way to the headline below it")
{
    test::TemporaryFolder folder;
    auto const report = read_one(folder.write(
        "menu.txt",
        "Skip to main content\n\nLatest News\n\nStorm Closes the Port of Aktau\n\nA storm "
        "closed the port on Friday, officials said.\n"));
    CHECK(report.title == "Storm Closes the Port of Aktau");
}

TEST_CASE("Markdown keeps its text, front matter gives title, date and url")
{
    test::TemporaryFolder folder;
    auto const text =
        "---\ntitle: \"Water is back\"\ndate: 2021-06-03\nurl: https://a.example/1\n---\n"
        "# Another\n\n**Water** is back.\n"s;
    auto const report = read_one(folder.write("water.md", text));
    CHECK(report.text == text);
    CHECK(report.title == "Water is back");
    REQUIRE(report.date.has_value());
    CHECK(time::format_utc(report.date->interval.begin) == "2021-06-03T00:00:00Z");
    CHECK(report.date_source == "metadata");
    CHECK(report.url == "https://a.example/1");
    CHECK(read_one(folder.write("plain.md", "# Bread *is* dear\n\nText.\n")).title ==
          "Bread *is* dear");
}

TEST_CASE("UTF-16 is read and ill-formed UTF-8 is repaired with a note")
{
    test::TemporaryFolder folder;
    std::string wide = "\xFF\xFE";
    for (char const c : "Rain fell on Osh."s) wide += c + "\0"s;
    CHECK(read_one(folder.write("wide.txt", wide)).text == "Rain fell on Osh.");
    Diagnostics diagnostics;
    auto const file =
        folder.write("bad.txt", "Caf\xC3\xA9 \xF0\x9F\x98\x80 Osh \xE2\x28 \xFF\xC3\xA9"
                                "\xE2\x80\x99 \xD0\x9E\xD1\x88 rain again today.\n");
    auto const found = reports::read_reports(file, diagnostics);
    CHECK(found.front().text.find("rain again") != std::string::npos);
    CHECK(found.front().text.find('\xFF') == std::string::npos);
}

TEST_CASE("each wrong file has its sentence, which names it")
{
    test::TemporaryFolder folder;
    struct Case {
        std::string name, bytes, says;
    };
    std::string noise;
    for (int i = 0; i < 4000; ++i) noise += static_cast<char>((i * 7919) % 251);
    for (auto const& c : {
             Case{"empty.txt", "", "is empty"},
             Case{"blank.txt", " \n\t\r\n", "holds only white space"},
             Case{"photo.txt", "\x89PNG\r\n\x1A\n....", "looks like a PNG image"},
             Case{"pack.html", "PK\x03\x04....", "looks like a ZIP archive"},
             Case{"tool",
                  "\x7F"
                  "ELF\x02\x01",
                  "looks like a program (ELF)"},
             Case{"noise.txt", noise, "looks like binary data"},
             Case{"data.jsonl", noise, "looks like binary data"},
             Case{"not.pdf", "I am a text.", "is no PDF"},
             Case{"cut.pdf", "%PDF-1.4\nnothing", "%PDF"},
             Case{"script.html", "<html><script>var a='b';</script></html>", "holds no text"},
             Case{"void.eml", "Subject: x\n\n", "holds no text"},
             Case{"bad.jsonl", "{\"id\":1}\nno\n", "no line of it is a report"},
         }) {
        auto const message = error_of(folder.write(c.name, c.bytes));
        CAPTURE(message);
        CHECK(message.find(c.name) != std::string::npos);
        if (c.name != "cut.pdf") CHECK(message.find(c.says) != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
    CHECK(error_of(folder.path() / "missing.txt").find("missing.txt") != std::string::npos);
    CHECK(error_of(folder.path()).find("is a folder") != std::string::npos);
}

TEST_CASE("folders are listed in order of their names, hidden files and other kinds left out")
{
    test::TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(reports::list_report_files(folder.path()),
                         doctest::Contains("holds no report"), FileError);
    folder.write("b.txt", "b");
    folder.write("a.MD", "a");
    folder.write(".hidden.txt", "h");
    folder.write("map.png", "p");
    fs::create_directory(folder.path() / "c");
    folder.write("c/z.jsonl", "{}");
    auto const files = reports::list_report_files(folder.path());
    REQUIRE(files.size() == 3);
    CHECK(files[0].filename() == "a.MD");
    CHECK(files[1].filename() == "b.txt");
    CHECK(files[2].filename() == "z.jsonl");
    CHECK(reports::list_report_files(folder.path() / "map.png").size() == 1);
    CHECK_THROWS_AS(reports::list_report_files(folder.path() / "none"), FileError);
}

TEST_CASE("a single line of 20 MB is read in a moment")
{
    test::TemporaryFolder folder;
    std::string line;
    while (line.size() < 20'000'000) line += "rain fell on the town and ";
    CHECK(read_one(folder.write("long.txt", line)).text.size() == line.size());
    std::string tags;
    while (tags.size() < 20'000'000) tags += "<div><b>rain ";
    CHECK(read_one(folder.write("long.html", tags)).text.substr(0, 4) == "rain");
}
