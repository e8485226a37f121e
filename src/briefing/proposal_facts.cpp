#include "briefing/proposal_facts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "briefing/words.h"

namespace placetime::briefing {

namespace {

using events::Row;

/// Most first, then by name.
std::vector<Tally> ordered(std::map<std::string, std::size_t> const& counts)
{
    std::vector<Tally> tallies;
    for (auto const& [name, events] : counts) tallies.push_back({name, events});
    std::ranges::stable_sort(tallies, std::greater(), &Tally::events);
    return tallies;
}

std::vector<events::Event const*> claims_of(events::Event const& event)
{
    std::vector<events::Event const*> claims;
    for (auto const& claim : event.claims) claims.push_back(&claim);
    if (claims.empty()) claims.push_back(&event);
    return claims;
}

/// To hold the day of a report.
void widen(std::optional<time::Interval>& span, time::Instant reported)
{
    auto const day = std::chrono::floor<std::chrono::days>(reported);
    time::Interval const one{day, day + std::chrono::days(1)};
    if (!span) span = one;
    span->begin = std::min(span->begin, one.begin);
    span->end = std::max(span->end, one.end);
}

std::int64_t harmed(events::EventTable const& table, Row row)
{
    std::int64_t sum = 0;
    for (auto const kind : {events::FigureKind::killed, events::FigureKind::injured})
        if (auto const figures = table.figures(kind); !figures.empty() && figures[row] > 0)
            sum += figures[row] * (kind == events::FigureKind::killed ? 20 : 1);
    return sum;
}

/// "Protest", "Seizure of power": made from the type, and telling no more than it.
bool is_generic(events::Event const& event)
{
    auto const same = [&](std::string_view name) {
        auto const lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        };
        return std::ranges::equal(event.title, name, {}, lower, lower);
    };
    return event.title.find(' ') == std::string::npos || same(event.subtype) ||
           same(to_string(event.type));
}

} // namespace

FactReader::FactReader(Material const& material) : material_(material), table_(*material.table) {}

events::Event const& FactReader::event(Row row)
{
    auto const at = events_.find(row);
    return at != events_.end() ? at->second : events_.emplace(row, table_.event(row)).first->second;
}

std::string FactReader::place_of(Row row)
{
    auto const key = table_.place_keys()[row];
    auto const at = places_.find(key);
    if (at != places_.end()) return at->second;
    return places_.emplace(key, on_one_line(table_.place_name(row), 60)).first->second;
}

Facts FactReader::of(std::vector<Row> const& rows)
{
    Facts facts;
    facts.events = rows.size();
    std::array<std::size_t, events::kTypeCount> types{};
    std::map<std::string, std::size_t> places;
    for (auto const row : rows) {
        ++types[static_cast<std::size_t>(table_.types()[row])];
        facts.unreviewed += table_.reviews()[row] == events::Review::unreviewed;
        facts.claimed += table_.statuses()[row] == events::Status::claimed;
        if ((table_.flags()[row] & events::kWide) != 0)
            ++facts.country_wide;
        else if (auto name = place_of(row); !name.empty())
            ++places[std::move(name)];
    }
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i] > 0) facts.types.emplace_back(static_cast<events::Type>(i), types[i]);
    std::ranges::stable_sort(facts.types, std::greater(),
                             &std::pair<events::Type, std::size_t>::second);
    facts.places = ordered(places);
    if (rows.size() <= kMostRead)
        read_sources(rows, facts);
    else
        count_sources(rows, facts);
    for (auto const kind : {events::FigureKind::killed, events::FigureKind::injured}) {
        auto const figures = table_.figures(kind);
        if (figures.empty()) continue;
        Facts::Highest highest;
        for (auto const row : rows)
            if (figures[row] > highest.count) highest = {kind, figures[row], false, row};
        if (highest.row == events::kNoRow) continue;
        auto const& figure = event(highest.row).figure(kind);
        highest.at_least = figure.min.has_value() && figure.max != figure.min;
        facts.highest.push_back(highest);
    }
    return facts;
}

