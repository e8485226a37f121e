#pragma once

#include <string>
#include <vector>

#include "corpus.h"
#include "geoparse/chain_features.h"

/// Fits the chain of geoparse/chain.h to annotated text. Deterministic.
namespace training {

/// Words and endings that many documents have, and no names: words that are mostly written in lower
/// case, so that nothing of a text but its grammar is kept.
placetime::geoparse::chain::Model make_vocabulary(std::vector<Sample> const& samples,
                                                  placetime::geoparse::Lexicon const& lexicon);

/// A run of a document, as the chain sees it, with its true tags.
struct Example {
    std::vector<std::uint32_t> features, ends;
    std::vector<placetime::geoparse::chain::Tag> tags;
    double weight = 1;
};

/// The runs of an analysed document. People and organisations are tagged as the name lists tell
/// them, where no place is annotated.
void add_examples(placetime::geoparse::Analysis const& analysis, Sample const& sample,
                  placetime::geoparse::chain::Model const& model, std::vector<Example>& examples);

/// Fits rows and steps of `model`, whose vocabularies are made.
void fit_chain(std::vector<Example> const& examples, placetime::geoparse::chain::Model& model,
               double l2);

/// The text of chain_weights.inc.
std::string chain_table(placetime::geoparse::chain::Model const& model);

/// Rounds the weights as the table keeps them.
void round_weights(placetime::geoparse::chain::Model& model);

} // namespace training
