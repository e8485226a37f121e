#pragma once

#include <cstdint>
#include <vector>

namespace placetime::summary {

/// Two-sided p of the hypothesis that two Poisson counts come from one rate. Given their sum n =
/// a + b, a is binomial with n and `share`, the first one's part of the exposure (Przyborowski and
/// Wilenski 1940, Biometrika 31, 313-323); p is the sum of the probabilities of all outcomes that
/// are no likelier than a, as R's poisson.test() has it (relative tolerance 1e-7). 1 for no events.
/// `share` is in (0, 1). O(sqrt n).
double conditional_binomial_test(std::uint64_t a, std::uint64_t b, double share);

/// Probability that a standard normal variable is farther from 0 than z.
double two_sided_normal(double z) noexcept;

/// p-values adjusted for the false discovery rate (Benjamini and Hochberg 1995, JRSS B 57,
/// 289-300), in the order given: where q <= 0.05, one in twenty of what is so marked is expected to
/// be chance.
std::vector<double> false_discovery_rates(std::vector<double> const& p);

} // namespace placetime::summary
