#include <array>

#include "gazetteer/place.h"

namespace placetime::gazetteer {

namespace {

constexpr std::array<std::string_view, 15> kNames{
    "country", "admin1", "admin2", "city", "landmark", "airbase", "mine",    "valley",
    "range",   "lake",   "river",  "sea",  "region",   "border",  "relative"};

} // namespace

std::string_view to_string(Kind kind) noexcept
{
    auto const at = static_cast<std::size_t>(kind);
    return at < kNames.size() ? kNames[at] : std::string_view("city");
}

std::optional<Kind> parse_kind(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name) return static_cast<Kind>(i);
    return std::nullopt;
}

bool has_extent(Kind kind) noexcept
{
    switch (kind) {
    case Kind::country:
    case Kind::admin1:
    case Kind::admin2:
    case Kind::valley:
    case Kind::range:
    case Kind::lake:
    case Kind::river:
    case Kind::sea:
    case Kind::region:
    case Kind::border:
        return true;
    default:
        return false;
    }
}

} // namespace placetime::gazetteer
