#include "exchange/event_feature.h"

#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "exchange/geometry_text.h"
#include "exchange/json_text.h"
#include "exchange/properties.h"

namespace placetime::exchange {

namespace {

using events::Event;
using nlohmann::json;

/// The shortest text that reads as the same number; null when it is not finite.
void append_exact(std::string& out, double value)
{
    if (std::isfinite(value))
        fmt::format_to(std::back_inserter(out), "{}", value);
    else
        out += "null";
}

void append_exact(std::string& out, geo::LonLat point)
{
    out += '[';
    append_exact(out, point.lon);
    out += ',';
    append_exact(out, point.lat);
    out += ']';
}

template <class Items, class Append>
void append_list(std::string& out, Items const& items, Append&& append)
{
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        append(items[i]);
    }
    out += ']';
}

void append_line(std::string& out, geo::Line const& line)
{
    append_list(out, line, [&](geo::LonLat p) { append_exact(out, p); });
}

void append_whole(std::string& out, geo::Geometry const& geometry)
{
    auto const open = [&](std::string_view type) {
        out += "{\"type\":\"";
        out += type;
        out += "\",\"coordinates\":";
    };
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry)) {
        open("MultiLineString");
        append_list(out, *lines, [&](geo::Line const& line) { append_line(out, line); });
    } else if (auto const* areas = std::get_if<geo::MultiPolygon>(&geometry)) {
        open("MultiPolygon");
        append_list(out, *areas, [&](geo::Polygon const& polygon) {
            append_list(out, polygon, [&](geo::Line const& ring) { append_line(out, ring); });
        });
    } else {
        open("Point");
        append_exact(out, std::get<geo::LonLat>(geometry));
    }
    out += '}';
}

/// A property that the contract rounds, or leaves out of some events. False when the contract's
/// value is the whole one.
bool append_unrounded(std::string& out, std::string_view name, Event const& event)
{
    auto const number = [&](double value) {
        if (value == 0) return false;
        append_exact(out, value);
        return true;
    };
    auto const offset = [&](std::size_t value) {
        if (value == 0) return false;
        fmt::format_to(std::back_inserter(out), "{}", value);
        return true;
    };
    if (name == "confidence") return number(event.confidence);
    if (name == "place_confidence") return number(event.place_confidence);
    if (name == "date_confidence") return number(event.date_confidence);
    if (name == "source_start") return offset(event.source_start);
    if (name == "source_end") return offset(event.source_end);
    if (name == "figures_cumulative" && event.figures_cumulative) {
        out += "true";
        return true;
    }
    if (!event.where) return false;
    if (name == "place_precision_m") return number(event.where->precision_m);
    if (name != "countries") return false;
    append_value(out, event.where->countries.empty() ? Value() : Value(event.where->countries));
    return true;
}

void append_whole(std::string& out, Event const& event)
{
    out += "{\"type\":\"Feature\",\"id\":";
    append_string(out, event.id);
    out += ",\"geometry\":";
    if (event.where)
        append_whole(out, *event.where->geometry);
    else
        out += "null";
    out += ",\"properties\":{";
    bool first = true;
    for (auto const& property : properties()) {
        if (!first) out += ',';
        first = false;
        out += '"';
        out += property.name;
        out += "\":";
        if (!append_unrounded(out, property.name, event)) append_value(out, property.get(event));
    }
    out += '}';
    if (event.where) {
        auto const* const point = std::get_if<geo::LonLat>(&*event.where->geometry);
        if (point == nullptr || *point != event.where->point) {
            out += ",\"point\":";
            append_exact(out, event.where->point);
        }
    }
    for (auto const& [name, index] :
         {std::pair{"place_index", event.place_index}, {"time_index", event.time_index}})
        if (index) fmt::format_to(std::back_inserter(out), ",\"{}\":{}", name, *index);
    if (!event.claims.empty()) {
        out += ",\"claims\":";
        append_list(out, event.claims, [&](Event const& claim) { append_whole(out, claim); });
    }
    out += '}';
}

