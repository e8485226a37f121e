#include "exchange/qml.h"

#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "events/event.h"
#include "scene/tokens.h"

namespace placetime::exchange {

namespace {

/// QGIS's name of a marker and the angle that turns it into our shape.
struct Marker {
    std::string_view name;
    int angle = 0;
};

Marker marker_of(scene::Shape shape)
{
    switch (shape) {
    case scene::Shape::circle:
        return {"circle"};
    case scene::Shape::square:
        return {"square"};
    case scene::Shape::diamond:
        return {"diamond"};
    case scene::Shape::triangle_up:
        return {"triangle"};
    case scene::Shape::triangle_down:
        return {"triangle", 180};
    case scene::Shape::star:
        return {"star"};
    case scene::Shape::pentagon:
        return {"pentagon"};
    case scene::Shape::hexagon:
        return {"hexagon"};
    case scene::Shape::cross:
        return {"cross_fill"};
    case scene::Shape::octagon:
        return {"octagon"};
    default:
        return {"circle"};
    }
}

std::string color_text(scene::Color color, int alpha)
{
    return fmt::format("{},{},{},{}", color.r, color.g, color.b, alpha);
}

/// Only what a map draws by default (events::is_drawn) has a symbol.
constexpr std::string_view kDrawn = "&quot;status&quot; IN ('asserted', 'claimed') AND NOT "
                                    "coalesce(&quot;background&quot;, false) AND "
                                    "coalesce(&quot;review&quot;, '') &lt;&gt; 'rejected' AND NOT "
                                    "(&quot;type&quot; = 'Diplomacy' AND "
                                    "coalesce(&quot;subtype&quot;, '') = 'statement')";

/// A claim is paler than what is asserted.
constexpr std::string_view kClaimOpacity =
    "   <data_defined_properties><Option type=\"Map\"><Option name=\"name\" type=\"QString\" "
    "value=\"\"/>"
    "<Option name=\"properties\" type=\"Map\"><Option name=\"alpha\" type=\"Map\">"
    "<Option name=\"active\" type=\"bool\" value=\"true\"/>"
    "<Option name=\"expression\" type=\"QString\" value=\"if(&quot;status&quot; = 'claimed', 55, "
    "100)\"/>"
    "<Option name=\"type\" type=\"int\" value=\"3\"/></Option></Option>"
    "<Option name=\"type\" type=\"QString\" "
    "value=\"collection\"/></Option></data_defined_properties>\n";

/// `<Option>` and the older `<prop>` both, for QGIS reads the one or the other by its version.
std::string layer(std::string_view name,
                  std::vector<std::pair<std::string_view, std::string>> const& values)
{
    std::string out = fmt::format(
        "   <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">", name);
    for (auto const& [key, value] : values)
        out += fmt::format(R"(<Option name="{}" type="QString" value="{}"/>)", key, value);
    out += "</Option>";
    for (auto const& [key, value] : values)
        out += fmt::format(R"(<prop k="{}" v="{}"/>)", key, value);
    return out + "</layer>\n";
}

std::string symbol(std::size_t number, SymbolKind kind, events::Type type)
{
    auto const style = scene::type_style(type, scene::Theme::light);
    auto const land = scene::palette(scene::Theme::light).land;
    auto const px = [](auto value) { return fmt::format("{:g}", value); };
    std::string_view name = "marker";
    std::string content;
    if (kind == SymbolKind::lines) {
        name = "line";
        content = layer(
            "SimpleLine",
            {{"line_color", color_text(style.color, static_cast<int>(255 * scene::kLineOpacity))},
             {"line_width", px(scene::kEventLine)},
             {"line_width_unit", "Pixel"},
             {"capstyle", "round"},
             {"joinstyle", "round"}});
    } else if (kind == SymbolKind::areas) {
        name = "fill";
        content =
            layer("SimpleFill",
                  {{"color", color_text(style.color, static_cast<int>(255 * scene::kAreaOpacity))},
                   {"style", "solid"},
                   {"outline_color", color_text(style.color, 255)},
                   {"outline_width", "1"},
                   {"outline_width_unit", "Pixel"}});
    } else {
        auto const marker = marker_of(style.shape);
        content = layer("SimpleMarker", {{"name", std::string(marker.name)},
                                         {"angle", std::to_string(marker.angle)},
                                         {"color", color_text(style.color, 255)},
                                         {"outline_color", color_text(land, 255)},
                                         {"outline_width", "1"},
                                         {"outline_width_unit", "Pixel"},
                                         {"size", px(scene::kSymbol)},
                                         {"size_unit", "Pixel"}});
    }
    return fmt::format("  <symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" "
                       "force_rhr=\"0\">\n{}{}  </symbol>\n",
                       name, number, kClaimOpacity, content);
}

std::string categories(SymbolKind kind)
{
    std::string list;
    std::string symbols;
    for (std::size_t i = 0; i < events::kTypeCount; ++i) {
        auto const type = static_cast<events::Type>(i);
        list += fmt::format(
            "  <category value=\"{0}\" label=\"{0}\" symbol=\"{1}\" render=\"true\"/>\n",
            to_string(type), i);
        symbols += symbol(i, kind, type);
    }
    return fmt::format(" <renderer-v2 type=\"categorizedSymbol\" attr=\"CASE WHEN {} THEN "
                       "&quot;type&quot; END\" forceraster=\"0\" "
                       "symbollevels=\"0\" "
                       "enableorderby=\"0\">\n <categories>\n{} </categories>\n <symbols>\n{} "
                       "</symbols>\n </renderer-v2>\n",
                       kDrawn, list, symbols);
}

std::string rules()
{
    struct Part {
        SymbolKind kind;
        std::string_view is;
    };
    static constexpr std::array<Part, 3> kParts{{
        {SymbolKind::areas, "coalesce(area($geometry), 0) &gt; 0"},
        {SymbolKind::lines,
         "coalesce(area($geometry), 0) = 0 AND coalesce(length($geometry), 0) &gt; 0"},
        {SymbolKind::points,
         "coalesce(area($geometry), 0) = 0 AND coalesce(length($geometry), 0) = 0"},
    }};
    std::string list;
    std::string symbols;
    std::size_t number = 0;
    for (auto const& part : kParts)
        for (std::size_t i = 0; i < events::kTypeCount; ++i, ++number) {
            auto const type = static_cast<events::Type>(i);
            list += fmt::format("  <rule key=\"{{placetime-{0}}}\" label=\"{1}\" symbol=\"{0}\" "
                                "filter=\"&quot;type&quot; = '{1}' AND {2} AND {3}\"/>\n",
                                number, to_string(type), part.is, kDrawn);
            symbols += symbol(number, part.kind, type);
        }
    return fmt::format(
        " <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" "
        "enableorderby=\"0\">\n "
        "<rules key=\"{{placetime}}\">\n{} </rules>\n <symbols>\n{} </symbols>\n </renderer-v2>\n",
        list, symbols);
}

} // namespace

std::string qml(SymbolKind kind)
{
    std::string out = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                      "<qgis version=\"3.22\" styleCategories=\"Symbology|Temporal\">\n";
    // Mode 2: begin and end from two fields. Limit mode 0: the end is not part of it.
    out +=
        " <temporal enabled=\"1\" mode=\"2\" startField=\"begin\" endField=\"end\" limitMode=\"0\" "
        "startExpression=\"\" endExpression=\"\" durationField=\"\" durationUnit=\"min\" "
        "fixedDuration=\"0\" "
        "accumulate=\"0\">\n  <fixedRange><start></start><end></end></fixedRange>\n </temporal>\n";
    out += kind == SymbolKind::mixed ? rules() : categories(kind);
    return out + "</qgis>\n";
}

} // namespace placetime::exchange
