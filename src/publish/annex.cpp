#include "publish/annex.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "publish/annex_pages.h"
#include "publish/annex_table.h"

namespace placetime::publish {

namespace {

using typeset::Weight;

constexpr std::size_t kListed = 20; // events of a source that are named

std::string counted(std::size_t count, char const* one, char const* many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "47 events are shown on 8 slides. ..."
std::string summary_of(Annex const& annex)
{
    auto const& rows = annex.rows;
    auto const count = [&](bool EventRow::*what) {
        return static_cast<std::size_t>(std::ranges::count(rows, true, what));
    };
    auto const unreviewed = count(&EventRow::unreviewed), claimed = count(&EventRow::claimed);
    auto told = counted(rows.size() + annex.more, "event is", "events are") + " shown on " +
                counted(annex.deck.briefing.slides.size(), "slide", "slides") + ".";
    if (unreviewed == rows.size())
        told += " Unreviewed machine extraction: nobody has checked any of them.";
    else if (unreviewed > 0)
        told += fmt::format(" {} of them: unreviewed machine extraction.", unreviewed);
    if (claimed > 0)
        told += " " + counted(claimed, "is", "are") + " claimed by a source and not confirmed.";
    return told;
}

class Writer {
public:
    Writer(typeset::PdfCanvas& pdf, AnnexPages& pages) : pdf_(pdf), pages_(pages) {}

    void heading(char const* role, std::string const& text, float size, double above)
    {
        auto const style = AnnexLook::style(size, Weight::bold);
        double const height = pdf_.paragraph_height(text, style, pages_.width(), 1);
        pages_.add({above + height + AnnexLook::kPadding,
                    [=, this](double top) {
                        pdf_.begin_part(role);
                        pdf_.paragraph(text, style, {AnnexLook::kMargin, top + above},
                                       pages_.width(), 1, pages_.look().text);
                        pdf_.end_part();
                    },
                    false, true});
    }

    void line(std::string const& text, typeset::Ink ink, double below, bool keeps_next,
              std::string const& link = {})
    {
        auto const style = AnnexLook::style(AnnexLook::kBody);
        double const height = pdf_.paragraph_height(text, style, pages_.width(), 3);
        pages_.add(
            {height + below,
             [=, this](double top) {
                 pdf_.begin_part("P");
                 pdf_.begin_link(link);
                 pdf_.paragraph(text, style, {AnnexLook::kMargin, top}, pages_.width(), 3, ink);
                 pdf_.end_link();
                 pdf_.end_part();
             },
             false, keeps_next});
    }

private:
    typeset::PdfCanvas& pdf_;
    AnnexPages& pages_;
};

/// By name, with the numbers of their events.
void write_sources(Annex const& annex, AnnexLook const& look, Writer& writer)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> sources;
    for (std::size_t i = 0; i < annex.rows.size(); ++i) {
        auto const& row = annex.rows[i];
        if (!row.source.empty()) sources[{row.source, row.link}].push_back(i + 1);
    }
    if (sources.empty()) return;
    writer.heading("H2", "Sources", AnnexLook::kHeading, 2 * AnnexLook::kGap);
    for (auto const& [source, rows] : sources) {
        std::string numbers;
        for (std::size_t i = 0; i < std::min(rows.size(), kListed); ++i)
            numbers += fmt::format("{}{}", i == 0 ? "" : ", ", rows[i]);
        if (rows.size() > kListed) numbers += " and more";
        auto const& [name, link] = source;
        writer.line(fmt::format("{}: {} {}", name, rows.size() == 1 ? "event" : "events", numbers),
                    look.text, link.empty() ? 3 : 0, !link.empty());
        if (!link.empty()) writer.line(link, look.accent, 3, false, link);
    }
}

void write_notes(Annex const& annex, AnnexLook const& look, Writer& writer)
{
    writer.heading("H2", "What holds for all of it", AnnexLook::kHeading, 2 * AnnexLook::kGap);
    for (std::string const& note :
         {std::string("Events and their types are machine-coded from the reports' text. Those "
                      "marked “unreviewed” were checked by nobody; “claimed” is what a source says "
                      "and others do not confirm."),
          std::string("Dates are no finer than the reports give them; hours are UTC."),
          std::string("Boundaries and names shown do not imply endorsement or acceptance. "
                      "Boundaries: Natural Earth. Places: GeoNames, CC BY 4.0."),
          annex.deck.material.attribution})
        if (!note.empty()) writer.line(note, look.text, 3, false);
}

} // namespace

void write_annex(typeset::PdfCanvas& pdf, Annex const& annex)
{
    auto const& briefing = annex.deck.briefing;
    AnnexPages pages(pdf, {briefing.title, briefing.marking, annex.width, annex.height});
    auto const& look = pages.look();
    Writer writer(pdf, pages);
    writer.heading("H1", "Events shown", AnnexLook::kTitle, 0);
    writer.line(summary_of(annex), look.muted, AnnexLook::kGap, true);
    AnnexTable table(pdf, pages, annex.deck, annex.rows);
    table.add_rows();
    if (annex.more > 0)
        writer.line(fmt::format("{} more are shown and not listed here.", annex.more), look.text, 0,
                    false);
    write_sources(annex, look, writer);
    write_notes(annex, look, writer);
    pages.write(AnnexTable::kHead, [&](double top) { table.draw_head(top); });
}

} // namespace placetime::publish
