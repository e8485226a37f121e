#include "summary/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace placetime::summary {
namespace {

constexpr double kTolerance = 1e-7;
/// Terms this much smaller than the sum change nothing.
constexpr double kNothing = 1e-17;

class Binomial {
public:
    Binomial(double n, double share)
        : n_(n), log_p_(std::log(share)), log_q_(std::log1p(-share)), all_(std::lgamma(n + 1))
    {
    }
    double log_mass(double k) const
    {
        return all_ - std::lgamma(k + 1) - std::lgamma(n_ - k + 1) + k * log_p_ + (n_ - k) * log_q_;
    }
    /// Sum from k on away from the middle: `step` is -1 or 1.
    double tail(double k, double step) const
    {
        double sum = 0;
        for (; k >= 0 && k <= n_; k += step) {
            double const mass = std::exp(log_mass(k));
            sum += mass;
            if (mass < sum * kNothing || mass == 0) break;
        }
        return sum;
    }

private:
    double n_, log_p_, log_q_, all_;
};

} // namespace

double conditional_binomial_test(std::uint64_t a, std::uint64_t b, double share)
{
    auto const n = static_cast<double>(a + b), k = static_cast<double>(a);
    if (a + b == 0) return 1;
    Binomial const binomial(n, share);
    double const mode = std::clamp(std::floor((n + 1) * share), 0.0, n);
    double const limit = binomial.log_mass(k) + std::log1p(kTolerance);
    if (binomial.log_mass(mode) <= limit) return 1;
    // On the other side of the mode the masses fall away too: the first that is no likelier.
    bool const low = k < mode;
    double inside = mode, outside = low ? n + 1 : -1;
    while (std::abs(outside - inside) > 1) {
        double const middle = std::floor((inside + outside) / 2);
        (binomial.log_mass(middle) <= limit ? outside : inside) = middle;
    }
    double p = binomial.tail(k, low ? -1 : 1);
    if (outside >= 0 && outside <= n) p += binomial.tail(outside, low ? 1 : -1);
    return std::min(p, 1.0);
}

double two_sided_normal(double z) noexcept { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

std::vector<double> false_discovery_rates(std::vector<double> const& p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a < b; });
    std::vector<double> q(p.size(), 1);
    double least = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        least = std::min(least,
                         p[order[i]] * static_cast<double>(p.size()) / static_cast<double>(i + 1));
        q[order[i]] = least;
    }
    return q;
}

} // namespace placetime::summary
