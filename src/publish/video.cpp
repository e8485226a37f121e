// The run of a briefing as a video.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "publish/drawing_line.h"
#include "publish/encoder.h"
#include "publish/handouts.h"
#include "publish/problems.h"
#include "publish/slide_pictures.h"

namespace placetime::publish {

namespace {

constexpr double kLongest = 2 * 3600; // seconds: longer ones are a mistake in the pace

void check(Handout const& handout, VideoOptions const& options, double seconds)
{
    if (options.width % 2 != 0 || options.height % 2 != 0)
        throw UsageError(fmt::format("{}: a video of {}x{} cannot be made; both sides must be even",
                                     handout.file.string(), options.width, options.height));
    if (seconds > kLongest)
        throw UsageError(fmt::format("{}: the video would last {:.0f} minutes; give less time a "
                                     "slide, or more data time a second",
                                     handout.file.string(), seconds / 60));
}

} // namespace

void write_video(Deck const& deck, Handout const& handout, VideoOptions const& options)
{
    auto const kind = video_kind(handout.file);
    if (!kind)
        throw UsageError(
            fmt::format("{}: a video is written as .mp4, .webm or .gif", handout.file.string()));
    SlidePictures pictures(deck, handout.look, options.width, options.height);
    auto const running = pictures.running(options.pace);
    check(handout, options, running.duration());

    std::vector<render::Image> stills;
    if (*kind == VideoKind::gif)
        for (std::size_t i = 0; i < running.size(); ++i)
            stills.push_back(pictures.draw(running.standing(i)));
    Encoder encoder(
        handout.file,
        {*kind, options.width, options.height, options.frames_a_second, deck.briefing.title},
        stills);
    stills = {};

    auto const frames = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::llround(running.duration() * options.frames_a_second)));
    DrawingLine line([&](std::size_t i, render::Image const& image) {
        encoder.add(image);
        if (handout.progress) handout.progress(i + 1, frames);
    });
    std::optional<briefing::Moment> last;
    for (std::size_t i = 0; i < frames; ++i) {
        if (handout.cancel) handout.cancel->check();
        auto const moment = running.at(static_cast<double>(i) / options.frames_a_second);
        if (last && *last == moment) {
            line.add_again();
            continue;
        }
        auto const& scene = pictures.scene(moment);
        if (!moment.in_flight) note_problems(scene.slide, moment.slide, deck, handout);
        line.add(scene);
        last = moment;
    }
    line.finish();
    encoder.finish();
}

} // namespace placetime::publish
