#include "extract/sentence.h"

namespace placetime::extract {

Words::Words(text::Document const& document, Vocabulary const& vocabulary)
    : document_(document), vocabulary_(vocabulary), ids_(document.tokens().size(), kNoWord),
      marks_(document.tokens().size())
{
    auto const& tokens = document.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const kind = tokens[i].kind;
        if (kind == text::TokenKind::word || kind == text::TokenKind::symbol) {
            ids_[i] = vocabulary.find(document.lower(i));
        }
        if (kind == text::TokenKind::punctuation || kind == text::TokenKind::symbol)
            marks_[i] = mark_of(tokens[i]);
    }
}

Words::Mark Words::mark_of(text::Token const& token) const
{
    bool const mark = token.kind == text::TokenKind::punctuation;
    auto const text = document_.of(token);
    Mark out;
    if (mark && static_cast<unsigned char>(text.front()) < 128) out.ascii = text.front();
    out.hyphen =
        mark && !token.space_before && (text == "-" || text == "\u2010" || text == "\u2011");
    out.quote = text == "\"" || text == "\u201c" || text == "\u201d" || text == "\u00ab" ||
                text == "\u00bb" || text == "''" || text == "``";
    out.dash = mark && (text == "\u2014" || text == "--" ||
                        (token.space_before && (text == "\u2013" || text == "-")));
    return out;
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
