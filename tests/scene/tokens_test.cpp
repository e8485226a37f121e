#include "scene/tokens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace placetime;
using scene::Theme;

namespace {

constexpr Theme kThemes[] = {Theme::light, Theme::dark, Theme::print, Theme::contrast, Theme::safe};

/// Relative luminance, WCAG 2.1.
double luminance(scene::Color c)
{
    auto const linear = [](int v) {
        double const s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

/// CIE L*a*b* (D65) as an eye sees it that a matrix in linear sRGB stands for.
std::array<double, 3> lab(scene::Color c, double const (&sight)[9])
{
    auto const linear = [](int v) {
        double const s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    double const in[] = {linear(c.r), linear(c.g), linear(c.b)};
    double rgb[3];
    for (int i = 0; i < 3; ++i)
        rgb[i] = std::clamp(
            sight[3 * i] * in[0] + sight[3 * i + 1] * in[1] + sight[3 * i + 2] * in[2], 0.0, 1.0);
    auto const f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    double const x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047),
                 y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]),
                 z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double contrast(scene::Color a, scene::Color b)
{
    double const x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

TEST_CASE("every type stands out from the land, and has a shape of its own")
{
    for (auto const theme : kThemes) {
        std::set<scene::Shape> shapes;
        for (std::size_t i = 0; i < events::kTypeCount; ++i) {
            auto const style = scene::type_style(static_cast<events::Type>(i), theme);
            shapes.insert(style.shape);
            CHECK(contrast(style.color, scene::palette(theme).land) >=
                  (theme == Theme::contrast ? 7.0
                   : theme == Theme::dark   ? 5.8
                   : theme == Theme::safe   ? 3.4
                                            : 4.0));
        }
        CHECK(shapes.size() == events::kTypeCount);
    }
}

TEST_CASE("types of the safe theme differ to those who confuse colours")
{
    // Machado, Oliveira and Fernandes (2009), severity 1: normal, protan, deutan, tritan.
    constexpr double kSights[4][9] = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
                                      {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
                                       -0.003882, -0.048116, 1.051998},
                                      {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
                                       -0.011820, 0.042940, 0.968881},
                                      {1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                       0.147602, 0.004733, 0.691367, 0.303900}};
    for (auto const& sight : kSights) {
        std::vector<std::array<double, 3>> seen;
        for (std::size_t i = 0; i < events::kTypeCount; ++i)
            seen.push_back(
                lab(scene::type_style(static_cast<events::Type>(i), Theme::safe).color, sight));
        for (std::size_t i = 0; i < seen.size(); ++i)
            for (std::size_t j = i + 1; j < seen.size(); ++j) {
                CAPTURE(i);
                CAPTURE(j);
                CHECK(std::hypot(seen[i][0] - seen[j][0], seen[i][1] - seen[j][1],
                                 seen[i][2] - seen[j][2]) >= 20);
            }
    }
}

TEST_CASE("text can be read on its panel")
{
    for (auto const theme : kThemes) {
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
    CHECK(scene::parse_theme("safe") == Theme::safe);
    CHECK(scene::to_string(Theme::print) == "print");
    CHECK_FALSE(scene::parse_theme("Dark"));
}

TEST_CASE("the density ramp runs away from the ground, step by step")
{
    for (auto const theme : kThemes) {
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
