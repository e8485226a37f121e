#include "evaluate/pairs.h"

#include <map>
#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "coreference/pair_score.h"
#include "evaluate/event_json.h"
#include "evaluate/figures.h"

namespace placetime::evaluate {

namespace {

using nlohmann::json;

struct Pair {
    std::size_t a = 0, b = 0; ///< into the events
    bool same = false;
    bool held_out = false;
};

class GoldPairs {
public:
    std::vector<events::Event> events;
    std::vector<Pair> pairs;

    void read_line(json const& line)
    {
        if (line.contains("event")) {
            events::Event event = event_from_json(line.at("event"));
            if (event.id.empty()) throw FormatError("an event without id");
            if (!by_id_.emplace(event.id, events.size()).second)
                throw FormatError("a second event `" + event.id + "`");
            events.push_back(std::move(event));
            return;
        }
        Pair pair;
        pair.a = event_of(line.at("a"));
        pair.b = event_of(line.at("b"));
        pair.same = line.at("same").get<int>() != 0;
        pair.held_out = line.value("held_out", false);
        pairs.push_back(pair);
    }

private:
    std::size_t event_of(json const& value)
    {
        if (value.is_object()) {
            events.push_back(event_from_json(value));
            return events.size() - 1;
        }
        auto const found = by_id_.find(value.get<std::string>());
        if (found == by_id_.end())
            throw FormatError("no event `" + value.get<std::string>() + "` above");
        return found->second;
    }

    std::map<std::string, std::size_t> by_id_;
};

GoldPairs read_pairs(std::filesystem::path const& file)
{
    std::string const bytes = read_file(file);
    GoldPairs gold;
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view const line = std::string_view(bytes).substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        auto const fail = [&](char const* what) {
            throw FormatError(fmt::format("{}, line {}: {}", file.string(), number, what));
        };
        try {
            gold.read_line(json::parse(line));
        } catch (json::exception const& error) {
            fail(error.what());
        } catch (FormatError const& error) {
            fail(error.what());
        }
    }
    return gold;
}

void count(PairScores& scores, bool same, bool taken)
{
    ++scores.pairs;
    scores.proportions.gold += same;
    scores.proportions.found += taken;
    scores.proportions.right += same && taken;
    scores.proportions.covered += same && taken;
}

nlohmann::ordered_json to_json(PairScores const& scores)
{
    return {{"pairs", scores.pairs},
            {"same", scores.proportions.gold},
            {"precision", rounded(scores.proportions.precision())},
            {"recall", rounded(scores.proportions.recall())},
            {"f1", rounded(scores.proportions.f1())}};
}

} // namespace

PairReport score_pairs(std::filesystem::path const& file, std::ostream* wrong)
{
    GoldPairs const gold = read_pairs(file);
    coreference::PairScorer const scorer(gold.events);
    PairReport report;
    for (Pair const& pair : gold.pairs) {
        events::Event const& a = gold.events[pair.a];
        events::Event const& b = gold.events[pair.b];
        auto const score = scorer.score(pair.a, pair.b);
        bool const taken = score.score >= coreference::kSamePair && !coreference::is_conflict(a, b);
        count(report.all, pair.same, taken);
        count(pair.held_out ? report.held_out : report.tuned, pair.same, taken);
        if (!wrong || pair.held_out || taken == pair.same) continue;
        *wrong << fmt::format("{}\t{:.2f}\t{} {}\t{} {}\t", taken ? "false" : "missed", score.score,
                              a.id, a.title, b.id, b.title);
        for (auto const& [name, share] : score.shares)
            *wrong << fmt::format("{} {:+.1f}; ", name, share);
        *wrong << '\n';
    }
    return report;
}

std::string evaluate_pairs(std::filesystem::path const& file, std::ostream* wrong)
{
    PairReport const report = score_pairs(file, wrong);
    nlohmann::ordered_json result = to_json(report.all);
    result["tuned"] = to_json(report.tuned);
    result["held_out"] = to_json(report.held_out);
    return result.dump(2) + "\n";
}

} // namespace placetime::evaluate
