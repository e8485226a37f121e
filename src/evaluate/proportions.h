#pragma once

#include <cstddef>

namespace placetime::evaluate {

struct Proportions {
    std::size_t found = 0;   ///< predictions that count
    std::size_t gold = 0;    ///< annotations that count
    std::size_t right = 0;   ///< predictions that are right
    std::size_t covered = 0; ///< annotations that a right prediction meets
    double precision() const noexcept;
    double recall() const noexcept;
    double f1() const noexcept; ///< harmonic mean; 0 when both are 0
};

} // namespace placetime::evaluate
