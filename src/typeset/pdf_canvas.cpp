#include "typeset/pdf_canvas.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <numbers>
#include <utility>
#include <vector>

#include "base/error.h"
#include "typeset/pango_setup.h"

namespace placetime::typeset {
namespace {

struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDestroy {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

cairo_status_t append(void* bytes, unsigned char const* data, unsigned int size)
{
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), size);
        return CAIRO_STATUS_SUCCESS;
    } catch (std::exception const&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

/// As a value of cairo's attributes; empty when it leads nowhere.
std::string link_attributes(std::string_view address)
{
    auto const begins = [&](std::string_view scheme) { return address.starts_with(scheme); };
    if (!begins("http://") && !begins("https://") && !begins("mailto:")) return {};
    std::string uri;
    for (unsigned char const c : address) {
        if (c > 0x20 && c < 0x7F && c != '\'' && c != '\\' && c != '(' && c != ')' && c != '<' &&
            c != '>')
            uri += static_cast<char>(c);
        else {
            constexpr char kDigits[] = "0123456789ABCDEF";
            uri += {'%', kDigits[c >> 4], kDigits[c & 15]};
        }
    }
    return "uri='" + uri + "'";
}

double height_of(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.height) / PANGO_SCALE;
}

} // namespace

struct PdfCanvas::Impl {
    std::string bytes;
    PangoSetup setup;
    std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface;
    std::unique_ptr<cairo_t, ContextDestroy> cr;
    std::vector<char const*> parts; ///< begun
    std::vector<bool> links;        ///< begun, and lead somewhere
    int page = 0;
    bool rooted = false;
    double width = 0, height = 0; ///< of the page, in its units

