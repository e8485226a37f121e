#include "text/fold.h"

#include <doctest/doctest.h>
#include <string>

#include "text/utf8.h"

using namespace placetime::text;

TEST_CASE("names fold to the form in which they are compared")
{
    CHECK(fold("Jalal-Abad") == "jalal abad");
    CHECK(fold("Jalal’abad") == "jalalabad");
    CHECK(fold("  São   Paulo ") == "sao paulo");
    CHECK(fold("Straße") == "strasse");
    CHECK(fold("U.S.") == "us");
    CHECK(fold("Łódź") == "lodz");
    CHECK(fold("Diyarbakır") == "diyarbakir");
    CHECK(fold("Джалал-Абад") == "джалал абад");
    CHECK(fold("Ёлка й") == "елка и");
    CHECK(fold("Washington, D.C.") == "washington dc");
    CHECK(fold("北京") == "北京");
    CHECK(fold("—") == "");
    CHECK(fold("") == "");
}

TEST_CASE("folding twice changes nothing")
{
    for (auto const* name :
         {"Jalal-Abad", "Köln", "Ёлка", "서울", "القاهرة", "ﬁne", "İstanbul", "Ærø", "தமிழ்"})
        CHECK(fold(fold(name)) == fold(name));
}

TEST_CASE("other scripts are spelt in Latin letters")
{
    CHECK(transliterated("Бишкек") == "biskek");
    CHECK(lower("ÉCOLE Ош") == "école ош");
}

TEST_CASE("broken UTF-8 is found and repaired")
{
    CHECK(find_invalid_utf8("Osh") == std::string_view::npos);
    CHECK(find_invalid_utf8("ok\xff!") == 2);
    CHECK(find_invalid_utf8("\xed\xa0\x80") == 0);
    CHECK(find_invalid_utf8("\xc0\xaf") == 0);
    CHECK(repaired_utf8("a\xff"
                        "b") == "a\xEF\xBF\xBD"
                                "b");
}

TEST_CASE("encodings are told apart")
{
    CHECK(decode("Ош").encoding == "UTF-8");
    CHECK(decode("\xEF\xBB\xBFOsh").text == "Osh");
    std::string const utf16("\xff\xfeO\0s\0h\0", 8);
    CHECK(decode(utf16).text == "Osh");
    std::string const bare("O\0s\0h\0 \0t\0o\0w\0n\0", 16);
    CHECK(decode(bare).text == "Osh town");
    CHECK(decode("caf\xe9 au lait and more plain words in the text", "iso-8859-1").text ==
          "café au lait and more plain words in the text");
    CHECK(looks_binary(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)));
    CHECK_FALSE(looks_binary("plain text\n"));
}

TEST_CASE("byte and code-point offsets convert both ways")
{
    std::string text;
    for (int i = 0; i < 50; ++i) text += "Ош a北";
    OffsetMap const map(text);
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length, ++index) {
        CHECK(map.code_points(at) == index);
        CHECK(map.bytes(index) == at);
    }
    CHECK(map.code_points(text.size()) == index);
    CHECK(map.bytes(index + 10) == text.size());
}
