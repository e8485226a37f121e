#include "summary/drawing.h"

#include <cmath>

#include <fmt/format.h>

#include "text/utf8.h"

namespace placetime::summary {
namespace {

/// Escaped for XML; control characters, which XML cannot hold, become spaces.
std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string hex(Rgb color) { return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b); }

/// With at most two decimals, without trailing zeros.
std::string number(float value)
{
    auto text = fmt::format("{:.2f}", static_cast<double>(value));
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string_view anchor(Drawing::Align align)
{
    return align == Drawing::Align::left     ? "start"
           : align == Drawing::Align::middle ? "middle"
                                             : "end";
}

void append_lines(std::string& svg, Drawing const& drawing, bool behind)
{
    for (auto const& line : drawing.lines) {
        if (line.behind != behind) continue;
        std::string points;
        for (auto const& p : line.points)
            points += fmt::format("{}{},{}", points.empty() ? "" : " ", number(p[0]), number(p[1]));
        svg += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" "
                           "stroke-width=\"{}\" stroke-linejoin=\"round\"/>\n",
                           points, hex(line.color), number(line.width));
    }
}

} // namespace

std::string fitted(std::string_view text, float width, float size, bool strong,
                   MeasureText const& measure)
{
    if (measure(text, size, strong) <= width) return std::string(text);
    std::vector<std::size_t> ends{0}; // of the code points
    for (std::size_t i = 1; i <= text.size(); ++i)
        if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            ends.push_back(i);
    std::size_t low = 0, high = ends.size() - 1;
    auto const cut = [&](std::size_t count) {
        auto part = text.substr(0, ends[count]);
        while (!part.empty() && (part.back() == ' ' || part.back() == ',')) part.remove_suffix(1);
        return std::string(part) + "…";
    };
    while (low < high) {
        auto const middle = (low + high + 1) / 2;
        if (measure(cut(middle), size, strong) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    return cut(low);
}

std::string to_svg(Drawing const& drawing)
{
    auto const width = number(drawing.width), height = number(drawing.height);
    auto svg = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\">\n<title>{2}</title>\n<desc>{3}</desc>\n"
        "<rect width=\"{0}\" height=\"{1}\" fill=\"{4}\"/>\n",
        width, height, escaped(drawing.title), escaped(drawing.description), hex(drawing.ground));
    append_lines(svg, drawing, true);
    for (auto const& bar : drawing.bars)
        svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                           number(bar.x), number(bar.y), number(bar.width), number(bar.height),
                           hex(bar.color));
    append_lines(svg, drawing, false);
    for (auto const& dot : drawing.dots) {
        // A hollow one is a ring of a third of its radius.
        float const ring = dot.hollow ? dot.radius / 3 : 0;
        svg += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"", number(dot.x),
                           number(dot.y), number(dot.radius - ring / 2),
                           hex(dot.hollow ? drawing.ground : dot.color));
        if (dot.hollow)
            svg += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", hex(dot.color), number(ring));
        svg += "/>\n";
    }
    svg += "<g font-family=\"Inter, 'Noto Sans', sans-serif\" "
           "style=\"font-variant-numeric: tabular-nums\">\n";
    for (auto const& label : drawing.labels)
        svg += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{} fill=\"{}\">{}</text>\n",
                           number(label.x), number(label.y), number(label.size),
                           label.strong ? " font-weight=\"600\"" : "",
                           label.align == Drawing::Align::left
                               ? std::string()
                               : fmt::format(" text-anchor=\"{}\"", anchor(label.align)),
                           hex(label.color), escaped(label.text));
    return svg + "</g>\n</svg>\n";
}

} // namespace placetime::summary
