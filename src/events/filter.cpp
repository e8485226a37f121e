#include "events/filter.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/error.h"

namespace placetime::events {
namespace {

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

} // namespace

bool in_box(EventPlace const& place, geo::Box const& box)
{
    if (box.contains(place.point)) return true;
    if (place.geometry.is_point()) return false;
    auto const extent = geo::bounding_box(*place.geometry);
    return extent && extent->intersects(box);
}

bool passes(Event const& event, Filter const& filter)
{
    if (filter.drawn_only && !is_drawn(event)) return false;
    if (!filter.background && event.background) return false;
    if (!filter.types.empty() &&
        std::find(filter.types.begin(), filter.types.end(), event.type) == filter.types.end()) {
        return false;
    }
    if (!filter.window.open() && (!event.when || !filter.window.holds(event.when->interval)))
        return false;
    if (filter.box && (!event.where || !in_box(*event.where, *filter.box))) return false;
    return !(filter.known_at && event.reported && *event.reported >= *filter.known_at);
}

std::vector<Event> filtered(std::vector<Event> const& events, Filter const& filter)
{
    std::vector<Event> out;
    std::copy_if(events.begin(), events.end(), std::back_inserter(out),
                 [&](Event const& event) { return passes(event, filter); });
    return out;
}

std::vector<Type> parse_types(std::string_view list)
{
    std::vector<Type> types;
    while (!list.empty()) {
        auto const comma = list.find(',');
        auto const name = lowered(trimmed(list.substr(0, comma)));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        if (name.empty()) continue;
        std::string known;
        std::size_t found = 0;
        for (std::size_t i = 0; i < kTypeCount; ++i) {
            auto const type = static_cast<Type>(i);
            known += (i ? ", " : "") + std::string(to_string(type));
            if (!lowered(to_string(type)).starts_with(name)) continue;
            ++found;
            types.push_back(type);
        }
        if (found != 1)
            throw UsageError("no single type is called \"" + name + "\"; the types are " + known);
    }
    return types;
}

std::string event_id(std::string_view source_id, std::size_t start, std::size_t end, Type type,
                     std::string_view subtype, int counter)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, 64 bits
    auto const add = [&hash](std::string_view bytes) {
        for (char const c : bytes) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 1099511628211ULL;
        }
        hash ^= 0xFF;
        hash *= 1099511628211ULL;
    };
    add(source_id);
    add(std::to_string(start) + ':' + std::to_string(end));
    add(to_string(type));
    add(subtype);
    if (counter != 0) add(std::to_string(counter));
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace placetime::events
