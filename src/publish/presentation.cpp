// PowerPoint: a slide each, then tables of the events, then the film.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "briefing/words.h"
#include "publish/drawing_line.h"
#include "publish/handouts.h"
#include "publish/office_names.h"
#include "publish/presentation_frame.h"
#include "publish/presentation_page.h"
#include "publish/presentation_table.h"
#include "publish/problems.h"
#include "publish/slide_pictures.h"
#include "scene/slide_text.h"

namespace placetime::publish {
namespace {

/// Pixels of a slide: 180 to the inch.
constexpr int kWidth = 2400, kHeight = 1350;
constexpr std::size_t kMostSources = 30;
constexpr std::size_t kMostNotes = 20'000;     ///< bytes of a slide's notes
constexpr std::size_t kMostVideo = 1ULL << 30; ///< bytes

render::Image cropped(render::Image const& image, scene::Rect const& rect)
{
    int const x = std::clamp(static_cast<int>(rect.x), 0, image.width - 1);
    int const y = std::clamp(static_cast<int>(rect.y), 0, image.height - 1);
    render::Image part{std::clamp(static_cast<int>(rect.width), 1, image.width - x),
                       std::clamp(static_cast<int>(rect.height), 1, image.height - y),
                       {}};
    part.pixels.reserve(static_cast<std::size_t>(part.width * part.height * 3));
    for (int row = 0; row < part.height; ++row) {
        auto const from =
            image.pixels.begin() + static_cast<std::ptrdiff_t>(((y + row) * image.width + x) * 3);
        part.pixels.insert(part.pixels.end(), from, from + part.width * 3);
    }
    return part;
}

/// The speaker's notes, then whose events these are.
std::vector<std::string> notes_of(Deck const& deck, std::size_t slide, briefing::SlideMaker& maker)
{
    std::vector<std::string> lines;
    auto const add = [&](std::string const& text) {
        lines.push_back(scene::clean_words(text, kMostNotes));
    };
    auto const& from = deck.briefing.slides[slide];
    auto const notes = from.notes.substr(0, kMostNotes);
    for (std::size_t at = 0; at < notes.size();) {
        auto const end = std::min(notes.find('\n', at), notes.size());
        add(notes.substr(at, end - at));
        at = end + 1;
    }
    if (!lines.empty()) lines.emplace_back();
    if (!from.source.empty()) add(from.source);
    std::vector<std::string> sources;
    std::set<std::string> seen;
    for (auto const& row : event_rows(deck, maker.rows(slide)))
        if (!row.source.empty() && seen.insert(row.source).second)
            sources.push_back(row.link.empty() ? row.source : row.source + ", " + row.link);
    if (!sources.empty()) add("Sources of the events shown:");
    for (std::size_t i = 0; i < std::min(sources.size(), kMostSources); ++i) add(sources[i]);
    if (sources.size() > kMostSources)
        add(fmt::format("and {} more, in the table at the end", sources.size() - kMostSources));
    add("Boundaries: Natural Earth; boundaries and names shown do not imply endorsement or "
        "acceptance. Places: GeoNames, CC BY 4.0. Event types are machine-coded.");
    if (!deck.material.attribution.empty()) add(deck.material.attribution);
    return lines;
}

void add_tables(Deck const& deck, Handout const& handout, OfficePackage& package,
                PresentationFrame& frame, briefing::SlideMaker& maker)
{
    std::set<events::Row> shown;
    for (std::size_t i = 0; i < deck.briefing.slides.size(); ++i)
        for (auto const row : maker.rows(i)) shown.insert(row);
    auto const count = shown.size();
    std::vector<events::Row> wanted(shown.begin(), shown.end());
    auto const& table = *deck.material.table;
    std::ranges::sort(wanted, {}, [&](events::Row row) {
        return std::tuple(table.begins()[row], table.ends()[row], table.record(row));
    });
    if (wanted.size() > kMostTableRows) wanted.resize(kMostTableRows);
    auto const rows = event_rows(deck, wanted);
    if (count > rows.size() && handout.problems)
        handout.problems->push_back(
            fmt::format("the presentation's tables list the first {} of {} events; `placetime "
                        "export` lists all",
                        rows.size(), count));
    auto const breaks = table_breaks(rows);
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        if (handout.cancel) handout.cancel->check();
        auto const last = i + 1 < breaks.size() ? breaks[i + 1] : rows.size();
        SlideShapes shapes(package, frame.next_slide());
        add_table(shapes, {deck, rows, handout.look.theme}, breaks[i], last,
                  breaks.size() == 1 ? "Events shown"
                                     : fmt::format("Events shown, {} of {}", i + 1, breaks.size()));
        frame.add_slide(shapes.xml(), {});
    }
}

/// A film on a slide of its own, with the first slide as its still.
void add_film(Deck const& deck, Handout const& handout, std::filesystem::path const& video,
              OfficePackage& package, PresentationFrame& frame)
{
    auto bytes = read_file(video, kMostVideo);
    if (bytes.size() < 12 || bytes.compare(4, 4, "ftyp") != 0)
        throw FormatError(video.string() + ": is no MP4 video, which a presentation can hold");
    auto look = handout.look;
    look.parts = {};
    SlidePictures pictures(deck, look, 1920, 1080);
    auto const still = pictures.draw(pictures.running({}).standing(0));
    package.add("ppt/media/video1.mp4", "video/mp4", std::move(bytes), false);
    package.add("ppt/media/poster1.png", "image/png", render::png_bytes(still), false);
    auto const part = frame.next_slide();
    SlideShapes shapes(package, part);
    OfficeRun words;
    words.text = "The briefing as a video";
    words.size = 20;
    words.color = scene::palette(handout.look.theme).text;
    words.bold = true;
    OfficeParagraph title;
    title.runs = {words};
    shapes.title({24 * kPoint, 22 * kPoint, 912 * kPoint, 36 * kPoint}, {title}, true);
    std::int64_t const width = 780 * kPoint, height = width * 9 / 16;
    auto const poster = package.relate(part, kImageRelation, "ppt/media/poster1.png");
    auto const link = package.relate(part, kVideoRelation, "ppt/media/video1.mp4");
    auto const media = package.relate(part, kMediaRelation, "ppt/media/video1.mp4");
    int const id = shapes.film("Video", {(kSlideWidth - width) / 2, 66 * kPoint, width, height},
                               poster, link, media);
    add_marking(shapes, scene::clean_words(deck.briefing.marking, 300), handout.look.theme);
    frame.add_slide(
        shapes.xml(), {},
        fmt::format("<p:timing><p:tnLst><p:par><p:cTn id=\"1\" dur=\"indefinite\" "
                    "restart=\"never\" nodeType=\"tmRoot\"><p:childTnLst><p:video><p:cMediaNode "
                    "vol=\"80000\"><p:cTn id=\"2\" fill=\"hold\" display=\"0\"><p:stCondLst>"
                    "<p:cond delay=\"indefinite\"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt "
                    "spid=\"{}\"/></p:tgtEl></p:cMediaNode></p:video></p:childTnLst></p:cTn>"
                    "</p:par></p:tnLst></p:timing>",
                    id));
}

} // namespace

