#include "evaluate/places.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "evaluate/causes.h"
#include "evaluate/figures.h"
#include "evaluate/place_document.h"

namespace placetime::evaluate {

namespace {

constexpr double kLeastModifier = 0.5;

/// By its GeoNames id, a number or text.
gazetteer::PlaceIndex place_of(nlohmann::json const& entry, gazetteer::Gazetteer const& gazetteer)
{
    auto const id = entry.find("geonameid");
    if (id == entry.end() || id->is_null()) return gazetteer::kNoPlace;
    return gazetteer.find_id("gn:" + (id->is_string() ? id->get<std::string>() : id->dump()))
        .value_or(gazetteer::kNoPlace);
}

std::vector<GoldPlace> read_gold(nlohmann::json const& document, text::OffsetMap const& offsets,
                                 gazetteer::Gazetteer const& gazetteer)
{
    std::vector<GoldPlace> result;
    for (auto const& entry : document.at("toponyms")) {
        GoldPlace gold;
        gold.begin =
            static_cast<std::uint32_t>(offsets.bytes(entry.at("start").get<std::size_t>()));
        gold.end = static_cast<std::uint32_t>(offsets.bytes(entry.at("end").get<std::size_t>()));
        if (entry.contains("lat") && entry.at("lat").is_number())
            gold.point = geo::LonLat{entry.at("lon").get<double>(), entry.at("lat").get<double>()};
        gold.kind = entry.value("kind", std::string());
        gold.ignored = gold.kind == "Demonym" || gold.kind == "Homonym" || gold.kind == "Language";
        gold.place = place_of(entry, gazetteer);
        result.push_back(std::move(gold));
    }
    return result;
}

class Scorer {
public:
    explicit Scorer(geoparse::Geoparser const& geoparser)
        : geoparser_(geoparser), gazetteer_(geoparser.gazetteer())
    {
    }

    void add(nlohmann::json const& json)
    {
        std::string text = json.at("text").get<std::string>();
        auto gold = read_gold(json, text::OffsetMap(text), gazetteer_);
        std::string id = json.contains("id")
                             ? (json.at("id").is_string() ? json.at("id").get<std::string>()
                                                          : json.at("id").dump())
                             : std::to_string(scores_.documents);
        ++scores_.documents;
        scores_.bytes += text.size();
        auto const start = std::chrono::steady_clock::now();
        text::Document const document(std::move(text));
        geoparse::Geoparse const parsed = geoparser_.parse(document);
        scores_.seconds +=
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        PlaceDocument scored{
            std::move(id), document, std::move(gold), collect(parsed, document), {}};
        score_resolution(scored); // tells the kinds, too
        score_tagging(scored);
        score_end_to_end(scored);
        for (auto& miss : place_misses(scored, gazetteer_))
            scores_.misses.push_back(std::move(miss));
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
    std::string feature_of(gazetteer::PlaceIndex place) const
    {
        return place == gazetteer::kNoPlace
                   ? "unknown"
                   : std::string(gazetteer::to_string(gazetteer_.row(place).kind));
    }

    /// Adds to the kinds of a gold place what `count` says of it.
    template <typename Count> void count_kinds(GoldPlace const& gold, Count const& count)
    {
        if (!gold.kind.empty()) count(scores_.mention_kinds[gold.kind]);
        count(scores_.feature_kinds[feature_of(gold.place)]);
    }

    std::vector<FoundPlace> collect(geoparse::Geoparse const& parsed,
                                    text::Document const& document)
    {
        std::vector<FoundPlace> found;
        for (auto const& mention : parsed.places)
            found.push_back(
                {mention.begin, mention.end, point_of(mention, gazetteer_),
                 meaning_of(mention, gazetteer_),
                 feature_of(mention.candidates.empty() ? gazetteer::kNoPlace
                                                       : mention.candidates.front().place)});
        for (auto const& demonym : parsed.demonyms) {
            if (demonym.modifier < kLeastModifier) continue;
            auto const country = gazetteer_.country(demonym.country);
            if (!country) continue;
            Meaning meaning;
            meaning.name = std::string(document.slice(demonym.begin, demonym.end));
            meaning.detail = "demonym";
            meaning.point = gazetteer_.row(*country).point;
            found.push_back({demonym.begin, demonym.end, meaning.point, meaning, "country"});
        }
        return found;
    }

    void score_tagging(PlaceDocument const& scored)
    {
        Proportions& p = scores_.tagging;
        for (GoldPlace const& g : scored.gold) {
            if (g.ignored) continue;
            ++scores_.mentions;
            ++p.gold;
            bool const tagged = std::any_of(scored.found.begin(), scored.found.end(),
                                            [&](auto const& f) { return same_span(f, g); });
            p.covered += tagged;
            count_kinds(g, [&](PlaceKindScores& kind) {
                ++kind.mentions;
                kind.tagged += tagged;
            });
        }
        for (FoundPlace const& f : scored.found) {
            bool right = false;
            bool ignored = false;
            for (GoldPlace const& g : scored.gold) {
                if (!g.ignored)
                    right = right || same_span(f, g);
                else
                    ignored = ignored || overlap(f, g);
            }
            if (!right && ignored) continue;
            ++p.found;
            p.right += right;
        }
    }

    void score_end_to_end(PlaceDocument const& scored)
    {
        Proportions& p = scores_.end_to_end;
        for (GoldPlace const& g : scored.gold) {
            if (g.ignored || !g.point) continue;
            ++p.gold;
            bool const met = std::any_of(scored.found.begin(), scored.found.end(),
                                         [&](auto const& f) { return is_right(g, f); });
            p.covered += met;
            count_kinds(g, [&](PlaceKindScores& kind) {
                ++kind.placed;
                kind.met += met;
            });
        }
        for (FoundPlace const& f : scored.found) {
            bool right = false;
            bool ignored = false;
            bool met = false;
            for (GoldPlace const& g : scored.gold) {
                if (!overlap(f, g)) continue;
                if (g.ignored || !g.point) {
                    ignored = true;
                    continue;
                }
                met = true;
                right = right || is_right(g, f);
            }
            if (!right && !met && ignored) continue;
            ++p.found;
            p.right += right;
            auto& kind = scores_.feature_kinds[f.feature];
            ++kind.found;
            kind.right += right;
        }
    }

    void score_resolution(PlaceDocument& scored)
    {
        std::vector<geoparse::Geoparser::Span> spans;
        std::vector<std::size_t> wanted;
        for (std::size_t i = 0; i < scored.gold.size(); ++i) {
            GoldPlace const& g = scored.gold[i];
            if (g.ignored || !g.point) continue;
            spans.push_back({g.begin, g.end});
            wanted.push_back(i);
        }
        scored.resolved.resize(scored.gold.size());
        auto mentions = geoparser_.resolve(scored.document, spans);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            GoldPlace& g = scored.gold[wanted[i]];
            auto const reading = reading_near(scored.document.slice(g.begin, g.end), *g.point,
                                              mentions[i], gazetteer_);
            g.readable = reading != gazetteer::kNoPlace;
            if (g.place == gazetteer::kNoPlace) g.place = reading;
            auto const point = point_of(mentions[i], gazetteer_);
            double const km = point ? km_between(*point, *g.point) : kNowhere;
            errors_km_.push_back(std::min(km, kNowhere));
            count_kinds(g, [&](PlaceKindScores& kind) { kind.near += km <= kNear; });
            scored.resolved[wanted[i]] = std::move(mentions[i]);
        }
    }

