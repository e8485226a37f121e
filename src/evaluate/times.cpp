#include "evaluate/times.h"

#include <chrono>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "dating/dating.h"

namespace placetime::evaluate {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Span {
    std::size_t begin = 0, end = 0;
    std::string value, text;
};

struct Scored {
    std::string id;
    std::vector<Span> gold, found;
};

bool overlap(Span const& a, Span const& b) { return a.begin < b.end && b.begin < a.end; }

/// 2020-10-06T14:30:00 and 2020-10-06T14:30 are one value, as are upper and lower case.
std::string normal(std::string value)
{
    for (auto& c : value)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (value.size() == 19 && value.ends_with(":00")) value.resize(16);
    return value;
}

Scored read_record(json const& record, std::size_t& bytes, double& seconds)
{
    Scored scored;
    scored.id = record.value("id", "");
    auto text = record.at("text").get<std::string>();
    bytes += text.size();
    dating::DatingOptions options;
    for (char const* const key : {"dct", "date"})
        if (auto const date = record.find(key); date != record.end() && date->is_string())
            options.report_date = time::parse_iso(date->get<std::string>().substr(0, 10));
    auto const start = std::chrono::steady_clock::now();
    text::Document const document(std::move(text));
    auto const dating = dating::find_times(document, options);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (auto const& m : dating.mentions)
        scored.found.push_back({document.code_points(m.begin), document.code_points(m.end),
                                normal(m.value), std::string(document.slice(m.begin, m.end))});
    for (auto const& t : record.at("timexes")) {
        auto const value = t.find("value");
        scored.gold.push_back({t.at("start").get<std::size_t>(), t.at("end").get<std::size_t>(),
                               value != t.end() && value->is_string()
                                   ? normal(value->get<std::string>())
                                   : std::string(),
                               t.value("text", "")});
    }
    return scored;
}

std::vector<Scored> score(std::filesystem::path const& gold, std::size_t& bytes, double& seconds)
{
    auto const content = read_file(gold);
    std::vector<Scored> all;
    std::size_t line = 0;
    for (std::size_t at = 0; at < content.size();) {
        auto const end = std::min(content.find('\n', at), content.size());
        ++line;
        auto const row = std::string_view(content).substr(at, end - at);
        at = end + 1;
        if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        try {
            all.push_back(read_record(json::parse(row), bytes, seconds));
        } catch (json::exception const& e) {
            throw FormatError(fmt::format("{}:{}: is no gold record of time expressions ({}); each "
                                          "line must be JSON with `text` and `timexes`",
                                          gold.string(), line, e.what()));
        }
    }
    return all;
}

ordered_json figures(std::size_t right_found, std::size_t right_gold, std::size_t found,
                     std::size_t gold)
{
    double const precision =
        found == 0 ? 0 : static_cast<double>(right_found) / static_cast<double>(found);
    double const recall =
        gold == 0 ? 0 : static_cast<double>(right_gold) / static_cast<double>(gold);
    double const f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    auto const rounded = [](double x) {
        return static_cast<double>(static_cast<long>(x * 10000 + 0.5)) / 10000;
    };
    return {{"precision", rounded(precision)}, {"recall", rounded(recall)}, {"f1", rounded(f1)}};
}

enum class Match { strict, relaxed, value };

/// Each gold span may answer one found span, and the other way round.
std::size_t count_right(Scored const& doc, Match match)
{
    std::vector<bool> used(doc.gold.size(), false);
    std::size_t right = 0;
    for (auto const& f : doc.found) {
        for (std::size_t g = 0; g < doc.gold.size(); ++g) {
            auto const& gold = doc.gold[g];
            if (used[g]) continue;
            bool const fits =
                match == Match::strict
                    ? gold.begin == f.begin && gold.end == f.end
                    : overlap(gold, f) &&
                          (match == Match::relaxed || (gold.value == f.value && !f.value.empty()));
            if (!fits) continue;
            used[g] = true;
            ++right;
            break;
        }
    }
    return right;
}

} // namespace

std::string evaluate_times(std::filesystem::path const& gold)
{
    std::size_t bytes = 0, found = 0, wanted = 0;
    double seconds = 0;
    auto const docs = score(gold, bytes, seconds);
    std::size_t right[3] = {};
    for (auto const& doc : docs) {
        found += doc.found.size();
        wanted += doc.gold.size();
        for (auto const match : {Match::strict, Match::relaxed, Match::value})
            right[static_cast<std::size_t>(match)] += count_right(doc, match);
    }
    ordered_json result;
    result["documents"] = docs.size();
    result["expressions"] = wanted;
    result["strict"] = figures(right[0], right[0], found, wanted);
    result["relaxed"] = figures(right[1], right[1], found, wanted);
    result["value"] = figures(right[2], right[2], found, wanted);
    result["seconds"] = seconds;
    result["mb_per_s"] = seconds > 0 ? static_cast<double>(bytes) / 1e6 / seconds : 0.0;
    return result.dump(2);
}

std::string list_time_errors(std::filesystem::path const& gold)
{
    std::size_t bytes = 0;
    double seconds = 0;
    std::string out;
    for (auto const& doc : score(gold, bytes, seconds)) {
        for (auto const& g : doc.gold) {
            Span const* near = nullptr;
            for (auto const& f : doc.found)
                if (overlap(f, g) && (near == nullptr || (f.begin == g.begin && f.end == g.end)))
                    near = &f;
            if (near == nullptr)
                out += fmt::format("{}\tmissed\t{}\t{}\t{}\n", doc.id, g.begin, g.text, g.value);
            else if (near->begin != g.begin || near->end != g.end)
                out += fmt::format("{}\tspan\t{}\t{}\t{}\t{}\t{}\n", doc.id, g.begin, g.text,
                                   g.value, near->text, near->value);
            else if (near->value != g.value)
                out += fmt::format("{}\tvalue\t{}\t{}\t{}\t{}\n", doc.id, g.begin, g.text, g.value,
                                   near->value);
        }
        for (auto const& f : doc.found) {
            bool const any = std::any_of(doc.gold.begin(), doc.gold.end(),
                                         [&](Span const& g) { return overlap(f, g); });
            if (!any)
                out += fmt::format("{}\textra\t{}\t{}\t{}\n", doc.id, f.begin, f.text, f.value);
        }
    }
    return out;
}

} // namespace placetime::evaluate
