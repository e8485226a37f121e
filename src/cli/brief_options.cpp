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

} // namespace

void brief_options(CLI::App& root, UseBriefNew use_new)
{
    auto& app = *root.add_subcommand("brief", "Briefings: slides of a map over time")
                     ->require_subcommand(1);
    brief_new_options(app, std::move(use_new));
}

} // namespace placetime::cli
