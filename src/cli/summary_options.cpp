#include <fmt/format.h>

#include "base/error.h"
#include "cli/selection_options.h"

namespace placetime::cli {
namespace {

/// "2020-10", or "2020-10-04/2020-10-08", whose end is the start of the second period.
time::Interval parse_interval(std::string const& text)
{
    auto const slash = text.find('/');
    if (slash == std::string::npos) {
        if (auto const whole = time::parse_iso(text)) return whole->interval;
        throw UsageError(fmt::format(
            "period `{}`: is not ISO 8601; write it like 2020-10 or 2020-10-04/2020-10-08", text));
    }
    time::Interval const interval{time::parse_instant(text.substr(0, slash)),
                                  time::parse_instant(text.substr(slash + 1))};
    if (interval.begin >= interval.end)
        throw UsageError(fmt::format("period `{}`: its end must be after its begin", text));
    return interval;
}

events::FigureKind parse_figure(std::string const& text)
{
    std::string names;
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const kind = static_cast<events::FigureKind>(i);
        if (to_string(kind) == text) return kind;
        names += (i == 0 ? "" : ", ") + std::string(to_string(kind));
    }
    throw UsageError(fmt::format("figure `{}`: give one of {}", text, names));
}

} // namespace

summary::HotSpotCells parse_cells(std::string const& text)
{
    if (text.empty() || text == "true") return summary::HotSpotCells::hexagons; // no value given
    if (auto const cells = summary::parse_hot_spot_cells(text)) return *cells;
    throw UsageError(fmt::format("hot spots `{}`: give hexagons, squares or divisions", text));
}

void add_selection(CLI::App& app, app::Selection& selection)
{
    add(app, "--begin", selection.begin, time::parse_instant, "Start of the time window, ISO 8601");
    add(app, "--end", selection.end, time::parse_instant, "End of the time window, exclusive");
    add(app, "--bbox", selection.box, geo::parse_box, "west,south,east,north in degrees");
    add(
        app, "--type", selection.types,
        [](std::string const& text) { return events::parse_types(text); },
        "Only these types: Protests,Riots; the beginning of a name is enough");
    add(app, "--known-at", selection.known_at, time::parse_instant,
        "Only what had been reported then; merged events as they were known");
}

void check_selection(app::Selection const& selection, std::string_view command)
{
    if (selection.begin && selection.end && *selection.begin >= *selection.end)
        throw UsageError(fmt::format("{}: --end must be after --begin", command));
}

void export_options(CLI::App& root, UseExport use)
{
    auto& app = *root.add_subcommand("export", "Events of any input to GeoJSON or CSV");
    auto const options = std::make_shared<app::ExportCommand>();
    app.add_option("file", options->files, "Projects, event tables, reports or folders of them")
        ->required();
    app.add_option("-o,--output", options->output,
                   ".geojson (with a .qml beside it), .csv; - for GeoJSON on stdout")
        ->required();
    add_selection(app, options->selection);
    app.add_flag("--points", options->points, "Representative points instead of areas and lines");
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.callback([options, use = std::move(use)] {
        check_selection(options->selection, "export");
        use(*options);
    });
}

void summary_options(CLI::App& root, UseSummary use)
{
    using Output = app::SummaryCommand::Output;
    auto& app = *root.add_subcommand("summary",
                                     "Counts of events, two periods compared, hot spots, charts");
    auto const options = std::make_shared<app::SummaryCommand>();
    app.add_option("file", options->files, "Projects, event tables, reports or folders of them")
        ->required();
    app.add_option("--by", options->by,
                   "Tables, parted by commas: period (one that suits), hour, day, week, month, "
                   "quarter, year, type, subtype, admin1, country, status, source; month+type is "
                   "one table of both")
        ->capture_default_str();
    add_selection(app, options->selection);
    app.add_option_function<std::vector<std::string>>(
           "--compare",
           [options](std::vector<std::string> const& texts) {
               for (auto const& text : texts) options->compared.push_back(parse_interval(text));
           },
           "Two periods, like 2020-09 2020-10 or 2020-10-01/2020-10-04 2020-10-04/2020-10-07")
        ->expected(2);
    app.add_option_function<std::string>(
           "--hot-spots",
           [options](std::string const& text) { options->hot_spots = parse_cells(text); },
           "Where events stand closer than chance: among hexagons, squares or divisions")
        ->expected(0, 1)
        ->default_str("hexagons");
    app.add_option_function<double>(
           "--cell-km", [options](double km) { options->cell_m = km * 1000; },
           "Width of a cell of hot spots, km; chosen by default")
        ->check(CLI::Range(0.5, 2000.0));
    add(app, "--growth", options->growth, parse_figure,
        "How a figure grew over reports: killed, injured, displaced, detained, participants");
    app.add_flag("--background", options->background, "Count background events (history) too");
    app.add_flag("--statements", options->statements, "Count statements too");
    app.add_flag("!--no-figures", options->figures, "Do not add up killed, injured ...");
    auto* const json = app.add_flag_callback(
        "--json", [options] { options->output = Output::json; }, "One JSON object");
    app.add_flag_callback(
           "--csv", [options] { options->output = Output::csv; }, "CSV, a row a group")
        ->excludes(json);
    app.add_option("--chart", options->charts, "Write a chart, .png or .svg; may be repeated")
        ->take_all()
        ->expected(1);
    app.add_option("--chart-of", options->chart_of,
                   "time, growth, comparison, or what --by has but periods; what suits by default");
    app.add_option_function<std::string>(
           "--size",
           [options](std::string const& text) {
               parse_size(text, options->width, options->height);
           },
           "Of a chart in pixels, like 1280x720")
        ->default_str("1280x720");
    app.add_option("--theme", options->theme, "Of a chart: light, dark, print, contrast or safe")
        ->check(CLI::IsMember({"light", "dark", "print", "contrast", "safe"}))
        ->capture_default_str();
    app.add_option("--title", options->title, "Title of a chart");
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.callback([options, use = std::move(use)] {
        check_selection(options->selection, "summary");
        use(*options);
    });
}

} // namespace placetime::cli
