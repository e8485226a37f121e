#include "text/tokenizer.h"

#include <array>

#include <unicode/uchar.h>

namespace placetime::text {

namespace {

enum class Class : std::uint8_t {
    space,
    newline,
    lower,
    upper,
    letter,
    digit,
    apostrophe,
    punctuation,
    symbol
};

constexpr std::array<Class, 128> make_ascii()
{
    std::array<Class, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        if (c >= 'a' && c <= 'z')
            table[c] = Class::lower;
        else if (c >= 'A' && c <= 'Z')
            table[c] = Class::upper;
        else if (c >= '0' && c <= '9')
            table[c] = Class::digit;
        else if (c == '\n')
            table[c] = Class::newline;
        else if (c <= ' ' || c == 127)
            table[c] = Class::space;
        else if (c == '\'')
            table[c] = Class::apostrophe;
        else if (c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' ||
                 c == '|' || c == '~')
            table[c] = Class::symbol;
        else
            table[c] = Class::punctuation;
    }
    return table;
}
constexpr auto kAscii = make_ascii();

Class class_of(char32_t c)
{
    if (c < 128) return kAscii[c];
    if (c == 0x2019 || c == 0x02bc || c == 0x02bb) return Class::apostrophe;
    auto const point = static_cast<UChar32>(c);
    if (u_isUWhiteSpace(point) || c == 0xfeff || c == 0x200b) return Class::space;
    if (c == 0xad) return Class::letter; // a soft hyphen is part of its word
    switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return Class::upper;
    case U_LOWERCASE_LETTER:
        return Class::lower;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return Class::letter;
    case U_DECIMAL_DIGIT_NUMBER:
        return Class::digit;
    default:
        return u_ispunct(point) ? Class::punctuation : Class::symbol;
    }
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter(Class c) { return c == Class::lower || c == Class::upper || c == Class::letter; }

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text)
    {
        tokens_.reserve(text.size() / 5 + 8);
    }

    std::vector<Token> run()
    {
        bool line_start = true;
        while (at_ < text_.size()) {
            auto const here = peek(at_);
            if (here.kind == Class::space || here.kind == Class::newline) {
                line_start = line_start || here.kind == Class::newline;
                space_ = true;
                at_ += here.length;
                continue;
            }
            auto const begin = at_;
            auto& token = tokens_.emplace_back();
            token.begin = static_cast<std::uint32_t>(begin);
            token.space_before = space_;
            token.line_start = line_start;
            read(here.kind, token);
            token.end = static_cast<std::uint32_t>(at_);
            space_ = false;
            line_start = false;
        }
        return std::move(tokens_);
    }