void write_presentation(Deck const& deck, Handout const& handout,
                        PresentationOptions const& options)
{
    auto const& slides = deck.briefing.slides;
    if (slides.empty()) throw Error("the briefing has no slides to show");
    auto look = handout.look;
    // What PowerPoint itself writes.
    look.parts = {false, false, false, false, false, false, false, false};
    SlidePictures pictures(deck, look, kWidth, kHeight);
    auto const running = pictures.running({});
    OfficePackage package;
    PresentationFrame frame(package, look.theme);
    std::vector<scene::Rect> maps(slides.size());
    std::vector<std::string> drawn(slides.size());
    DrawingLine line([&](std::size_t i, render::Image const& image) {
        drawn[i] = render::png_bytes(cropped(image, maps[i]));
        if (handout.progress) handout.progress(i + 1, slides.size());
    });
    auto const picture_name = [](std::size_t i) {
        return fmt::format("ppt/media/map{}.png", i + 1);
    };
    for (std::size_t i = 0; i < slides.size(); ++i) {
        if (handout.cancel) handout.cancel->check();
        auto const moment = running.standing(i);
        auto scene = pictures.scene(moment);
        note_problems(scene.slide, i, deck, handout);
        auto const& words = *pictures.maker().input(moment, look, kWidth, kHeight).slide;
        auto const part = frame.next_slide();
        SlideShapes shapes(package, part);
        add_page(shapes, {scene, words, look.theme, i + 1, slides.size()},
                 package.relate(part, kImageRelation, picture_name(i)));
        frame.add_slide(shapes.xml(), notes_of(deck, i, pictures.maker()));
        maps[i] = scene.slide.map;
        line.add(std::move(scene));
    }
    line.finish();
    for (std::size_t i = 0; i < slides.size(); ++i)
        package.add(picture_name(i), "image/png", std::move(drawn[i]), false);
    add_tables(deck, handout, package, frame, pictures.maker());
    if (!options.video.empty()) add_film(deck, handout, options.video, package, frame);
    auto const title = deck.briefing.title.empty() ? slides[0].title : deck.briefing.title;
    frame.finish(scene::clean_words(title, 400), deck.program);
    package.write(handout.file);
}

} // namespace placetime::publish
