// A page for each slide, then the annex.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "publish/annex.h"
#include "publish/drawing_line.h"
#include "publish/handouts.h"
#include "publish/page_texts.h"
#include "publish/problems.h"
#include "publish/slide_pictures.h"
#include "time/instant.h"

namespace placetime::publish {

namespace {

constexpr double kPointsAnInch = 72;
constexpr std::size_t kMostRows = 2000; ///< of the annex: some 150 pages

struct Size {
    double width, height; ///< points
};

Size size_of(Paper paper)
{
    switch (paper) {
    case Paper::letter:
        return {792, 612};
    case Paper::wide:
        return {960, 540};
    case Paper::a4:
        break;
    }
    return {841.89, 595.276};
}

/// When the file says it was made: SOURCE_DATE_EPOCH, or nothing, so that the same briefing gives
/// the same bytes.
std::string date_of_making()
{
    char const* const epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (!epoch || *epoch == 0) return {};
    char* end = nullptr;
    auto const seconds = std::strtoll(epoch, &end, 10);
    constexpr long long kYear9999 = 253402300799;
    if (*end != 0 || seconds < 0 || seconds > kYear9999) return {};
    return time::format_utc(time::Instant(time::Seconds(seconds)));
}

std::vector<events::Row> rows_of_all(briefing::SlideMaker& maker, std::size_t slides)
{
    std::set<events::Row> rows;
    for (std::size_t i = 0; i < slides; ++i)
        for (auto const row : maker.rows(i)) rows.insert(row);
    return {rows.begin(), rows.end()};
}

void write_table(typeset::PdfCanvas& pdf, Deck const& deck, Handout const& handout,
                 std::vector<events::Row> const& shown, Size const& paper)
{
    auto rows = event_rows(deck, shown);
    std::size_t const more = rows.size() - std::min(rows.size(), kMostRows);
    rows.resize(rows.size() - more);
    if (more > 0 && handout.problems)
        handout.problems->push_back(fmt::format(
            "the annex lists the first {} events and leaves out {}; `placetime export` lists all",
            kMostRows, more));
    write_annex(pdf, {deck, rows, more, paper.width, paper.height});
}

} // namespace

void write_pdf(Deck const& deck, Handout const& handout, PdfOptions const& options)
{
    auto const paper = size_of(options.paper);
    auto const pixels = [&](double points) {
        return static_cast<int>(std::lround(points / kPointsAnInch * options.dpi));
    };
    int const width = pixels(paper.width), height = pixels(paper.height);
    auto const& slides = deck.briefing.slides;
    auto const title = deck.briefing.title.empty() ? slides.front().title : deck.briefing.title;
    typeset::PdfCanvas pdf({title, deck.program, date_of_making()});
    typeset::Typesetter typesetter;
    SlidePictures pictures(deck, handout.look, width, height);
    auto const running = pictures.running({});
    std::vector<std::vector<PagePart>> texts(slides.size());
    DrawingLine line([&](std::size_t i, render::Image const& image) {
        pdf.begin_page(paper.width, paper.height, paper.width / width);
        double const unit =
            paper.width / width; // the height is a whole number of pixels but for a bit
        pdf.image({0, 0, static_cast<double>(width), paper.height / unit}, width, height,
                  image.pixels);
        pdf.outline(slides[i].title.empty() ? fmt::format("Slide {}", i + 1) : slides[i].title);
        write_texts(texts[i], pdf);
        pdf.end_page();
        if (handout.progress) handout.progress(i + 1, slides.size());
    });
    for (std::size_t i = 0; i < slides.size(); ++i) {
        if (handout.cancel) handout.cancel->check();
        auto scene = pictures.scene(running.standing(i));
        note_problems(scene.slide, i, deck, handout);
        texts[i] = take_texts(scene, typesetter);
        line.add(std::move(scene));
    }
    line.finish();
    if (options.annex) {
        auto const shown = rows_of_all(pictures.maker(), slides.size());
        if (!shown.empty()) write_table(pdf, deck, handout, shown, paper);
    }
    write_file(handout.file, pdf.finish());
}

} // namespace placetime::publish
