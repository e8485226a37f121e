#include <algorithm>
#include <cmath>

#include "geoparse/chain_features.h"

namespace placetime::geoparse {

namespace {

using chain::Lattice;
using chain::Run;
using chain::Tag;
using text::TokenKind;

/// The least probability of a name that the gazetteer lacks, or has only in part.
constexpr double kLeastUnlisted = 0.4;

double log_odds(double probability)
{
    constexpr double kLeast = 1e-4;
    double const p = std::clamp(probability, kLeast, 1 - kLeast);
    return std::log(p / (1 - p));
}

class Tagger {
public:
    Tagger(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer),
          reader_(analysis, *analysis.weights.chain)
    {
    }

    void run()
    {
        for (Spot& spot : a_.spots) spot.chain = log_odds(0);
        std::size_t spot = 0;
        std::size_t demonym = 0;
        for (Run const run : chain::find_runs(a_)) {
            reader_.read(run, features_, ends_);
            lattice_.read(*a_.weights.chain, features_, ends_);
            while (spot < a_.spots.size() && a_.spots[spot].first < run.first) ++spot;
            std::size_t const first_spot = spot;
            for (; spot < a_.spots.size() && a_.spots[spot].first < run.last; ++spot)
                a_.spots[spot].chain = log_odds(probability(run, a_.spots[spot]));
            while (demonym < a_.demonyms.size() && a_.demonyms[demonym].token < run.first)
                ++demonym;
            for (; demonym < a_.demonyms.size() && a_.demonyms[demonym].token < run.last; ++demonym)
                a_.demonyms[demonym].modifier =
                    lattice_.probability(a_.demonyms[demonym].token - run.first, chain::adjective);
            find_unlisted(run, first_spot, spot);
        }
        if (!added_.empty()) merge();
    }

private:
    double probability(Run run, Spot const& spot) const
    {
        if (spot.last > run.last) return 0;
        return lattice_.place_probability(spot.first - run.first, spot.last - run.first);
    }

    /// Names on the best path that are no spots: "Amber Valley Road", "Colchester Hospital".
    void find_unlisted(Run run, std::size_t first_spot, std::size_t last_spot)
    {
        std::vector<Tag> const tags = lattice_.best();
        for (std::uint32_t i = 0; i < tags.size(); ++i) {
            if (tags[i] != chain::place) continue;
            std::uint32_t end = i + 1;
            while (end < tags.size() && tags[end] == chain::inside) ++end;
            std::uint32_t const first = run.first + i;
            std::uint32_t const last = run.first + end;
            if (a_.document.tokens()[last - 1].kind != TokenKind::word) continue;
            double best = kLeastUnlisted;
            bool known = false;
            double replaced = log_odds(0);
            for (std::size_t s = first_spot; s < last_spot; ++s) {
                Spot const& other = a_.spots[s];
                if (other.last <= first || other.first >= last) continue;
                known = known || (other.first == first && other.last == last);
                best = std::max(best, probability(run, other));
                if (!other.facility) replaced = std::max(replaced, other.own);
            }
            double const own = lattice_.place_probability(i, end);
            if (known || own <= best) continue;
            add(first, last, own, replaced);
        }
    }

    /// What spoke for a part of the name speaks for the whole: "Eastern Ukraine".
    void add(std::uint32_t first, std::uint32_t last, double own, double replaced)
    {
        Spot spot = spot_of(a_.document.tokens(), first, last);
        spot.unlisted = true;
        spot.chain = log_odds(own);
        spot.own = std::max(spot.chain, replaced);
        added_.push_back(spot);
    }

    /// Puts the new spots in place of those that they overlap.
    void merge()
    {
        std::vector<std::string_view> names;
        std::vector<Spot> spots;
        std::size_t next = 0;
        auto const take = [&](Spot& spot) {
            std::string name(std::string_view(a_.words.folded)
                                 .substr(a_.words.begin[spot.first],
                                         a_.words.end[spot.last - 1] - a_.words.begin[spot.first]));
            spot.postings = find_inexact(a_, name, lexicon_, gazetteer_);
            a_.own_names.push_back(std::move(name));
            names.push_back(a_.own_names.back());
            spots.push_back(spot);
        };
        for (Spot const& spot : a_.spots) {
            while (next < added_.size() && added_[next].last <= spot.first) take(added_[next++]);
            if (next < added_.size() && added_[next].first < spot.last) continue;
            if (!spots.empty() && spots.back().last > spot.first) continue;
            names.push_back(a_.forms[spot.form].folded);
            spots.push_back(spot);
            spots.back().container = kNone;
        }
        while (next < added_.size()) take(added_[next++]);
        a_.spots = std::move(spots);
        a_.forms.clear();
        group_forms(a_, names);
        link_containers(a_, gazetteer_);
    }

    Analysis& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
    chain::FeatureReader reader_;
    Lattice lattice_;
    std::vector<std::uint32_t> features_, ends_;
    std::vector<Spot> added_;
};

} // namespace

void tag_names(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
{
    if (analysis.weights.chain->empty()) return;
    Tagger(analysis, lexicon, gazetteer).run();
}

} // namespace placetime::geoparse
