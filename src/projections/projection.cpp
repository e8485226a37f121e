#include "projections/projection.h"

#include <proj.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "projections/names.h"

namespace placetime::projections {
namespace {

struct ContextDelete {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDelete {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDelete>;
using Pj = std::unique_ptr<PJ, PjDelete>;

Context make_context()
{
    Context context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

bool usable(PJ_COORD c)
{
    return std::isfinite(c.xy.x) && std::isfinite(c.xy.y) && std::abs(c.xy.x) < 1e15 &&
           std::abs(c.xy.y) < 1e15;
}

} // namespace

struct Projection::State {
    Context context; // before pj: destroyed after it
    Pj pj;
    bool degrees_in = false; // a CRS pair takes degrees, a plain "+proj" operation radians
    bool degrees_out = false;
    /// Own formulas for two simple ones, ten times faster: the radius, metres; 0 for PROJ's.
    double mercator = 0, plate_carree = 0;
    double meridian = 0;
    std::optional<double> period;
    geo::LonLat center;
    bool turned = false; // to the centre's meridian, also where the code has its own
    std::string code, definition;
    std::optional<double> seam;
    geo::Box validity{-180, -90, 180, 90};
    bool north_is_up = false;
    std::string name;
};

namespace {

/// A plain operation: no database is opened, which saves its start-up time.
Pj make_operation(PJ_CONTEXT* context, std::string const& definition)
{
    return Pj(proj_create(context, definition.c_str()));
}

/// From WGS 84 degrees, longitude first, to the CRS with easting first.
Pj make_transformation(PJ_CONTEXT* context, std::string const& definition, geo::Box& validity)
{
    Pj target(proj_create(context, definition.c_str()));
    if (!target || !proj_is_crs(target.get())) return {};
    double west = 0, south = 0, east = 0, north = 0;
    if (proj_get_area_of_use(context, target.get(), &west, &south, &east, &north, nullptr) &&
        west > -1000)
        validity = {west, south, east, north};
    Pj source(proj_create(context, "EPSG:4326"));
    if (!source) return {};
    Pj pair(proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
    if (!pair) return {};
    return Pj(proj_normalize_for_visualization(context, pair.get()));
}

double opposite(double meridian) { return geo::normalised({meridian + 180.0, 0.0}).lon; }

} // namespace

Projection::Projection(std::shared_ptr<State const> state) : state_(std::move(state)) {}

Projection Projection::named(std::string_view definition, geo::LonLat center)
{
    return made(definition, center, false);
}

Projection Projection::made(std::string_view definition, geo::LonLat center, bool turned)
{
    auto state = std::make_shared<State>();
    state->context = make_context();
    state->center = center;
    state->code = definition;
    state->turned = turned;
    state->meridian = center.lon;
    auto const known = known_projection(definition, center, turned);
    auto const text = known ? known->definition : std::string(definition);
    if (known || text.starts_with("+proj=")) {
        state->pj = make_operation(state->context.get(), text);
        state->degrees_in = state->pj && proj_degree_input(state->pj.get(), PJ_FWD);
        state->degrees_out = state->pj && proj_degree_output(state->pj.get(), PJ_FWD);
        if (state->pj && proj_is_crs(state->pj.get())) state->pj.reset();
    }
    if (!state->pj) {
        state->pj = make_transformation(state->context.get(), text, state->validity);
        state->degrees_in = true;
        state->degrees_out = state->pj && proj_degree_output(state->pj.get(), PJ_FWD);
    }
    if (!state->pj)
        throw UsageError("'" + std::string(definition) +
                         "' is not a projection that PROJ knows; give a code such as EPSG:3857, a "
                         "PROJ string that begins "
                         "with +proj=, or a name: " +
                         std::string(kProjectionNames));
    state->name = known ? known->title : text;
    state->definition = text;
    if (known) {
        state->mercator = known->mercator;
        state->plate_carree = known->plate_carree;
        if (known->seam) state->meridian = known->meridian;
        if (known->north_is_up) state->period = 2 * M_PI * known->equator;
    }
    state->seam = known ? known->seam : std::optional(opposite((state->validity.center()).lon));
    if (!known && text.find("=laea") != std::string::npos) state->seam.reset();
    if (known && known->max_latitude < 90)
        state->validity = {-180, -known->max_latitude, 180, known->max_latitude};
    state->north_is_up = known && known->north_is_up;
    return Projection(std::move(state));
}

Projection Projection::equal_area(geo::LonLat center) { return named("equal-area", center); }

Projection Projection::equal_earth(double meridian)
{
    return named("equal-earth", {meridian, 0.0});
}

Projection Projection::suited_to(geo::Box const& box)
{
    bool const polar = box.south >= 40 || box.north <= -40;
    if ((box.width() >= 150 && !polar) || box.height() >= 120) return equal_earth(box.center().lon);
    // Round a pole the map is about the pole; a large country of the north is not.
    if (polar && box.width() >= 270)
        return equal_area({box.center().lon, box.south > 0 ? 90.0 : -90.0});
    return equal_area(box.center());
}

Projection Projection::about(geo::LonLat center) const
{
    if (!known_projection(state_->code, center, true)) return *this;
    return made(state_->code, center, true);
}

Projection Projection::own_copy() const
{
    return made(state_->code, state_->center, state_->turned);
}

std::optional<XY> Projection::forward(geo::LonLat position) const
{
    XY xy;
    forward({&position, 1}, {&xy, 1});
    if (std::isnan(xy.x)) return std::nullopt;
    return xy;
}

std::optional<geo::LonLat> Projection::inverse(XY position) const
{
    auto const c = state_->degrees_out ? proj_coord(position.x, position.y, 0, 0)
                                       : proj_coord(position.x, position.y, 0, 0);
    auto result = proj_trans(state_->pj.get(), PJ_INV, c);
    proj_errno_reset(state_->pj.get());
    if (!usable(result)) return std::nullopt;
    double const factor = state_->degrees_in ? 1.0 : 180.0 / M_PI;
    geo::LonLat const found{result.xy.x * factor, result.xy.y * factor};
    // Some inverses answer beyond the plane's edge: believe only what comes back to the same place.
    if (!geo::is_valid(geo::normalised(found))) return std::nullopt;
    auto const again = forward(geo::normalised(found));
    if (!again) return std::nullopt;
    double const size = std::abs(position.x) + std::abs(position.y);
    if (std::abs(again->x - position.x) + std::abs(again->y - position.y) > 1e-6 * size + 1e-3)
        return std::nullopt;
    return geo::normalised(found);
}

void Projection::forward(std::span<geo::LonLat const> in, std::span<XY> out) const
{
    assert(in.size() == out.size());
    if (in.empty()) return;
    if (state_->mercator > 0 || state_->plate_carree > 0) return forward_cylindrical(in, out);
    double const factor = state_->degrees_in ? 1.0 : M_PI / 180.0;
    double const limit = state_->validity == geo::Box{-180, -90, 180, 90} ? 90.0 : 89.9;
    for (std::size_t i = 0; i < in.size(); ++i)
        out[i] = {in[i].lon * factor, std::clamp(in[i].lat, -limit, limit) * factor};
    proj_trans_generic(state_->pj.get(), PJ_FWD, &out[0].x, sizeof(XY), out.size(), &out[0].y,
                       sizeof(XY), out.size(), nullptr, 0, 0, nullptr, 0, 0);
    proj_errno_reset(state_->pj.get());
    for (auto& xy : out)
        if (!usable(proj_coord(xy.x, xy.y, 0, 0)))
            xy = {std::numeric_limits<double>::quiet_NaN(),
                  std::numeric_limits<double>::quiet_NaN()};
}

void Projection::forward_cylindrical(std::span<geo::LonLat const> in, std::span<XY> out) const
{
    constexpr double kRadian = M_PI / 180.0, kNone = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < in.size(); ++i) {
        double lon = in[i].lon - state_->meridian;
        if (!std::isfinite(lon) || !std::isfinite(in[i].lat)) {
            out[i] = {kNone, kNone};
            continue;
        }
        if (lon > 180 || lon < -180) lon -= 360 * std::floor((lon + 180) / 360);
        // As PROJ's: the plane ends short of Mercator's poles.
        if (state_->mercator > 0)
            out[i] = {state_->mercator * lon * kRadian,
                      state_->mercator *
                          std::asinh(std::tan(std::clamp(in[i].lat, -89.9, 89.9) * kRadian))};
        else
            out[i] = {state_->plate_carree * lon * kRadian,
                      state_->plate_carree * std::clamp(in[i].lat, -90.0, 90.0) * kRadian};
    }
}

std::optional<double> Projection::seam() const noexcept { return state_->seam; }

geo::Box Projection::validity() const noexcept { return state_->validity; }

std::optional<double> Projection::ground_meters_per_unit(geo::LonLat position) const
{
    double const step = 0.01; // degrees: about a kilometre
    double const lat = std::clamp(position.lat, -89.0, 89.0);
    auto const a = forward(geo::normalised({position.lon - step, lat}));
    auto const b = forward(geo::normalised({position.lon + step, lat}));
    if (!a || !b) return std::nullopt;
    double const units = std::hypot(b->x - a->x, b->y - a->y);
    if (!(units > 0)) return std::nullopt;
    return geo::distance({-step, lat}, {step, lat}) / units;
}

bool Projection::north_is_up() const noexcept { return state_->north_is_up; }

std::string const& Projection::name() const noexcept { return state_->name; }

std::string const& Projection::code() const noexcept { return state_->code; }

std::string const& Projection::definition() const noexcept { return state_->definition; }

std::optional<double> Projection::period() const noexcept { return state_->period; }

geo::LonLat Projection::center() const noexcept { return state_->center; }

double Projection::meridian() const noexcept { return state_->meridian; }

} // namespace placetime::projections