void FactReader::read_sources(std::vector<Row> const& rows, Facts& facts)
{
    std::map<std::string, std::size_t> towns, publishers, titles;
    std::set<std::string> reports;
    std::size_t published = 0;
    for (auto const row : rows) {
        std::set<std::string> names, told;
        auto const& one = event(row);
        if (one.where && one.where->kind == "city") ++towns[place_of(row)];
        for (auto const* claim : claims_of(one)) {
            if (!claim->source_id.empty()) reports.insert(claim->source_id);
            if (!claim->publisher.empty()) names.insert(on_one_line(claim->publisher, 60));
            if (!claim->source_title.empty()) told.insert(source_text(*claim, 70));
            if (claim->reported) widen(facts.reported, *claim->reported);
        }
        published += !names.empty();
        for (auto const& name : names) ++publishers[name];
        for (auto const& title : told) ++titles[title];
    }
    facts.towns = ordered(towns);
    if (published * 2 >= rows.size()) facts.publishers = ordered(publishers);
    facts.reports = reports.size();
    facts.report_titles = ordered(titles);
}

/// What the columns tell: an event of several sources counts for its first.
void FactReader::count_sources(std::vector<Row> const& rows, Facts& facts) const
{
    std::vector<std::size_t> counts(table_.source_names().size());
    auto const reported = table_.reported();
    for (auto const row : rows) {
        ++counts[table_.sources()[row]];
        if (!reported.empty() && reported[row] != events::kNeverReported)
            widen(facts.reported, time::Instant(time::Seconds(reported[row])));
    }
    std::map<std::string, std::size_t> publishers;
    for (std::size_t i = 1; i < counts.size(); ++i) // the first is the empty name
        if (counts[i] > 0) publishers[on_one_line(table_.source_names()[i], 60)] += counts[i];
    if (counts[0] * 2 <= rows.size()) facts.publishers = ordered(publishers);
}

std::vector<Row> FactReader::telling(std::vector<Row> const& rows, std::size_t count,
                                     std::optional<time::Instant> since)
{
    constexpr std::size_t kLooked = 2'000;
    auto candidates = rows;
    auto const merged = [&](Row row) { return (table_.flags()[row] & events::kMerged) != 0; };
    if (candidates.size() > kLooked) { // the columns choose which are read
        std::ranges::stable_sort(candidates, std::greater(), [&](Row row) {
            return std::tuple(merged(row), harmed(table_, row), table_.confidences()[row]);
        });
        candidates.resize(kLooked);
    }
    std::ranges::stable_sort(candidates, std::greater(), [&](Row row) {
        auto const& one = event(row);
        auto const certain = table_.statuses()[row] == events::Status::asserted;
        bool const begins = !since || table_.begins()[row] >= since->time_since_epoch().count();
        return std::tuple(!one.source_quote.empty(), !is_generic(one), begins, one.source_count,
                          !is_wide(row), harmed(table_, row), certain, one.claims.size(),
                          table_.confidences()[row]);
    });
    std::vector<Row> chosen;
    std::set<std::uint64_t> places;
    std::set<std::string> titles;
    for (int round = 0; round < 2; ++round)
        for (auto const row : candidates) {
            if (chosen.size() == count) break;
            auto const& title = event(row).title;
            if (titles.contains(title)) continue;
            if (round == 0 && places.contains(table_.place_keys()[row])) continue;
            places.insert(table_.place_keys()[row]);
            titles.insert(title);
            chosen.push_back(row);
        }
    std::ranges::stable_sort(chosen, {}, [&](Row row) { return table_.begins()[row]; });
    return chosen;
}

std::vector<Row> FactReader::shown(Slide const& slide) const
{
    auto const passing = drawn_rows(table_, slide.filter, slide.known_at);
    std::vector<Row> rows;
    for (auto const range : table_.in_window(window_of(slide)))
        passing.for_each(range, [&](Row row) {
            if (row < table_.dated()) rows.push_back(row);
        });
    std::ranges::sort(rows, {}, [&](Row row) {
        return std::tuple(table_.begins()[row], table_.ends()[row], table_.record(row));
    });
    return rows;
}

std::string FactReader::main_country(std::vector<Row> const& rows)
{
    std::map<std::string, std::size_t> codes;
    std::unordered_map<std::uint64_t, std::string> known;
    for (auto const row : rows) {
        auto const key = table_.place_keys()[row];
        auto at = known.find(key);
        if (at == known.end()) {
            auto const& where = event(row).where;
            at = known.emplace(key, where ? where->country : std::string()).first;
        }
        if (!at->second.empty()) ++codes[at->second];
    }
    auto const all = ordered(codes);
    if (all.empty() || all[0].events * 2 < rows.size()) return {};
    return material_.divisions ? material_.divisions->country_name(all[0].name) : all[0].name;
}

} // namespace placetime::briefing
