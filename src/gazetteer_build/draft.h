#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer_build/tables.h"

namespace placetime::gazetteer_build {

using gazetteer::CountryCode;
using gazetteer::Kind;
using gazetteer::kNoPlace;
using gazetteer::NameUse;
using gazetteer::PlaceIndex;
using gazetteer::PlaceRow;

/// A gazetteer while it is gathered: rows, their names and shapes. Each step adds its own rows.
class Draft {
public:
    struct Name {
        std::uint64_t begin = 0; ///< of the folded name in folded()
        std::uint32_t size = 0;
        PlaceIndex place = kNoPlace;
        NameUse use = NameUse::main;
    };

    /// `id` is a contract id. Throws FormatError when it is taken or longer than 255 bytes.
    PlaceIndex add(std::string id, std::string_view name, PlaceRow const& row);
    /// As above for the id "gn:NUMBER", without keeping a text for it.
    PlaceIndex add(std::uint32_t geonames_number, std::string_view name, PlaceRow const& row);
    /// Another id by which later steps find the place; the index does not keep it.
    void add_alias(std::string id, PlaceIndex place);
    /// Another name; ignored when nothing is left of it when folded.
    void add_name(PlaceIndex place, std::string_view written, NameUse use);
    /// Sets the row's has_geometry, and its radius to half the diagonal.
    void set_shape(PlaceIndex place, geo::Geometry shape);
    void set_zone(PlaceIndex place, std::string_view zone);
    /// The first country that claims a demonym has it.
    void add_demonym(std::string_view written, CountryCode country);
    /// Gives a demonym to a country whoever had it.
    void set_demonym(std::string_view written, CountryCode country);
    /// Part of a country or first-level division for finding what holds a position.
    void add_area(PlaceIndex place, geo::MultiPolygon areas);
    /// A record that is skipped.
    void report(std::string code, Table const& table, std::size_t record, std::string message);

    PlaceIndex find(std::string_view id) const; ///< kNoPlace when there is none
    PlaceIndex country(CountryCode code) const;

    std::size_t size() const noexcept { return rows.size(); }
    std::string_view folded(Name const& name) const noexcept
    {
        return std::string_view(folded_).substr(name.begin, name.size);
    }

    std::vector<PlaceRow> rows;
    std::vector<std::string> written;   ///< name of each row
    std::vector<std::uint32_t> numbers; ///< GeoNames number of each row; 0 when it has a text
    std::vector<std::string> ids;       ///< text id of each row; empty when it has a number
    std::vector<std::uint16_t> zones;   ///< of each row: 0 none, else index in zone_names from 1
    std::vector<std::string> zone_names;
    std::vector<Name> names;
    std::map<PlaceIndex, geo::Geometry> shapes;
    std::vector<std::pair<PlaceIndex, geo::MultiPolygon>> areas;
    std::map<std::string, CountryCode> demonyms; ///< folded
    std::map<CountryCode, PlaceIndex> countries;
    std::map<std::pair<CountryCode, CountryCode>, PlaceIndex> borders; ///< the lesser code first
    Diagnostics diagnostics;

private:
    PlaceIndex append(std::string_view name, PlaceRow const& row);

    std::string folded_;
    TextMap<PlaceIndex> by_id_;
    std::unordered_map<std::uint32_t, PlaceIndex> by_number_;
    TextMap<std::uint16_t> zone_index_;
};

/// Orders, indexes and writes it, whole or not at all. Sets the rows' name_count on the way.
/// Throws FileError; FormatError when it has outgrown the format.
void write_index(Draft& draft, std::filesystem::path const& file);

} // namespace placetime::gazetteer_build
