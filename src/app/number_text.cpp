#include "app/number_text.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace placetime::app {

namespace {

constexpr std::array<double, 7> kPowers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
constexpr std::array<std::uint64_t, 7> kWholes{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr double kExact = 1e9; ///< below, a scaled number is right to 1e-6

/// Whole part, point and exactly so many decimals.
void append_parts(std::string& out, std::uint64_t steps, int decimals)
{
    auto const at = static_cast<std::size_t>(decimals);
    fmt::format_int const whole(steps / kWholes[at]);
    out.append(whole.data(), whole.size());
    if (decimals == 0) return;
    out += '.';
    auto const begin = out.size();
    out.resize(begin + at);
    auto rest = steps % kWholes[at];
    for (auto i = at; i-- > 0; rest /= 10) out[begin + i] = static_cast<char>('0' + rest % 10);
}

} // namespace

void append_fixed(std::string& out, double value, int decimals)
{
    double const scaled = std::abs(value) * kPowers[static_cast<std::size_t>(decimals)];
    double const whole = std::floor(scaled);
    double const rest = scaled - whole;
    bool const tie = std::abs(rest - 0.5) < 1e-6; // only all the digits tell which way
    if (tie || !(scaled < kExact)) {
        fmt::format_to(std::back_inserter(out), "{:.{}f}", value, decimals);
        return;
    }
    if (std::signbit(value)) out += '-';
    append_parts(out, static_cast<std::uint64_t>(whole) + (rest > 0.5 ? 1 : 0), decimals);
}

void append_json_steps(std::string& out, double steps, int decimals)
{
    double const power = kPowers[static_cast<std::size_t>(decimals)];
    double const size = std::abs(steps);
    bool const small = size != 0 && size * 1000 < power; // written with an exponent
    if (small || !(size < kExact)) {
        out += nlohmann::json(steps / power).dump();
        return;
    }
    if (std::signbit(steps)) out += '-';
    append_parts(out, static_cast<std::uint64_t>(size), decimals);
    while (out.back() == '0' && out[out.size() - 2] != '.') out.pop_back();
}

} // namespace placetime::app
