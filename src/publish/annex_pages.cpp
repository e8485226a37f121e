#include "publish/annex_pages.h"

#include <utility>

#include <fmt/format.h>

namespace placetime::publish {

namespace {

constexpr double kMarking = 18, kFooter = 22; // points

typeset::Ink ink(scene::Color c) { return {c.r, c.g, c.b, c.a}; }

} // namespace

AnnexLook::AnnexLook() : band{240, 240, 242, 255}, paper{255, 255, 255, 255}
{
    auto const& colors = scene::palette(scene::Theme::light);
    text = ink(colors.text);
    muted = ink(colors.muted);
    accent = ink(colors.accent);
    rule = ink(colors.rule);
}

typeset::Style AnnexLook::style(float size, typeset::Weight weight)
{
    typeset::Style style;
    style.size = size;
    style.weight = weight;
    return style;
}

AnnexPages::AnnexPages(typeset::PdfCanvas& pdf, Edges edges) : pdf_(pdf), edges_(std::move(edges))
{
    double const marking = edges_.marking.empty() ? 0 : kMarking;
    top_ = AnnexLook::kMargin + marking;
    bottom_ = edges_.height - AnnexLook::kMargin - marking - kFooter;
}

std::vector<AnnexPages::Page> AnnexPages::paginated(double head_height) const
{
    std::vector<Page> pages;
    double room = 0;
    bool in_table = false; // the head stands on this page
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        auto const& block = blocks_[i];
        double needed = block.height;
        for (std::size_t k = i; blocks_[k].keeps_next && k + 1 < blocks_.size(); ++k)
            needed += blocks_[k + 1].height;
        double const head = block.of_table && !in_table ? head_height : 0;
        if (pages.empty() || (needed + head > room && !pages.back().empty())) {
            pages.emplace_back();
            room = bottom_ - top_;
            in_table = false;
        }
        if (block.of_table && !std::exchange(in_table, true)) room -= head_height;
        pages.back().push_back(&block);
        room -= block.height;
    }
    return pages;
}

void AnnexPages::write(double head_height, std::function<void(double top)> const& head)
{
    auto const pages = paginated(head_height);
    for (std::size_t page = 0; page < pages.size(); ++page) {
        pdf_.begin_page(edges_.width, edges_.height, 1);
        if (page == 0) pdf_.outline("Events shown");
        double y = top_;
        bool in_table = false;
        for (auto const* block : pages[page]) {
            if (block->of_table && !in_table) {
                pdf_.begin_part("Table");
                head(y);
                y += head_height;
            }
            if (!block->of_table && in_table) pdf_.end_part();
            in_table = block->of_table;
            block->draw(y);
            y += block->height;
        }
        if (in_table) pdf_.end_part();
        write_edges(page + 1, pages.size());
        pdf_.end_page();
    }
}

void AnnexPages::write_edges(std::size_t page, std::size_t pages)
{
    pdf_.begin_part("P");
    auto const style = AnnexLook::style(AnnexLook::kSmall);
    double const baseline = bottom_ + kFooter - 4, left = AnnexLook::kMargin;
    auto const number = fmt::format("Annex, page {} of {}", page, pages);
    auto const wide = static_cast<double>(typesetter_.measure(number, style).width);
    auto const told = edges_.title + (edges_.title.empty() ? "" : "  ·  ") +
                      "Boundaries and names shown do not imply endorsement or acceptance  ·  "
                      "Event types: machine-coded";
    auto const room = static_cast<float>(width() - wide - 2 * AnnexLook::kGap);
    pdf_.text(typesetter_.fitted(told, style, room), style, {left, baseline}, look_.muted);
    pdf_.text(number, style, {left + width() - wide, baseline}, look_.text);
    if (!edges_.marking.empty()) write_marking();
    pdf_.end_part();
}

void AnnexPages::write_marking()
{
    auto const style = AnnexLook::style(AnnexLook::kBody, typeset::Weight::bold);
    auto const text = typesetter_.fitted(edges_.marking, style, static_cast<float>(width()));
    auto const size = typesetter_.measure(text, style);
    double const left = (edges_.width - static_cast<double>(size.width)) / 2;
    double const baseline = (kMarking + static_cast<double>(size.cap_height)) / 2;
    for (double const top : {0.0, edges_.height - kMarking}) {
        pdf_.box({0, top, edges_.width, kMarking}, 0, look_.text, {0, 0, 0, 0}, 0);
        pdf_.text(text, style, {left, top + baseline}, look_.paper);
    }
}

} // namespace placetime::publish
