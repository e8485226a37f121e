#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "geoparse/resolution_features.h"

/// Fits of the two log-linear models, by AdaGrad with L2 towards prior values. Deterministic.
namespace training {

/// Order of a pass over the examples: the same for the same seed on every machine.
class Shuffle {
public:
    Shuffle(std::size_t size, std::uint64_t seed);
    std::vector<std::size_t> const& next();

private:
    std::vector<std::size_t> order_;
    std::uint64_t seed_;
};

struct Row {
    std::vector<std::pair<int, double>> x;
    double y = 0, weight = 1;
};

void fit_logistic(std::vector<Row> const& rows, std::vector<double> const& prior,
                  std::vector<double>& w, double l2);

/// The readings of one name, of which some are right.
struct Group {
    std::vector<std::array<float, placetime::geoparse::reading::kCount>> options;
    std::vector<char> right;
    double weight = 1;
};

void fit_softmax(std::vector<Group> const& groups, std::vector<double> const& prior,
                 std::vector<double>& w, double l2);

} // namespace training
