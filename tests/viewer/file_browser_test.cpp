#include "viewer/file_browser.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::viewer;

namespace {

std::vector<std::string> names(FileBrowser const& browser)
{
    std::vector<std::string> found;
    for (auto const& entry : browser.entries()) found.push_back(entry.name);
    return found;
}

} // namespace

TEST_CASE("a folder is listed with folders first, by name, only with files of the kind")
{
    test::TemporaryFolder const folder;
    std::filesystem::create_directory(folder.path() / "Zebra");
    for (auto const* const name :
         {"b.csv", "A.gpkg", "note.txt", "c.tif", "program.exe", ".hidden.csv"})
        folder.write(name, "x");
    FileBrowser browser(folder.path());
    CHECK(names(browser) ==
          std::vector<std::string>{"Zebra", "A.gpkg", "b.csv", "c.tif", "note.txt"});
    browser.set_kinds(FileKinds::projects);
    CHECK(names(browser) == std::vector<std::string>{"Zebra", "A.gpkg"});
    browser.set_kinds(FileKinds::reports);
    CHECK(names(browser) == std::vector<std::string>{"Zebra", "note.txt"});
    browser.set_kinds(FileKinds::layers);
    CHECK(names(browser) == std::vector<std::string>{"Zebra", "A.gpkg", "c.tif"});
    browser.set_kinds(FileKinds::all);
    browser.show_hidden(true);
    CHECK(browser.entries().size() == 7);
    CHECK(browser.entries()[0].is_folder);
}

TEST_CASE("a folder that is not there is said in a sentence")
{
    FileBrowser const browser("/no/such/folder");
    CHECK(browser.entries().empty());
    CHECK(browser.problem().find("/no/such/folder") != std::string::npos);
}

TEST_CASE("a typed path is completed as far as all names agree")
{
    test::TemporaryFolder const folder;
    std::filesystem::create_directory(folder.path() / "reports");
    folder.write("events-2010.csv", "");
    folder.write("events-2020.csv", "");
    folder.write("Ысык-Көл.txt", "");
    folder.write("Ыссык.txt", "");
    FileBrowser const browser(folder.path());
    CHECK(browser.complete("ev") == "events-20");
    CHECK(browser.complete("rep") == "reports/");
    CHECK(browser.complete("events-2010") == "events-2010.csv");
    CHECK(browser.complete("none") == "none");
    CHECK(browser.complete((folder.path() / "re").string()) ==
          (folder.path() / "reports/").string());
    auto const cyrillic = browser.complete("Ы");
    CHECK(cyrillic.starts_with("Ы"));
    CHECK(std::string("Ысык").starts_with(cyrillic));
}

TEST_CASE("a typed path is absolute, from home, or from the folder")
{
    test::TemporaryFolder const folder;
    FileBrowser const browser(folder.path());
    CHECK(browser.resolve("a.csv") == folder.path() / "a.csv");
    CHECK(browser.resolve("/tmp/a.csv") == "/tmp/a.csv");
    if (char const* const home = std::getenv("HOME"); home != nullptr)
        CHECK(browser.resolve("~/a.csv") == std::filesystem::path(home) / "a.csv");
}

TEST_CASE("sizes of files are told in the unit that suits")
{
    CHECK(size_text(0) == "0 B");
    CHECK(size_text(847) == "847 B");
    CHECK(size_text(12'345) == "12 KB");
    CHECK(size_text(3'400'000) == "3.4 MB");
}
