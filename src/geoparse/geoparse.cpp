#include "geoparse/geoparse.h"

#include <algorithm>

#include "base/paths.h"
#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

/// The least probability of a name that is reported as a place.
constexpr double kThreshold = 0.5;

PlaceMention to_mention(Analysis const& analysis, std::uint32_t index,
                        gazetteer::Gazetteer const& gazetteer)
{
    Spot const& spot = analysis.spots[index];
    PlaceMention mention;
    mention.begin = spot.begin;
    mention.end = spot.end;
    mention.first_token = spot.first;
    mention.last_token = spot.last;
    mention.sentence = analysis.document.tokens()[spot.first].sentence;
    mention.candidates = readings(analysis, index, gazetteer);
    mention.confidence = spot.probability;
    if (!mention.candidates.empty()) {
        mention.precision_m =
            static_cast<double>(gazetteer.row(mention.candidates.front().place).radius_m);
        mention.confidence *= mention.candidates.front().score;
    }
    return mention;
}

} // namespace

struct Geoparser::Impl {
    gazetteer::Gazetteer const& gazetteer;
    Lexicon lexicon;
    Weights const& weights;
};

Geoparser::Geoparser(gazetteer::Gazetteer const& gazetteer,
                     std::optional<std::filesystem::path> lexicon_dir)
    : impl_(new Impl{gazetteer,
                     Lexicon(lexicon_dir ? *lexicon_dir : data_dir() / "lexicon", gazetteer),
                     Weights::fitted()})
{
}

Geoparser::Geoparser(gazetteer::Gazetteer const& gazetteer, Weights const& weights)
    : impl_(new Impl{gazetteer, Lexicon(data_dir() / "lexicon", gazetteer), weights})
{
}

Geoparser::~Geoparser() = default;

gazetteer::Gazetteer const& Geoparser::gazetteer() const noexcept { return impl_->gazetteer; }

Analysis analyse(text::Document const& document, Lexicon const& lexicon,
                 gazetteer::Gazetteer const& gazetteer, Weights const& weights)
{
    Analysis analysis(document, weights);
    analysis.words = read_words(document, lexicon);
    find_demonyms(analysis, gazetteer);
    find_people(analysis, lexicon);
    find_spots(analysis, lexicon, gazetteer);
    link_containers(analysis, gazetteer);
    read_features(analysis, lexicon, gazetteer);
    tag_names(analysis, lexicon, gazetteer);
    resolve_forms(analysis, lexicon, gazetteer);
    decide(analysis, gazetteer);
    return analysis;
}

Analysis analyse_given(text::Document const& document, std::vector<Geoparser::Span> const& spans,
                       Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer,
                       Weights const& weights)
{
    Analysis analysis(document, weights);
    analysis.words = read_words(document, lexicon);
    find_demonyms(analysis, gazetteer);
    find_given_spots(analysis, spans, lexicon, gazetteer);
    link_containers(analysis, gazetteer);
    resolve_forms(analysis, lexicon, gazetteer);
    return analysis;
}

Geoparse Geoparser::parse(text::Document const& document, OwnNames const& names) const
{
    Analysis const analysis = analyse(document, impl_->lexicon, impl_->gazetteer, impl_->weights);
    Geoparse result;
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) {
        if (analysis.spots[i].probability < kThreshold) continue;
        result.places.push_back(to_mention(analysis, i, impl_->gazetteer));
    }
    // "Georgian Bay", read as a place, holds no demonym.
    std::size_t next = 0;
    for (DemonymMention const& demonym : analysis.demonyms) {
        while (next < result.places.size() && result.places[next].end <= demonym.begin) ++next;
        if (next == result.places.size() || result.places[next].begin > demonym.begin)
            result.demonyms.push_back(demonym);
    }
    result.people = analysis.people;
    result.focus_order = weigh_countries(analysis, impl_->gazetteer);
    if (!result.focus_order.empty()) result.focus = result.focus_order.front();
    place_parts(analysis, impl_->gazetteer, result);
    place_by_company(impl_->gazetteer, result.places);
    read_own_names(analysis, names, impl_->gazetteer, result);
    complete_mentions(analysis, impl_->lexicon, impl_->gazetteer, result);
    return result;
}

std::vector<Reasons> Geoparser::explain(text::Document const& document) const
{
    return geoparse::explain(analyse(document, impl_->lexicon, impl_->gazetteer, impl_->weights),
                             impl_->gazetteer);
}

std::vector<PlaceMention> Geoparser::resolve(text::Document const& document,
                                             std::vector<Span> const& spans) const
{
    std::vector<std::uint32_t> order(spans.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return spans[a].begin < spans[b].begin;
    });
    std::vector<Span> sorted;
    for (std::uint32_t i : order) sorted.push_back(spans[i]);

    Analysis const analysis =
        analyse_given(document, sorted, impl_->lexicon, impl_->gazetteer, impl_->weights);
    std::vector<PlaceMention> mentions;
    for (std::uint32_t i = 0; i < order.size(); ++i)
        mentions.push_back(to_mention(analysis, i, impl_->gazetteer));
    place_by_company(impl_->gazetteer, mentions);
    std::vector<PlaceMention> result(spans.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) result[order[i]] = std::move(mentions[i]);
    return result;
}

} // namespace placetime::geoparse
