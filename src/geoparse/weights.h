#pragma once

#include <array>

#include "geoparse/chain.h"
#include "geoparse/recognition_features.h"
#include "geoparse/resolution_features.h"

namespace placetime::geoparse {

/// The numbers of recognition_features.h, resolution_features.h and chain_weights.inc, as one value
/// that a trainer can vary.
struct Weights {
    std::array<double, feature::kCount> recognition{
#define X(name, weight) weight,
        PLACETIME_RECOGNITION_FEATURES(X)
#undef X
    };
    std::array<double, feature::document::kCount> document{
#define X(name, weight) weight,
        PLACETIME_DOCUMENT_FEATURES(X)
#undef X
    };
    std::array<double, reading::kCount> resolution{
#define X(name, weight) weight,
        PLACETIME_RESOLUTION_FEATURES(X)
#undef X
    };
    chain::Model const* chain = &chain::Model::fitted();
    static Weights const& fitted()
    {
        static Weights const weights;
        return weights;
    }
};

} // namespace placetime::geoparse
