#include "scene/tokens.h"

#include <algorithm>
#include <array>

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

/// Black ground; all text and lines white or nearly so.
constexpr Palette kContrast{
    .land = rgb(0x000000),
    .water = rgb(0x0A1A2A),
    .outside = rgb(0x000000),
    .coast = rgb(0xBFD4E6),
    .country_border = rgb(0xFFFFFF),
    .first_level_border = rgb(0x9A9A9A),
    .graticule = rgb(0x4A5A68),
    .river = rgb(0x6FA8DC),
    .label_country = rgb(0xFFFFFF),
    .label_first_level = rgb(0xD8D8D8),
    .label_city = rgb(0xFFFFFF),
    .label_water = rgb(0xA8D4FF),
    .halo = rgb(0x000000),
    .panel = rgb(0x000000),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xD8D8D8),
    .accent = rgb(0x00E5FF),
    .rule = rgb(0xBFBFBF),
};

/// safe: found by search for the greatest least distance (CIE L*a*b*) between any two of them as
/// people with normal sight, protanopia, deuteranopia and tritanopia see them (Machado, Oliveira
/// and Fernandes, 2009), near the hues of `light`.
struct Row {
    Shape shape;
    std::uint32_t light, dark, contrast, safe;
};
constexpr Row kTypes[events::kTypeCount] = {
    {Shape::diamond, 0xB2182B, 0xFF6B6B, 0xFF7A7A, 0xD31940},       // Battles
    {Shape::star, 0xB85C00, 0xFFA94D, 0xFF9F1A, 0xBE5E04},          // Explosions/Remote violence
    {Shape::triangle_down, 0x8E1A6B, 0xF783D2, 0xFF7AE0, 0xAA57B7}, // Violence against civilians
    {Shape::circle, 0x0B62A4, 0x5BB8FF, 0x4DB8FF, 0x005EDF},        // Protests
    {Shape::triangle_up, 0x5B3FA0, 0xB197FC, 0xC4A6FF, 0x421D7E},   // Riots
    {Shape::square, 0x00705A, 0x3DD6B0, 0x00E69A, 0x094564},        // Strategic developments
    {Shape::pentagon, 0x7A5C00, 0xFFE066, 0xFFF000, 0x523B00},      // Politics
    {Shape::octagon, 0x6B4E3D, 0xD9B08C, 0xF0B070, 0x61162B},       // Security measures
    {Shape::hexagon, 0x3F5A6B, 0xA9C4D6, 0xC8E4FF, 0x777689},       // Diplomacy
    {Shape::cross, 0x47691B, 0xB5E48C, 0xA8FF3E, 0x049464},         // Humanitarian
};

/// Viridis (Smith and van der Walt, 2015; CC0), at equal steps.
constexpr std::array<std::uint32_t, 11> kViridis{0x440154, 0x482475, 0x414487, 0x355F8D,
                                                 0x2A788E, 0x21918C, 0x22A884, 0x44BF70,
                                                 0x7AD151, 0xBDDF26, 0xFDE725};
/// Its ends that would sink into the ground: the dark one on dark grounds, the pale one on light.
constexpr double kDarkest = 0.22, kPalest = 0.16;

} // namespace

std::optional<Theme> parse_theme(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kThemeNames.size(); ++i)
        if (kThemeNames[i] == name) return static_cast<Theme>(i);
    return std::nullopt;
}

std::string_view to_string(Theme theme) noexcept
{
    return kThemeNames[static_cast<std::size_t>(theme)];
}

bool is_dark(Theme theme) noexcept { return theme == Theme::dark || theme == Theme::contrast; }

Palette const& palette(Theme theme) noexcept
{
    switch (theme) {
    case Theme::dark:
        return kDark;
    case Theme::print:
        return kPrint;
    case Theme::contrast:
        return kContrast;
    default:
        return kLight;
    }
}

Color density_color(double t, Theme theme) noexcept
{
    t = std::clamp(t, 0.0, 1.0);
    double const at =
        is_dark(theme) ? kDarkest + t * (1 - kDarkest) : 1 - kPalest - t * (1 - kPalest);
    double const place = std::clamp(at, 0.0, 1.0) * (kViridis.size() - 1);
    auto const i = std::min(static_cast<std::size_t>(place), kViridis.size() - 2);
    return mixed(rgb(kViridis[i + 1]), rgb(kViridis[i]), place - static_cast<double>(i));
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
    auto const hex = theme == Theme::contrast ? row.contrast
                     : theme == Theme::safe   ? row.safe
                     : theme == Theme::dark   ? row.dark
                                              : row.light;
    return {row.shape, rgb(hex)};
}

} // namespace placetime::scene
