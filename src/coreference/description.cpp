#include "coreference/description.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "coreference/nearness.h"
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

bool is_settlement(events::EventPlace const& place)
{
    return place.kind == "country" || place.kind == "admin1" || place.kind == "admin2" ||
           place.kind == "city";
}

bool says_only_toll(WordSet const& title, WordBook& book)
{
    static constexpr std::string_view kTollWords =
        "killed injured hospital attack clash fighting victims toll treated man civilians";
    auto words = book.words_of(kTollWords);
    return std::all_of(title.begin(), title.end(), [&](std::uint32_t word) {
        return std::any_of(words.begin(), words.end(),
                           [word](WordBook::Found const& found) { return found.word == word; });
    });
}

/// Nights belong to both days, so they say nothing.
int halves_of_day(events::Event const& event)
{
    static constexpr std::pair<std::string_view, int> kWords[] = {
        {"morning", 1}, {"dawn", 1}, {"early on", 1}, {"afternoon", 2},
        {"evening", 2}, {"dusk", 2}, {"late on", 2},
    };
    int halves = 0;
    for (auto const& [word, half] : kWords)
        if (event.source_quote.find(word) != std::string::npos ||
            event.title.find(word) != std::string::npos)
            halves |= half;
    return halves;
}

/// Words that set one happening apart from one told before.
bool says_another(events::Event const& event)
{
    static constexpr std::array<std::string_view, 8> kSigns = {
        "second ", "another ", "again", "renewed ", "fresh ", "anniversary", "third ", "latest "};
    return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
        return event.title.find(sign) != std::string::npos ||
               event.source_quote.find(sign) != std::string::npos;
    });
}

} // namespace

bool gives_toll(events::Event const& event) noexcept
{
    return event.figure(events::FigureKind::killed).known() ||
           event.figure(events::FigureKind::injured).known();
}

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
        // The name of a building says what happened there, that of a city is compared as a place.
        if (claim.where && is_settlement(*claim.where)) {
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
    for (std::uint32_t const word : result.actors)
        if (std::binary_search(result.names.begin(), result.names.end(), word))
            result.persons.push_back(word);
    result.another = says_another(event);
    result.halves = halves_of_day(event);
    result.bare_toll = gives_toll(event) && says_only_toll(result.title, book);
    std::string const title = text::fold(event.title);
    result.title_hash = title.empty() ? 0 : text::word_hash(title);
    result.when = possible_time(event);
    result.in_time = result.when || event.reported;
    if (result.when)
        result.span = result.when->interval;
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
