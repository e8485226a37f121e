#include "scene/tokens.h"

namespace placetime::scene {
namespace {

constexpr Palette kLight{
    .land = rgb(0xF5F3EE),
    .water = rgb(0xDCE7EC),
    .outside = rgb(0xFFFFFF),
    .coast = rgb(0xA9BCC6),
    .country_border = rgb(0x9A938A),
    .first_level_border = rgb(0xC9C3BA),
    .graticule = rgb(0xC3D2D9),
    .river = rgb(0xBFD2DB),
    .label_country = rgb(0x6B655D),
    .label_first_level = rgb(0x8A847B),
    .label_city = rgb(0x2B2926),
    .label_water = rgb(0x6C8CA0),
    .halo = rgb(0xF5F3EE),
    .panel = rgb(0xFFFFFF),
    .text = rgb(0x1D1D1F),
    .muted = rgb(0x6A6A70),
    .accent = rgb(0x0B62A4),
    .rule = rgb(0xE4E1DB),
};
constexpr Palette kDark{
    .land = rgb(0x1B2127),
    .water = rgb(0x12171C),
    .outside = rgb(0x0C1013),
    .coast = rgb(0x37424C),
    .country_border = rgb(0x5A6672),
    .first_level_border = rgb(0x343D47),
    .graticule = rgb(0x20282F),
    .river = rgb(0x22303A),
    .label_country = rgb(0x8B97A3),
    .label_first_level = rgb(0x71808D),
    .label_city = rgb(0xDDE3E8),
    .label_water = rgb(0x5E7F95),
    .halo = rgb(0x1B2127),
    .panel = rgb(0x232A31),
    .text = rgb(0xE8ECEF),
    .muted = rgb(0x98A3AD),
    .accent = rgb(0x5BB8FF),
    .rule = rgb(0x38424C),
};
constexpr Palette kPrint{
    .land = rgb(0xFFFFFF),
    .water = rgb(0xEDF2F5),
    .outside = rgb(0xFFFFFF),
    .coast = rgb(0xA8B2B8),
    .country_border = rgb(0x777777),
    .first_level_border = rgb(0xBBBBBB),
    .graticule = rgb(0xD8DFE3),
    .river = rgb(0xCBD8DF),
    .label_country = rgb(0x555555),
    .label_first_level = rgb(0x777777),
    .label_city = rgb(0x111111),
    .label_water = rgb(0x5A7385),
    .halo = rgb(0xFFFFFF),
    .panel = rgb(0xFFFFFF),
    .text = rgb(0x1D1D1F),
    .muted = rgb(0x5C5C62),
    .accent = rgb(0x0B62A4),
    .rule = rgb(0xD5D5D5),
};

struct Row {
    Shape shape;
    std::uint32_t light, dark;
};
constexpr Row kTypes[events::kTypeCount] = {
    {Shape::diamond, 0xB2182B, 0xFF6B6B},       // Battles
    {Shape::star, 0xB85C00, 0xFFA94D},          // Explosions/Remote violence
    {Shape::triangle_down, 0x8E1A6B, 0xF783D2}, // Violence against civilians
    {Shape::circle, 0x0B62A4, 0x5BB8FF},        // Protests
    {Shape::triangle_up, 0x5B3FA0, 0xB197FC},   // Riots
    {Shape::square, 0x00705A, 0x3DD6B0},        // Strategic developments
    {Shape::pentagon, 0x7A5C00, 0xFFE066},      // Politics
    {Shape::octagon, 0x6B4E3D, 0xD9B08C},       // Security measures
    {Shape::hexagon, 0x3F5A6B, 0xA9C4D6},       // Diplomacy
    {Shape::cross, 0x47691B, 0xB5E48C},         // Humanitarian
};

} // namespace

std::optional<Theme> parse_theme(std::string_view name) noexcept
{
    if (name == "light") return Theme::light;
    if (name == "dark") return Theme::dark;
    if (name == "print") return Theme::print;
    return std::nullopt;
}

Palette const& palette(Theme theme) noexcept
{
    return theme == Theme::dark ? kDark : theme == Theme::print ? kPrint : kLight;
}

float reach_of(Shape shape) noexcept
{
    switch (shape) {
    case Shape::square:
        return 1.12F;
    case Shape::diamond:
        return 1.2F;
    case Shape::triangle_up:
    case Shape::triangle_down:
        return 1.42F;
    case Shape::star:
        return 1.38F;
    case Shape::pentagon:
        return 1.12F;
    case Shape::hexagon:
        return 1.07F;
    case Shape::cross:
        return 1.17F;
    default:
        return 1.04F;
    }
}

TypeStyle type_style(events::Type type, Theme theme) noexcept
{
    auto const& row = kTypes[static_cast<std::size_t>(type)];
    return {row.shape, rgb(theme == Theme::dark ? row.dark : row.light)};
}

} // namespace placetime::scene
