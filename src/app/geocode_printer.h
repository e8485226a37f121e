#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "gazetteer/geocode.h"

namespace placetime::app {

/// Writes the answers of `placetime geocode` to stdout, many at a time.
class GeocodePrinter {
public:
    GeocodePrinter(GeocodeCommand const& command, gazetteer::Gazetteer const& gazetteer)
        : command_(command), gazetteer_(gazetteer)
    {
    }

    void print(std::string_view query, std::vector<gazetteer::Candidate> const& candidates);
    /// Writes what is still kept; to be called at the end. Throws FileError.
    void flush();

private:
    std::string_view admin1(gazetteer::PlaceRow const& row) const;
    void add_row(std::string_view query, gazetteer::Candidate const& candidate);
    void add_json(gazetteer::Candidate const& candidate);

    GeocodeCommand const& command_;
    gazetteer::Gazetteer const& gazetteer_;
    std::string out_;
};

} // namespace placetime::app
