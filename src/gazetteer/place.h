#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/box.h"
#include "geo/lonlat.h"

namespace placetime::gazetteer {

/// What a place is, as the contract names it.
enum class Kind : std::uint8_t {
    country,
    admin1,
    admin2,
    city,
    landmark,
    airbase,
    mine,
    valley,
    range,
    lake,
    river,
    sea,
    region,
    border,
    relative
};
std::string_view to_string(Kind kind) noexcept;
std::optional<Kind> parse_kind(std::string_view name) noexcept;

/// True when a place of this kind is drawn as an area or line where a geometry is known.
bool has_extent(Kind kind) noexcept;

/// A row of the index. Computed shared borders have rows like every other place.
using PlaceIndex = std::uint32_t;
inline constexpr PlaceIndex kNoPlace = 0xffffffffu;

/// A two-letter code packed for comparison; 0 means none.
struct CountryCode {
    std::uint16_t value = 0;
    constexpr CountryCode() = default;
    constexpr explicit CountryCode(std::string_view alpha2)
        : value(alpha2.size() == 2 ? static_cast<std::uint16_t>((alpha2[0] << 8) | alpha2[1])
                                   : std::uint16_t{0})
    {
    }
    constexpr bool known() const { return value != 0; }
    std::string text() const
    {
        return known() ? std::string{static_cast<char>(value >> 8), static_cast<char>(value & 255)}
                       : std::string();
    }
    friend constexpr bool operator==(CountryCode, CountryCode) = default;
    friend constexpr auto operator<=>(CountryCode, CountryCode) = default;
};

/// The fixed-size part of a place, as it lies in the memory-mapped index (no allocation to read
/// it).
struct PlaceRow {
    geo::LonLat point;            ///< representative point
    std::uint32_t population = 0; ///< 0 when not known
    float radius_m = 0;           ///< place_precision_m
    CountryCode country; ///< alpha-2 (XK for Kosovo); none for seas, continents, regions of several
                         ///< countries
    CountryCode country2;            ///< the other side of a border
    std::uint32_t admin1 = kNoPlace; ///< row of the first-level division it lies in
    std::uint32_t admin2 = kNoPlace; ///< row of the second-level division
    std::uint16_t name_count = 0; ///< how many names it has: a better prior than population alone
    Kind kind = Kind::city;
    std::uint8_t rank =
        0; ///< of cities: 0 PPL, 1 seat of admin4 or lower, 2 of admin3, 3 of admin2, 4 of admin1,
           ///< 5 capital; 255 historical/abandoned/section (PPLX, PPLH, PPLQ)
    bool has_geometry = false;
};

/// How a name belongs to a place.
enum class NameUse : std::uint8_t {
    main,      ///< the place's own name
    alternate, ///< GeoNames alternate names, other languages and scripts
    historical,
    variant,
    misspelling,
    abbreviation,
    endonym,  ///< curated
    code,     ///< an ISO code or airport code: matched only in geocode, never in text
    stripped, ///< the main name without its generic word ("Naryn" of "Naryn Region")
};

} // namespace placetime::gazetteer
