#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/place.h"
#include "geo/geometry.h"

namespace placetime::gazetteer {

/// One place that a name may mean.
struct Posting {
    PlaceIndex place = kNoPlace;
    NameUse use = NameUse::main;
};

/// A name found from the start of a text: how many bytes of the folded text it takes, and what it
/// may mean.
struct PrefixMatch {
    std::size_t length = 0; ///< bytes of the folded text
    std::span<Posting const> postings;
};

struct FuzzyMatch {
    std::string_view name; ///< folded
    int edits = 0;         ///< optimal string alignment distance in code points: insert, delete,
                           ///< substitute, swap neighbours
    std::span<Posting const> postings;
};

struct Nearby {
    PlaceIndex place = kNoPlace;
    geo::Meters distance = 0;
};

/// The memory-mapped index of places. Opening maps the file and checks its header, nothing else;
/// look-ups touch only the pages they need. All const members are safe from several threads. Names
/// are compared as text::fold gives them.
class Gazetteer {
public:
    /// Throws FileError, or FormatError when the file is no index of this version or is truncated.
    explicit Gazetteer(std::filesystem::path const& file);
    ~Gazetteer();
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;

    /// data_file("placetime.gaz"), opened once per process.
    static Gazetteer const& standard();

    std::size_t size() const noexcept;
    PlaceRow const& row(PlaceIndex place) const noexcept;
    /// "gn:1527534", "ne:KG" (country), "ne:KG-O" (first-level), "gna2:US.CA.037" (second-level),
    /// "cur:...", "border:CN-KG"
    std::string id(PlaceIndex place) const;
    void append_id(std::string& out, PlaceIndex place) const;
    /// The name to show, as written ("Jalal-Abad").
    std::string_view name(PlaceIndex place) const noexcept;
    /// IANA zone at the place ("Asia/Bishkek"); of an area the one of its largest town; empty when
    /// not known.
    std::string_view time_zone(PlaceIndex place) const noexcept;
    std::optional<PlaceIndex> find_id(std::string_view id) const;

    /// Asks for the place's row to be in the cache when it is read soon.
    void fetch(PlaceIndex place) const noexcept;
    /// prior() of the place's row, reckoned once.
    double prior(PlaceIndex place) const noexcept;

    /// Every place that bears this folded name, best prior first (country, capital, population,
    /// number of names). Empty when none. Cost: about 1 us.
    std::span<Posting const> exact(std::string_view folded) const;
    /// Names that start at the beginning of `folded` and end at a space or at its end, shortest
    /// first.
    void prefixes_of(std::string_view folded, std::vector<PrefixMatch>& out) const;
    /// Up to `limit` names that begin with `folded`, best prior first (search as you type).
    std::vector<FuzzyMatch> starting_with(std::string_view folded, std::size_t limit) const;
    /// Names within `max_edits` (1 or 2) edits, nearest first, then best prior.
    std::vector<FuzzyMatch> fuzzy(std::string_view folded, int max_edits, std::size_t limit) const;

    /// Country whose people or language the folded word names ("kyrgyz", "chinese", "americans"),
    /// as evidence; none when it is no demonym.
    CountryCode demonym(std::string_view folded) const;

    std::optional<PlaceIndex> country(CountryCode code) const;
    /// The shared border of two countries in either order; none when they share none.
    std::optional<PlaceIndex> border(CountryCode a, CountryCode b) const;
    /// Countries that share a border with this one, by code.
    std::vector<CountryCode> neighbours(CountryCode code) const;

    /// The shape of a place: its area or lines where known, else its point.
    geo::Geometry geometry(PlaceIndex place) const;
    /// The same, decoded once and kept for as long as the gazetteer: for places that come again and
    /// again.
    geo::SharedGeometry shared_geometry(PlaceIndex place) const;
    geo::Box box(PlaceIndex place) const;

    /// Country and first-level division that hold a position (from the polygons; at sea none).
    CountryCode country_at(geo::LonLat position) const;
    std::optional<PlaceIndex> admin1_at(geo::LonLat position) const;
    /// Nearest towns, nearest first.
    std::vector<Nearby> nearest(geo::LonLat position, std::size_t limit,
                                geo::Meters within = 200'000) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::gazetteer
