#include "layers/ogr_geometry.h"

#include <ogr_geometry.h>

#include <cmath>
#include <memory>

namespace placetime::layers {
namespace {

bool append(OGRSimpleCurve const& curve, geo::Line& line)
{
    int const count = curve.getNumPoints();
    line.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        geo::LonLat const p{curve.getX(i), curve.getY(i)};
        if (!std::isfinite(p.lon) || !std::isfinite(p.lat)) return false;
        line.push_back(p);
    }
    return true;
}

struct Collector {
    std::optional<geo::LonLat> point;
    geo::MultiLine lines;
    geo::MultiPolygon areas;
    bool good = true;

    void add(OGRGeometry const& geometry)
    {
        if (geometry.IsEmpty()) return;
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint: {
            auto const* p = geometry.toPoint();
            if (!std::isfinite(p->getX()) || !std::isfinite(p->getY()))
                good = false;
            else if (!point)
                point = geo::LonLat{p->getX(), p->getY()};
            break;
        }
        case wkbLineString: {
            geo::Line line;
            good = append(*geometry.toLineString(), line) && good;
            if (line.size() > 1) lines.push_back(std::move(line));
            break;
        }
        case wkbPolygon:
        case wkbTriangle: {
            geo::Polygon polygon;
            for (auto const* ring : *geometry.toPolygon()) {
                geo::Line line;
                good = append(*ring, line) && good;
                if (line.size() > 3)
                    polygon.push_back(std::move(line));
                else if (polygon.empty())
                    return; // no outer ring
            }
            if (!polygon.empty()) areas.push_back(std::move(polygon));
            break;
        }
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (auto const* part : *geometry.toGeometryCollection()) add(*part);
            break;
        default: {
            // Curves and surfaces of other kinds.
            std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
            if (!linear ||
                wkbFlatten(linear->getGeometryType()) == wkbFlatten(geometry.getGeometryType()))
                good = false;
            else
                add(*linear);
        }
        }
    }
};

template <class Curve> void fill(Curve& curve, geo::Line const& line)
{
    curve.setNumPoints(static_cast<int>(line.size()), FALSE);
    for (std::size_t i = 0; i < line.size(); ++i)
        curve.setPoint(static_cast<int>(i), line[i].lon, line[i].lat);
}

} // namespace

std::optional<geo::Geometry> from_ogr(OGRGeometry const& geometry)
{
    Collector collected;
    collected.add(geometry);
    if (!collected.good) return std::nullopt;
    if (!collected.areas.empty()) return geo::Geometry(std::move(collected.areas));
    if (!collected.lines.empty()) return geo::Geometry(std::move(collected.lines));
    if (collected.point) return geo::Geometry(*collected.point);
    return std::nullopt;
}

std::unique_ptr<OGRGeometry> to_ogr(geo::Geometry const& geometry)
{
    if (auto const* point = std::get_if<geo::LonLat>(&geometry))
        return std::make_unique<OGRPoint>(point->lon, point->lat);
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        auto out = std::make_unique<OGRMultiLineString>();
        for (auto const& line : *lines) {
            OGRLineString part;
            fill(part, line);
            out->addGeometry(&part);
        }
        return out;
    }
    auto out = std::make_unique<OGRMultiPolygon>();
    for (auto const& polygon : std::get<geo::MultiPolygon>(geometry)) {
        OGRPolygon part;
        for (auto const& line : polygon) {
            OGRLinearRing ring;
            fill(ring, line);
            part.addRing(&ring);
        }
        out->addGeometry(&part);
    }
    return out;
}

} // namespace placetime::layers
