#include "typeset/typesetter.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace placetime::typeset {
namespace {

struct GObjectUnref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct FontDelete {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Layout = std::unique_ptr<PangoLayout, GObjectUnref>;
using Font = std::unique_ptr<PangoFontDescription, FontDelete>;

PangoWeight pango_weight(Weight weight)
{
    switch (weight) {
    case Weight::regular:
        return PANGO_WEIGHT_NORMAL;
    case Weight::medium:
        return PANGO_WEIGHT_MEDIUM;
    case Weight::semibold:
        return PANGO_WEIGHT_SEMIBOLD;
    case Weight::bold:
        return PANGO_WEIGHT_BOLD;
    }
    return PANGO_WEIGHT_NORMAL;
}

/// One line of valid UTF-8: Pango refuses the rest of a string after a bad byte.
std::string cleaned(std::string_view text)
{
    std::string result;
    char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    result = valid;
    g_free(valid);
    for (auto& c : result)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return result;
}

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
    std::unique_ptr<PangoFontMap, GObjectUnref> map{pango_cairo_font_map_new()};
    std::unique_ptr<PangoContext, GObjectUnref> context{pango_font_map_create_context(map.get())};
    std::map<std::pair<Style, std::string>, Layout> layouts;
    std::map<Style, Extents> fonts; // width 0

    Impl()
    {
        pango_cairo_context_set_resolution(context.get(), 72.0); // a point is a pixel
        auto* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(context.get(), FALSE);
    }

    static Font font_of(Style const& style)
    {
        Font font(pango_font_description_new());
        pango_font_description_set_family(font.get(),
                                          "Inter, Noto Sans, Noto Sans CJK SC, sans-serif");
        pango_font_description_set_absolute_size(font.get(),
                                                 static_cast<double>(style.size) * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), pango_weight(style.weight));
        pango_font_description_set_style(font.get(),
                                         style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
        return font;
    }

    PangoLayout* layout(std::string_view text, Style const& style)
    {
        auto [it, is_new] = layouts.try_emplace({style, std::string(text)});
        if (!is_new) return it->second.get();
        Layout layout(pango_layout_new(context.get()));
        pango_layout_set_font_description(layout.get(), font_of(style).get());
        auto* attributes = pango_attr_list_new();
        if (style.tabular)
            pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
        if (style.letter_spacing != 0)
            pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(
                                                   style.letter_spacing * PANGO_SCALE)));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        auto const clean = cleaned(text);
        pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
        it->second = std::move(layout);
        return it->second.get();
    }

    Extents const& font(Style const& style)
    {
        auto [it, is_new] = fonts.try_emplace(style);
        if (!is_new) return it->second;
        auto const description = font_of(style);
        auto* metrics = pango_context_get_metrics(context.get(), description.get(), nullptr);
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
