#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/event.h"

namespace placetime::exchange {

/// A place's shape as outputs have it: prepared(), its representative point where nothing is left
/// of it or `points` is asked for.
geo::Geometry outline(events::EventPlace const& place, bool points = false);

/// Shapes as they were written, for the events that share them: the outline of a country has ten
/// thousand positions, and half the events of a report may lie in it. Holds 64 MB at most
/// and a shape. Not thread safe.
class ShapeTexts {
public:
    struct Written {
        geo::SharedGeometry shape; ///< kept, so that another cannot take its address
        std::string text;          ///< GeoJSON
        std::optional<geo::Box> box;
    };
    /// Of a line or area; it is made at the first call. Good until the next call.
    Written const& of(events::EventPlace const& place);

private:
    std::unordered_map<geo::Geometry const*, Written> known_;
    std::size_t bytes_ = 0; ///< of their texts
};

/// Appends an event as a GeoJSON Feature of the contract: prepared() geometry, values rounded as in
/// every output. What several sources say of it is the foreign member `claims`, an array of
/// Features without claims of their own; it is absent when the event is its own only claim.
/// `points`: a representative point in place of every line and area. `shapes`: of the features
/// before, when there are many. Gives the box of its geometry.
std::optional<geo::Box> append_feature(std::string& out, events::Event const& event,
                                       bool points = false, ShapeTexts* shapes = nullptr);

/// The whole event as one GeoJSON Feature: nothing is rounded or left out. Beside the properties
/// of the contract it has, where they are known, the foreign members `point` (the representative
/// point of a line or area), `place_index`, `time_index` and `claims`. Geometry is as it is:
/// parse_feature() gives the same event again.
std::string whole_feature(events::Event const& event);

/// An event from a Feature that either function wrote, or another program by the contract. Unknown
/// properties are passed over, values that a property cannot take are unknown. No value when the
/// text is no Feature. An event without a date or place has none in the Feature either.
std::optional<events::Event> parse_feature(std::string_view json);

/// The claims of a Feature alone; none when it has none.
std::vector<events::Event> parse_claims(std::string_view json);

/// A geometry as GeoJSON without rounding or cutting, and back; no value when the text is none, or
/// holds a position that is out of range.
std::string whole_geometry(geo::Geometry const& geometry);
std::optional<geo::Geometry> parse_geometry(std::string_view json);

} // namespace placetime::exchange
