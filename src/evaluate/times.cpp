#include "evaluate/times.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "dating/dating.h"
#include "evaluate/causes.h"
#include "evaluate/figures.h"

namespace placetime::evaluate {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Span {
    std::size_t begin = 0, end = 0; ///< bytes
    std::string value, type;
};

bool overlap(Span const& a, Span const& b) { return a.begin < b.end && b.begin < a.end; }
bool same_span(Span const& a, Span const& b) { return a.begin == b.begin && a.end == b.end; }
bool same_value(Span const& a, Span const& b)
{
    return overlap(a, b) && a.value == b.value && !a.value.empty();
}

/// 2020-10-06T14:30:00 and 2020-10-06T14:30 are one value, as are upper and lower case.
std::string normal(std::string value)
{
    for (auto& c : value)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (value.size() == 19 && value.ends_with(":00")) value.resize(16);
    return value;
}

/// TIMEX3 types are taken; TIMEX2 has none, and the value tells.
std::string type_of(json const& timex, std::string const& value)
{
    auto const given = timex.find("type");
    if (given != timex.end() && given->is_string())
        for (char const* const type : {"DATE", "TIME", "DURATION", "SET"})
            if (given->get<std::string>() == type) return type;
    if (auto const set = timex.find("set"); set != timex.end() && !set->is_null()) return "SET";
    if (value.empty()) return "no value";
    bool const period =
        value.size() > 1 && value[0] == 'P' &&
        (value[1] == 'T' || value[1] == 'X' || (value[1] >= '0' && value[1] <= '9'));
    if (period) return "DURATION";
    return value.find('T') != std::string::npos && value[0] >= '0' && value[0] <= '9' ? "TIME"
                                                                                      : "DATE";
}

std::string text_of(json const& object, char const* key)
{
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

enum class Match { strict, relaxed, value };

/// Each gold span may answer one found span, and the other way round.
std::size_t count_right(std::vector<Span> const& gold, std::vector<Span> const& found, Match match)
{
    std::vector<bool> used(gold.size(), false);
    std::size_t right = 0;
    for (auto const& f : found) {
        for (std::size_t g = 0; g < gold.size(); ++g) {
            if (used[g]) continue;
            bool const fits = match == Match::strict    ? same_span(gold[g], f)
                              : match == Match::relaxed ? overlap(gold[g], f)
                                                        : same_value(gold[g], f);
            if (!fits) continue;
            used[g] = true;
            ++right;
            break;
        }
    }
    return right;
}

class Scorer {
public:
    void add(json const& record)
    {
        auto text = record.at("text").get<std::string>();
        scores_.bytes += text.size();
        dating::DatingOptions options;
        for (char const* const key : {"dct", "date"})
            if (auto const date = text_of(record, key); !date.empty())
                options.report_date = time::parse_iso(date.substr(0, 10));
        auto const start = std::chrono::steady_clock::now();
        text::Document const document(std::move(text));
        auto const dating = dating::find_times(document, options);
        scores_.seconds +=
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::vector<Span> found;
        for (auto const& m : dating.mentions)
            found.push_back(
                {m.begin, m.end, normal(m.value), std::string(dating::to_string(m.type))});
        text::OffsetMap const offsets(document.text());
        std::vector<Span> gold;
        for (auto const& t : record.at("timexes")) {
            auto const value = normal(text_of(t, "value"));
            gold.push_back({offsets.bytes(t.at("start").get<std::size_t>()),
                            offsets.bytes(t.at("end").get<std::size_t>()), value,
                            type_of(t, value)});
        }
        ++scores_.documents;
        scores_.expressions += gold.size();
        count(scores_.strict, gold, found, Match::strict);
        count(scores_.relaxed, gold, found, Match::relaxed);
        count(scores_.value, gold, found, Match::value);
        count_types(gold, found);
        find_misses(text_of(record, "id"), document.text(), gold, found);
    }

    TimeScores finish() { return std::move(scores_); }

private:
    static void count(Proportions& p, std::vector<Span> const& gold, std::vector<Span> const& found,
                      Match match)
    {
        auto const right = count_right(gold, found, match);
        p.gold += gold.size();
        p.found += found.size();
        p.right += right;
        p.covered += right;
    }

    void count_types(std::vector<Span> const& gold, std::vector<Span> const& found)
    {
        for (auto const& g : gold) {
            auto& type = scores_.types[g.type];
            ++type.expressions;
            type.strict += std::any_of(found.begin(), found.end(),
                                       [&](Span const& f) { return same_span(f, g); });
            type.value += std::any_of(found.begin(), found.end(),
                                      [&](Span const& f) { return same_value(f, g); });
        }
        for (auto const& f : found) {
            auto& type = scores_.types[f.type];
            ++type.found;
            type.right += std::any_of(gold.begin(), gold.end(),
                                      [&](Span const& g) { return same_value(f, g); });
        }
    }

    void find_misses(std::string const& id, std::string const& text, std::vector<Span> const& gold,
                     std::vector<Span> const& found)
    {
        std::vector<std::pair<std::size_t, Miss>> misses;
        auto const add = [&](Cause cause, Span const* g, Span const* f) {
            Miss miss;
            miss.cause = cause;
            miss.document = id;
            Span const& about = g != nullptr ? *g : *f;
            miss.form = text.substr(about.begin, about.end - about.begin);
            miss.excerpt = excerpt_of(text, g == nullptr ? Mark() : Mark{g->begin, g->end},
                                      f == nullptr ? Mark() : Mark{f->begin, f->end});
            if (g != nullptr) miss.gold = {g->value, g->type, std::nullopt};
            if (f != nullptr) miss.found = {f->value, f->type, std::nullopt};
            bool const same = g != nullptr && f != nullptr && same_value(*g, *f);
            miss.costs = !same && (g == nullptr || !g->value.empty());
            if (cause == Cause::wrong_span)
                miss.note = same ? "the value is right" : "the value is wrong too";
            misses.emplace_back(about.begin, std::move(miss));
        };
        for (auto const& g : gold) {
            Span const* near = nullptr; // equal ends before equal value before any
            for (auto const& f : found) {
                if (!overlap(f, g)) continue;
                if (near == nullptr || same_span(f, g) ||
                    (!same_span(*near, g) && same_value(f, g)))
                    near = &f;
            }
            if (near == nullptr)
                add(Cause::not_recognised, &g, nullptr);
            else if (!same_span(*near, g))
                add(Cause::wrong_span, &g, near);
            else if (near->value != g.value)
                add(Cause::wrong_value, &g, near);
            else if (near->type != g.type && g.type != "no value")
                add(Cause::wrong_type, &g, near);
        }
        for (auto const& f : found)
            if (std::none_of(gold.begin(), gold.end(),
                             [&](Span const& g) { return overlap(f, g); }))
                add(Cause::false_positive, nullptr, &f);
        std::stable_sort(misses.begin(), misses.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; });
        for (auto& [at, miss] : misses) scores_.misses.push_back(std::move(miss));
    }

    TimeScores scores_;
};

} // namespace

