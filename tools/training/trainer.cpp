#include "trainer.h"

#include <algorithm>
#include <cmath>

#include "base/paths.h"
#include "geo/lonlat.h"
#include "linear_fit.h"

namespace training {

using namespace placetime;
using namespace placetime::geoparse;

namespace {

constexpr int kRounds = 2;
constexpr std::size_t kInnerFolds = 4;
constexpr double kNear = 161e3; ///< m
/// Set by hand: the annotated news has too few of them, or does not annotate them.
constexpr feature::Feature kByHand[] = {feature::seat_of_power, feature::large_in_person,
                                        feature::large_of_person};

bool is_by_hand(Spot const& spot)
{
    return std::any_of(std::begin(kByHand), std::end(kByHand),
                       [&](feature::Feature k) { return spot.features[k]; });
}

chain::Model const& no_chain()
{
    static chain::Model const model;
    return model;
}

bool overlaps(Spot const& spot, Gold const& gold)
{
    return spot.begin < gold.end && gold.begin < spot.end;
}

/// 1 a place, 0 none, -1 not to be judged.
int label(Sample const& sample, Spot const& spot)
{
    int y = 0;
    for (Gold const& gold : sample.gold) {
        if (!overlaps(spot, gold)) continue;
        bool const same = gold.begin == spot.begin && gold.end == spot.end;
        if (gold.ignored) return gold.end - gold.begin == spot.end - spot.begin ? -1 : 0;
        if (same || (gold.point && !spot.unlisted)) y = 1;
    }
    return y;
}

template <typename Values, typename Fit> void refit(Values const& prior, Values& values, Fit fit)
{
    std::vector<double> const from(prior.begin(), prior.end());
    std::vector<double> to(values.begin(), values.end());
    fit(from, to);
    std::copy(to.begin(), to.end(), values.begin());
}

} // namespace

Trainer::Trainer(gazetteer::Gazetteer const& gazetteer, Weights prior, Shrinkage shrinkage,
                 bool chain)
    : gazetteer_(gazetteer), lexicon_(data_dir() / "lexicon", gazetteer), prior_(prior),
      shrinkage_(shrinkage), chain_(chain)
{
}

Fitted Trainer::fit(std::vector<Sample const*> const& samples) const
{
    Fitted result{prior_, std::make_unique<chain::Model>()};
    Weights& weights = result.weights;
    weights.chain = &no_chain();
    for (int round = 0; round < kRounds; ++round) {
        fit_readings(samples, weights);
        fit_recognition(samples, weights);
    }
    fit_document(samples, weights);
    if (chain_) *result.chain = fit_tagger(samples, weights);
    weights.chain = result.chain.get();
    return result;
}

void Trainer::fit_readings(Samples const& samples, Weights& weights) const
{
    std::vector<Group> groups;
    for (Sample const* sample : samples) {
        std::vector<Geoparser::Span> spans;
        std::vector<geo::LonLat> points;
        for (Gold const& gold : sample->gold) {
            if (gold.ignored || !gold.point) continue;
            spans.push_back({gold.begin, gold.end});
            points.push_back(*gold.point);
        }
        Analysis const a = analyse_given(*sample->document, spans, lexicon_, gazetteer_, weights);
        for (Form const& form : a.forms) {
            Group group;
            for (Option const& option : form.options) {
                group.options.push_back(option.values);
                group.right.push_back(geo::distance(gazetteer_.row(option.place).point,
                                                    points[form.spots.front()]) < kNear);
            }
            auto const right = std::count(group.right.begin(), group.right.end(), 1);
            if (right == 0 || right == static_cast<std::ptrdiff_t>(group.right.size())) continue;
            group.weight =
                sample->weight * std::min(2.0, std::sqrt(static_cast<double>(form.spots.size())));
            groups.push_back(std::move(group));
        }
    }
    refit(prior_.resolution, weights.resolution,
          [&](auto const& from, auto& to) { fit_softmax(groups, from, to, shrinkage_.reading); });
}

void Trainer::fit_recognition(Samples const& samples, Weights& weights) const
{
    std::vector<Row> rows;
    for (Sample const* sample : samples) {
        Analysis const a = analyse(*sample->document, lexicon_, gazetteer_, weights);
        for (Spot const& spot : a.spots) {
            int const y = label(*sample, spot);
            if (y < 0 || is_by_hand(spot)) continue;
            Row row;
            for (std::size_t k = 0; k < feature::kCount; ++k)
                if (spot.features[k]) row.x.emplace_back(static_cast<int>(k), 1.0);
            row.y = y;
            row.weight = sample->weight;
            rows.push_back(std::move(row));
        }
    }
    refit(prior_.recognition, weights.recognition, [&](auto const& from, auto& to) {
        fit_logistic(rows, from, to, shrinkage_.recognition);
    });
}

void Trainer::add_document_rows(Samples const& samples, Weights const& weights,
                                std::vector<Row>& rows) const
{
    for (Sample const* sample : samples) {
        Analysis const a = analyse(*sample->document, lexicon_, gazetteer_, weights);
        for (std::uint32_t k = 0; k < a.spots.size(); ++k) {
            int const y = label(*sample, a.spots[k]);
            if (y < 0 || is_by_hand(a.spots[k])) continue;
            Row row;
            auto const values = document_values(a, k);
            for (std::size_t v = 0; v < values.size(); ++v)
                row.x.emplace_back(static_cast<int>(v), values[v]);
            row.y = y;
            row.weight = sample->weight;
            rows.push_back(std::move(row));
        }
    }
}

/// What the chain says of a document is learnt from chains that have not seen it.
void Trainer::fit_document(Samples const& samples, Weights& weights) const
{
    std::vector<Row> rows;
    if (!chain_) {
        add_document_rows(samples, weights, rows);
    } else {
        for (std::size_t fold = 0; fold < kInnerFolds; ++fold) {
            Samples seen, unseen;
            for (std::size_t i = 0; i < samples.size(); ++i)
                (i % kInnerFolds == fold ? unseen : seen).push_back(samples[i]);
            chain::Model const model = fit_tagger(seen, weights);
            Weights with = weights;
            with.chain = &model;
            add_document_rows(unseen, with, rows);
        }
    }
    refit(prior_.document, weights.document, [&](auto const& from, auto& to) {
        fit_logistic(rows, from, to, shrinkage_.recognition);
    });
}

chain::Model Trainer::fit_tagger(Samples const& samples, Weights const& weights) const
{
    chain::Model model = vocabulary_;
    std::vector<Example> examples;
    for (Sample const* sample : samples) {
        Analysis const a = analyse(*sample->document, lexicon_, gazetteer_, weights);
        add_examples(a, *sample, model, examples);
    }
    fit_chain(examples, model, shrinkage_.chain);
    round_weights(model);
    return model;
}

} // namespace training
