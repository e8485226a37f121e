#include <algorithm>

#include "geo/lonlat.h"
#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

using gazetteer::CountryCode;
using gazetteer::Kind;
using gazetteer::PlaceRow;
using text::TokenKind;

constexpr double kPartWithin = 100'000;    ///< m from a town to what is said to be part of it
constexpr double kFarAway = 1'500'000;     ///< m; nothing of a report about one country is so far
constexpr double kBeyondOuter = 15'000;    ///< m added to the outer place's radius for a part of it
constexpr double kOneCountry = 0.8;        ///< share of the places named
constexpr std::size_t kLeastElsewhere = 3; ///< other places that say which country it is
constexpr std::int64_t kWellKnown = 50'000;

/// Parts of places and far namesakes, which the evidence of the whole document cannot place.
class PartReader {
public:
    PartReader(Analysis const& analysis, gazetteer::Gazetteer const& gazetteer, Geoparse& result)
        : a_(analysis), gazetteer_(gazetteer), result_(result), tokens_(analysis.document.tokens())
    {
    }

    void run()
    {
        for (std::size_t i = 0; i + 1 < result_.places.size(); ++i)
            if (is_part(result_.places[i], result_.places[i + 1]))
                move_inside(result_.places[i], result_.places[i + 1]);
        forget_far_namesakes();
    }

private:
    PlaceRow const& best(PlaceMention const& mention) const
    {
        return gazetteer_.row(mention.candidates.front().place);
    }
    bool is_part_word(std::uint32_t i) const
    {
        static constexpr std::string_view kParts[] = {"district",      "suburb",       "village",
                                                      "neighbourhood", "neighborhood", "quarter",
                                                      "microdistrict", "settlement",   "hamlet"};
        return tokens_[i].kind == TokenKind::word &&
               std::find(std::begin(kParts), std::end(kParts), a_.words.of(i)) != std::end(kParts);
    }

    /// "the Sofia suburb of Bishkek", "Shark village in Osh", "the village of Santa Maria in Osh".
    bool is_part(PlaceMention const& inner, PlaceMention const& outer) const
    {
        if (inner.sentence != outer.sentence || inner.candidates.empty() ||
            outer.candidates.empty() || outer.first_token <= inner.last_token ||
            outer.first_token - inner.last_token > 4)
            return false;
        std::uint32_t i = inner.last_token;
        bool part = is_part_word(i);
        if (part) ++i;
        if (!part && inner.first_token > 1 && a_.words.of(inner.first_token - 1) == "of")
            part = is_part_word(inner.first_token - 2);
        if (!part || i >= outer.first_token) return false;
        bool const comma = a_.document.of(tokens_[i]) == ",";
        std::string_view const joint = a_.words.of(i);
        if (!comma && joint != "of" && joint != "in" && joint != "near" && joint != "outside")
            return false;
        ++i;
        if (i < outer.first_token && (a_.words.flags[i] & lex::kThe) != 0) ++i;
        if (i + 2 == outer.first_token && (a_.words.flags[i + 1] & lex::kOf) != 0) i += 2;
        if (i != outer.first_token) return false;
        // "the Cincinnati suburb of Y": the larger one holds the other.
        if (best(outer).kind == Kind::city && best(inner).population > best(outer).population &&
            (best(inner).country == result_.focus || best(outer).country != result_.focus))
            return false;
        // "X village, Y" names what holds it only when Y is a division.
        Kind const kind = best(outer).kind;
        return !comma || kind == Kind::admin1 || kind == Kind::admin2 || kind == Kind::country;
    }

    bool is_inside(gazetteer::PlaceIndex place, PlaceMention const& outer) const
    {
        PlaceRow const& row = gazetteer_.row(place);
        PlaceRow const& area = best(outer);
        if (lies_in(row, outer.candidates.front().place, area)) return true;
        if (area.kind == Kind::country) return row.country == area.country;
        double const reach = std::max(kPartWithin, 2.0 * static_cast<double>(area.radius_m));
        return geo::distance(row.point, area.point) < reach;
    }

    /// Another reading that lies there, or else the outer place itself, with a wider radius.
    void move_inside(PlaceMention& inner, PlaceMention const& outer) const
    {
        if (is_inside(inner.candidates.front().place, outer)) return;
        auto const near =
            std::find_if(inner.candidates.begin(), inner.candidates.end(),
                         [&](Candidate const& c) { return is_inside(c.place, outer); });
        if (near != inner.candidates.end()) {
            std::rotate(inner.candidates.begin(), near, near + 1);
            inner.candidates.front().score = std::max(inner.candidates.front().score, 0.5);
            inner.candidates.resize(1);
            inner.precision_m = static_cast<double>(best(inner).radius_m);
            return;
        }
        PlaceRow const& area = best(outer);
        inner.candidates = outer.candidates;
        inner.relative = true;
        inner.point = area.point;
        inner.precision_m = 1.5 * static_cast<double>(area.radius_m) + kBeyondOuter;
        inner.confidence *= 0.5;
    }

    /// A little-known name whose every reading is far from all else in a report about one country
    /// is of a place there that the gazetteer lacks.
    void forget_far_namesakes()
    {
        if (!result_.focus.known()) return;
        std::vector<gazetteer::PlaceIndex> known;
        std::size_t at_home = 0;
        for (PlaceMention const& mention : result_.places) {
            if (mention.candidates.empty()) continue;
            auto const place = mention.candidates.front().place;
            if (std::find(known.begin(), known.end(), place) != known.end()) continue;
            known.push_back(place);
            at_home += gazetteer_.row(place).country == result_.focus;
        }
        if (at_home < kLeastElsewhere ||
            static_cast<double>(at_home) < kOneCountry * static_cast<double>(known.size()))
            return;
        for (PlaceMention& mention : result_.places) {
            if (mention.candidates.empty() || mention.relative) continue;
            PlaceRow const& row = best(mention);
            if (row.country == result_.focus || row.kind != Kind::city || row.rank == 5 ||
                row.population >= kWellKnown || !row.country.known())
                continue;
            auto const far = [&](gazetteer::PlaceIndex other) {
                PlaceRow const& place = gazetteer_.row(other);
                return other == mention.candidates.front().place ||
                       (place.country != row.country &&
                        geo::distance(place.point, row.point) > kFarAway);
            };
            if (is_contained(mention) || !std::all_of(known.begin(), known.end(), far)) continue;
            auto const home = std::find_if(
                mention.candidates.begin(), mention.candidates.end(), [&](Candidate const& c) {
                    return gazetteer_.row(c.place).country == result_.focus;
                });
            if (home == mention.candidates.end()) {
                mention.candidates.clear();
                mention.precision_m = 0;
                mention.confidence *= 0.5;
                continue;
            }
            std::rotate(mention.candidates.begin(), home, home + 1);
            mention.precision_m = static_cast<double>(best(mention).radius_m);
        }
    }

    bool is_contained(PlaceMention const& mention) const
    {
        auto const spot =
            std::lower_bound(a_.spots.begin(), a_.spots.end(), mention.begin,
                             [](Spot const& s, std::uint32_t begin) { return s.begin < begin; });
        return spot != a_.spots.end() && spot->container != kNone;
    }

    Analysis const& a_;
    gazetteer::Gazetteer const& gazetteer_;
    Geoparse& result_;
    std::vector<text::Token> const& tokens_;
};

} // namespace

void place_parts(Analysis const& analysis, gazetteer::Gazetteer const& gazetteer, Geoparse& result)
{
    PartReader(analysis, gazetteer, result).run();
}

} // namespace placetime::geoparse
