#include "time/zones.h"

#include <date/tz.h>

namespace placetime::time {

namespace {

date::time_zone const* find_zone(std::string_view name)
{
    if (name.empty() || name == "UTC") return nullptr;
    try {
        return date::locate_zone(std::string(name));
    } catch (std::exception const&) {
        return nullptr; // unknown, or no zone database: UTC by contract of this header
    }
}

} // namespace

bool is_zone(std::string_view name) { return name == "UTC" || find_zone(name) != nullptr; }

Instant to_utc(std::chrono::local_seconds wall_clock, std::string_view zone)
{
    auto const* const found = find_zone(zone);
    if (found == nullptr) return Instant(wall_clock.time_since_epoch());
    return found->to_sys(date::local_seconds(wall_clock.time_since_epoch()),
                         date::choose::earliest);
}

std::chrono::local_seconds to_local(Instant t, std::string_view zone)
{
    auto const* const found = find_zone(zone);
    if (found == nullptr) return std::chrono::local_seconds(t.time_since_epoch());
    return std::chrono::local_seconds(found->to_local(t).time_since_epoch());
}

} // namespace placetime::time
