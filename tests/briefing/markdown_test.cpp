#include <doctest/doctest.h>

#include <chrono>

#include "briefing/markdown.h"

using namespace placetime;
using namespace placetime::briefing;
using Kind = scene::TextBlock::Kind;

namespace {

/// "P|one *two* <https://x>three": kind, level, number and runs in a line.
std::string told(std::string_view markdown)
{
    std::string text;
    for (auto const& block : blocks_of(markdown)) {
        if (!text.empty()) text += '\n';
        text += block.kind == Kind::paragraph ? "P" : block.kind == Kind::heading ? "H" : "I";
        if (block.kind == Kind::item) text += std::to_string(block.level);
        if (block.number > 0) text += '#' + std::to_string(block.number);
        for (auto const& run : block.runs) {
            text += '|';
            if (run.bold) text += "b:";
            if (run.italic) text += "i:";
            text += run.text;
            if (!run.link.empty()) text += "->" + run.link;
        }
    }
    return text;
}

} // namespace

TEST_CASE("paragraphs, headings and lists")
{
    CHECK(told("one\ntwo\n\nthree\r\n") == "P|one two\nP|three");
    CHECK(told("# Head\nbody") == "H|Head\nP|body");
    CHECK(told("#no head") == "P|#no head");
    CHECK(told("- a\n* b\n+ c\n  - deep\n1. one\n12. twelve") ==
          "I0|a\nI0|b\nI0|c\nI1|deep\nI0#1|one\nI0#12|twelve");
    CHECK(told("- a\n  goes on\n\nafter") == "I0|a goes on\nP|after");
    CHECK(told("text\n- item") == "P|text\nI0|item");
    CHECK(told("").empty());
    CHECK(told(" \n\t\n").empty());
    CHECK(told("-\n").find("P|-") == 0);
    CHECK(told("2020. was a year") == "I0#2020|was a year");
    CHECK(told("3.5 km") == "P|3.5 km");
}

TEST_CASE("bold, italic and links")
{
    CHECK(told("a **b** c") == "P|a |b:b| c");
    CHECK(told("*i* and ***both***") == "P|i:i| and |b:i:both");
    CHECK(told("2 * 3 * 4") == "P|2 * 3 * 4");
    CHECK(told("**open") == "P|**open");
    CHECK(told("a ** b") == "P|a ** b");
    CHECK(told("see [the **report**](https://a.example/x_(y)?q=1) now") ==
          "P|see |the ->https://a.example/x_(y)?q=1|b:report->https://a.example/x_(y)?q=1| now");
    CHECK(told("[](https://a.example)") == "P|https://a.example->https://a.example");
    CHECK(told("\\*no\\* \\[x](y) \\# \\q") == "P|*no* [x](y) # \\q");
    CHECK(told("[1] and [2](https://b.example)") == "P|[1] and |2->https://b.example");
}

TEST_CASE("addresses that could do something are dropped, their words kept")
{
    CHECK(told("[x](javascript:alert(1))") == "P|x");
    CHECK(told("[x](JavaScript:alert)") == "P|x");
    CHECK(told("[x](data:text/html,a)") == "P|x");
    CHECK(told("[x](file:///etc/passwd)") == "P|x");
    CHECK(told("[x](HTTPS://a.example)") == "P|x->HTTPS://a.example");
    CHECK(told("[x](mailto:a@b.example)") == "P|x->mailto:a@b.example");
}

TEST_CASE("HTML is text as it stands")
{
    CHECK(told("<b>x</b> <script>alert(1)</script> &amp;") ==
          "P|<b>x</b> <script>alert(1)</script> &amp;");
}

TEST_CASE("the words alone")
{
    CHECK(plain_text("# Head\n- **a**\n  1. [b](https://c.example)\n\nend") ==
          "Head\n• a\n  1. b\nend");
}

TEST_CASE("marks without their others take no longer than words")
{
    for (std::string_view const piece :
         {"[", "[a](", "**", "*a ", "[a](x", "\\", "- ", "](", "#"}) {
        std::string text;
        while (text.size() < 300'000) text += piece;
        auto const begin = std::chrono::steady_clock::now();
        blocks_of(text);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    }
}
