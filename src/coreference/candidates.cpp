#include "coreference/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "coreference/nearness.h"
#include "text/word_hash.h"

namespace placetime::coreference {

namespace {

using std::chrono::days;

constexpr std::size_t kMostWords = 8;       ///< of an event, the rarest
constexpr std::size_t kLongestNarrow = 128; ///< lists of keys that tell happenings apart
constexpr std::size_t kLongestWide = 48;    ///< lists of keys that many happenings share
constexpr double kCellDegrees = 0.5;

struct Level {
    std::int64_t bucket_days;
    std::int64_t longest_days; ///< of an event
};
constexpr std::array<Level, 3> kLevels = {{{4, 8}, {32, 128}, {512, 4096}}};

/// The level that an event's length belongs to; kLevels.size() when it is too long.
std::size_t level_of(Description const& event)
{
    auto const length = event.span.length();
    std::size_t level = 0;
    while (level < kLevels.size() && length > days(kLevels[level].longest_days)) ++level;
    return level;
}

std::int64_t bucket(time::Instant t, std::size_t level)
{
    auto const day = std::chrono::floor<days>(t).time_since_epoch().count();
    auto const width = kLevels[level].bucket_days;
    return day >= 0 ? day / width : -((-day + width - 1) / width);
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t hash = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2)));
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u; // the finaliser of splitmix64
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
    return hash ^ (hash >> 31);
}

std::uint64_t in_bucket(std::uint64_t key, std::size_t level, std::int64_t at)
{
    return mixed(mixed(key, level + 1), static_cast<std::uint64_t>(at));
}

enum Family : std::uint64_t { word_key = 1, cell_key, title_key, country_key, any_key };

std::uint64_t cell(std::int64_t x, std::int64_t y)
{
    constexpr auto kRound = static_cast<std::int64_t>(360 / kCellDegrees);
    x = (x % kRound + kRound) % kRound; // across the antimeridian
    return mixed(cell_key, static_cast<std::uint64_t>(x * 1000 + y + 500));
}

} // namespace

CandidateIndex::CandidateIndex(std::span<Description const> events, WordWeights const& weights)
    : events_(events), weights_(weights), seen_by_(events.size(), 0)
{
    std::vector<Key> keys;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!events[i].in_time) continue;
        keys.clear();
        keys_of(events[i], false, keys);
        for (std::size_t level = level_of(events[i]); level < kLevels.size(); ++level) {
            auto const last = bucket(events[i].span.end - time::Seconds(1), level);
            for (auto at = bucket(events[i].span.begin, level); at <= last; ++at)
                for (Key const& key : keys) {
                    auto& list = lists_[in_bucket(key.hash, level, at)];
                    // One more than is read says that the list is too long.
                    if (list.size() <= (key.narrow ? kLongestNarrow : kLongestWide))
                        list.push_back(static_cast<std::uint32_t>(i));
                }
        }
    }
}

void CandidateIndex::keys_of(Description const& event, bool with_neighbours,
                             std::vector<Key>& keys) const
{
    if (event.title_hash != 0) keys.push_back({mixed(title_key, event.title_hash), true});
    std::vector<std::pair<std::size_t, std::uint32_t>> words;
    for (std::uint32_t const word : event.all) words.emplace_back(weights_.events_with(word), word);
    auto const kept = std::min(words.size(), kMostWords);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept),
                      words.end());
    for (std::size_t i = 0; i < kept; ++i) keys.push_back({mixed(word_key, words[i].second), true});
    if (auto const& where = event.event->where) {
        if (!events::is_wide(*where)) {
            auto const x = static_cast<std::int64_t>(std::floor(where->point.lon / kCellDegrees));
            auto const y = static_cast<std::int64_t>(std::floor(where->point.lat / kCellDegrees));
            int const around = with_neighbours ? 1 : 0;
            for (int dx = -around; dx <= around; ++dx)
                for (int dy = -around; dy <= around; ++dy)
                    keys.push_back({cell(x + dx, y + dy), true});
        }
        if (!where->country.empty())
            keys.push_back({mixed(country_key, text::word_hash(where->country)), false});
    }
    keys.push_back({mixed(any_key, 0), false});
}

void CandidateIndex::find(std::size_t event, std::size_t most, std::vector<std::uint32_t>& result)
{
    Description const& from = events_[event];
    std::size_t const level = from.in_time ? level_of(from) : kLevels.size();
    if (level == kLevels.size()) return;
    std::vector<Key> keys;
    keys_of(from, true, keys);
    constexpr auto kReach = days(static_cast<int>(kFarApart));
    auto const first = bucket(from.span.begin - kReach, level);
    auto const last = bucket(from.span.end + kReach, level);

    std::vector<std::vector<std::uint32_t> const*> lists;
    for (Key const& key : keys)
        for (auto at = first; at <= last; ++at) {
            auto const found = lists_.find(in_bucket(key.hash, level, at));
            if (found == lists_.end()) continue;
            if (found->second.size() > (key.narrow ? kLongestNarrow : kLongestWide)) continue;
            lists.push_back(&found->second);
        }
    std::stable_sort(lists.begin(), lists.end(),
                     [](auto const* a, auto const* b) { return a->size() < b->size(); });
    auto const mark = static_cast<std::uint32_t>(event) + 1;
    seen_by_[event] = mark;
    std::size_t const end = result.size() + most;
    for (auto const* const list : lists)
        for (std::uint32_t const other : *list) {
            if (result.size() == end) return;
            if (seen_by_[other] == mark) continue;
            seen_by_[other] = mark;
            if (days_between(from.span, events_[other].span) < kFarApart) result.push_back(other);
        }
}

} // namespace placetime::coreference
