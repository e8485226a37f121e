#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "typeset/style.h"

namespace placetime::typeset {

/// Straight sRGB with alpha.
struct Ink {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
};

/// From the page's top left corner, y down, in the page's units.
struct Spot {
    double x = 0, y = 0;
};
struct Area {
    double x = 0, y = 0, width = 0, height = 0;
};

/// A PDF that is made page by page. Text is shaped and set as Typesetter does, and stays text:
/// selectable, with subsets of its fonts embedded. The same calls give the same bytes. Not thread
/// safe; one per thread.
class PdfCanvas {
public:
    struct About {
        std::string title, creator;
        std::string date; ///< "2020-10-06T00:00:00Z"; empty: none is written
    };
    explicit PdfCanvas(About const& about);
    ~PdfCanvas();
    PdfCanvas(PdfCanvas&&) noexcept;

    /// Width and height in points (1/72 inch). What is drawn is given in units of so many points;
    /// sizes in styles too.
    void begin_page(double width, double height, double points_a_unit);
    void end_page();
    /// An entry of the document's table of contents that leads to the page begun last.
    void outline(std::string_view title);
    /// The whole file. Nothing may be called after it. Throws Error when memory ran out.
    std::string finish();

    /// sRGB, three bytes a pixel, rows from the top without padding; kept without loss. One that
    /// covers the page comes before any part, link and text.
    void image(Area const& area, int width, int height, std::span<std::uint8_t const> rgb);
    void box(Area const& area, double radius, Ink fill, Ink border, double border_width);
    void line(Spot from, Spot to, Ink ink, double width);
    void polygon(std::span<Spot const> corners, Ink ink);
    /// One line with its left end and baseline, as Typesetter's.
    void text(std::string_view text, Style const& style, Spot baseline, Ink ink);

    /// A paragraph broken into at most `lines` lines of `width`, the last of them with "…" when
    /// there is more; gives their height. From right to left where the text is so.
    double paragraph(std::string_view text, Style const& style, Spot top_left, double width,
                     int lines, Ink ink);
    /// The height alone.
    double paragraph_height(std::string_view text, Style const& style, double width, int lines);

    /// Until pop_clip() what is drawn is seen inside only, or outside of all of these only.
    void clip_to(Area const& area);
    void clip_out(std::span<Area const> areas);
    void pop_clip();

    /// What is drawn until end_link() leads to an address; one that is not http, https or mailto
    /// leads nowhere.
    void begin_link(std::string_view address);
    void end_link();
    /// Structure for screen readers: "Sect", "H1", "P", "Table", "TR", "TH", "TD", "Link". Nested
    /// within a page.
    void begin_part(char const* role);
    void end_part();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::typeset
