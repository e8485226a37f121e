#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "briefing/slide.h"
#include "cli/selection_options.h"

namespace placetime::cli {
namespace {

void brief_new_options(CLI::App& brief, UseBriefNew use)
{
    auto& app = *brief.add_subcommand("new", "Propose slides: a briefing to begin with, as JSON");
    auto const options = std::make_shared<app::BriefNewCommand>();
    app.add_option("--from", options->files,
                   "Projects, event tables, reports or folders of them, layers")
        ->required();
    app.add_option("-o,--output", options->output, "The briefing to write, .json; - for stdout")
        ->required();
    app.add_option("--title", options->title, "Title; made from countries and time by default");
    app.add_option("--marking", options->marking,
                   "Classification line at the top and bottom of every page");
    app.add_option("--theme", options->theme, "light, dark, print, contrast ...")
        ->check(CLI::IsMember(
            std::vector<std::string>(scene::kThemeNames.begin(), scene::kThemeNames.end())));
    app.add_option("--periods", options->periods, "Slides of the busiest periods, at most")
        ->check(CLI::Range(0, 50))
        ->capture_default_str();
    app.add_option("--places", options->places, "Slides of hot spots, at most")
        ->check(CLI::Range(0, 50))
        ->capture_default_str();
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.callback([options, use = std::move(use)] { use(*options); });
}

/// "1d": a number and s, min, h, d or w; in seconds.
double parse_rate(std::string const& text)
{
    constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
        {{"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}, {"w", 604800}}};
    double number = 0;
    char const* const end = text.data() + text.size();
    auto const [rest, failure] = std::from_chars(text.data(), end, number);
    for (auto const& [unit, seconds] : kUnits)
        if (failure == std::errc() && std::string_view(rest, end) == unit && number > 0 &&
            std::isfinite(number))
            return number * seconds;
    throw UsageError(fmt::format("rate `{}`: give the time that passes in a second of video, like "
                                 "6h, 1d or 2w (s, min, h, d, w)",
                                 text));
}

std::vector<std::string> themes() { return {scene::kThemeNames.begin(), scene::kThemeNames.end()}; }

void brief_look_options(CLI::App& app, std::shared_ptr<app::BriefCommand> const& options)
{
    app.add_option_function<std::string>(
           "--size",
           [options](std::string const& text) {
               int width = 0;
               int height = 0;
               parse_size(text, width, height);
               options->size = {width, height};
           },
           "Of pictures and videos, pixels; 3840x2160 is 4K, 7680x4320 is 8K")
        ->default_str("1920x1080, of a GIF 960x540");
    app.add_option("--theme", options->theme, "Over the briefing's: light, dark, print ...")
        ->check(CLI::IsMember(themes()));
    app.add_option("--marking", options->marking,
                   "Classification line at the top and bottom of every page");
    app.add_option("--title", options->title, "Title of the briefing");
    app.add_flag("!--no-inset", options->inset, "No small map that shows where the map lies");
    app.add_flag("--graticule", options->graticule, "Lines of degrees");
}

void brief_paper_options(CLI::App& app, std::shared_ptr<app::BriefCommand> const& options)
{
    app.add_option("--paper", options->paper, "Of a PDF: a4, letter, or wide (16:9)")
        ->check(CLI::IsMember({"a4", "letter", "wide"}))
        ->capture_default_str();
    app.add_option("--dpi", options->dpi, "Of a PDF's map, pixels an inch")
        ->check(CLI::Range(72, 600))
        ->capture_default_str();
    app.add_flag("!--no-annex", options->annex, "A PDF without the table of events");
}

void brief_video_options(CLI::App& app, std::shared_ptr<app::BriefCommand> const& options)
{
    app.add_option("--seconds", options->seconds, "Of each slide in a video; its own by default")
        ->check(CLI::Range(briefing::Slide::kShortest, briefing::Slide::kLongest));
    app.add_option_function<std::string>(
        "--rate", [options](std::string const& text) { options->rate = parse_rate(text); },
        "Time that passes in a second of a video, like 6h, 1d or 2w: slides play through theirs");
    app.add_option("--fps", options->frames_a_second, "Frames a second of a video")
        ->check(CLI::Range(1, 60))
        ->default_str("30, of a GIF 12");
    app.add_option("--at", options->at, "Seconds into the video: the frame that a .png shows")
        ->check(CLI::Range(0.0, 86400.0));
    app.add_flag("--embed-video", options->embed_video, "Put the video into a .pptx");
}

} // namespace

void brief_options(CLI::App& root, UseBriefNew use_new, UseBrief use)
{
    auto& app = *root.add_subcommand("brief", "Slides of a map over time: PDF, web page, "
                                              "PowerPoint, video, pictures; new proposes them")
                     ->require_subcommand(0, 1);
    auto const options = std::make_shared<app::BriefCommand>();
    app.add_option("file", options->files,
                   "Projects, event tables, reports or folders of them, layers");
    app.add_option("--briefing", options->briefing,
                   "The slides, .json; else the project's own, else some are proposed");
    app.add_option("-o,--output", options->outputs,
                   ".pdf, .html, .pptx, .mp4, .webm, .gif, .png (one frame), or FOLDER/ for a "
                   "picture of each slide; may be repeated")
        ->take_all()
        ->expected(1);
    brief_look_options(app, options);
    brief_paper_options(app, options);
    brief_video_options(app, options);
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    brief_new_options(app, std::move(use_new));
    app.callback([options, &app, use = std::move(use)] {
        if (!app.get_subcommands().empty()) return; // new
        if (options->files.empty())
            throw UsageError("brief: name a project, event table or reports, like `placetime brief "
                             "events.gpkg -o deck.pdf`");
        if (options->outputs.empty())
            throw UsageError("brief: name what to write, like `-o deck.pdf`");
        use(*options);
    });
}

} // namespace placetime::cli
