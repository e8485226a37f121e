#pragma once

#include <array>
#include <vector>

#include "publish/annex_pages.h"
#include "publish/deck.h"

namespace placetime::publish {

/// The table of events: number, when, what, where, quote and source.
class AnnexTable {
public:
    static constexpr double kHead = 18; ///< points, of the head

    /// All must outlive it, and the pages' writing.
    AnnexTable(typeset::PdfCanvas& pdf, AnnexPages& pages, Deck const& deck,
               std::vector<EventRow> const& rows);
    /// A block for each row.
    void add_rows();
    void draw_head(double top);

private:
    enum Column : std::size_t { number, when, what, where, quote, source, kColumns };
    struct What {
        double title = 0, type = 0, marks = 0; ///< heights
    };
    double left(Column column) const { return lefts_[column]; }
    double width(Column column) const;
    What measured(EventRow const& row);
    void add_row(std::size_t i);
    void draw_row(std::size_t i, What const& parts, double top, double height);
    void draw_what(EventRow const& row, What const& parts, double top);
    void draw_sign(events::Row row, typeset::Spot middle);
    void cell(Column column, std::string const& text, double top, typeset::Ink ink);

    typeset::PdfCanvas& pdf_;
    AnnexPages& pages_;
    Deck const& deck_;
    std::vector<EventRow> const& rows_;
    std::array<double, kColumns> lefts_{};
};

} // namespace placetime::publish
