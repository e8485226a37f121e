#include "layers/union.h"

#include <memory>

#include <cpl_error.h>
#include <ogr_geometry.h>

namespace placetime::layers {

namespace {

void append(OGRGeometry const& geometry, geo::MultiPolygon& out)
{
    auto const type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (auto const* part : *geometry.toGeometryCollection()) append(*part, out);
    } else if (type == wkbPolygon) {
        geo::Polygon polygon;
        for (auto const* ring : *geometry.toPolygon()) {
            geo::Line line;
            for (int i = 0; i < ring->getNumPoints(); ++i)
                line.push_back({ring->getX(i), ring->getY(i)});
            polygon.push_back(std::move(line));
        }
        out.push_back(std::move(polygon));
    }
}

/// The polygons of a repaired geometry, without the points and lines that repair may split off.
void add_polygons(OGRGeometry const& geometry, OGRMultiPolygon& out)
{
    auto const type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbMultiPolygon || type == wkbGeometryCollection)
        for (auto const* part : *geometry.toGeometryCollection()) add_polygons(*part, out);
    else if (type == wkbPolygon)
        out.addGeometry(&geometry);
}

} // namespace

geo::MultiPolygon united(geo::MultiPolygon const& areas)
{
    CPLPushErrorHandler(CPLQuietErrorHandler);
    OGRMultiPolygon all;
    for (auto const& polygon : areas) {
        auto one = std::make_unique<OGRPolygon>();
        for (auto const& ring : polygon) {
            auto line = std::make_unique<OGRLinearRing>();
            for (auto const& position : ring) line->addPoint(position.lon, position.lat);
            one->addRingDirectly(line.release());
        }
        if (one->IsValid() != 0) {
            all.addGeometryDirectly(one.release());
        } else if (std::unique_ptr<OGRGeometry> const repaired(one->MakeValid()); repaired) {
            add_polygons(*repaired, all);
        }
    }
    std::unique_ptr<OGRGeometry> const joined(all.UnionCascaded());
    CPLPopErrorHandler();
    if (!joined) return areas;
    geo::MultiPolygon out;
    append(*joined, out);
    return out;
}

} // namespace placetime::layers
