#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geoparse/analysis.h"
#include "geoparse/chain.h"

namespace placetime::geoparse::chain {

/// Tokens of one sentence that may hold a name: capitalised words and what joins them.
struct Run {
    std::uint32_t first = 0, last = 0; ///< last is one past
};

/// The runs that hold a spot, a demonym or a capitalised word of place names, in order.
std::vector<Run> find_runs(Analysis const& analysis);

/// What is seen of a token of a run, as numbers from 0 to feature_count().
class FeatureReader {
public:
    FeatureReader(Analysis const& analysis, Model const& model);
    /// Features of the run's tokens, one after the other; runs are to be read in order.
    void read(Run run, std::vector<std::uint32_t>& features, std::vector<std::uint32_t>& ends);

private:
    void read_token(Run run, std::uint32_t token, std::vector<std::uint32_t>& features) const;
    std::uint32_t shape(std::int64_t token, std::uint32_t sentence) const;
    void read_spot(std::uint32_t token, std::vector<std::uint32_t>& features) const;
    void read_demonym(std::uint32_t token, std::vector<std::uint32_t>& features) const;
    void read_words(std::uint32_t token, std::vector<std::uint32_t>& features) const;

    Analysis const& a_;
    Model const& model_;
    std::size_t spot_ = 0, demonym_ = 0; ///< the first that ends after the token
};

std::uint32_t feature_count(Model const& model);
/// What a feature means, for the trainer's table.
std::string feature_name(Model const& model, std::uint32_t feature);

} // namespace placetime::geoparse::chain
