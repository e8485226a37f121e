#include "summary/classes.h"

#include <cmath>

#include <fmt/format.h>

namespace placetime::summary {
namespace {

constexpr std::size_t kClasses = 5;

/// The largest of 1, 2, 5, 10, 20, 50 ... that is not above.
std::size_t round_down(double value)
{
    double const power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    for (double const step : {5.0, 2.0})
        if (step * power <= value * (1 + 1e-9)) return static_cast<std::size_t>(step * power);
    return static_cast<std::size_t>(power);
}

} // namespace

std::string class_text(CountClass const& one)
{
    if (!one.most) return fmt::format("{} and more", one.least);
    return *one.most == one.least ? fmt::format("{}", one.least)
                                  : fmt::format("{} – {}", one.least, *one.most);
}

std::vector<CountClass> count_classes(std::size_t highest)
{
    std::vector<std::size_t> limits;
    if (highest <= kClasses) {
        for (std::size_t i = 1; i <= highest; ++i) limits.push_back(i);
    } else {
        for (std::size_t i = 0; i < kClasses; ++i) {
            double const share = static_cast<double>(i) / kClasses;
            auto const limit =
                round_down(std::pow(static_cast<double>(highest), share) * (i == 0 ? 1 : 1.2));
            if (limits.empty() || limit > limits.back()) limits.push_back(limit);
        }
    }
    std::vector<CountClass> classes;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        CountClass one{limits[i], {}};
        if (i + 1 < limits.size())
            one.most = limits[i + 1] - 1;
        else if (highest <= kClasses)
            one.most = limits[i];
        classes.push_back(one);
    }
    return classes;
}

std::optional<std::size_t> class_of(std::vector<CountClass> const& classes, std::size_t count)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (count >= classes[i].least) found = i;
    return found;
}

} // namespace placetime::summary
