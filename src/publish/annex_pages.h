#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "scene/tokens.h"
#include "typeset/pdf_canvas.h"
#include "typeset/typesetter.h"

namespace placetime::publish {

/// How the annex is set. Points.
struct AnnexLook {
    static constexpr float kBody = 8.5F, kSmall = 7.5F, kHeading = 11, kTitle = 18;
    static constexpr double kMargin = 36, kGap = 10, kPadding = 4;
    static typeset::Style style(float size, typeset::Weight weight = typeset::Weight::regular);
    typeset::Ink text, muted, accent, rule, band, paper;
    AnnexLook();
};

/// What stands on a page at once: a row, a heading, a line of the list of sources.
struct Block {
    double height = 0;
    std::function<void(double top)> draw;
    bool of_table = false;   ///< the table's head stands over the first on a page
    bool keeps_next = false; ///< not the last on a page
};

/// Pages of blocks, with marking, number and what holds for all at their edges.
class AnnexPages {
public:
    struct Edges {
        std::string title, marking; ///< of the briefing; may be empty
        double width, height;       ///< of the paper
    };
    AnnexPages(typeset::PdfCanvas& pdf, Edges edges);

    AnnexLook const& look() const noexcept { return look_; }
    double width() const noexcept { return edges_.width - 2 * AnnexLook::kMargin; } ///< of text
    void add(Block block) { blocks_.push_back(std::move(block)); }
    /// `head` draws the table's head, which has that height.
    void write(double head_height, std::function<void(double top)> const& head);

private:
    using Page = std::vector<Block const*>;
    std::vector<Page> paginated(double head_height) const;
    void write_edges(std::size_t page, std::size_t pages);
    void write_marking();

    typeset::PdfCanvas& pdf_;
    Edges edges_;
    AnnexLook look_;
    typeset::Typesetter typesetter_;
    double top_, bottom_;
    std::vector<Block> blocks_;
};

} // namespace placetime::publish
