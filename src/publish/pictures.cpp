// A picture for each slide, and one of a moment.
#include <fmt/format.h>

#include "base/error.h"
#include "publish/drawing_line.h"
#include "publish/file_names.h"
#include "publish/handouts.h"
#include "publish/problems.h"
#include "publish/slide_pictures.h"

namespace placetime::publish {

namespace fs = std::filesystem;

std::vector<fs::path> write_pictures(Deck const& deck, Handout const& handout,
                                     PictureOptions const& options)
{
    auto const& slides = deck.briefing.slides;
    std::error_code failure;
    if (fs::exists(handout.file, failure) && !fs::is_directory(handout.file, failure))
        throw FileError(fmt::format("{}: is a file; name a folder for the slides' pictures",
                                    handout.file.string()));
    fs::create_directories(handout.file, failure);
    if (failure)
        throw FileError(
            fmt::format("{}: cannot be made: {}", handout.file.string(), failure.message()));
    std::vector<fs::path> files;
    for (std::size_t i = 0; i < slides.size(); ++i)
        files.push_back(handout.file / (page_name(i, slides.size(), slides[i].title) + ".png"));

    SlidePictures pictures(deck, handout.look, options.width, options.height);
    auto const running = pictures.running({});
    DrawingLine line([&](std::size_t i, render::Image const& image) {
        render::write_png(files[i], image);
        if (handout.progress) handout.progress(i + 1, slides.size());
    });
    for (std::size_t i = 0; i < slides.size(); ++i) {
        if (handout.cancel) handout.cancel->check();
        auto const& scene = pictures.scene(running.standing(i));
        note_problems(scene.slide, i, deck, handout);
        line.add(scene);
    }
    line.finish();
    return files;
}

void write_frame(Deck const& deck, Handout const& handout, PictureOptions const& options,
                 briefing::Pace const& pace, std::optional<double> seconds)
{
    SlidePictures pictures(deck, handout.look, options.width, options.height);
    auto const running = pictures.running(pace);
    auto const moment = seconds ? running.at(*seconds) : running.standing(0);
    auto const& scene = pictures.scene(moment);
    note_problems(scene.slide, moment.slide, deck, handout);
    render::write_png(handout.file, pictures.draw(scene));
}

} // namespace placetime::publish
