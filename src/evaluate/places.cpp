#include "evaluate/places.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ostream>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "geo/lonlat.h"
#include "text/document.h"

namespace placetime::evaluate {

namespace {

using geoparse::PlaceMention;

constexpr double kLeastModifier = 0.5;
constexpr double kNear = 161;      ///< km: 100 miles, as the literature has it
constexpr double kNowhere = 20039; ///< km: half the Earth's girth

struct Gold {
    std::uint32_t begin = 0, end = 0; ///< bytes
    std::optional<geo::LonLat> point;
    bool ignored = false;
    std::string kind;
};

struct Found {
    std::uint32_t begin = 0, end = 0;
    std::optional<geo::LonLat> point;
    std::string name;
};

std::vector<Gold> read_gold(nlohmann::json const& document, text::OffsetMap const& offsets)
{
    std::vector<Gold> result;
    for (auto const& entry : document.at("toponyms")) {
        Gold gold;
        gold.begin =
            static_cast<std::uint32_t>(offsets.bytes(entry.at("start").get<std::size_t>()));
        gold.end = static_cast<std::uint32_t>(offsets.bytes(entry.at("end").get<std::size_t>()));
        if (entry.contains("lat") && entry.at("lat").is_number())
            gold.point = geo::LonLat{entry.at("lon").get<double>(), entry.at("lat").get<double>()};
        gold.kind = entry.value("kind", std::string());
        gold.ignored = gold.kind == "Demonym" || gold.kind == "Homonym" || gold.kind == "Language";
        result.push_back(std::move(gold));
    }
    return result;
}

std::optional<geo::LonLat> point_of(PlaceMention const& mention,
                                    gazetteer::Gazetteer const& gazetteer)
{
    if (mention.point) return mention.point;
    if (mention.candidates.empty()) return std::nullopt;
    return gazetteer.row(mention.candidates.front().place).point;
}

std::string name_of(PlaceMention const& mention, gazetteer::Gazetteer const& gazetteer)
{
    if (mention.candidates.empty()) return "nothing";
    auto const place = mention.candidates.front().place;
    return std::string(gazetteer.name(place)) + " " + gazetteer.id(place) + " " +
           gazetteer.row(place).country.text();
}

double km_between(geo::LonLat a, geo::LonLat b) { return geo::distance(a, b) / 1000.0; }

class Scorer {
public:
    Scorer(geoparse::Geoparser const& geoparser, PlaceScoring const& scoring)
        : geoparser_(geoparser), scoring_(scoring)
    {
    }

    void add(nlohmann::json const& json)
    {
        std::string text = json.at("text").get<std::string>();
        text::OffsetMap const offsets(text);
        id_ = json.contains("id") ? json.at("id").dump() : std::to_string(scores_.documents);
        std::vector<Gold> const gold = read_gold(json, offsets);
        ++scores_.documents;
        scores_.bytes += text.size();
        auto const start = std::chrono::steady_clock::now();
        text::Document const document(std::move(text));
        geoparse::Geoparse const parsed = geoparser_.parse(document);
        scores_.seconds +=
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::vector<Found> const found = collect(parsed, document);
        score_tagging(gold, found, document);
        score_end_to_end(gold, found, document);
        score_resolution(gold, document);
    }

    PlaceScores finish()
    {
        if (errors_km_.empty()) return scores_;
        std::sort(errors_km_.begin(), errors_km_.end());
        std::size_t const n = errors_km_.size();
        double near = 0;
        double sum = 0;
        double area = 0;
        std::vector<double> heights;
        for (double const km : errors_km_) {
            near += km <= kNear;
            sum += km;
            heights.push_back(std::log(km + 1) / std::log(kNowhere));
        }
        for (std::size_t i = 1; i < n; ++i) area += (heights[i - 1] + heights[i]) / 2;
        scores_.resolved = n;
        scores_.accuracy_161 = near / static_cast<double>(n);
        scores_.mean_km = sum / static_cast<double>(n);
        scores_.median_km =
            n % 2 == 1 ? errors_km_[n / 2] : (errors_km_[n / 2 - 1] + errors_km_[n / 2]) / 2;
        scores_.auc = n > 1 ? area / static_cast<double>(n - 1) : heights[0];
        return scores_;
    }

private:
    std::vector<Found> collect(geoparse::Geoparse const& parsed, text::Document const& document)
    {
        auto const& gazetteer = geoparser_.gazetteer();
        std::vector<Found> found;
        for (PlaceMention const& mention : parsed.places)
            found.push_back({mention.begin, mention.end, point_of(mention, gazetteer),
                             name_of(mention, gazetteer)});
        if (scoring_.demonyms) {
            for (auto const& demonym : parsed.demonyms) {
                if (demonym.modifier < kLeastModifier) continue;
                auto const country = gazetteer.country(demonym.country);
                if (!country) continue;
                found.push_back({demonym.begin, demonym.end, gazetteer.row(*country).point,
                                 std::string(document.slice(demonym.begin, demonym.end))});
            }
        }
        return found;
    }

    void note(char const* what, text::Document const& document, std::uint32_t begin,
              std::uint32_t end, std::string const& found)
    {
        if (scoring_.errors == nullptr) return;
        std::uint32_t const from = begin < 50 ? 0 : begin - 50;
        std::uint32_t const to =
            std::min(static_cast<std::uint32_t>(document.text().size()), end + 50);
        std::string around(document.slice(from, begin));
        around += "[[" + std::string(document.slice(begin, end)) + "]]";
        around += document.slice(end, to);
        std::replace(around.begin(), around.end(), '\n', ' ');
        *scoring_.errors << what << '\t' << id_ << '\t' << document.slice(begin, end) << '\t'
                         << found << '\t' << around << '\n';
    }