    geoparse::Geoparser const& geoparser_;
    gazetteer::Gazetteer const& gazetteer_;
    PlaceScores scores_;
    std::vector<double> errors_km_;
};

double to_steps(double value, double steps) { return std::round(value * steps) / steps; }

nlohmann::ordered_json to_json(std::map<std::string, PlaceKindScores> const& kinds)
{
    auto result = nlohmann::ordered_json::object();
    for (auto const& [name, k] : kinds) {
        auto& kind = result[name];
        kind = {{"mentions", k.mentions},
                {"tagging_recall", share(k.tagged, k.mentions)},
                {"acc161", share(k.near, k.placed)},
                {"end_to_end_recall", share(k.met, k.placed)}};
        if (k.found == 0) continue; // mentions found have no kind of the corpus
        kind["found"] = k.found;
        kind["end_to_end_precision"] = share(k.right, k.found);
    }
    return result;
}

} // namespace

PlaceScores score_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser)
{
    std::string const bytes = read_file(gold);
    Scorer scorer(geoparser);
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

std::string to_json(PlaceScores const& scores)
{
    nlohmann::ordered_json json = {
        {"documents", scores.documents},
        {"mentions", scores.mentions},
        {"tagging", to_json(scores.tagging)},
        {"resolution",
         {{"n", scores.resolved},
          {"acc161", rounded(scores.accuracy_161)},
          {"mean_km", to_steps(scores.mean_km, 10)},
          {"median_km", to_steps(scores.median_km, 10)},
          {"auc", rounded(scores.auc)}}},
        {"end_to_end", to_json(scores.end_to_end)},
        {"seconds", rounded(scores.seconds)},
        {"mb_per_s",
         to_steps(scores.seconds > 0 ? static_cast<double>(scores.bytes) / 1e6 / scores.seconds : 0,
                  100)},
        {"mention_kinds", to_json(scores.mention_kinds)},
        {"feature_kinds", to_json(scores.feature_kinds)},
        {"causes", causes_json(scores.misses)},
    };
    return json.dump(2) + "\n";
}

} // namespace placetime::evaluate