std::optional<geo::LonLat> position_of(json const& value)
{
    if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number())
        return std::nullopt;
    geo::LonLat const point{value[0].get<double>(), value[1].get<double>()};
    if (!geo::is_valid(point)) return std::nullopt;
    return point;
}

/// All items, or none when one of them is no such thing.
template <class Item, class Read>
std::optional<std::vector<Item>> list_of(json const& value, Read&& read)
{
    if (!value.is_array()) return std::nullopt;
    std::vector<Item> items;
    items.reserve(value.size());
    for (auto const& one : value) {
        std::optional<Item> item = read(one);
        if (!item) return std::nullopt;
        items.push_back(std::move(*item));
    }
    return items;
}

std::optional<geo::Line> line_of(json const& value)
{
    return list_of<geo::LonLat>(value, position_of);
}

std::optional<geo::Polygon> polygon_of(json const& value)
{
    return list_of<geo::Line>(value, line_of);
}

std::optional<geo::Geometry> geometry_of(json const& value)
{
    if (!value.is_object()) return std::nullopt;
    auto const type = value.find("type");
    auto const coordinates = value.find("coordinates");
    if (type == value.end() || !type->is_string() || coordinates == value.end())
        return std::nullopt;
    auto const& kind = type->get_ref<std::string const&>();
    auto const as_geometry = [](auto shape) {
        return shape ? std::optional<geo::Geometry>(std::move(*shape)) : std::nullopt;
    };
    if (kind == "Point") return as_geometry(position_of(*coordinates));
    if (kind == "LineString") {
        auto line = line_of(*coordinates);
        if (!line) return std::nullopt;
        return geo::MultiLine{std::move(*line)};
    }
    if (kind == "Polygon") {
        auto polygon = polygon_of(*coordinates);
        if (!polygon) return std::nullopt;
        return geo::MultiPolygon{std::move(*polygon)};
    }
    if (kind == "MultiLineString") return as_geometry(list_of<geo::Line>(*coordinates, line_of));
    if (kind == "MultiPolygon") return as_geometry(list_of<geo::Polygon>(*coordinates, polygon_of));
    return std::nullopt;
}

void set_property(Event& event, Property const& property, json const& value)
{
    if (value.is_string()) {
        property.set(event, value.get_ref<std::string const&>());
    } else if (value.is_boolean()) {
        property.set(event, value.get<bool>() ? "true" : "false");
    } else if (value.is_number_float()) {
        property.set(event, fmt::format("{}", value.get<double>()));
    } else if (value.is_number()) {
        property.set(event, value.dump());
    } else if (value.is_array() && property.name == "countries") {
        for (auto const& item : value)
            if (item.is_string()) event.where->countries.push_back(item.get<std::string>());
    }
}

