#include "extract/sentence.h"

namespace placetime::extract {

Words::Words(text::Document const& document, Vocabulary const& vocabulary)
    : document_(document), vocabulary_(vocabulary), ids_(document.tokens().size(), kNoWord)
{
    auto const& tokens = document.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const kind = tokens[i].kind;
        if (kind == text::TokenKind::word || kind == text::TokenKind::symbol) {
            ids_[i] = vocabulary.find(document.lower(i));
        }
    }
}

char Words::mark(std::size_t index) const noexcept
{
    if (!is_mark(index)) return '\0';
    char const first = document_.of(token(index)).front();
    return static_cast<unsigned char>(first) < 128 ? first : '\0';
}

bool Words::is_hyphen(std::size_t index) const noexcept
{
    if (!is_mark(index) || token(index).space_before) return false;
    auto const text = document_.of(token(index));
    return (text == "-" || text == "\u2010" || text == "\u2011");
}

bool Words::is_quote(std::size_t index) const noexcept
{
    if (!is_mark(index) && token(index).kind != text::TokenKind::symbol) return false;
    auto const text = document_.of(token(index));
    return text == "\"" || text == "\u201c" || text == "\u201d" || text == "\u00ab" ||
           text == "\u00bb" || text == "''" || text == "``";
}

bool Words::is_dash(std::size_t index) const noexcept
{
    if (!is_mark(index)) return false;
    auto const text = document_.of(token(index));
    return text == "\u2014" || text == "--" || (text == "\u2013" && token(index).space_before) ||
           (text == "-" && token(index).space_before);
}

bool Words::is_adverb(std::size_t index) const noexcept
{
    if (!is_word(index)) return false;
    if (is(index, Class::adverb) || is(index, Class::hedge)) return true;
    auto const text = lower(index);
    return text.size() > 4 && text.ends_with("ly") && !(word(index).forms & kVerbForms) &&
           text != "early" && text != "july" && text != "italy" && text != "family" &&
           text != "assembly" && text != "monthly";
}

std::uint8_t Words::forms(std::size_t index) const noexcept
{
    if (!is_word(index)) return 0;
    auto const known = word(index).forms;
    if (known & kVerbForms) return known;
    if (token(index).shape != text::Shape::lower) return known;
    auto const text = lower(index);
    if (text.size() > 4 && text.ends_with("ed") && !text.ends_with("eed") && text != "hundred" &&
        text != "united") {
        return static_cast<std::uint8_t>(known | kPast | kParticiple);
    }
    if (text.size() > 5 && text.ends_with("ing") && text != "during" && text != "morning" &&
        text != "evening" && text != "following" && text != "including" && text != "nothing" &&
        text != "something" && text != "anything" && text != "everything" && text != "according" &&
        text != "building") {
        return static_cast<std::uint8_t>(known | kIng);
    }
    return known;
}

} // namespace placetime::extract
