#include "coreference/description.h"

#include <algorithm>
#include <cmath>

#include "coreference/publisher.h"
#include "text/fold.h"
#include "text/word_hash.h"

namespace placetime::coreference {

namespace {

void make_set(WordSet& words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

void append(WordSet& to, std::vector<WordBook::Found> const& found)
{
    for (auto const& [word, name] : found) to.push_back(word);
}

void leave_out(WordSet& words, WordSet const& without)
{
    std::erase_if(words, [&](std::uint32_t word) {
        return std::binary_search(without.begin(), without.end(), word);
    });
}

} // namespace

void WordWeights::add(WordSet const& words)
{
    ++events_;
    if (!words.empty() && words.back() >= counts_.size()) counts_.resize(words.back() + 1);
    for (std::uint32_t const word : words) ++counts_[word];
}

void WordWeights::settle()
{
    constexpr double kPrior = 20; // events that are thought of beside those given
    double const n = static_cast<double>(events_) + kPrior;
    weights_.resize(counts_.size());
    for (std::size_t word = 0; word < counts_.size(); ++word)
        weights_[word] =
            static_cast<float>(std::log(n / (counts_[word] + 1.0)) / std::log(n / 2.0));
}

double WordWeights::of(std::uint32_t word) const noexcept
{
    return word < weights_.size() ? static_cast<double>(weights_[word]) : 1;
}

Description describe(events::Event const& event, WordBook& book)
{
    constexpr auto kWeek = std::chrono::days(7);
    Description result;
    result.event = &event;
    for (events::Event const& claim : claims_of(event)) {
        if (claim.where) {
            append(result.place, book.words_of(claim.where->name));
            append(result.place, book.words_of(claim.where->text));
        }
        append(result.title, book.words_of(claim.title));
        for (auto const& [word, name] : book.words_of(claim.source_quote)) {
            result.all.push_back(word);
            if (name) result.names.push_back(word);
        }
        append(result.actors, book.words_of(claim.actor1));
        append(result.actors, book.words_of(claim.actor2));
    }
    append(result.title, book.words_of(event.title));
    make_set(result.place);
    result.all.insert(result.all.end(), result.title.begin(), result.title.end());
    for (WordSet* const words : {&result.title, &result.all, &result.names, &result.actors}) {
        make_set(*words);
        leave_out(*words, result.place);
    }
    std::string const title = text::fold(event.title);
    result.title_hash = title.empty() ? 0 : text::word_hash(title);
    result.dated = event.when.has_value();
    result.in_time = event.when || event.reported;
    if (event.when)
        result.span = event.when->interval;
    else if (event.reported)
        result.span = {*event.reported - kWeek, *event.reported + std::chrono::days(1)};
    return result;
}

std::vector<Description> describe(std::span<events::Event const* const> events,
                                  WordWeights& weights)
{
    WordBook book;
    std::vector<Description> result;
    result.reserve(events.size());
    for (events::Event const* const event : events) {
        result.push_back(describe(*event, book));
        weights.add(result.back().all);
    }
    weights.settle();
    return result;
}

} // namespace placetime::coreference
