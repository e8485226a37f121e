#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/miss.h"
#include "geoparse/geoparse.h"
#include "text/document.h"

/// One document of a gold corpus of places beside what was found in it.
namespace placetime::evaluate {

inline constexpr double kNear = 161;      ///< km: 100 miles, as the literature has it
inline constexpr double kNowhere = 20039; ///< km: half the Earth's girth

struct GoldPlace {
    std::uint32_t begin = 0, end = 0; ///< bytes
    std::optional<geo::LonLat> point;
    bool ignored = false; ///< a demonym, language or homonym
    std::string kind;     ///< of mention, as the corpus has it; may be empty
    /// By its GeoNames id, else by its form and point (reading_near), where that is known.
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    bool readable = false; ///< reading_near() finds something
};

struct FoundPlace {
    std::uint32_t begin = 0, end = 0;
    std::optional<geo::LonLat> point;
    Meaning meaning;
    std::string feature; ///< kind of the place: "city"
};

struct PlaceDocument {
    std::string id;
    text::Document const& document;
    std::vector<GoldPlace> gold;
    std::vector<FoundPlace> found;
    /// The reading with the span given, of each gold place that has a point; by gold.
    std::vector<std::optional<geoparse::PlaceMention>> resolved;
};

double km_between(geo::LonLat a, geo::LonLat b) noexcept;

template <typename A, typename B> bool overlap(A const& a, B const& b) noexcept
{
    return a.begin < b.end && b.begin < a.end;
}
template <typename A, typename B> bool same_span(A const& a, B const& b) noexcept
{
    return a.begin == b.begin && a.end == b.end;
}
/// Spans overlap and the points are within kNear.
bool is_right(GoldPlace const& gold, FoundPlace const& found) noexcept;

/// Where a mention is said to be; none when it is nowhere.
std::optional<geo::LonLat> point_of(geoparse::PlaceMention const& mention,
                                    gazetteer::Gazetteer const& gazetteer);
Meaning meaning_of(geoparse::PlaceMention const& mention, gazetteer::Gazetteer const& gazetteer);

/// The best reading of a form that lies within kNear of a point: of the mention's candidates, else
/// of all that the gazetteer has by that name, letter for letter. kNoPlace when there is none: then
/// no better choice could have been right.
gazetteer::PlaceIndex reading_near(std::string_view form, geo::LonLat point,
                                   geoparse::PlaceMention const& resolved,
                                   gazetteer::Gazetteer const& gazetteer);

/// What is wrong in a document, in the order of its text, each with its cause.
std::vector<Miss> place_misses(PlaceDocument const& document,
                               gazetteer::Gazetteer const& gazetteer);

} // namespace placetime::evaluate
