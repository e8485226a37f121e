#include "viewer/whereabouts.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/error.h"
#include "gazetteer/gazetteer.h"

namespace placetime::viewer {

namespace {

/// A town this near names the position itself; up to kNear it is "near" it.
constexpr geo::Meters kIn = 3'000, kNear = 25'000;

std::string country_name(gazetteer::Gazetteer const& gazetteer, gazetteer::CountryCode code)
{
    auto const country = gazetteer.country(code);
    return country ? std::string(gazetteer.name(*country)) : code.text();
}

} // namespace

std::string place_at(geo::LonLat position)
{
    try {
        auto const& gazetteer = gazetteer::Gazetteer::standard();
        auto const code = gazetteer.country_at(position);
        auto const towns = gazetteer.nearest(position, 1, kNear);
        auto const country = country_name(gazetteer, code);
        // A town across the border does not name where one stands.
        if (!towns.empty() && gazetteer.row(towns.front().place).country == code)
            return fmt::format("{}{}{}{}", towns.front().distance > kIn ? "near " : "",
                               gazetteer.name(towns.front().place), country.empty() ? "" : ", ",
                               country);
        if (auto const admin1 = gazetteer.admin1_at(position))
            return fmt::format("{}, {}", gazetteer.name(*admin1), country);
        return country;
    } catch (Error const&) {
        return {}; // no index, or a damaged one: the map goes without names
    }
}

void Whereabouts::update(std::optional<geo::LonLat> position, double seconds)
{
    since_ = std::min(since_ + seconds, kPause);
    position_ = position;
    if (!position_) {
        text_.clear();
        looked_up_.reset();
    } else if (position_ != looked_up_ && since_ >= kPause) {
        text_ = place_at(*position_);
        looked_up_ = position_;
        since_ = 0;
    }
}

double Whereabouts::due() const noexcept
{
    if (position_ == looked_up_) return std::numeric_limits<double>::infinity();
    return kPause - since_;
}

} // namespace placetime::viewer
