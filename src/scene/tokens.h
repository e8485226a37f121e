#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "events/event.h"
#include "scene/display.h"

namespace placetime::scene {

/// contrast: black ground, white lines and text, every type of event at least 7:1. safe: as light,
/// with types that those who confuse colours tell apart, too.
enum class Theme { light, dark, print, contrast, safe };
/// The names, for help and settings, in the order of Theme.
inline constexpr std::array<std::string_view, 5> kThemeNames{"light", "dark", "print", "contrast",
                                                             "safe"};
std::string_view to_string(Theme theme) noexcept;
std::optional<Theme> parse_theme(std::string_view name) noexcept;

/// The colours of one theme. Every picture, window and page takes them from here.
struct Palette {
    Color land, water, outside; ///< outside: beyond the edge of the world
    Color coast, country_border, first_level_border, graticule, river;
    Color label_country, label_first_level, label_city, label_water, halo;
    Color panel, text, muted, accent, rule;
};
Palette const& palette(Theme theme) noexcept;

/// True for black and nearly black grounds, where ramps run from dark to light.
bool is_dark(Theme theme) noexcept;

/// Density: a viridis-like ramp, even to the eye, from few (0) to many (1); light to dark on light
/// grounds, dark to light on dark ones. `t` is clamped to [0, 1].
Color density_color(double t, Theme theme) noexcept;

/// How a type of event looks: colour and shape together, so that neither is needed alone.
struct TypeStyle {
    Shape shape;
    Color color;
};
TypeStyle type_style(events::Type type, Theme theme) noexcept;

/// How far a shape reaches from its centre, as a multiple of the radius of the circle with its
/// area: what neighbours keep clear of. Corners that stick out count half.
float reach_of(Shape shape) noexcept;

/// Lengths in CSS pixels: times the picture's scale they are device pixels.
/// Symbols: across when there is no figure to show, at least, at most; and of one event where
/// symbols grow with the number of events.
inline constexpr float kSymbol = 9, kSymbolMin = 7, kSymbolMax = 40, kSymbolOne = 12;
inline constexpr float kCountryBorder = 1.2F, kFirstLevelBorder = 0.6F, kCoast = 0.8F;
inline constexpr float kFirstLevelDash = 4, kFirstLevelGap = 2.5F, kDisputedDash = 5,
                       kDisputedGap = 4;
inline constexpr float kEventLine = 3, kHalo = 2, kCorner = 4, kStep = 4;
inline constexpr float kTextBase = 14, kTextSmall = 12, kTextTitle = 18, kTextTiny = 11;
/// Ring about what is selected or under the pointer.
inline constexpr float kRing = 2;
/// From the symbol's reach to the ring's outer edge.
inline constexpr float kRingReach = kRing + 1.5F;
/// What is not selected, while something is: in high contrast it must not sink into the ground.
constexpr double unselected_opacity(Theme theme) noexcept
{
    return theme == Theme::contrast ? 0.75 : 0.45;
}
inline constexpr double kAreaOpacity = 0.12, kLineOpacity = 0.70, kTintOpacity = 0.07;

} // namespace placetime::scene
