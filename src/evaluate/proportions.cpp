#include "evaluate/proportions.h"

namespace placetime::evaluate {

double Proportions::precision() const noexcept
{
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
}
double Proportions::recall() const noexcept
{
    return gold == 0 ? 0 : static_cast<double>(covered) / static_cast<double>(gold);
}
double Proportions::f1() const noexcept
{
    double const sum = precision() + recall();
    return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

} // namespace placetime::evaluate
