#include "scene/flower.h"

#include <algorithm>
#include <cmath>

#include "scene/tokens.h"

namespace placetime::scene {
namespace {

float size_of(TypeCount const& c, float scale, std::optional<double> largest, FlowerSizes sizes)
{
    float size = sizes.one * std::sqrt(static_cast<float>(c.count));
    if (largest)
        size = c.figure > 0 && *largest > 0
                   ? sizes.most * static_cast<float>(std::sqrt(c.figure / *largest))
                   : kSymbol;
    return std::clamp(size, kSymbolMin, sizes.most) * scale;
}

bool overlap(std::vector<Petal> const& petals, float gap)
{
    for (std::size_t i = 0; i < petals.size(); ++i)
        for (std::size_t j = i + 1; j < petals.size(); ++j) {
            auto const& a = petals[i];
            auto const& b = petals[j];
            if (std::hypot(a.offset.x - b.offset.x, a.offset.y - b.offset.y) <
                a.reach + b.reach + gap)
                return true;
        }
    return false;
}

} // namespace

Flower make_flower(std::span<TypeCount const> counts, float scale,
                   std::optional<double> largest_figure, FlowerSizes sizes)
{
    Flower flower;
    float const gap = 1.5F * scale;
    float round = 0, widest = 0;
    for (auto const& c : counts) {
        float const size = size_of(c, scale, largest_figure, sizes);
        float const reach = size / 2 * reach_of(type_style(c.type, Theme::light).shape);
        flower.petals.push_back({c, size, reach, {}});
        round += 2 * reach + gap;
        widest = std::max(widest, reach);
    }
    if (flower.petals.size() < 2) {
        flower.radius = widest;
        return flower;
    }
    flower.ring = true;
    auto const pi = static_cast<float>(M_PI);
    float radius = std::max(round / (2 * pi), widest + 3 * scale);
    auto const place = [&] {
        float angle = flower.petals.size() == 2 ? pi : -pi / 2;
        for (auto& p : flower.petals) {
            p.offset = {radius * std::cos(angle), radius * std::sin(angle)};
            auto const index = static_cast<std::size_t>(&p - flower.petals.data());
            float const next = flower.petals[(index + 1) % flower.petals.size()].reach;
            angle += flower.petals.size() == 2 ? pi : 2 * pi * (p.reach + next + gap) / round;
        }
    };
    for (place(); overlap(flower.petals, gap); place()) radius *= 1.06F;
    flower.radius = radius + widest;
    return flower;
}

} // namespace placetime::scene
