#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "briefing/running.h"
#include "briefing/slide_maker.h"
#include "publish/deck.h"

namespace placetime::publish {

/// Every handout is written beside its target and renamed, so that a file is there whole or not at
/// all. All throw FileError with the file's name and what to do, Cancelled, and Error when the
/// machine offers no OpenGL. `problems` gets a sentence for what a page had no room for.
struct Handout {
    std::filesystem::path file;
    briefing::Look look;
    CancelToken const* cancel = nullptr;
    Progress progress; ///< may be empty; called from any thread, one at a time
    std::vector<std::string>* problems = nullptr; ///< null: not told
};

struct PictureOptions {
    int width = 1920, height = 1080; ///< up to 7680 x 4320
};
/// A PNG for each slide in the folder `file`, which is made where it lacks: "01-title.png". Gives
/// the files.
std::vector<std::filesystem::path> write_pictures(Deck const& deck, Handout const& handout,
                                                  PictureOptions const& options);
/// The frame `seconds` after the beginning of the run as one PNG; none: the first slide by itself.
void write_frame(Deck const& deck, Handout const& handout, PictureOptions const& options,
                 briefing::Pace const& pace, std::optional<double> seconds);

enum class Paper { a4, letter, wide }; ///< landscape; wide is 16:9, 13.33 x 7.5 inches
struct PdfOptions {
    Paper paper = Paper::a4;
    int dpi = 300;     ///< of the map, 72 to 600
    bool annex = true; ///< a table of the events shown, with quote and source
};
/// One slide a page, then the annex. Text is text, with its fonts embedded.
void write_pdf(Deck const& deck, Handout const& handout, PdfOptions const& options);

struct VideoOptions {
    int width = 1920, height = 1080; ///< even
    int frames_a_second = 30;
    briefing::Pace pace;
};
/// .mp4 (H.264), .webm (VP9), .gif by the file's name, through ffmpeg. Frames depend on nothing but
/// the deck and the options. Throws Error that says what to install when ffmpeg is missing or lacks
/// the encoder.
void write_video(Deck const& deck, Handout const& handout, VideoOptions const& options);

/// One self-contained page: map, events, slides as story steps. It asks the network for nothing.
void write_web_page(Deck const& deck, Handout const& handout);

struct PresentationOptions {
    std::filesystem::path video; ///< empty: none; else an .mp4 that is put on a last slide
};
/// PowerPoint (ECMA-376): a picture of the map, and title, text, legend, callouts and table of
/// events as native text that can be edited; notes with the sources.
void write_presentation(Deck const& deck, Handout const& handout,
                        PresentationOptions const& options);

} // namespace placetime::publish
