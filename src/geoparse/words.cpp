#include <algorithm>

#include "geoparse/analysis.h"
#include "text/fold.h"

namespace placetime::geoparse {

namespace {

/// True when folding is lower case: plain ASCII letters and digits.
bool is_plain(std::string_view lower) noexcept
{
    return std::all_of(lower.begin(), lower.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

} // namespace

Words read_words(text::Document const& document, Lexicon const& lexicon)
{
    Words words;
    auto const& tokens = document.tokens();
    words.folded.reserve(document.text().size() + tokens.size());
    words.begin.resize(tokens.size());
    words.end.resize(tokens.size());
    words.flags.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        words.begin[i] = words.end[i] = static_cast<std::uint32_t>(words.folded.size());
        if (tokens[i].kind != text::TokenKind::word && tokens[i].kind != text::TokenKind::number)
            continue;
        std::string_view const lower = document.lower(i);
        if (is_plain(lower))
            words.folded += lower;
        else
            text::fold_append(words.folded, lower);
        words.end[i] = static_cast<std::uint32_t>(words.folded.size());
        words.folded += ' ';
        if (tokens[i].kind == text::TokenKind::word)
            words.flags[i] = lexicon.find(words.of(i)).flags;
    }
    return words;
}

} // namespace placetime::geoparse
