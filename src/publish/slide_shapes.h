#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "publish/office_package.h"
#include "scene/display.h"
#include "scene/slide.h"

namespace placetime::publish {

/// A slide of PowerPoint is 13.333 by 7.5 inches; 914 400 units (EMU) to the inch, 72 points.
inline constexpr std::int64_t kSlideWidth = 12'192'000, kSlideHeight = 6'858'000;
inline constexpr std::int64_t kPoint = 12'700; ///< EMU

/// Words of one look.
struct OfficeRun {
    std::string text;
    double size = 12; ///< points
    scene::Color color{};
    bool bold = false, italic = false;
    std::string link;    ///< an address; empty: none
    bool number = false; ///< the slide's number, kept up by the program; `text` until then
};
struct OfficeParagraph {
    std::vector<OfficeRun> runs;
    enum class Align { left, center, right } align = Align::left;
    bool bullet = false;
    int number = 0;    ///< of a numbered item, from 1
    int level = 0;     ///< of items
    double before = 0; ///< points above it
    double tab = 0;    ///< a tab stop to the right end, points; 0: none
    bool right_to_left = false;
};

/// How a text stands in its box.
struct OfficeBox {
    scene::Color fill{0, 0, 0, 0}, border{0, 0, 0, 0};
    double inset = 0; ///< points between edge and text
    double left = 0;  ///< at the left, where it is more
    enum class Anchor { top, middle, bottom } anchor = Anchor::top;
    bool wraps = true;
};

/// The shapes of one slide, from bottom to top, as DrawingML. Rectangles and points are in EMU.
struct OfficeRect {
    std::int64_t x = 0, y = 0, width = 0, height = 0;
};

class SlideShapes {
public:
    /// Hyperlinks become relationships of `part`.
    SlideShapes(OfficePackage& package, std::string part);

    void title(OfficeRect const& rect, std::vector<OfficeParagraph> const& text, bool middle);
    /// Gives the shape's id.
    int text(std::string const& name, OfficeRect const& rect,
             std::vector<OfficeParagraph> const& text, OfficeBox const& box = {});
    /// A symbol of the legend: the preset shape of its kind, filled, hollow or broken.
    void symbol(std::string const& name, scene::Symbol const& symbol, double emu_a_pixel);
    /// From one point to another.
    void line(std::string const& name, std::int64_t x1, std::int64_t y1, std::int64_t x2,
              std::int64_t y2, scene::Color color, double width);
    void picture(std::string const& name, std::string const& description, OfficeRect const& rect,
                 std::string const& relation);
    /// A film that begins at a click; `poster` is shown until then. Gives the shape's id.
    int film(std::string const& name, OfficeRect const& rect, std::string const& poster,
             std::string const& video, std::string const& media);
    struct Cell {
        std::vector<OfficeParagraph> text;
    };
    /// Rows of cells under a head; widths in EMU.
    void table(std::string const& name, OfficeRect const& rect,
               std::vector<std::int64_t> const& widths, std::vector<std::vector<Cell>> const& rows,
               scene::Color rule, scene::Color under_head);

    std::string const& xml() const noexcept { return xml_; }

private:
    /// Counts the shape.
    std::string head(std::string const& name, std::string const& description = {});
    std::string paragraphs(std::vector<OfficeParagraph> const& text) const;
    std::string run(OfficeRun const& run) const;
    std::string body(std::vector<OfficeParagraph> const& text, OfficeBox const& box) const;

    OfficePackage& package_;
    std::string part_;
    std::string xml_;
    int id_ = 1; ///< 1 is the group of all
};

} // namespace placetime::publish