TimeScores score_times(std::filesystem::path const& gold)
{
    auto const content = read_file(gold);
    Scorer scorer;
    std::size_t line = 0;
    for (std::size_t at = 0; at < content.size();) {
        auto const end = std::min(content.find('\n', at), content.size());
        ++line;
        auto const row = std::string_view(content).substr(at, end - at);
        at = end + 1;
        if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        try {
            scorer.add(json::parse(row));
        } catch (json::exception const& e) {
            throw FormatError(fmt::format("{}:{}: is no gold record of time expressions ({}); each "
                                          "line must be JSON with `text` and `timexes`",
                                          gold.string(), line, e.what()));
        }
    }
    return scorer.finish();
}

std::string to_json(TimeScores const& scores)
{
    ordered_json result;
    result["documents"] = scores.documents;
    result["expressions"] = scores.expressions;
    result["strict"] = to_json(scores.strict);
    result["relaxed"] = to_json(scores.relaxed);
    result["value"] = to_json(scores.value);
    result["seconds"] = scores.seconds;
    result["mb_per_s"] =
        scores.seconds > 0 ? static_cast<double>(scores.bytes) / 1e6 / scores.seconds : 0.0;
    result["types"] = ordered_json::object();
    for (auto const& [name, type] : scores.types)
        result["types"][name] = {{"expressions", type.expressions},
                                 {"strict_recall", share(type.strict, type.expressions)},
                                 {"value_recall", share(type.value, type.expressions)},
                                 {"found", type.found},
                                 {"value_precision", share(type.right, type.found)}};
    result["causes"] = causes_json(scores.misses);
    return result.dump(2);
}

} // namespace placetime::evaluate
