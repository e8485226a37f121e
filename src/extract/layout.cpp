#include "extract/layout.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/trigger.h"

namespace placetime::extract {
namespace {

std::uint64_t hash_of(Words const& w, text::Sentence const& sentence)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (auto i = sentence.first_token; i < sentence.last_token; ++i) {
        if (!w.is_word(i) && !w.is_number(i)) continue;
        for (char const c : w.lower(i)) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ULL;
        }
        hash ^= 0xFF;
        hash *= 1099511628211ULL;
    }
    return hash;
}

std::uint32_t first_word(Words const& w, text::Sentence const& sentence)
{
    auto i = sentence.first_token;
    while (i < sentence.last_token && !w.is_word(i) && w.document().of(w.token(i)) != "©") ++i;
    return i;
}

bool is_furniture(Words const& w, text::Sentence const& sentence)
{
    auto const count = sentence.last_token - sentence.first_token;
    auto const text = w.document().of(sentence);
    if (count <= 14 &&
        (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos))
        return true;
    if (text.find("©") != std::string_view::npos && count < 40) return true;
    auto const first = first_word(w, sentence);
    auto const length = furniture_at(w, first, sentence.last_token);
    if (!length) return false;
    bool const colon = first + length < sentence.last_token && w.mark(first + length) == ':';
    if (length == 1) return count <= 3 || (colon && count <= 40);
    return sentence.heading || count <= 25 || colon;
}

bool holds_credit(std::string_view text)
{
    for (auto const* const credit :
         {"(AP Photo",   "AP Photo",     "(Photo", "[Photo",  "(Reuters/",  "(AFP/",       "/AFP)",
          "/Reuters)",   "Getty Images", "FILE -", "FILE –",  "FILE PHOTO", "(Image",      "[Image",
          "Photograph:", "/Getty",       "/EPA",   "(Credit", "[Credit",    "Photo credit"}) {
        if (text.find(credit) != std::string_view::npos) return true;
    }
    return false;
}

/// A full date at the end, after a comma and without a preposition: "... in Bishkek, Kyrgyzstan,
/// Oct. 6, 2020."
bool ends_like_caption(Words const& w, text::Sentence const& sentence,
                       std::vector<dating::TimeMention const*> const& times)
{
    if (times.empty()) return false;
    auto const& last = *times.back();
    if (!last.when || last.when->precision != time::Precision::day || last.relative) return false;
    if (last.last_token + 2 < sentence.last_token || last.first_token <= sentence.first_token + 4)
        return false;
    bool year = false;
    for (auto i = last.first_token; i < last.last_token; ++i)
        year = year || (w.is_number(i) && w.lower(i).size() == 4);
    auto const before = last.first_token - 1;
    return year && (w.mark(before) == ',' || !w.is(before, Class::preposition));
}

/// "6 April: Protesters seize ...": an entry of a chronicle tells as a sentence does, though it
/// ends without a stop.
bool is_entry(Words const& w, text::Sentence const& sentence,
              std::vector<dating::TimeMention const*> const& times)
{
    if (times.empty() || !times.front()->when) return false;
    auto const& date = *times.front();
    if (date.first_token > sentence.first_token + 2 || date.last_token + 3 >= sentence.last_token)
        return false;
    for (auto i = sentence.first_token; i < date.first_token; ++i) {
        if (w.is_word(i) && !w.is(i, Class::preposition)) return false;
    }
    return w.mark(date.last_token) == ':' || w.is_dash(date.last_token);
}

} // namespace

std::vector<Part> lay_out(Words const& w, dating::Dating const& dating)
{
    auto const& sentences = w.document().sentences();
    std::vector<Part> parts(sentences.size(), Part::text);
    std::vector<std::vector<dating::TimeMention const*>> times(sentences.size());
    for (auto const& mention : dating.mentions) {
        if (mention.sentence < times.size()) times[mention.sentence].push_back(&mention);
    }
    std::unordered_map<std::uint64_t, std::size_t> seen;
    bool headline = false;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        auto const& sentence = sentences[i];
        auto const count = sentence.last_token - sentence.first_token;
        if (is_furniture(w, sentence)) {
            parts[i] = Part::furniture;
            continue;
        }
        if (count >= 4) {
            auto const [at, fresh] = seen.emplace(hash_of(w, sentence), i);
            if (!fresh) {
                parts[i] = Part::repeated;
                bool const close = i - at->second <= 3;
                if (close && parts[at->second] == Part::text) parts[at->second] = Part::caption;
                continue;
            }
        }
        if (holds_credit(w.document().of(sentence)) || ends_like_caption(w, sentence, times[i])) {
            parts[i] = Part::caption;
        } else if (sentence.heading && !is_entry(w, sentence, times[i])) {
            parts[i] = headline ? Part::heading : Part::headline;
            headline = true;
        }
    }
    return parts;
}

} // namespace placetime::extract
