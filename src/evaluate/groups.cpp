#include "evaluate/groups.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "evaluate/figures.h"

namespace placetime::evaluate {

namespace {

using events::Event;

struct Row {
    std::string group, report, phrase;
    std::optional<events::Type> type;
};

std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
        std::size_t const end = std::min(line.find('\t', at), line.size());
        cells.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

Row row_of(std::string_view line)
{
    auto const cells = cells_of(line);
    if (cells.size() < 3 || cells.size() > 4)
        throw FormatError("give group, report, phrase and at most a type, parted by tabs");
    Row row{cells[0], cells[1], cells[2], std::nullopt};
    if (cells.size() == 4) {
        row.type = events::parse_type(cells[3]);
        if (!row.type) throw FormatError("type `" + cells[3] + "` is not known");
    }
    return row;
}

/// The events that a row names, into `events`: by title where one has the phrase, else by quote.
std::vector<std::size_t> named_by(Row const& row, std::span<Event const> events)
{
    std::vector<std::size_t> by_title;
    std::vector<std::size_t> by_quote;
    for (std::size_t i = 0; i < events.size(); ++i) {
        Event const& event = events[i];
        if (event.source_id != row.report || (row.type && event.type != *row.type)) continue;
        if (event.title.find(row.phrase) != std::string::npos) by_title.push_back(i);
        if (event.source_quote.find(row.phrase) != std::string::npos) by_quote.push_back(i);
    }
    return by_title.empty() ? by_quote : by_title;
}

/// The group of each event; "" when it is in none.
std::vector<std::string> gold_groups(std::span<Event const> events,
                                     std::filesystem::path const& file,
                                     std::vector<std::string>& unmatched)
{
    std::vector<std::string> groups(events.size());
    std::string const bytes = read_file(file);
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = std::string_view(bytes).substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with('#'))
            continue;
        try {
            Row const row = row_of(line);
            auto const named = named_by(row, events);
            for (std::size_t const event : named) groups[event] = row.group;
            if (named.empty()) unmatched.push_back(row.report + ": " + row.phrase);
        } catch (FormatError const& error) {
            throw FormatError(fmt::format("{}, line {}: {}", file.string(), number, error.what()));
        }
    }
    return groups;
}

std::size_t pairs_of(std::size_t members) { return members * (members - 1) / 2; }

/// Calls with each pair of members.
template <typename Take> void each_pair(std::vector<std::size_t> const& members, Take const& take)
{
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = i + 1; j < members.size(); ++j) take(members[i], members[j]);
}

nlohmann::ordered_json in_words(Event const& event)
{
    return {{"report", event.source_id},
            {"type", events::to_string(event.type)},
            {"title", event.title},
            {"begin", event.when
                          ? nlohmann::ordered_json(time::format_utc(event.when->interval.begin))
                          : nlohmann::ordered_json()},
            {"place",
             event.where ? nlohmann::ordered_json(event.where->name) : nlohmann::ordered_json()}};
}

} // namespace

GroupReport score_groups(std::span<Event const> events, std::filesystem::path const& gold)
{
    GroupReport report;
    report.events = events.size();
    auto const groups = gold_groups(events, gold, report.unmatched);
    std::map<std::string, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (!groups[i].empty()) members[groups[i]].push_back(i);

    std::vector<std::size_t> proposed(events.size()); ///< number of the proposal plus one
    for (auto& proposal : coreference::propose(events)) {
        JudgedProposal judged{std::move(proposal), true};
        for (std::size_t const member : judged.proposal.members)
            proposed[member] = report.proposals.size() + 1;
        report.pairs.found += pairs_of(judged.proposal.members.size());
        each_pair(judged.proposal.members, [&](std::size_t a, std::size_t b) {
            bool const right = !groups[a].empty() && groups[a] == groups[b];
            report.pairs.right += right;
            judged.right = judged.right && right;
        });
        report.proposals.push_back(std::move(judged));
    }
    report.pairs.covered = report.pairs.right;
    for (auto const& [group, its] : members) {
        report.pairs.gold += pairs_of(its.size());
        bool missed = false;
        each_pair(its, [&](std::size_t a, std::size_t b) {
            missed = missed || proposed[a] == 0 || proposed[a] != proposed[b];
        });
        if (missed) report.missed.push_back(its);
    }
    return report;
}

std::string evaluate_groups(std::span<Event const> events, std::filesystem::path const& gold)
{
    GroupReport const report = score_groups(events, gold);
    nlohmann::ordered_json result = {{"events", report.events},
                                     {"proposals", report.proposals.size()},
                                     {"precision", rounded(report.pairs.precision())},
                                     {"recall", rounded(report.pairs.recall())},
                                     {"f1", rounded(report.pairs.f1())}};
    result["proposed"] = nlohmann::ordered_json::array();
    for (JudgedProposal const& judged : report.proposals) {
        nlohmann::ordered_json entry = {{"right", judged.right},
                                        {"score", rounded(judged.proposal.score)},
                                        {"why", judged.proposal.why}};
        for (std::size_t const member : judged.proposal.members)
            entry["events"].push_back(in_words(events[member]));
        result["proposed"].push_back(std::move(entry));
    }
    result["missed"] = nlohmann::ordered_json::array();
    for (auto const& group : report.missed) {
        auto entry = nlohmann::ordered_json::array();
        for (std::size_t const member : group) entry.push_back(in_words(events[member]));
        result["missed"].push_back(std::move(entry));
    }
    result["unmatched"] = report.unmatched;
    return result.dump(2) + "\n";
}

} // namespace placetime::evaluate
