#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "dating/expression.h"

namespace placetime::dating {

/// A token of digits, read: "17th", "1930s", "2,000", "6.35".
struct Number {
    int value = 0;
    int digits = 0;       ///< before any mark
    bool plain = false;   ///< digits only
    bool ordinal = false; ///< st, nd, rd, th follow
    bool plural = false;  ///< s follows: 1930s
    bool decimal = false; ///< 6.35; value is its whole part
    double real = 0;
};
Number read_number(std::string_view token) noexcept;

/// How slashed dates are to be read: month first as in 10/6/2020 unless the document shows
/// otherwise.
enum class SlashOrder : unsigned char { unknown, month_first, day_first };

/// Reads a date or clock time written in digits that starts at `at`: 2020-10-06, 2020-10-06T14:30,
/// 06.10.2020, 10/6/2020, 14:30, 14.30. Gives the byte after it, or 0. Fills the calendar or clock
/// fields of `e`.
std::size_t read_numeric(std::string_view text, std::size_t at, SlashOrder order,
                         Expression& e) noexcept;

/// Looks through a text for slashed dates of which one number is more than 12.
SlashOrder slash_order(std::string_view text) noexcept;

} // namespace placetime::dating
