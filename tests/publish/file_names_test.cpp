#include "publish/file_names.h"

#include <doctest/doctest.h>

using placetime::publish::page_name;

TEST_CASE("a slide's file is named by its number and title")
{
    CHECK(page_name(0, 8, "Osh: the first days") == "01-osh-the-first-days");
    CHECK(page_name(9, 120, "Sources") == "010-sources");
    CHECK(page_name(2, 8, "Ош, июнь") == "03-ош-июнь");
}

TEST_CASE("a title that no file system would take gives a name that all take")
{
    CHECK(page_name(0, 1, "") == "01");
    CHECK(page_name(0, 1, "../../etc/passwd") == "01-etc-passwd");
    CHECK(page_name(0, 1, "a\\b:c*d?e\"f<g>h|i\nj\x01k") == "01-a-b-c-d-e-f-g-h-i-j-k");
    CHECK(page_name(0, 1, "<script>alert(1)</script>") == "01-script-alert-1-script");
    CHECK(page_name(0, 1, "\u202Eevil\u200B") == "01-evil");
    CHECK(page_name(0, 1, "///...   ") == "01");
    auto const bad = page_name(0, 1, "bro\xFFken");
    CHECK(bad.find('\xFF') == std::string::npos);
    CHECK(page_name(0, 1, std::string(10'000, 'x')).size() == 63);
    std::string cyrillic;
    for (int i = 0; i < 5'000; ++i) cyrillic += "ж";
    CHECK(page_name(0, 1, cyrillic).size() == 63); // cut between characters
}
