#include "typeset/typesetter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "typeset/pango_setup.h"

namespace placetime::typeset {
namespace {

float pixels(int pango_units) { return static_cast<float>(pango_units) / PANGO_SCALE; }

/// Byte offset after the code point that begins at `at`.
std::size_t next_code_point(std::string_view text, std::size_t at)
{
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
}

} // namespace

struct Typesetter::Impl {
    PangoSetup setup;
    std::map<std::pair<Style, std::string>, PangoSetup::Layout> layouts;
    std::map<Style, Extents> fonts; // width 0

    PangoLayout* layout(std::string_view text, Style const& style)
    {
        auto [it, is_new] = layouts.try_emplace({style, std::string(text)});
        if (!is_new) return it->second.get();
        it->second = setup.layout(text, style);
        return it->second.get();
    }

    Extents const& font(Style const& style)
    {
        auto [it, is_new] = fonts.try_emplace(style);
        if (!is_new) return it->second;
        auto const description = PangoSetup::font(style);
        auto* metrics = pango_context_get_metrics(setup.context(), description.get(), nullptr);
        it->second.ascent = pixels(pango_font_metrics_get_ascent(metrics));
        it->second.descent = pixels(pango_font_metrics_get_descent(metrics));
        pango_font_metrics_unref(metrics);
        it->second.cap_height = style.size * 0.727F; // Inter's capitals: 2048 em, 1490 high
        return it->second;
    }
};

Typesetter::Typesetter() : impl_(std::make_unique<Impl>()) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

Extents Typesetter::measure(std::string_view text, Style const& style)
{
    Extents result = impl_->font(style);
    if (text.empty()) return result;
    PangoRectangle logical;
    pango_layout_get_extents(impl_->layout(text, style), nullptr, &logical);
    result.width = pixels(logical.width);
    return result;
}

std::string Typesetter::fitted(std::string_view text, Style const& style, float width)
{
    if (measure(text, style).width <= width) return std::string(text);
    std::vector<std::size_t> ends; // of code points
    for (std::size_t at = 0; at < text.size();) ends.push_back(at = next_code_point(text, at));
    std::size_t low = 0, high = ends.size();
    auto const shortened = [&](std::size_t count) {
        auto head = std::string(text.substr(0, count == 0 ? 0 : ends[count - 1]));
        if (auto const space = head.rfind(' ');
            space != std::string::npos && space * 10 > head.size() * 7)
            head.resize(space);
        while (!head.empty() && (head.back() == ' ' || head.back() == ',' || head.back() == '.'))
            head.pop_back();
        return head + "…";
    };
    while (low < high) {
        auto const middle = (low + high + 1) / 2;
        if (measure(shortened(middle), style).width <= width)
            low = middle;
        else
            high = middle - 1;
    }
    return shortened(low);
}

std::vector<std::string> Typesetter::wrapped(std::string_view text, Style const& style, float width,
                                             std::size_t lines)
{
    std::vector<std::string> result;
    while (!text.empty() && lines > 0) {
        if (result.size() + 1 == lines) {
            result.push_back(fitted(text, style, width));
            break;
        }
        std::size_t end = 0; // of the words that fit
        for (std::size_t at = 0; at < text.size();) {
            auto stop = text.find(' ', at);
            if (stop == std::string_view::npos) stop = text.size();
            if (end > 0 && measure(text.substr(0, stop), style).width > width) break;
            end = stop;
            at = stop + 1;
        }
        auto const line = text.substr(0, end);
        result.push_back(fitted(line, style, width));
        text.remove_prefix(end);
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return result;
}

Bitmap Typesetter::rasterise(std::string_view text, Style const& style)
{
    Bitmap bitmap;
    if (text.empty()) return bitmap;
    auto* layout = impl_->layout(text, style);
    PangoRectangle ink;
    pango_layout_get_extents(layout, &ink, nullptr);
    if (ink.width <= 0 || ink.height <= 0) return bitmap;
    float const baseline = pixels(pango_layout_get_baseline(layout));
    float const margin = std::ceil(style.halo) + 1;
    bitmap.left = static_cast<int>(std::floor(pixels(ink.x) - margin));
    bitmap.top = static_cast<int>(std::floor(pixels(ink.y) - baseline - margin));
    bitmap.width = static_cast<int>(std::ceil(pixels(ink.x + ink.width) + margin)) - bitmap.left;
    bitmap.height =
        static_cast<int>(std::ceil(pixels(ink.y + ink.height) - baseline + margin)) - bitmap.top;
    bitmap.pixels.resize(static_cast<std::size_t>(bitmap.width) *
                         static_cast<std::size_t>(bitmap.height) * 2);

    auto const draw = [&](std::size_t channel, bool halo) {
        auto* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height);
        auto* cr = cairo_create(surface);
        cairo_translate(cr, -bitmap.left,
                        static_cast<double>(-bitmap.top) - static_cast<double>(baseline));
        if (halo) {
            pango_cairo_layout_path(cr, layout);
            cairo_set_line_width(cr, 2.0 * static_cast<double>(style.halo));
            cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
            cairo_stroke_preserve(cr);
            cairo_fill(cr);
        } else {
            pango_cairo_show_layout(cr, layout);
        }
        cairo_surface_flush(surface);
        auto const* data = cairo_image_surface_get_data(surface);
        int const stride = cairo_image_surface_get_stride(surface);
        for (int y = 0; y < bitmap.height; ++y)
            for (int x = 0; x < bitmap.width; ++x)
                bitmap
                    .pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) +
                             static_cast<std::size_t>(x)) *
                                2 +
                            channel] = data[y * stride + x];
        cairo_destroy(cr);
        cairo_surface_destroy(surface);
    };
    draw(0, false);
    if (style.halo > 0) draw(1, true);
    return bitmap;
}

} // namespace placetime::typeset
