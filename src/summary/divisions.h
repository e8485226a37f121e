#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace placetime::summary {

/// A first-level division of a country.
struct Division {
    std::string id;      ///< "ne:KG-O"
    std::string name;    ///< "Osh Region"
    std::string country; ///< alpha-2, empty when none
    /// Half the diagonal of its box: what is known less well than that cannot be told to lie in it.
    geo::Meters radius_m = 0;
};

using DivisionNumber = std::uint32_t;
inline constexpr DivisionNumber kNoDivision = ~DivisionNumber{0};

/// The divisions of the world, or of a test's little one. Const members may be called from several
/// threads.
class Divisions {
public:
    virtual ~Divisions() = default;
    /// The division whose area holds a position; kNoDivision at sea and where none is known. Some
    /// microseconds.
    virtual DivisionNumber at(geo::LonLat position) const = 0;
    /// What at() gave, or what all() lists.
    virtual Division division(DivisionNumber number) const = 0;
    /// Its polygons; a point where none are known.
    virtual geo::SharedGeometry area(DivisionNumber number) const = 0;
    virtual geo::SharedGeometry country_area(std::string_view alpha2) const = 0;
    /// "Kyrgyzstan"; the code again when it is not known.
    virtual std::string country_name(std::string_view alpha2) const = 0;
    /// Those of a country that have polygons, in a fixed order.
    virtual std::vector<DivisionNumber> of_country(std::string_view alpha2) const = 0;
};

/// Divisions by their polygons, one after another: at() costs O(positions of those whose box holds
/// it). A country is all of its divisions.
class AreaDivisions : public Divisions {
public:
    struct Area {
        Division division;
        geo::MultiPolygon polygons;
    };
    /// Where areas overlap the first holds the position.
    explicit AreaDivisions(std::vector<Area> areas);

    DivisionNumber at(geo::LonLat position) const override;
    Division division(DivisionNumber number) const override;
    geo::SharedGeometry area(DivisionNumber number) const override;
    geo::SharedGeometry country_area(std::string_view alpha2) const override;
    std::string country_name(std::string_view alpha2) const override;
    std::vector<DivisionNumber> of_country(std::string_view alpha2) const override;

private:
    struct Entry {
        Division division;
        geo::SharedGeometry shape;
        geo::Box box;
    };
    std::vector<Entry> entries_;
};

/// Pairs of divisions, as positions in `numbers`, whose outlines come within about 10 km of each
/// other: neighbours, also over a river or a strait. Ascending, first < second. O(positions).
std::vector<std::pair<std::size_t, std::size_t>>
neighbours_among(Divisions const& divisions, std::vector<DivisionNumber> const& numbers);

} // namespace placetime::summary
