#include "events/filter.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/error.h"
#include "events/event_facts.h"
#include "events/event_records.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace placetime::events {
namespace {

/// From here on (CJK radicals, kana, ideographs, Hangul) words are not parted by spaces.
constexpr char32_t kFirstWithoutSpaces = 0x2E80;

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

} // namespace

WordSearch::WordSearch(std::string_view query)
{
    auto const folded = text::fold(text::repaired_utf8(query));
    for (std::size_t at = 0; at < folded.size();) {
        auto const end = std::min(folded.find(' ', at), folded.size());
        if (end > at) {
            auto const word = folded.substr(at, end - at);
            words_.push_back({word, text::code_point_at(word, 0).value >= kFirstWithoutSpaces});
        }
        at = end + 1;
    }
}

bool WordSearch::matches(std::string_view searched, std::string& folded) const
{
    folded.clear();
    if (text::find_invalid_utf8(searched) == std::string_view::npos)
        text::fold_append(folded, searched);
    else
        text::fold_append(folded, text::repaired_utf8(searched));
    return std::all_of(words_.begin(), words_.end(), [&](Word const& word) {
        auto at = folded.find(word.folded);
        while (at != std::string::npos && !word.anywhere && at > 0 && folded[at - 1] != ' ')
            at = folded.find(word.folded, at + 1);
        return at != std::string::npos;
    });
}

namespace {

bool has_words(Event const& event, WordSearch const& words)
{
    std::string searched, folded;
    SearchedText(event).append_to(searched);
    return words.matches(searched, folded);
}

/// passes() but for the words.
bool passes_but_words(Event const& event, Filter const& filter)
{
    auto const among = [](auto const& list, auto const& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    if (filter.drawn_only && !is_drawn(event)) return false;
    if (!filter.background && event.background) return false;
    if (!filter.statements && is_statement(event.type, event.subtype)) return false;
    if (!filter.not_happened && !is_told(event.status)) return false;
    if (!among(filter.types, event.type) || !among(filter.statuses, event.status) ||
        !among(filter.reviews, event.review) || !among(filter.sources, source_name(event)))
        return false;
    if (percent(event.confidence) < percent(filter.min_confidence)) return false;
    if (!filter.window.open() && (!event.when || !filter.window.holds(event.when->interval)))
        return false;
    if (filter.max_precision_m && (!event.where || static_cast<float>(event.where->precision_m) >
                                                       static_cast<float>(*filter.max_precision_m)))
        return false;
    if (filter.box && (!event.where || !in_box(*event.where, *filter.box))) return false;
    if (filter.region && (!event.where || !in_region(*event.where, *filter.region))) return false;
    return !(filter.known_at && event.reported && *event.reported > *filter.known_at);
}

} // namespace

bool passes(Event const& event, Filter const& filter)
{
    if (!passes_but_words(event, filter)) return false;
    WordSearch const words(filter.words);
    return words.empty() || has_words(event, words);
}

std::vector<Event> filtered(std::vector<Event> const& events, Filter const& filter)
{
    WordSearch const words(filter.words);
    std::vector<Event> out;
    std::copy_if(events.begin(), events.end(), std::back_inserter(out), [&](Event const& event) {
        return passes_but_words(event, filter) && (words.empty() || has_words(event, words));
    });
    return out;
}

std::vector<Type> parse_types(std::string_view list)
{
    std::vector<Type> types;
    while (!list.empty()) {
        auto const comma = list.find(',');
        auto const name = lowered(trimmed(list.substr(0, comma)));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        if (name.empty()) continue;
        std::string known;
        std::size_t found = 0;
        for (std::size_t i = 0; i < kTypeCount; ++i) {
            auto const type = static_cast<Type>(i);
            known += (i ? ", " : "") + std::string(to_string(type));
            if (!lowered(to_string(type)).starts_with(name)) continue;
            ++found;
            types.push_back(type);
        }
        if (found != 1)
            throw UsageError("no single type is called \"" + name + "\"; the types are " + known);
    }
    return types;
}

std::string event_id(std::string_view source_id, std::size_t start, std::size_t end, Type type,
                     std::string_view subtype, int counter)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, 64 bits
    auto const add = [&hash](std::string_view bytes) {
        for (char const c : bytes) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ULL;
        }
        hash ^= 0xFF;
        hash *= 1099511628211ULL;
    };
    add(source_id);
    add(std::to_string(start) + ':' + std::to_string(end));
    add(to_string(type));
    add(subtype);
    if (counter != 0) add(std::to_string(counter));
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace placetime::events
