#pragma once

#include <memory>
#include <vector>

#include "chain_fit.h"
#include "corpus.h"
#include "geoparse/analysis.h"

namespace training {

/// How strongly weights are drawn to their priors.
struct Shrinkage {
    double recognition = 0.01, reading = 0.003, chain = 0.02;
};

struct Fitted {
    placetime::geoparse::Weights weights; ///< its chain is the one below
    std::unique_ptr<placetime::geoparse::chain::Model> chain;
};

/// Fits every weight of the geoparser to annotated documents.
class Trainer {
public:
    /// `chain`: false leaves the chain out.
    Trainer(placetime::gazetteer::Gazetteer const& gazetteer, placetime::geoparse::Weights prior,
            Shrinkage shrinkage, bool chain);

    Fitted fit(std::vector<Sample const*> const& samples) const;
    placetime::geoparse::Lexicon const& lexicon() const { return lexicon_; }
    void set_vocabulary(placetime::geoparse::chain::Model vocabulary)
    {
        vocabulary_ = std::move(vocabulary);
    }

private:
    using Weights = placetime::geoparse::Weights;
    using Samples = std::vector<Sample const*>;
    void fit_readings(Samples const& samples, Weights& weights) const;
    void fit_recognition(Samples const& samples, Weights& weights) const;
    void fit_document(Samples const& samples, Weights& weights) const;
    placetime::geoparse::chain::Model fit_tagger(Samples const& samples,
                                                 Weights const& weights) const;
    void add_document_rows(Samples const& samples, Weights const& weights,
                           std::vector<struct Row>& rows) const;

    placetime::gazetteer::Gazetteer const& gazetteer_;
    placetime::geoparse::Lexicon lexicon_;
    Weights prior_;
    Shrinkage shrinkage_;
    bool chain_;
    placetime::geoparse::chain::Model vocabulary_;
};

} // namespace training
