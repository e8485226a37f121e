#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/load_deck.h"
#include "base/error.h"
#include "base/files.h"
#include "publish/handouts.h"

namespace placetime::app {

namespace fs = std::filesystem;

namespace {

enum class Kind { pdf, page, presentation, mp4, webm, gif, frame, folder };

std::optional<Kind> kind_of(std::string const& output)
{
    if (output.ends_with('/') || fs::is_directory(output)) return Kind::folder;
    auto suffix = fs::path(output).extension().string();
    for (auto& c : suffix)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (suffix == ".pdf") return Kind::pdf;
    if (suffix == ".html" || suffix == ".htm") return Kind::page;
    if (suffix == ".pptx") return Kind::presentation;
    if (suffix == ".mp4") return Kind::mp4;
    if (suffix == ".webm") return Kind::webm;
    if (suffix == ".gif") return Kind::gif;
    if (suffix == ".png") return Kind::frame;
    return std::nullopt;
}

Kind kind_or_error(std::string const& output)
{
    if (auto const kind = kind_of(output)) return *kind;
    throw UsageError(fmt::format("{}: a briefing is written as .pdf, .html, .pptx, .mp4, .webm, "
                                 ".gif, .png (one frame) or NAME/ (a picture of each slide)",
                                 output));
}

void check(BriefCommand const& command)
{
    bool frame = false;
    bool presentation = false;
    std::set<fs::path> seen;
    for (auto const& output : command.outputs) {
        auto const kind = kind_or_error(output);
        frame = frame || kind == Kind::frame;
        presentation = presentation || kind == Kind::presentation;
        if (!seen.insert(fs::path(output).lexically_normal()).second)
            throw UsageError(fmt::format("{}: is named twice", output));
    }
    if (command.at && !frame)
        throw UsageError("brief: --at chooses the frame of a .png; name one with -o");
    if (command.embed_video && !presentation)
        throw UsageError("brief: --embed-video is for a .pptx; name one with -o");
}

class Publisher {
public:
    Publisher(BriefCommand const& command, publish::Deck const& deck, Talk const& talk)
        : command_(command), deck_(deck), talk_(talk)
    {
    }

    /// True when all was made.
    bool make_all()
    {
        auto outputs = command_.outputs;
        // A presentation takes up the video, so that one is made first.
        std::ranges::stable_partition(
            outputs, [](auto const& output) { return kind_of(output) == Kind::mp4; });
        bool complete = true;
        for (auto const& output : outputs) {
            try {
                make(output);
                talk_.say("wrote " + output);
            } catch (UsageError const&) {
                throw;
            } catch (Error const& error) {
                talk_.complain(error.what());
                complete = false;
            }
        }
        for (auto const& problem : problems_) talk_.say(problem);
        return complete;
    }

private:
    publish::Handout handout(std::string const& output)
    {
        publish::Handout handout;
        handout.file = output;
        handout.look.theme = deck_.briefing.theme;
        handout.look.inset = command_.inset;
        handout.look.graticule = command_.graticule;
        handout.problems = &problems_;
        handout.progress = [this, output](std::size_t done, std::size_t total) {
            talk_.progress(output, done, total);
        };
        return handout;
    }

    std::pair<int, int> size(Kind kind) const
    {
        return command_.size.value_or(kind == Kind::gif ? std::pair{960, 540}
                                                        : std::pair{1920, 1080});
    }

    briefing::Pace pace() const { return {command_.seconds, command_.rate, true}; }

    void make_video(std::string const& output, Kind kind)
    {
        auto const [width, height] = size(kind);
        int const frames = command_.frames_a_second > 0 ? command_.frames_a_second
                           : kind == Kind::gif          ? 12
                                                        : 30;
        publish::write_video(deck_, handout(output), {width, height, frames, pace()});
    }

    void make_pdf(std::string const& output)
    {
        publish::PdfOptions options;
        options.paper = command_.paper == "letter" ? publish::Paper::letter
                        : command_.paper == "wide" ? publish::Paper::wide
                                                   : publish::Paper::a4;
        options.dpi = command_.dpi;
        options.annex = command_.annex;
        publish::write_pdf(deck_, handout(output), options);
    }

    void make_presentation(std::string const& output)
    {
        publish::PresentationOptions options;
        std::optional<AtomicFile> video; // never committed: gone when the presentation is written
        if (command_.embed_video) {
            auto const made = std::ranges::find_if(
                command_.outputs, [](auto const& o) { return kind_of(o) == Kind::mp4; });
            if (made != command_.outputs.end())
                options.video = *made;
            else {
                video.emplace(fs::temp_directory_path() / "placetime-video.mp4");
                options.video = video->path();
                make_video(options.video.string(), Kind::mp4);
            }
        }
        publish::write_presentation(deck_, handout(output), options);
    }

    void make(std::string const& output)
    {
        auto const kind = kind_or_error(output);
        auto const [width, height] = size(kind);
        switch (kind) {
        case Kind::pdf:
            return make_pdf(output);
        case Kind::page:
            return publish::write_web_page(deck_, handout(output));
        case Kind::presentation:
            return make_presentation(output);
        case Kind::mp4:
        case Kind::webm:
        case Kind::gif:
            return make_video(output, kind);
        case Kind::frame:
            return publish::write_frame(deck_, handout(output), {width, height}, pace(),
                                        command_.at);
        case Kind::folder:
            publish::write_pictures(deck_, handout(output), {width, height});
        }
    }

    BriefCommand const& command_;
    publish::Deck const& deck_;
    Talk const& talk_;
    std::vector<std::string> problems_;
};

} // namespace

int run(BriefCommand const& command, Talk const& talk)
{
    check(command);
    auto loaded = load_deck({command.files, command.briefing, command.date, false, {}}, talk);
    auto& briefing = loaded.deck.briefing;
    if (command.title) briefing.title = *command.title;
    if (command.marking) briefing.marking = *command.marking;
    briefing.theme = scene::parse_theme(command.theme).value_or(briefing.theme);
    bool const complete = Publisher(command, loaded.deck, talk).make_all();
    return complete && loaded.complete ? 0 : 1;
}

} // namespace placetime::app
