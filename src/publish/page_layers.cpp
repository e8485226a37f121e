#include "publish/page_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "briefing/words.h"
#include "publish/outline.h"
#include "publish/type_sign.h"

namespace placetime::publish {
namespace {

using nlohmann::json;

/// Characters of one layer's shapes, and points, at most.
constexpr std::size_t kMostText = 250'000, kMostPoints = 5'000;

struct Written {
    json areas = json::array(), lines = json::array(), points = json::array();
    std::size_t text = 0;
};

Written write(std::vector<geo::Geometry> const& shapes, double tolerance, double unit)
{
    Written out;
    auto const put = [&](json& to, geo::Line const& line) {
        auto shape = encoded(line, unit);
        out.text += shape.size();
        to.push_back(std::move(shape));
    };
    for (auto const& shape : shapes) {
        if (auto const* areas = std::get_if<geo::MultiPolygon>(&shape)) {
            for (auto const& polygon : *areas)
                for (auto const& ring : polygon)
                    if (auto const kept = simplified(ring, tolerance); kept.size() > 3)
                        put(out.areas, kept);
        } else if (auto const* lines = std::get_if<geo::MultiLine>(&shape)) {
            for (auto const& line : *lines) put(out.lines, simplified(line, tolerance));
        } else if (auto const point = std::get<geo::LonLat>(shape); out.points.size() < kMostPoints)
            out.points.push_back(
                {std::round(point.lon * 1e5) / 1e5, std::round(point.lat * 1e5) / 1e5});
        if (out.text > kMostText) break;
    }
    return out;
}

json layer_json(scene::MapLayer const& layer)
{
    geo::BoxBuilder all;
    for (auto const& shape : layer.shapes->shapes)
        if (auto const box = geo::bounding_box(shape)) all.add(*box);
    auto const box = all.box().value_or(geo::Box{});
    double tolerance = std::max(0.0003, std::max(box.width(), box.height()) / 4000);
    Written out;
    double unit = 0;
    for (int i = 0; i < 20; ++i, tolerance *= 1.7) {
        unit = tolerance < 0.003 ? 1e-4 : tolerance < 0.03 ? 1e-3 : 1e-2;
        out = write(layer.shapes->shapes, tolerance, unit);
        if (out.text <= kMostText) break;
    }
    auto const middle = box.center();
    return {{"name", layer.name},
            {"areas", std::move(out.areas)},
            {"lines", std::move(out.lines)},
            {"points", std::move(out.points)},
            {"at", {middle.lon, std::clamp(middle.lat, -85.0, 85.0)}},
            {"unit", unit},
            {"color", layer.style.color ? json(hex(*layer.style.color)) : json()},
            {"width", layer.style.width},
            {"opacity", layer.style.opacity}};
}

} // namespace

PageLayers page_layers(Deck const& deck, std::vector<std::string>& problems)
{
    PageLayers page;
    page.of_slides.resize(deck.briefing.slides.size());
    for (auto const& layer : deck.material.layers) {
        std::vector<std::size_t> shown;
        for (std::size_t i = 0; i < deck.briefing.slides.size(); ++i)
            if (std::ranges::find(deck.briefing.slides[i].layers, layer.name) !=
                deck.briefing.slides[i].layers.end())
                shown.push_back(i);
        if (shown.empty()) continue;
        if (!layer.shapes) {
            problems.push_back(fmt::format("the web page's map does not show the raster \"{}\"",
                                           briefing::on_one_line(layer.name, 60)));
            continue;
        }
        for (auto const i : shown) page.of_slides[i].push_back(page.layers.size());
        page.layers.push_back(layer_json(layer));
    }
    return page;
}

} // namespace placetime::publish
