#include "gazetteer/prior.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placetime::gazetteer {

namespace {

/// 0 for nobody to 1 for a hundred million.
double size_of(std::uint32_t population) { return std::log10(1.0 + population) / 8.0; }

/// 0 for one name to 1 for five hundred.
double fame(std::uint16_t names)
{
    return std::min(1.0, std::log2(std::max<double>(1, names)) / 9.0);
}

double city(PlaceRow const& row)
{
    constexpr std::array<double, 6> kSeat{0.0, 0.01, 0.015, 0.03, 0.055, 0.16};
    double const seat = row.rank < kSeat.size() ? kSeat[row.rank] : -0.12;
    return 0.05 + 0.42 * size_of(row.population) + 0.32 * fame(row.name_count) + seat;
}

} // namespace

double prior(PlaceRow const& row) noexcept
{
    double value = 0;
    switch (row.kind) {
    case Kind::country:
        value = 0.80 + 0.2 * size_of(row.population);
        break;
    case Kind::admin1:
        value = 0.16 + 0.36 * size_of(row.population) + 0.12 * fame(row.name_count);
        break;
    case Kind::admin2:
        value = 0.04 + 0.26 * size_of(row.population);
        break;
    case Kind::city:
        value = city(row);
        break;
    case Kind::sea:
        value = 0.70;
        break;
    case Kind::region:
        value = 0.62;
        break;
    case Kind::border:
        value = 0.60;
        break;
    case Kind::range:
    case Kind::lake:
    case Kind::valley:
    case Kind::river:
        value = 0.52;
        break;
    case Kind::airbase:
    case Kind::landmark:
    case Kind::mine:
        value = 0.42;
        break;
    case Kind::relative:
        value = 0.3;
        break;
    }
    return std::clamp(value, 0.0, 1.0);
}

double weight(NameUse use) noexcept
{
    switch (use) {
    case NameUse::main:
        return 1.0;
    case NameUse::endonym:
        return 0.98;
    case NameUse::abbreviation:
        return 0.95;
    case NameUse::variant:
        return 0.92;
    case NameUse::historical:
        return 0.85;
    case NameUse::misspelling:
        return 0.8;
    case NameUse::alternate:
        return 0.74;
    case NameUse::stripped:
        return 0.9;
    case NameUse::code:
        return 0.7;
    }
    return 0.5;
}

void Company::meet(PlaceRow const& row, NameUse use) noexcept
{
    constexpr double kLargeTown = 0.5;
    landmark = landmark || (row.kind > Kind::city && row.kind < Kind::border);
    town = town || (row.kind == Kind::city && use == NameUse::main && prior(row) >= kLargeTown);
}

double Company::factor(PlaceRow const& row, NameUse use) const noexcept
{
    if (use != NameUse::alternate) return 1;
    if (landmark && row.kind == Kind::city) return 0.6;
    if (town && row.kind == Kind::country) return 0.7;
    return 1;
}

} // namespace placetime::gazetteer
