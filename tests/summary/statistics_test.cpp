#include <doctest/doctest.h>

#include <cmath>

#include "summary/statistics.h"

using namespace placetime::summary;

namespace {

/// The test by its definition: every outcome is looked at.
double by_definition(unsigned a, unsigned b, double share)
{
    unsigned const n = a + b;
    auto const mass = [&](unsigned k) {
        return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                        k * std::log(share) + (n - k) * std::log1p(-share));
    };
    double p = 0;
    for (unsigned k = 0; k <= n; ++k)
        if (mass(k) <= mass(a) * (1 + 1e-7)) p += mass(k);
    return std::min(p, 1.0);
}

} // namespace

TEST_CASE("the exact test is that of the definition")
{
    for (unsigned a : {0U, 1U, 3U, 7U, 20U, 61U})
        for (unsigned b : {0U, 1U, 4U, 9U, 33U})
            for (double const share : {0.5, 0.1, 0.75, 1.0 / 3}) {
                if (a + b == 0) continue;
                CAPTURE(a);
                CAPTURE(b);
                CAPTURE(share);
                CHECK(conditional_binomial_test(a, b, share) ==
                      doctest::Approx(by_definition(a, b, share)).epsilon(1e-9));
            }
}

TEST_CASE("known values of the exact test")
{
    // R: poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878))$p.value = 0.07967
    CHECK(conditional_binomial_test(11, 21, 800.0 / (800 + 3011)) ==
          doctest::Approx(0.07967).epsilon(1e-3));
    CHECK(conditional_binomial_test(0, 0, 0.5) == 1);
    CHECK(conditional_binomial_test(5, 5, 0.5) == 1);
    CHECK(conditional_binomial_test(0, 5, 0.5) == doctest::Approx(2 / 32.0));
}

TEST_CASE("the exact test takes large counts")
{
    CHECK(conditional_binomial_test(1'000'000, 1'000'000, 0.5) == 1);
    CHECK(conditional_binomial_test(1'000'000, 1'010'000, 0.5) < 1e-9);
    CHECK(conditional_binomial_test(0, 10'000'000, 0.5) < 1e-100);
}

TEST_CASE("false discovery rates are Benjamini and Hochberg's")
{
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), "BH")
    auto const q = false_discovery_rates({0.01, 0.04, 0.03, 0.005, 0.5});
    std::vector<double> const expected{0.025, 0.05, 0.05, 0.025, 0.5};
    REQUIRE(q.size() == expected.size());
    for (std::size_t i = 0; i < q.size(); ++i) CHECK(q[i] == doctest::Approx(expected[i]));
    CHECK(false_discovery_rates({}).empty());
}

TEST_CASE("two-sided normal probabilities")
{
    CHECK(two_sided_normal(0) == 1);
    CHECK(two_sided_normal(1.959964) == doctest::Approx(0.05).epsilon(1e-5));
    CHECK(two_sided_normal(-2.575829) == doctest::Approx(0.01).epsilon(1e-5));
}
