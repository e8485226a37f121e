#include "linear_fit.h"

#include <algorithm>
#include <cmath>

namespace training {

namespace {

constexpr int kEpochs = 40;
double rate_of(int epoch) { return 0.3 / (1 + 0.2 * epoch); }

void step(double& weight, double& squares, double gradient, double rate)
{
    squares += gradient * gradient;
    weight -= rate * gradient / std::sqrt(squares);
}

} // namespace

Shuffle::Shuffle(std::size_t size, std::uint64_t seed) : order_(size), seed_(seed)
{
    for (std::size_t i = 0; i < size; ++i) order_[i] = i;
}

std::vector<std::size_t> const& Shuffle::next()
{
    for (std::size_t i = order_.size(); i > 1; --i) {
        seed_ = seed_ * 6364136223846793005u + 1442695040888963407u;
        std::swap(order_[i - 1], order_[(seed_ >> 33) % i]);
    }
    return order_;
}

void fit_logistic(std::vector<Row> const& rows, std::vector<double> const& prior,
                  std::vector<double>& w, double l2)
{
    std::vector<double> squares(w.size(), 1e-6);
    Shuffle shuffle(rows.size(), 12345);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        for (std::size_t i : shuffle.next()) {
            Row const& row = rows[i];
            double score = 0;
            for (auto [k, value] : row.x) score += w[k] * value;
            double const miss = row.weight * (1 / (1 + std::exp(-score)) - row.y);
            for (auto [k, value] : row.x)
                step(w[k], squares[k], miss * value + l2 * (w[k] - prior[k]), rate_of(epoch));
        }
    }
}

void fit_softmax(std::vector<Group> const& groups, std::vector<double> const& prior,
                 std::vector<double>& w, double l2)
{
    std::vector<double> squares(w.size(), 1e-6);
    std::vector<double> p;
    Shuffle shuffle(groups.size(), 777);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        for (std::size_t index : shuffle.next()) {
            Group const& group = groups[index];
            p.assign(group.options.size(), 0.0);
            double top = -1e300;
            for (std::size_t o = 0; o < p.size(); ++o) {
                for (std::size_t k = 0; k < w.size(); ++k)
                    p[o] += w[k] * static_cast<double>(group.options[o][k]);
                top = std::max(top, p[o]);
            }
            double all = 0, right = 0;
            for (std::size_t o = 0; o < p.size(); ++o) {
                all += p[o] = std::exp(p[o] - top);
                if (group.right[o]) right += p[o];
            }
            if (right <= 0) continue;
            for (std::size_t k = 0; k < w.size(); ++k) {
                double d = 0;
                for (std::size_t o = 0; o < p.size(); ++o)
                    d += static_cast<double>(group.options[o][k]) *
                         (p[o] / all - (group.right[o] ? p[o] / right : 0.0));
                d = d * group.weight + l2 * (w[k] - prior[k]);
                if (d != 0) step(w[k], squares[k], d, rate_of(epoch));
            }
        }
    }
}

} // namespace training