std::optional<std::size_t> index_of(json const& feature, char const* name)
{
    auto const found = feature.find(name);
    if (found == feature.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::size_t>();
}

void read_place(Event& event, json const& feature)
{
    auto const geometry = feature.find("geometry");
    auto shape = geometry == feature.end() ? std::nullopt : geometry_of(*geometry);
    auto const own = feature.find("point");
    auto const point = own == feature.end() ? std::nullopt : position_of(*own);
    if (!shape) {
        event.where.reset();
        return;
    }
    event.where->point = point ? *point : representative_point(*shape);
    event.where->geometry = std::move(*shape);
}

void read_time(Event& event, json const& properties)
{
    auto const text = [&](char const* name) -> std::optional<time::DatedInterval> {
        auto const found = properties.find(name);
        if (found == properties.end() || !found->is_string()) return std::nullopt;
        return parse_cell_time(found->get_ref<std::string const&>());
    };
    auto const begin = text("begin");
    if (!begin) {
        event.when.reset();
        return;
    }
    auto const end = text("end");
    event.when->interval = begin->interval;
    if (end) event.when->interval.end = end->interval.begin;
}

std::vector<Event> claims_of(json const& feature);

std::optional<Event> event_of(json const& feature, bool with_claims)
{
    if (!feature.is_object() || feature.value("type", json()) != "Feature") return std::nullopt;
    auto const values = feature.find("properties");
    if (values == feature.end() || !values->is_object()) return std::nullopt;
    Event event;
    event.when.emplace();
    event.where.emplace();
    if (auto const id = feature.find("id"); id != feature.end())
        event.id = id->is_string() ? id->get<std::string>() : id->is_null() ? "" : id->dump();
    for (auto const& property : properties())
        if (auto const value = values->find(std::string(property.name)); value != values->end())
            set_property(event, property, *value);
    read_time(event, *values);
    read_place(event, feature);
    event.place_index = index_of(feature, "place_index");
    event.time_index = index_of(feature, "time_index");
    if (with_claims) event.claims = claims_of(feature);
    return event;
}

std::vector<Event> claims_of(json const& feature)
{
    std::vector<Event> claims;
    auto const list = feature.find("claims");
    if (list == feature.end() || !list->is_array()) return claims;
    for (auto const& one : *list)
        if (auto claim = event_of(one, false)) claims.push_back(std::move(*claim));
    return claims;
}

json parsed(std::string_view text) { return json::parse(text, nullptr, false); }

/// Without the bracket that closes it.
std::optional<geo::Box> append_contract(std::string& out, Event const& event, bool points,
                                        ShapeTexts* shapes)
{
    std::optional<geo::Box> box;
    out += "{\"type\":\"Feature\",\"id\":";
    append_string(out, event.id);
    out += ",\"geometry\":";
    if (event.where && shapes != nullptr && !points && !event.where->geometry.is_point()) {
        auto const& written = shapes->of(*event.where);
        out += written.text;
        box = written.box;
    } else if (event.where) {
        auto const shape = outline(*event.where, points);
        append_geojson(out, shape);
        box = geo::bounding_box(shape);
    } else {
        out += "null";
    }
    out += ",\"properties\":{";
    append_properties(out, event);
    out += '}';
    return box;
}

} // namespace

geo::Geometry outline(events::EventPlace const& place, bool points)
{
    auto shape = prepared(points ? geo::Geometry(place.point) : *place.geometry);
    if (!geo::bounding_box(shape)) shape = prepared(geo::Geometry(place.point)); // nothing is left
    return shape;
}

ShapeTexts::Written const& ShapeTexts::of(events::EventPlace const& place)
{
    constexpr std::size_t kMostBytes = std::size_t{64} << 20;
    if (bytes_ > kMostBytes && !known_.contains(&*place.geometry)) {
        known_.clear();
        bytes_ = 0;
    }
    auto const [at, is_new] = known_.try_emplace(&*place.geometry);
    Written& written = at->second;
    if (is_new) {
        written.shape = place.geometry;
        auto const shape = outline(place);
        written.box = geo::bounding_box(shape);
        append_geojson(written.text, shape);
        bytes_ += written.text.size();
    }
    return written;
}

std::optional<geo::Box> append_feature(std::string& out, Event const& event, bool points,
                                       ShapeTexts* shapes)
{
    auto const box = append_contract(out, event, points, shapes);
    if (!event.claims.empty()) {
        out += ",\"claims\":";
        append_list(out, event.claims, [&](Event const& claim) {
            append_contract(out, claim, points, shapes);
            out += '}';
        });
    }
    out += '}';
    return box;
}

std::string whole_feature(Event const& event)
{
    std::string out;
    append_whole(out, event);
    return out;
}

std::optional<Event> parse_feature(std::string_view text)
{
    auto const feature = parsed(text);
    return feature.is_discarded() ? std::nullopt : event_of(feature, true);
}

std::vector<Event> parse_claims(std::string_view text)
{
    auto const feature = parsed(text);
    return feature.is_object() ? claims_of(feature) : std::vector<Event>();
}

std::string whole_geometry(geo::Geometry const& geometry)
{
    std::string out;
    append_whole(out, geometry);
    return out;
}

std::optional<geo::Geometry> parse_geometry(std::string_view text)
{
    return geometry_of(parsed(text));
}

} // namespace placetime::exchange
