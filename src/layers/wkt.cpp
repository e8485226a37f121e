#include "layers/wkt.h"

#include <memory>

#include <ogr_geometry.h>

#include "layers/ogr_geometry.h"
#include "layers/quiet_errors.h"

namespace placetime::layers {

std::optional<geo::Geometry> parse_wkt(std::string const& text)
{
    QuietErrors quiet;
    OGRGeometry* raw = nullptr;
    auto const failure = OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &raw);
    std::unique_ptr<OGRGeometry> const geometry(raw);
    if (failure != OGRERR_NONE || !geometry) return std::nullopt;
    return from_ogr(*geometry);
}

} // namespace placetime::layers
