#include "text/fold.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/utf8.h"

namespace placetime::text {

namespace {

constexpr char kSpace = ' ';

struct Special {
    char32_t from;
    char const* to;
};
/// Letters that no decomposition takes apart, as the Latin-ASCII transliteration of CLDR has them.
constexpr std::array<Special, 16> kSpecials{{{0x00df, "ss"},
                                             {0x00e6, "ae"},
                                             {0x00f0, "d"},
                                             {0x00f8, "o"},
                                             {0x00fe, "th"},
                                             {0x0111, "d"},
                                             {0x0127, "h"},
                                             {0x0131, "i"},
                                             {0x0138, "q"},
                                             {0x0142, "l"},
                                             {0x014b, "n"},
                                             {0x0153, "oe"},
                                             {0x0167, "t"},
                                             {0x0259, "a"},
                                             {0x0254, "o"},
                                             {0x025b, "e"}}};

bool is_apostrophe(char32_t c)
{
    return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2018 && c <= 0x201b) || c == 0x2032 ||
           (c >= 0x02b9 && c <= 0x02bf) || c == 0x02c8 || c == 0x055a || c == 0xff07;
}

bool is_mark(char32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7 && c != 0x5be) ||
           (c >= 0x64b && c <= 0x65f) || c == 0x670 || c == 0x640 || (c >= 0x483 && c <= 0x489);
}

bool separates(char32_t c)
{
    return c == '-' || c == '/' || c == '_' || c == 0x5be ||
           u_isUWhiteSpace(static_cast<UChar32>(c)) ||
           u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION;
}

void append_letter(std::string& out, char32_t c)
{
    for (auto const& special : kSpecials) {
        if (special.from == c) {
            out += special.to;
            return;
        }
    }
    append_utf8(out, c);
}

/// What one code point folds to: "" when it is dropped, " " when it separates.
std::string folded(char32_t c)
{
    if (separates(c)) return " ";
    if (is_apostrophe(c) || is_mark(c)) return "";
    if (c >= 0xac00 && c <= 0xd7a3) { // Hangul syllables stay whole
        std::string out;
        append_utf8(out, c);
        return out;
    }
    auto const fold_case = [](char32_t x) {
        return u_foldCase(static_cast<UChar32>(x), U_FOLD_CASE_DEFAULT);
    };
    UErrorCode status = U_ZERO_ERROR;
    auto const* const nfkd = unorm2_getNFKDInstance(&status);
    std::array<UChar, 24> parts{};
    auto length = unorm2_getDecomposition(nfkd, fold_case(c), parts.data(),
                                          static_cast<int32_t>(parts.size()), &status);
    std::string out;
    if (U_FAILURE(status) || length < 0) {
        auto const plain = static_cast<char32_t>(fold_case(c));
        if (u_isalnum(static_cast<UChar32>(plain)) ||
            u_charType(static_cast<UChar32>(plain)) == U_NON_SPACING_MARK ||
            u_charType(static_cast<UChar32>(plain)) == U_COMBINING_SPACING_MARK)
            append_letter(out, plain);
        return out;
    }
    for (int32_t i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(parts.data(), i, length, part);
        auto const plain = static_cast<char32_t>(fold_case(static_cast<char32_t>(part)));
        if (is_mark(plain) || is_apostrophe(plain)) continue;
        if (u_isalnum(static_cast<UChar32>(plain)) ||
            u_charType(static_cast<UChar32>(plain)) == U_NON_SPACING_MARK ||
            u_charType(static_cast<UChar32>(plain)) == U_COMBINING_SPACING_MARK)
            append_letter(out, plain);
    }
    return out;
}

/// What the frequent blocks fold to, made at the first letter beyond ASCII.
class Table {
public:
    Table()
    {
        for (char32_t c = 0x80; c < kLow; ++c) low_[c] = folded(c);
        for (char32_t c = kHighBegin; c < kHighEnd; ++c) high_[c - kHighBegin] = folded(c);
    }
    /// Null when the code point lies in no block of the table.
    std::string const* find(char32_t c) const
    {
        if (c < kLow) return &low_[c];
        if (c >= kHighBegin && c < kHighEnd) return &high_[c - kHighBegin];
        return nullptr;
    }

private:
    static constexpr char32_t kLow = 0x600;        // Latin, Greek, Cyrillic, Armenian, Hebrew
    static constexpr char32_t kHighBegin = 0x1e00; // Latin and Greek extended, general punctuation
    static constexpr char32_t kHighEnd = 0x2070;
    std::array<std::string, kLow> low_;
    std::array<std::string, kHighEnd - kHighBegin> high_;
};

/// ASCII: the folded letter, ' ' for what separates, 0 for what is dropped.
constexpr std::array<char, 128> make_ascii()
{
    std::array<char, 128> table{};
    for (int c = 0; c < 128; ++c) {
        bool const digit = c >= '0' && c <= '9';
        bool const lower = c >= 'a' && c <= 'z';
        bool const upper = c >= 'A' && c <= 'Z';
        bool const space = c == ' ' || (c >= '\t' && c <= '\r') || c == '-' || c == '/' || c == '_';
        table[static_cast<std::size_t>(c)] = static_cast<char>(digit || lower ? c
                                                               : upper        ? c + 32
                                                               : space        ? ' '
                                                                              : 0);
    }
    return table;
}
constexpr auto kAscii = make_ascii();

} // namespace

void fold_append(std::string& out, std::string_view utf8)
{
    auto const start = out.size();
    auto const separate = [&] {
        if (out.size() > start && out.back() != kSpace) out.push_back(kSpace);
    };
    for (std::size_t at = 0; at < utf8.size();) {
        auto const byte = static_cast<unsigned char>(utf8[at]);
        if (byte < 0x80) {
            char const plain = kAscii[byte];
            if (plain == kSpace)
                separate();
            else if (plain != 0)
                out.push_back(plain);
            ++at;
            continue;
        }
        static Table const table;
        auto const c = code_point_at(utf8, at);
        at += c.length;
        auto const* const known = table.find(c.value);
        std::string const rare = known == nullptr ? folded(c.value) : std::string();
        auto const& letters = known == nullptr ? rare : *known;
        if (letters == " ")
            separate();
        else
            out += letters;
    }
    if (out.size() > start && out.back() == kSpace) out.pop_back();
}

std::string fold(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    fold_append(out, utf8);
    return out;
}

std::string transliterated(std::string_view utf8)
{
    thread_local std::unique_ptr<icu::Transliterator> const converter = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    if (!converter) return lower(utf8);
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    converter->transliterate(text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string lower(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        auto const c = code_point_at(utf8, at);
        append_utf8(out, c.value < 0x80 && !(c.value >= 'A' && c.value <= 'Z')
                             ? c.value
                             : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
        at += c.length;
    }
    return out;
}

} // namespace placetime::text
