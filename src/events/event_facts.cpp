#include "events/event_facts.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace placetime::events {

namespace {

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) noexcept
{
    hash = (std::rotl(hash, 23) ^ word) * kPrime;
    return hash ^ hash >> 29;
}

std::uint64_t text_hash(std::string_view text) noexcept
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, 64 bits
    for (char const c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

std::uint64_t line_hash(std::uint64_t hash, geo::Line const& line) noexcept
{
    hash = mixed(hash, line.size());
    for (auto const& p : line) {
        hash = mixed(hash, std::bit_cast<std::uint64_t>(p.lon));
        hash = mixed(hash, std::bit_cast<std::uint64_t>(p.lat));
    }
    return hash;
}

std::uint64_t shape_hash(geo::Geometry const& geometry) noexcept
{
    if (auto const* point = std::get_if<geo::LonLat>(&geometry)) return line_hash(1, {*point});
    std::uint64_t hash = 2;
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry))
        for (auto const& line : *lines) hash = line_hash(hash, line);
    else
        for (auto const& polygon : std::get<geo::MultiPolygon>(geometry)) {
            hash = mixed(hash, polygon.size());
            for (auto const& ring : polygon) hash = line_hash(hash, ring);
        }
    return hash;
}

} // namespace

std::uint64_t place_key(std::string_view id, std::string_view name, geo::LonLat point) noexcept
{
    auto hash = text_hash(id.empty() ? name : id);
    if (id.empty()) {
        hash = mixed(hash, static_cast<std::uint64_t>(std::llround(point.lon * 1e4)));
        hash = mixed(hash, static_cast<std::uint64_t>(std::llround(point.lat * 1e4)));
    }
    return hash == 0 ? 1 : hash;
}

std::uint64_t id_hash(std::string_view id) noexcept { return text_hash(id); }

std::uint8_t percent(double share) noexcept
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 100));
}

std::int32_t drawn_figure(Figure const& figure) noexcept
{
    auto const value = figure.min ? figure.min : figure.max;
    if (!value) return kUnknownFigure;
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(*value, 0, std::numeric_limits<std::int32_t>::max()));
}

void mark_drawn(EventFacts& facts) noexcept
{
    bool const drawn = is_told(facts.status) && facts.review != Review::rejected &&
                       (facts.flags & (kDated | kPlaced)) == (kDated | kPlaced) &&
                       (facts.flags & (kBackground | kStatement)) == 0;
    if (drawn) facts.flags |= kDrawn;
}

void EventList::add(Event const& event)
{
    EventFacts facts;
    facts.id_hash = id_hash(event.id);
    if (event.when) {
        facts.flags |= kDated;
        facts.begin = event.when->interval.begin.time_since_epoch().count();
        facts.end = event.when->interval.end.time_since_epoch().count();
        facts.precision = event.when->precision;
    }
    if (event.reported) facts.reported = event.reported->time_since_epoch().count();
    if (event.where) {
        auto const& place = *event.where;
        facts.flags |= kPlaced;
        facts.lon = place.point.lon;
        facts.lat = place.point.lat;
        facts.place_key = place_key(place.id, place.name, place.point);
        facts.place_precision_m = static_cast<float>(place.precision_m);
        if (is_wide(place)) facts.flags |= kWide;
        if (is_wide(place) || !place.geometry.is_point()) {
            facts.flags |= kShaped;
            facts.shape = shaped_place(place);
        }
    }
    for (std::size_t kind = 0; kind < kFigureKinds; ++kind)
        facts.figures[kind] = drawn_figure(event.figures[kind]);
    facts.type = event.type;
    facts.status = event.status;
    facts.review = event.review;
    facts.source = source(source_name(event));
    facts.confidence = percent(event.confidence);
    if (event.background) facts.flags |= kBackground;
    if (is_statement(event.type, event.subtype)) facts.flags |= kStatement;
    if (!event.claims.empty()) facts.flags |= kMerged;
    mark_drawn(facts);
    facts_.push_back(facts);
}

std::uint32_t EventList::source(std::string_view name)
{
    if (name == source_names_[last_source_]) return last_source_;
    auto const [entry, fresh] = source_numbers_.try_emplace(
        std::string(name), static_cast<std::uint32_t>(source_names_.size()));
    if (fresh) source_names_.emplace_back(name);
    return last_source_ = entry->second;
}

std::uint32_t EventList::shaped_place(EventPlace const& place)
{
    auto const* const shape = &*place.geometry;
    auto const [hash, fresh_shape] = shape_hashes_.try_emplace(shape, 0);
    if (fresh_shape) hash->second = shape_hash(*shape);
    auto const key = mixed(place_key(place.id, place.name, place.point),
                           mixed(hash->second, is_wide(place) ? 1 : 0));
    auto const [entry, fresh] =
        shape_numbers_.try_emplace(key, static_cast<std::uint32_t>(shaped_places_.size()));
    if (fresh)
        shaped_places_.push_back(place);
    else if (fresh_shape)
        shape_hashes_.erase(hash); // the next geometry may be given the same address
    return entry->second;
}

void EventList::append(EventList&& other)
{
    std::vector<std::uint32_t> sources, shapes;
    for (auto const& name : other.source_names_) sources.push_back(source(name));
    for (auto const& place : other.shaped_places_) shapes.push_back(shaped_place(place));
    facts_.reserve(facts_.size() + other.facts_.size());
    for (auto facts : other.facts_) {
        facts.source = sources[facts.source];
        if (facts.shape != kNoShape) facts.shape = shapes[facts.shape];
        facts_.push_back(facts);
    }
    other = EventList();
}

} // namespace placetime::events