private:
    struct Peek {
        Class kind = Class::space;
        std::uint8_t length = 0; ///< 0 at the end of the text
        char32_t value = 0;
    };
    Peek peek(std::size_t at) const
    {
        if (at >= text_.size()) return {};
        auto const byte = static_cast<unsigned char>(text_[at]);
        if (byte < 128) return {kAscii[byte], 1, byte};
        auto const c = code_point_at(text_, at);
        return {class_of(c.value), c.length, c.value};
    }

    void read(Class first, Token& token)
    {
        if (is_letter(first)) {
            read_word(token);
        } else if (first == Class::digit) {
            read_number(token);
        } else if (first == Class::apostrophe) {
            read_apostrophe(token);
        } else {
            auto const mark = peek(at_);
            token.kind =
                mark.kind == Class::punctuation ? TokenKind::punctuation : TokenKind::symbol;
            while (peek(at_).length != 0 && peek(at_).value == mark.value) at_ += mark.length;
        }
    }

    /// U.S., a.m., D.C.: single letters with a stop after each, two or more; the end of it, or
    /// `at_` when it is none.
    std::size_t dotted_end() const
    {
        std::size_t end = at_;
        int letters = 0;
        // Two letters in a row are the beginning of a word, as most are.
        if (at_ + 1 < text_.size() && is_ascii_letter(text_[at_]) &&
            is_ascii_letter(text_[at_ + 1]))
            return at_;
        for (;;) {
            auto const letter = peek(end);
            if (!is_letter(letter.kind)) break;
            auto const stop = end + letter.length;
            if (stop >= text_.size() || text_[stop] != '.') {
                // the last stop may be missing: "U.S" before something that is no letter
                if (letters > 0 && !is_letter(peek(stop).kind) && peek(stop).kind != Class::digit)
                    return stop;
                if (is_letter(peek(stop).kind)) return letters >= 2 ? end : at_;
                break;
            }
            end = stop + 1;
            ++letters;
        }
        return letters >= 2 ? end : at_;
    }

    void read_word(Token& token)
    {
        token.kind = TokenKind::word;
        if (auto const dotted = dotted_end(); dotted != at_) {
            token.shape = peek(at_).kind == Class::upper ? Shape::all_caps : Shape::lower;
            at_ = dotted;
            return;
        }
        auto const first = peek(at_).kind;
        int letters = 0;
        int uppers = 0;
        int lowers = 0;
        for (;;) {
            // Most letters are small ones of ASCII.
            auto const plain = at_;
            while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
            letters += static_cast<int>(at_ - plain);
            lowers += static_cast<int>(at_ - plain);
            auto const c = peek(at_);
            if (is_letter(c.kind)) {
                ++letters;
                uppers += c.kind == Class::upper ? 1 : 0;
                lowers += c.kind == Class::lower ? 1 : 0;
                at_ += c.length;
            } else if (c.kind == Class::digit && letters > 0) {
                at_ += c.length; // F16, Covid19
            } else if (c.kind == Class::apostrophe && inner_apostrophe(c.length)) {
                at_ += c.length;
            } else {
                break;
            }
        }
        if (first == Class::upper)
            token.shape = letters == 1                 ? Shape::initial
                          : lowers == 0 && uppers >= 2 ? Shape::all_caps
                                                       : Shape::capitalised;
        else if (uppers == 0)
            token.shape = first == Class::lower ? Shape::lower : Shape::other;
    }

    /// True when the apostrophe at `at_` joins letters and is no possessive: D'Ivoire, don't, but
    /// not Osh's.
    bool inner_apostrophe(std::size_t length) const
    {
        auto const next = peek(at_ + length);
        if (!is_letter(next.kind)) return false;
        bool const s = next.value == 's' || next.value == 'S';
        return !s || is_letter(peek(at_ + length + next.length).kind);
    }

    void read_number(Token& token)
    {
        token.kind = TokenKind::number;
        for (;;) {
            auto const c = peek(at_);
            if (c.kind == Class::digit || is_letter(c.kind)) {
                at_ += c.length;
            } else if ((c.value == '.' || c.value == ',') &&
                       peek(at_ + c.length).kind == Class::digit &&
                       peek(at_ - 1).kind == Class::digit) {
                at_ += c.length;
            } else {
                break;
            }
        }
    }

    void read_apostrophe(Token& token)
    {
        auto const mark = peek(at_);
        bool const joined =
            !space_ && tokens_.size() > 1 && tokens_[tokens_.size() - 2].kind == TokenKind::word;
        auto const next = peek(at_ + mark.length);
        at_ += mark.length;
        token.kind = TokenKind::punctuation;
        if (!joined) {
            quote_open_ = quote_open_ || is_letter(next.kind);
            return;
        }
        if (next.value == 's' || next.value == 'S') {
            at_ += next.length;
            token.kind = TokenKind::possessive;
            return;
        }
        char const before = text_[at_ - mark.length - 1];
        if ((before == 's' || before == 'S') && next.kind == Class::space && !quote_open_)
            token.kind = TokenKind::possessive;
        quote_open_ = false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool space_ = true;
    bool quote_open_ = false; ///< a single quotation mark was opened and not closed
    std::vector<Token> tokens_;
};

} // namespace

std::vector<Token> tokenize(std::string_view text) { return Tokenizer(text).run(); }

} // namespace placetime::text
