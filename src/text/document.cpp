#include "text/document.h"

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

} // namespace

Document::Document(std::string text) : text_(std::move(text)), offsets_(text_)
{
    if (text_.size() >= 0xffffffffu)
        throw FormatError("a report of 4 GB or more cannot be read; split it into parts");
    tokens_ = tokenize(text_);
    sentences_ = split_sentences(text_, tokens_, paragraphs_);
    lower_.reserve(text_.size());
    lower_begin_.reserve(tokens_.size() + 1);
    for (auto const& token : tokens_) {
        lower_begin_.push_back(static_cast<std::uint32_t>(lower_.size()));
        append_lower(lower_, of(token));
    }
    lower_begin_.push_back(static_cast<std::uint32_t>(lower_.size()));
}

} // namespace placetime::text