    /// A tagged PDF has one root, from the first page to the last. It begins late, because cairo
    /// forgets what came before an image that covers the page, tags too.
    void begin_root()
    {
        if (std::exchange(rooted, true)) return;
        parts.push_back("Document");
        cairo_tag_begin(cr.get(), "Document", nullptr);
    }
    void set(Ink ink) const
    {
        cairo_set_source_rgba(cr.get(), ink.r / 255.0, ink.g / 255.0, ink.b / 255.0, ink.a / 255.0);
    }
    PangoSetup::Layout paragraph(std::string_view text, Style const& style, double wide,
                                 int lines) const
    {
        auto layout = setup.layout(text, style);
        pango_layout_set_width(layout.get(), static_cast<int>(wide * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_height(layout.get(), -lines);
        return layout;
    }
    void rounded(Area const& a, double radius) const
    {
        auto* const c = cr.get();
        double const r = std::min({radius, a.width / 2, a.height / 2});
        constexpr double kQuarter = std::numbers::pi / 2;
        cairo_new_sub_path(c);
        cairo_arc(c, a.x + a.width - r, a.y + r, r, -kQuarter, 0);
        cairo_arc(c, a.x + a.width - r, a.y + a.height - r, r, 0, kQuarter);
        cairo_arc(c, a.x + r, a.y + a.height - r, r, kQuarter, 2 * kQuarter);
        cairo_arc(c, a.x + r, a.y + r, r, 2 * kQuarter, 3 * kQuarter);
        cairo_close_path(c);
    }
};

PdfCanvas::PdfCanvas(About const& about) : impl_(std::make_unique<Impl>())
{
    auto& my = *impl_;
    my.surface.reset(cairo_pdf_surface_create_for_stream(append, &my.bytes, 842, 595));
    auto* const surface = my.surface.get();
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    auto const tell = [&](cairo_pdf_metadata_t what, std::string const& text) {
        cairo_pdf_surface_set_metadata(surface, what, text.empty() ? nullptr : text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, cleaned(about.title));
    tell(CAIRO_PDF_METADATA_CREATOR, cleaned(about.creator));
    tell(CAIRO_PDF_METADATA_CREATE_DATE, about.date); // cairo's own would be the present
    my.cr.reset(cairo_create(surface));
}
PdfCanvas::~PdfCanvas() = default;
PdfCanvas::PdfCanvas(PdfCanvas&&) noexcept = default;

void PdfCanvas::begin_page(double width, double height, double points_a_unit)
{
    auto& my = *impl_;
    // The page before is written now, and the last one by finish(), where the document's root ends.
    if (my.page > 0) cairo_show_page(my.cr.get());
    cairo_pdf_surface_set_size(my.surface.get(), width, height);
    cairo_save(my.cr.get());
    cairo_scale(my.cr.get(), points_a_unit, points_a_unit);
    my.width = width / points_a_unit;
    my.height = height / points_a_unit;
    ++my.page;
}

void PdfCanvas::end_page() { cairo_restore(impl_->cr.get()); }

void PdfCanvas::outline(std::string_view title)
{
    auto const to = "page=" + std::to_string(impl_->page) + " pos=[0 0]";
    cairo_pdf_surface_add_outline(impl_->surface.get(), CAIRO_PDF_OUTLINE_ROOT,
                                  cleaned(title).c_str(), to.c_str(),
                                  static_cast<cairo_pdf_outline_flags_t>(0));
}

std::string PdfCanvas::finish()
{
    auto& my = *impl_;
    if (my.rooted) end_part();
    if (my.page > 0) cairo_show_page(my.cr.get());
    auto status = cairo_status(my.cr.get());
    my.cr.reset();
    cairo_surface_finish(my.surface.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(my.surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(std::string("cannot make the PDF: ") + cairo_status_to_string(status));
    return std::move(my.bytes);
}

void PdfCanvas::image(Area const& area, int width, int height, std::span<std::uint8_t const> rgb)
{
    std::unique_ptr<cairo_surface_t, SurfaceDestroy> const pixels(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)); // opaque: without a mask
    auto* const to = cairo_image_surface_get_data(pixels.get());
    if (!to) throw Error("cannot make the PDF: out of memory");
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(pixels.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        auto* out = reinterpret_cast<std::uint32_t*>(to + y * stride);
        auto const* in = rgb.data() + y * static_cast<std::size_t>(width) * 3;
        for (int x = 0; x < width; ++x, in += 3)
            out[x] = static_cast<std::uint32_t>(in[0]) << 16 |
                     static_cast<std::uint32_t>(in[1]) << 8 | in[2];
    }
    cairo_surface_mark_dirty(pixels.get());
    auto* const cr = impl_->cr.get();
    cairo_save(cr);
    cairo_translate(cr, area.x, area.y);
    cairo_scale(cr, area.width / width, area.height / height);
    cairo_set_source_surface(cr, pixels.get(), 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
}

void PdfCanvas::box(Area const& area, double radius, Ink fill, Ink border, double border_width)
{
    auto* const cr = impl_->cr.get();
    if (fill.a != 0) {
        impl_->rounded(area, radius);
        impl_->set(fill);
        cairo_fill(cr);
    }
    if (border.a == 0 || border_width <= 0) return;
    double const in = border_width / 2;
    impl_->rounded({area.x + in, area.y + in, area.width - 2 * in, area.height - 2 * in},
                   radius - in);
    impl_->set(border);
    cairo_set_line_width(cr, border_width);
    cairo_stroke(cr);
}

void PdfCanvas::line(Spot from, Spot to, Ink ink, double width)
{
    auto* const cr = impl_->cr.get();
    cairo_move_to(cr, from.x, from.y);
    cairo_line_to(cr, to.x, to.y);
    impl_->set(ink);
    cairo_set_line_width(cr, width);
    cairo_stroke(cr);
}

void PdfCanvas::polygon(std::span<Spot const> corners, Ink ink)
{
    auto* const cr = impl_->cr.get();
    for (auto const& corner : corners) cairo_line_to(cr, corner.x, corner.y);
    cairo_close_path(cr);
    impl_->set(ink);
    cairo_fill(cr);
}

void PdfCanvas::text(std::string_view text, Style const& style, Spot baseline, Ink ink)
{
    if (text.empty() || ink.a == 0) return;
    auto const layout = impl_->setup.layout(text, style);
    auto* const cr = impl_->cr.get();
    double const rise = static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
    cairo_move_to(cr, baseline.x, baseline.y - rise);
    impl_->set(ink);
    pango_cairo_show_layout(cr, layout.get());
    cairo_new_path(cr);
}

double PdfCanvas::paragraph(std::string_view text, Style const& style, Spot top_left, double width,
                            int lines, Ink ink)
{
    if (text.empty()) return 0;
    auto const layout = impl_->paragraph(text, style, width, lines);
    auto* const cr = impl_->cr.get();
    cairo_move_to(cr, top_left.x, top_left.y);
    impl_->set(ink);
    pango_cairo_show_layout(cr, layout.get());
    cairo_new_path(cr);
    return height_of(layout.get());
}

double PdfCanvas::paragraph_height(std::string_view text, Style const& style, double width,
                                   int lines)
{
    return text.empty() ? 0 : height_of(impl_->paragraph(text, style, width, lines).get());
}

void PdfCanvas::clip_to(Area const& area)
{
    auto* const cr = impl_->cr.get();
    cairo_save(cr);
    cairo_rectangle(cr, area.x, area.y, area.width, area.height);
    cairo_clip(cr);
}

void PdfCanvas::clip_out(std::span<Area const> areas)
{
    auto* const cr = impl_->cr.get();
    cairo_save(cr);
    for (auto const& area : areas) {
        // One after another: holes that overlap would be filled again by the even-odd rule.
        cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_rectangle(cr, 0, 0, impl_->width, impl_->height);
        cairo_rectangle(cr, area.x, area.y, area.width, area.height);
        cairo_clip(cr);
    }
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

void PdfCanvas::pop_clip() { cairo_restore(impl_->cr.get()); }

void PdfCanvas::begin_link(std::string_view address)
{
    auto const attributes = link_attributes(address);
    impl_->begin_root();
    impl_->links.push_back(!attributes.empty());
    if (!attributes.empty()) cairo_tag_begin(impl_->cr.get(), CAIRO_TAG_LINK, attributes.c_str());
}

void PdfCanvas::end_link()
{
    if (impl_->links.back()) cairo_tag_end(impl_->cr.get(), CAIRO_TAG_LINK);
    impl_->links.pop_back();
}

void PdfCanvas::begin_part(char const* role)
{
    impl_->begin_root();
    impl_->parts.push_back(role);
    cairo_tag_begin(impl_->cr.get(), role, nullptr);
}

void PdfCanvas::end_part()
{
    cairo_tag_end(impl_->cr.get(), impl_->parts.back());
    impl_->parts.pop_back();
}

} // namespace placetime::typeset
