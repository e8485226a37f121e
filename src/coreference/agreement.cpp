#include "coreference/agreement.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "coreference/nearness.h"
#include "coreference/publisher.h"
#include "text/fold.h"

namespace placetime::coreference {

namespace {

using events::Event;
using events::Figure;
using Claims = std::span<Event const>;

int publishers_of(Claims claims, std::vector<std::size_t> const& which)
{
    std::set<std::string> keys;
    for (std::size_t const claim : which) keys.insert(publisher_key(claims[claim]));
    return static_cast<int>(keys.size());
}

/// Counts publishers and puts the readings in order.
template <typename AnyReading> void settle(Claims claims, std::vector<AnyReading>& readings)
{
    for (AnyReading& reading : readings) reading.publishers = publishers_of(claims, reading.claims);
    std::stable_sort(readings.begin(), readings.end(), [](auto const& a, auto const& b) {
        if (a.publishers != b.publishers) return a.publishers > b.publishers;
        return a.claims.front() < b.claims.front();
    });
}

std::int64_t base_of(Figure const& figure) { return figure.min ? *figure.min : *figure.max; }

/// The narrower of two figures that start from the same number.
Figure narrowed(Figure const& a, Figure const& b)
{
    Figure result = a;
    if (!result.min || (b.min && *b.min > *result.min)) result.min = b.min ? b.min : a.min;
    if (!result.max || (b.max && *b.max < *result.max)) result.max = b.max ? b.max : a.max;
    return result;
}

std::vector<FigureReading> figure_readings(Claims claims, events::FigureKind kind)
{
    std::vector<FigureReading> readings;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        Figure const& figure = claims[i].figure(kind);
        if (!figure.known()) continue;
        auto const same = std::find_if(readings.begin(), readings.end(), [&](auto const& reading) {
            return base_of(reading.figure) == base_of(figure);
        });
        if (same == readings.end()) {
            readings.push_back({figure, {i}, 0});
        } else {
            same->figure = narrowed(same->figure, figure);
            same->claims.push_back(i);
        }
    }
    settle(claims, readings);
    return readings;
}

/// Groups claims by a key (empty: the claim does not say); `words` is what the first of them says.
template <typename Key, typename Words>
std::vector<Reading> readings_by(Claims claims, Key const& key, Words const& words)
{
    std::vector<Reading> readings;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        std::string const its_key = key(claims[i]);
        if (its_key.empty()) continue;
        auto const at = std::find(keys.begin(), keys.end(), its_key);
        if (at == keys.end()) {
            keys.push_back(its_key);
            readings.push_back({words(claims[i]), {i}, 0});
        } else {
            readings[static_cast<std::size_t>(at - keys.begin())].claims.push_back(i);
        }
    }
    settle(claims, readings);
    return readings;
}

/// Civil dates as dates, an end only when it is another day; finer times to the minute, in UTC.
std::string date_words(events::EventTime const& when)
{
    using time::Precision;
    std::string const begin = time::format_utc(when.interval.begin);
    std::string const last = time::format_utc(when.interval.end - time::Seconds(1));
    switch (when.precision) {
    case Precision::month:
        return begin.substr(0, 7);
    case Precision::year:
        return begin.substr(0, 4);
    case Precision::second:
    case Precision::minute:
        return fmt::format("{} {}", begin.substr(0, 10), begin.substr(11, 5));
    case Precision::hour:
    case Precision::part_of_day:
        return begin.substr(0, 10) == last.substr(0, 10)
                   ? fmt::format("{} {} to {}", begin.substr(0, 10), begin.substr(11, 5),
                                 time::format_utc(when.interval.end).substr(11, 5))
                   : fmt::format("{} {} to {} {}", begin.substr(0, 10), begin.substr(11, 5),
                                 time::format_utc(when.interval.end).substr(0, 10),
                                 time::format_utc(when.interval.end).substr(11, 5));
    default:
        return begin.substr(0, 10) == last.substr(0, 10)
                   ? begin.substr(0, 10)
                   : fmt::format("{} to {}", begin.substr(0, 10), last.substr(0, 10));
    }
}

/// A later and larger cumulative count by the same publisher is an update of the earlier one.
bool updates(Event const& later, Event const& earlier, events::FigureKind kind)
{
    return later.reported && earlier.reported && *later.reported >= *earlier.reported &&
           later.figures_cumulative && publisher_key(later) == publisher_key(earlier) &&
           base_of(later.figure(kind)) >= base_of(earlier.figure(kind));
}

/// Calls differ(a, b) for every two claims until one pair does.
template <typename Differ> bool any_two(Claims claims, Differ const& differ)
{
    for (std::size_t i = 0; i < claims.size(); ++i)
        for (std::size_t j = i + 1; j < claims.size(); ++j)
            if (differ(claims[i], claims[j])) return true;
    return false;
}

