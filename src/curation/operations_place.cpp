#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/error.h"
#include "curation/change.h"

namespace placetime::curation {

using events::Event;
using events::EventPlace;

namespace {

Property place_property()
{
    return {"place", "Place", [](Event const& e) { return place_words(e.where); }};
}

std::string metres_words(Event const& event)
{
    return event.where ? fmt::format("{:.0f} m", event.where->precision_m) : std::string();
}

/// Where an analyst says it was: sure, and no row of a gazetteer.
void put(Event& event, geo::LonLat point, geo::SharedGeometry shape, geo::Meters precision,
         std::string_view kind, Around const& around)
{
    auto place = event.where.value_or(EventPlace());
    if (place.name.empty())
        place.name =
            place.text.empty() ? fmt::format("{:.4f}, {:.4f}", point.lat, point.lon) : place.text;
    place.id.clear();
    place.kind = kind;
    place.country = around.country;
    place.countries.clear();
    if (!around.country.empty()) place.countries.push_back(around.country);
    place.admin1 = around.admin1;
    place.point = point;
    place.geometry = std::move(shape);
    place.precision_m = precision;
    event.where = std::move(place);
    event.place_confidence = 1;
}

void require_precision(geo::Meters metres)
{
    if (!(metres > 0) || metres > 2.1e7)
        throw Error("A precision lies above 0 and below 21 000 km.");
}

/// Squared distance in degrees to a segment.
double distance_to(geo::LonLat p, geo::LonLat a, geo::LonLat b)
{
    auto const dx = b.lon - a.lon, dy = b.lat - a.lat;
    auto const length = dx * dx + dy * dy;
    auto const t =
        length > 0 ? std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / length, 0.0, 1.0)
                   : 0.0;
    auto const x = a.lon + t * dx - p.lon, y = a.lat + t * dy - p.lat;
    return x * x + y * y;
}

double distance_to_edge(geo::MultiPolygon const& area, geo::LonLat p)
{
    auto least = std::numeric_limits<double>::max();
    for (auto const& polygon : area)
        for (auto const& ring : polygon)
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                least = std::min(least, distance_to(p, ring[i], ring[i + 1]));
    return least;
}

} // namespace

geo::LonLat inner_point(geo::MultiPolygon const& area)
{
    constexpr int kSteps = 24;
    geo::MultiPolygon const first{area.front()};
    auto const box = *geo::bounding_box(geo::Geometry(first));
    auto best = area.front().front().front();
    double farthest = -1;
    for (int y = 0; y < kSteps; ++y)
        for (int x = 0; x < kSteps; ++x) {
            geo::LonLat const p{box.west + (box.east - box.west) * (x + 0.5) / kSteps,
                                box.south + (box.north - box.south) * (y + 0.5) / kSteps};
            if (!geo::contains(first, p)) continue;
            auto const distance = distance_to_edge(first, p);
            if (distance <= farthest) continue;
            farthest = distance;
            best = p;
        }
    return best;
}

std::optional<Edit> set_place(Workspace const& workspace, Ids ids,
                              std::optional<EventPlace> const& place)
{
    return change(workspace, ids, place_property(), [&](Event& event) {
        if (!place) {
            event.where.reset();
            event.place_confidence = 0;
            return;
        }
        auto next = *place;
        if (event.where) {
            next.role = event.where->role;
            if (!event.where->text.empty()) next.text = event.where->text;
            if (same(next, *event.where)) return;
        }
        event.where = std::move(next);
        event.place_confidence = 1;
    });
}

std::optional<Edit> set_point(Workspace const& workspace, Ids ids, geo::LonLat point,
                              geo::Meters precision_m, Around const& around)
{
    require_precision(precision_m);
    if (!geo::is_valid(point)) throw Error("That position is not on the Earth.");
    geo::SharedGeometry const shape(point);
    return change(workspace, ids, place_property(),
                  [&](Event& event) { put(event, point, shape, precision_m, "point", around); });
}

std::optional<Edit> set_area(Workspace const& workspace, Ids ids, geo::MultiPolygon area,
                             Around const& around)
{
    for (auto const& polygon : area) {
        if (polygon.empty()) throw Error("An area needs three corners at least.");
        for (auto const& ring : polygon) {
            if (ring.size() < 4 || !(ring.front() == ring.back()))
                throw Error("An area needs three corners at least.");
            for (auto const corner : ring)
                if (!geo::is_valid(corner)) throw Error("That position is not on the Earth.");
        }
    }
    if (area.empty()) throw Error("An area needs three corners at least.");
    auto const point = inner_point(area);
    auto const box = *geo::bounding_box(geo::Geometry(area));
    auto const half =
        std::max(1.0, geo::distance({box.west, box.south}, {box.east, box.north}) / 2);
    geo::SharedGeometry const shape(std::move(area));
    return change(workspace, ids, place_property(),
                  [&](Event& event) { put(event, point, shape, half, "area", around); });
}

std::optional<Edit> set_place_precision(Workspace const& workspace, Ids ids,
                                        geo::Meters precision_m)
{
    require_precision(precision_m);
    return change(workspace, ids, {"place", "Precision of the place", metres_words},
                  [&](Event& event) {
                      if (event.where) event.where->precision_m = precision_m;
                  });
}

std::optional<Edit> set_role(Workspace const& workspace, Ids ids, events::PlaceRole role)
{
    auto const words = [](Event const& e) {
        return e.where ? std::string(to_string(e.where->role)) : std::string();
    };
    return change(workspace, ids, {"place", "Role of the place", words}, [&](Event& event) {
        if (event.where) event.where->role = role;
    });
}

} // namespace placetime::curation