    void score_tagging(std::vector<Gold> const& gold, std::vector<Found> const& found,
                       text::Document const&)
    {
        for (Gold const& g : gold)
            if (!g.ignored) ++scores_.mentions;
        Proportions& p = scores_.tagging;
        for (Gold const& g : gold) {
            if (g.ignored) continue;
            ++p.gold;
            for (Found const& f : found) {
                if (f.begin == g.begin && f.end == g.end) {
                    ++p.covered;
                    break;
                }
            }
        }
        for (Found const& f : found) {
            bool right = false;
            bool ignored = false;
            for (Gold const& g : gold) {
                if (!g.ignored)
                    right = right || (f.begin == g.begin && f.end == g.end);
                else
                    ignored = ignored || (f.begin < g.end && g.begin < f.end);
            }
            if (!right && ignored) continue;
            ++p.found;
            p.right += right;
        }
    }

    void score_end_to_end(std::vector<Gold> const& gold, std::vector<Found> const& found,
                          text::Document const& document)
    {
        Proportions& p = scores_.end_to_end;
        for (Gold const& g : gold) {
            if (g.ignored || !g.point) continue;
            ++p.gold;
            bool covered = false;
            for (Found const& f : found)
                covered = covered || (f.begin < g.end && g.begin < f.end && f.point &&
                                      km_between(*f.point, *g.point) <= kNear);
            p.covered += covered;
            bool const met = std::any_of(found.begin(), found.end(), [&](Found const& f) {
                return f.begin < g.end && g.begin < f.end;
            });
            if (!met) note("missed", document, g.begin, g.end, g.kind);
        }
        for (Found const& f : found) {
            bool right = false;
            bool ignored = false;
            bool met = false;
            for (Gold const& g : gold) {
                if (f.begin >= g.end || g.begin >= f.end) continue;
                if (g.ignored || !g.point) {
                    ignored = true;
                    continue;
                }
                met = true;
                right = right || (f.point && km_between(*f.point, *g.point) <= kNear);
            }
            if (!right && !met && ignored) continue;
            ++p.found;
            p.right += right;
            if (!right) note(met ? "misplaced" : "spurious", document, f.begin, f.end, f.name);
        }
    }

    void score_resolution(std::vector<Gold> const& gold, text::Document const& document)
    {
        std::vector<geoparse::Geoparser::Span> spans;
        std::vector<Gold const*> wanted;
        for (Gold const& g : gold) {
            if (g.ignored || !g.point) continue;
            spans.push_back({g.begin, g.end});
            wanted.push_back(&g);
        }
        auto const mentions = geoparser_.resolve(document, spans);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            auto const point = point_of(mentions[i], geoparser_.gazetteer());
            double const km = point ? km_between(*point, *wanted[i]->point) : kNowhere;
            errors_km_.push_back(std::min(km, kNowhere));
            if (km <= kNear) continue;
            note(point ? "resolved wrong" : "not in gazetteer", document, wanted[i]->begin,
                 wanted[i]->end,
                 name_of(mentions[i], geoparser_.gazetteer()) + " off " +
                     std::to_string(static_cast<int>(km)) + " km, gold " +
                     std::to_string(wanted[i]->point->lat) + " " +
                     std::to_string(wanted[i]->point->lon));
        }
    }

    geoparse::Geoparser const& geoparser_;
    PlaceScoring const& scoring_;
    PlaceScores scores_;
    std::vector<double> errors_km_;
    std::string id_;
};

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

nlohmann::ordered_json to_json(Proportions const& p)
{
    return {{"precision", rounded(p.precision(), 1e4)},
            {"recall", rounded(p.recall(), 1e4)},
            {"f1", rounded(p.f1(), 1e4)}};
}

} // namespace

PlaceScores score_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser,
                         PlaceScoring const& scoring)
{
    std::string const bytes = read_file(gold);
    Scorer scorer(geoparser, scoring);
    std::size_t line_number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view const line = std::string_view(bytes).substr(at, end - at);
        at = end + 1;
        ++line_number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        try {
            scorer.add(nlohmann::json::parse(line));
        } catch (nlohmann::json::exception const& error) {
            throw FormatError(gold.string() + ", line " + std::to_string(line_number) +
                              ": not an annotated document: " + error.what());
        }
    }
    return scorer.finish();
}

std::string evaluate_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser,
                            PlaceScoring const& scoring)
{
    PlaceScores const scores = score_places(gold, geoparser, scoring);
    nlohmann::ordered_json const json = {
        {"documents", scores.documents},
        {"mentions", scores.mentions},
        {"tagging", to_json(scores.tagging)},
        {"resolution",
         {{"n", scores.resolved},
          {"acc161", rounded(scores.accuracy_161, 1e4)},
          {"mean_km", rounded(scores.mean_km, 10)},
          {"median_km", rounded(scores.median_km, 10)},
          {"auc", rounded(scores.auc, 1e4)}}},
        {"end_to_end", to_json(scores.end_to_end)},
        {"seconds", rounded(scores.seconds, 1e4)},
        {"mb_per_s",
         rounded(scores.seconds > 0 ? static_cast<double>(scores.bytes) / 1e6 / scores.seconds : 0,
                 100)},
    };
    return json.dump(2) + "\n";
}

} // namespace placetime::evaluate
