#include "text/document.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

namespace placetime::text {

namespace {

void append_lower(std::string& out, std::string_view word)
{
    for (std::size_t at = 0; at < word.size();) {
        auto const byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
            ++at;
            continue;
        }
        auto const c = code_point_at(word, at);
        at += c.length;
        if (c.value == 0x2019 || c.value == 0x2018 || c.value == 0x02bc || c.value == 0x02bb)
            out.push_back('\'');
        else
            append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    }
}

/// Writes the word in lower case to `out`, which has room for it; false, and some rubbish there,
/// when it is not all ASCII.
bool copy_ascii_lower(std::string_view word, char* out)
{
    unsigned char all = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto const byte = static_cast<unsigned char>(word[i]);
        all |= byte;
        bool const upper = static_cast<unsigned char>(byte - 'A') < 26;
        out[i] = static_cast<char>(byte | (upper ? 0x20 : 0));
    }
    return all < 0x80;
}

} // namespace

Document::Document(std::string text) : text_(std::move(text)), offsets_(text_)
{
    if (text_.size() >= 0xffffffffu)
        throw FormatError("a report of 4 GB or more cannot be read; split it into parts");
    tokens_ = tokenize(text_);
    sentences_ = split_sentences(text_, tokens_, paragraphs_);
    lower_.resize(text_.size());
    lower_begin_.resize(tokens_.size() + 1);
    std::size_t at = 0;
    std::string other;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        lower_begin_[i] = static_cast<std::uint32_t>(at);
        auto const word = of(tokens_[i]);
        if (at + word.size() <= lower_.size() && copy_ascii_lower(word, lower_.data() + at)) {
            at += word.size();
            continue;
        }
        other.clear();
        append_lower(other, word);
        lower_.replace(at, std::min(other.size(), lower_.size() - at), other);
        at += other.size();
    }
    lower_begin_.back() = static_cast<std::uint32_t>(at);
}

} // namespace placetime::text
