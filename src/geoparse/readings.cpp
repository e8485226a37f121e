#include <algorithm>
#include <map>

#include "geo/lonlat.h"
#include "geoparse/analysis.h"

namespace placetime::geoparse {

using gazetteer::CountryCode;
using gazetteer::PlaceIndex;

namespace {
/// A reading this much below the best (log odds) is not what a word beside the name means.
constexpr double kFarBelow = 7.0;
} // namespace

std::vector<Candidate> readings(Analysis const& analysis, std::uint32_t index,
                                gazetteer::Gazetteer const& gazetteer)
{
    Spot const& spot = analysis.spots[index];
    Form const& form = analysis.forms[spot.form];
    std::vector<Option const*> order;
    for (Option const& option : form.options) order.push_back(&option);
    PlaceIndex area = gazetteer::kNoPlace;
    if (spot.container != kNone) {
        Form const& outer = analysis.forms[analysis.spots[spot.container].form];
        if (!outer.options.empty()) area = outer.options[outer.best].place;
    }
    auto const inside = [&](Option const* option) {
        return area != gazetteer::kNoPlace && option->place != area &&
               lies_in(gazetteer.row(option->place), area, gazetteer.row(area));
    };
    // "Osh region" is the division even where "Osh" alone is the town.
    auto const fits = [&](Option const* option) {
        return spot.kind && gazetteer.row(option->place).kind == *spot.kind &&
               option->score > form.options[form.best].score - kFarBelow;
    };
    std::uint32_t const seat =
        spot.seat ? seat_option(analysis, spot, gazetteer) : std::uint32_t{kNone};
    auto const is_seat = [&](Option const* option) {
        return seat != kNone && option == &form.options[seat];
    };
    std::stable_sort(order.begin(), order.end(), [&](Option const* a, Option const* b) {
        if (is_seat(a) != is_seat(b)) return is_seat(a);
        bool const a_inside = inside(a);
        bool const b_inside = inside(b);
        if (a_inside != b_inside) return a_inside;
        if (bool const a_fits = fits(a); a_fits != fits(b)) return a_fits;
        if (a->score != b->score) return a->score > b->score;
        return a->order < b->order;
    });
    std::vector<Candidate> result;
    for (Option const* option : order) {
        if (result.size() == 8) break;
        result.push_back({option->place, option->probability});
    }
    // A named container or kind moves the probability to what is of it.
    auto const favoured = [&](Option const* option) {
        return seat != kNone ? is_seat(option) : inside(option) || fits(option);
    };
    if (!order.empty() && favoured(order.front())) {
        double sum = 0;
        for (std::size_t k = 0; k < result.size(); ++k)
            sum += result[k].score *= favoured(order[k]) ? 1.0 : 0.02;
        if (sum > 0)
            for (Candidate& candidate : result) candidate.score /= sum;
    }
    return result;
}

std::uint32_t seat_option(Analysis const& analysis, Spot const& spot,
                          gazetteer::Gazetteer const& gazetteer)
{
    constexpr double kSameTown = 50'000; // m
    auto const& tokens = analysis.document.tokens();
    auto const& options = analysis.forms[spot.form].options;
    std::uint32_t const sentence = tokens[spot.first].sentence;
    std::vector<double> scores(options.size());
    std::uint32_t best_known = kNone;
    for (std::uint32_t k = 0; k < options.size(); ++k) {
        auto const& row = gazetteer.row(options[k].place);
        if (row.kind != gazetteer::Kind::landmark) continue;
        if (best_known == kNone || options[k].order < options[best_known].order) best_known = k;
        for (Spot const& other : analysis.spots) {
            if (tokens[other.first].sentence != sentence || other.form == spot.form) continue;
            Form const& form = analysis.forms[other.form];
            if (other.own < 0 || form.options.empty()) continue;
            auto const& place = gazetteer.row(form.options[form.best].place);
            if (place.kind == gazetteer::Kind::city &&
                geo::distance(place.point, row.point) < kSameTown)
                scores[k] += 3;
            else if (place.kind == gazetteer::Kind::country && place.country == row.country)
                scores[k] += 1;
        }
        for (DemonymMention const& demonym : analysis.demonyms)
            if (tokens[demonym.token].sentence == sentence && demonym.country == row.country)
                scores[k] += 1;
    }
    if (best_known == kNone) return kNone;
    auto const top = std::max_element(scores.begin(), scores.end());
    auto const at = static_cast<std::uint32_t>(top - scores.begin());
    if (*top >= 3) return at;
    std::uint32_t next = spot.last;
    auto const is = [&](lex::Flags flags) {
        return next < tokens.size() && tokens[next].sentence == sentence &&
               (analysis.words.flags[next] & flags) != 0;
    };
    if (is(lex::kFunction)) ++next; // "has said"
    if (is(lex::kSay)) return best_known;
    return scores[best_known] > 0 ? best_known : std::uint32_t{kNone};
}

std::vector<CountryCode> weigh_countries(Analysis const& analysis,
                                         gazetteer::Gazetteer const& gazetteer)
{
    std::map<CountryCode, double> weights;
    std::vector<CountryCode> order; ///< of first mention, so that ties keep it
    for (Spot const& spot : analysis.spots) {
        Form const& form = analysis.forms[spot.form];
        if (spot.probability < 0.5 || form.options.empty()) continue;
        CountryCode const country = gazetteer.row(form.options[form.best].place).country;
        if (!country.known()) continue;
        if (!weights.contains(country)) order.push_back(country);
        weights[country] += spot.probability;
    }
    for (DemonymMention const& demonym : analysis.demonyms) {
        if (!weights.contains(demonym.country)) order.push_back(demonym.country);
        weights[demonym.country] += 0.6;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](CountryCode a, CountryCode b) { return weights[a] > weights[b]; });
    return order;
}

} // namespace placetime::geoparse