bool figures_conflict(Claims claims, events::FigureKind kind)
{
    return any_two(claims, [kind](Event const& a, Event const& b) {
        Figure const& one = a.figure(kind);
        Figure const& other = b.figure(kind);
        return one.known() && other.known() && excludes(one, other) && !updates(a, b, kind) &&
               !updates(b, a, kind);
    });
}

bool is_denial(events::Status status)
{
    return status == events::Status::denied || status == events::Status::negated;
}

std::string count_words(int count)
{
    static constexpr std::array<std::string_view, 11> kWords = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return count >= 0 && count <= 10 ? std::string(kWords[static_cast<std::size_t>(count)])
                                     : std::to_string(count);
}

/// 2000 as "2,000".
std::string grouped(std::int64_t value)
{
    std::string digits = std::to_string(value);
    std::size_t const first = value < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
    return digits;
}

} // namespace

bool excludes(Figure const& a, Figure const& b) noexcept
{
    auto const low = [](Figure const& figure) {
        return figure.min ? static_cast<double>(*figure.min)
                          : static_cast<double>(figure.max.value_or(0)) / 2;
    };
    auto const high = [](Figure const& figure) {
        return figure.max ? static_cast<double>(*figure.max)
                          : static_cast<double>(figure.min.value_or(0)) * 1.5;
    };
    if (!a.known() || !b.known()) return false;
    return low(a) > high(b) || low(b) > high(a);
}

Agreement agreement_of(Event const& event)
{
    Claims const claims = claims_of(event);
    Agreement result;
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        auto const which = static_cast<events::FigureKind>(kind);
        result.figures[kind] = figure_readings(claims, which);
        result.figures_conflict[kind] = figures_conflict(claims, which);
        result.conflicting = result.conflicting || result.figures_conflict[kind];
    }
    result.dates = readings_by(
        claims,
        [](Event const& claim) {
            return claim.when ? time::format_utc(claim.when->interval.begin) + "/" +
                                    time::format_utc(claim.when->interval.end)
                              : std::string();
        },
        [](Event const& claim) { return date_words(*claim.when); });
    result.places = readings_by(
        claims,
        [](Event const& claim) {
            if (!claim.where) return std::string();
            if (!claim.where->id.empty()) return claim.where->id;
            std::string const name = text::fold(claim.where->name);
            return name.empty() ? fmt::format("{:.4f} {:.4f}", claim.where->point.lat,
                                              claim.where->point.lon)
                                : name;
        },
        [](Event const& claim) {
            return claim.where->name.empty() ? fmt::format("{:.4f}, {:.4f}", claim.where->point.lat,
                                                           claim.where->point.lon)
                                             : claim.where->name;
        });
    auto const status = [](Event const& claim) {
        return std::string(events::to_string(claim.status));
    };
    result.statuses = readings_by(claims, status, status);
    result.actors = readings_by(
        claims, [](Event const& claim) { return text::fold(claim.actor1); },
        [](Event const& claim) { return claim.actor1; });
    result.targets = readings_by(
        claims, [](Event const& claim) { return text::fold(claim.actor2); },
        [](Event const& claim) { return claim.actor2; });

    result.dates_conflict = any_two(claims, [](Event const& a, Event const& b) {
        return a.when && b.when && !a.when->interval.overlaps(b.when->interval);
    });
    result.places_conflict = any_two(claims, [](Event const& a, Event const& b) {
        return a.where && b.where && places_exclude(*a.where, *b.where);
    });
    result.statuses_conflict = any_two(claims, [](Event const& a, Event const& b) {
        return (events::is_told(a.status) && is_denial(b.status)) ||
               (events::is_told(b.status) && is_denial(a.status));
    });
    result.conflicting = result.conflicting || result.dates_conflict || result.places_conflict ||
                         result.statuses_conflict;
    for (Event const& claim : claims)
        if (claim.reported && (!result.first_report || *claim.reported < *result.first_report))
            result.first_report = claim.reported;
    result.publishers = count_publishers(claims);
    return result;
}

std::string figure_words(Figure const& figure)
{
    if (figure.min && figure.max)
        return *figure.min == *figure.max
                   ? grouped(*figure.min)
                   : fmt::format("{} to {}", grouped(*figure.min), grouped(*figure.max));
    if (figure.min) return grouped(*figure.min) + " and more";
    return figure.max ? "up to " + grouped(*figure.max) : std::string();
}

std::string figure_words(events::FigureKind kind, std::vector<FigureReading> const& readings)
{
    std::string words;
    for (FigureReading const& reading : readings) {
        std::string const count = count_words(reading.publishers);
        if (words.empty())
            words =
                fmt::format("{}: {} ({} {})", events::to_string(kind), figure_words(reading.figure),
                            count, reading.publishers == 1 ? "source" : "sources");
        else
            words += fmt::format(", {} ({})", figure_words(reading.figure), count);
    }
    return words;
}

} // namespace placetime::coreference
