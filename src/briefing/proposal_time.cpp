#include "briefing/proposal_time.h"

#include <algorithm>

#include <fmt/format.h>

#include "briefing/words.h"

namespace placetime::briefing {

namespace {

using events::Row;
using std::chrono::days;
using summary::Period;
using time::Instant;

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kFine = 14 * kDay, kLeastQuiet = 14 * kDay;
constexpr std::size_t kQuieter = 8; ///< times as long as nine in ten gaps
constexpr std::size_t kMostPeriods = 40;

struct Stretch {
    std::int64_t begin = 0, end = 0;
};

time::Interval whole_days(std::int64_t begin, std::int64_t end)
{
    auto const first = std::chrono::floor<days>(Instant(time::Seconds(begin)));
    auto const last = std::chrono::ceil<days>(Instant(time::Seconds(end)));
    return {first, std::max<Instant>(last, first + days(1))};
}

/// Beginnings and ends, by begin.
std::vector<Stretch> stretches(events::EventTable const& table, std::vector<Row> const& rows)
{
    std::vector<Stretch> all, fine;
    for (auto const row : rows) {
        all.push_back({table.begins()[row], table.ends()[row]});
        if (all.back().end - all.back().begin <= kFine) fine.push_back(all.back());
    }
    auto& chosen = fine.size() * 2 >= all.size() && !fine.empty() ? fine : all;
    std::ranges::sort(chosen, {}, &Stretch::begin);
    return chosen;
}

Episode episode_of(std::vector<Stretch> const& all, std::size_t first, std::size_t last)
{
    auto end = all[first].end;
    for (auto i = first; i < last; ++i) end = std::max(end, all[i].end);
    return {whole_days(all[first].begin, end), last - first};
}

} // namespace

std::vector<Episode> find_episodes(events::EventTable const& table, std::vector<Row> const& rows,
                                   std::size_t least, std::size_t most)
{
    auto const all = stretches(table, rows);
    if (all.empty()) return {};
    std::vector<std::int64_t> gaps;
    for (std::size_t i = 1; i < all.size(); ++i) gaps.push_back(all[i].begin - all[i - 1].begin);
    std::ranges::sort(gaps);
    auto const usual = gaps.empty() ? 0 : gaps[gaps.size() * 9 / 10];
    auto const quiet =
        std::max<std::int64_t>(kLeastQuiet, usual * static_cast<std::int64_t>(kQuieter));
    std::vector<Episode> episodes;
    std::size_t first = 0, parts = 0;
    for (std::size_t i = 1; i <= all.size(); ++i) {
        if (i < all.size() && all[i].begin - all[i - 1].begin <= quiet) continue;
        ++parts;
        if (i - first >= least) episodes.push_back(episode_of(all, first, i));
        first = i;
    }
    if (episodes.empty() || parts > 4 * most) return {episode_of(all, 0, all.size())};
    std::ranges::stable_sort(episodes, std::greater(), &Episode::events);
    if (episodes.size() > most) episodes.resize(most);
    std::ranges::sort(episodes, {}, [](Episode const& one) { return one.interval.begin; });
    return episodes;
}

Period period_for(time::Interval const& interval)
{
    auto const suited = summary::suited_period(interval, kMostPeriods);
    return suited == Period::hour ? Period::day : suited;
}

std::string period_text(time::Interval const& interval, Period period)
{
    switch (period) {
    case Period::month:
    case Period::quarter:
        return months_text(interval);
    case Period::year:
        return summary::period_name(interval.begin, Period::year);
    default:
        return days_text(interval);
    }
}

std::string months_text(time::Interval const& interval)
{
    auto const words = [](Instant t) { // "6 October 2020" without its day
        auto const text = day_text(t);
        return text.substr(text.find(' ') + 1);
    };
    auto const first = words(interval.begin);
    auto const last = words(std::max(interval.begin, interval.end - time::Seconds(1)));
    if (first == last) return first;
    auto const year = first.substr(first.find(' '));
    if (last.ends_with(year))
        return fmt::format("{} to {}", first.substr(0, first.find(' ')), last);
    return fmt::format("{} to {}", first, last);
}

void keep_fine(FilterChoice& filter, Period period)
{
    using time::Precision;
    auto const first_left_out = [&] {
        switch (period) {
        case Period::hour:
        case Period::day:
            return Precision::week;
        case Period::week:
            return Precision::month;
        case Period::month:
            return Precision::season;
        case Period::quarter:
            return Precision::year;
        case Period::year:
            return Precision::decade;
        }
        return Precision::range;
    }();
    for (auto i = static_cast<std::size_t>(first_left_out);
         i < static_cast<std::size_t>(Precision::range); ++i)
        filter.precisions[i] = false;
}

} // namespace placetime::briefing
