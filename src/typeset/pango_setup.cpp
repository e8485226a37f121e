#include "typeset/pango_setup.h"

namespace placetime::typeset {
namespace {

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

} // namespace

std::string cleaned(std::string_view text)
{
    // Pango refuses the rest of a string after a bad byte.
    char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    std::string result = valid;
    g_free(valid);
    for (auto& c : result)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return result;
}

PangoSetup::PangoSetup()
    : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get()))
{
    pango_cairo_context_set_resolution(context_.get(), 72.0); // a point is a pixel
    auto* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

PangoSetup::Font PangoSetup::font(Style const& style)
{
    Font font(pango_font_description_new());
    pango_font_description_set_family(font.get(), "Inter, Noto Sans, Noto Sans CJK SC, sans-serif");
    pango_font_description_set_absolute_size(font.get(),
                                             static_cast<double>(style.size) * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), pango_weight(style.weight));
    pango_font_description_set_style(font.get(),
                                     style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return font;
}

PangoSetup::Layout PangoSetup::layout(std::string_view text, Style const& style) const
{
    Layout layout(pango_layout_new(context_.get()));
    pango_layout_set_font_description(layout.get(), font(style).get());
    auto* attributes = pango_attr_list_new();
    if (style.tabular) pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    if (style.letter_spacing != 0)
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(
                                               style.letter_spacing * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    auto const clean = cleaned(text);
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    return layout;
}

} // namespace placetime::typeset
