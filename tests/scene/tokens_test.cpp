#include "scene/tokens.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace placetime;
using scene::Theme;

namespace {

/// Relative luminance, WCAG 2.1.
double luminance(scene::Color c)
{
    auto const linear = [](int v) {
        double const s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(scene::Color a, scene::Color b)
{
    double const x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

TEST_CASE("every type stands out from the land, and has a shape of its own")
{
    for (auto const theme : {Theme::light, Theme::dark, Theme::print, Theme::contrast}) {
        std::set<scene::Shape> shapes;
        for (std::size_t i = 0; i < events::kTypeCount; ++i) {
            auto const style = scene::type_style(static_cast<events::Type>(i), theme);
            shapes.insert(style.shape);
            CHECK(contrast(style.color, scene::palette(theme).land) >=
                  (theme == Theme::contrast ? 7.0
                   : theme == Theme::dark   ? 5.8
                                            : 4.0));
        }
        CHECK(shapes.size() == events::kTypeCount);
    }
}

TEST_CASE("text can be read on its panel")
{
    for (auto const theme : {Theme::light, Theme::dark, Theme::print, Theme::contrast}) {
        auto const& p = scene::palette(theme);
        CHECK(contrast(p.text, p.panel) >= 7);
        CHECK(contrast(p.muted, p.panel) >= 4.5);
        CHECK(contrast(p.label_city, p.land) >= 7);
        CHECK(contrast(p.accent, p.panel) >= 4.5);
    }
}

TEST_CASE("themes are known by their names")
{
    CHECK(scene::parse_theme("dark") == Theme::dark);
    CHECK(scene::parse_theme("contrast") == Theme::contrast);
    CHECK(scene::to_string(Theme::print) == "print");
    CHECK_FALSE(scene::parse_theme("Dark"));
}

TEST_CASE("the density ramp runs away from the ground, step by step")
{
    for (auto const theme : {Theme::light, Theme::dark, Theme::print, Theme::contrast}) {
        auto const& land = scene::palette(theme).land;
        double before = 0;
        for (int i = 0; i <= 10; ++i) {
            double const apart = contrast(scene::density_color(i / 10.0, theme), land);
            CHECK(apart > before);
            before = apart;
        }
        CHECK(contrast(scene::density_color(0, theme), land) > 1.3);
        CHECK(before > 7);
    }
}
