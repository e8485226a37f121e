#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace placetime::text {

enum class TokenKind : std::uint8_t {
    word, ///< letters, with inner apostrophes (D'Ivoire, don't) but without a possessive 's, which
          ///< is a token of its own kind
    number,      ///< starts with a digit: 2014, 4, 6.35, 2,000, 17th, 24-hour is three tokens
    possessive,  ///< 's or ’s or a lone ’ after a plural, directly after a word
    punctuation, ///< one mark (or one run of the same mark: ..., --)
    symbol,      ///< anything else that is not white space
};

enum class Shape : std::uint8_t {
    other,
    lower,       ///< bishkek
    capitalised, ///< Bishkek, McDonald
    all_caps,    ///< BISHKEK, US (two letters or more)
    initial,     ///< U (one capital letter)
};

struct Token {
    std::uint32_t begin = 0; ///< byte offsets into the document's text
    std::uint32_t end = 0;
    std::uint32_t sentence = 0; ///< index into Document::sentences()
    TokenKind kind = TokenKind::symbol;
    Shape shape = Shape::other;
    bool space_before = false; ///< white space (a line break too) stands before it
    bool line_start = false;   ///< first token of a line
};

struct Sentence {
    std::uint32_t begin = 0; ///< bytes, trimmed of white space
    std::uint32_t end = 0;
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0; ///< one past
    std::uint32_t paragraph = 0;
    bool heading =
        false; ///< a short line of its own without a full stop (title, caption, menu entry)
};

/// A text cut into tokens and sentences, once, for every module that reads it. "U.S.", "Oct.",
/// "Mr." and numbers like 6.35 do not end a sentence; a line break inside a paragraph does not
/// either (line-wrapped text), nor does a blank line when the sentence goes on in lower case (page
/// breaks). Abbreviations with inner full stops (U.S., a.m., D.C.) are one word token, the last
/// stop included. Words joined by a hyphen are separate word tokens with a `-` punctuation token
/// between and no space. Cost: one pass, some 100 MB/s; ASCII fast path. The text must be
/// well-formed UTF-8 of less than 4 GiB.
class Document {
public:
    explicit Document(std::string text);

    std::string const& text() const noexcept { return text_; }
    std::vector<Token> const& tokens() const noexcept { return tokens_; }
    std::vector<Sentence> const& sentences() const noexcept { return sentences_; }
    std::size_t paragraphs() const noexcept { return paragraphs_; }

    std::string_view slice(std::uint32_t begin, std::uint32_t end) const noexcept
    {
        return std::string_view(text_).substr(begin, end - begin);
    }
    std::string_view of(Token const& token) const noexcept { return slice(token.begin, token.end); }
    std::string_view of(Sentence const& sentence) const noexcept
    {
        return slice(sentence.begin, sentence.end);
    }
    /// The token in lower case with accents kept and typographic apostrophes made ' (a view into a
    /// buffer that lives as long as the document).
    std::string_view lower(std::size_t token) const noexcept
    {
        auto const begin = lower_begin_[token];
        return {lower_.data() + begin, lower_begin_[token + 1] - begin};
    }
    /// Offsets in Unicode code points, as every output counts them.
    std::size_t code_points(std::uint32_t byte) const noexcept
    {
        return offsets_.code_points(byte);
    }

    Document(Document const&) = delete;
    Document& operator=(Document const&) = delete;

private:
    std::string text_;
    OffsetMap offsets_;
    std::vector<Token> tokens_;
    std::vector<Sentence> sentences_;
    std::size_t paragraphs_ = 0;
    std::string lower_;                      ///< every token's lower form, one after the other
    std::vector<std::uint32_t> lower_begin_; ///< tokens_.size() + 1 offsets into lower_
};

} // namespace placetime::text
