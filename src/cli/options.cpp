#include "cli/options.h"

#include <cctype>
#include <charconv>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "cli/selection_options.h"

namespace placetime::cli {

namespace {

constexpr char kVersion[] = PLACETIME_VERSION;

geo::LonLat parse_position(std::string const& text)
{
    auto const comma = text.find(',');
    double lon = 0;
    double lat = 0;
    auto const read = [](char const* begin, char const* end, double& value) {
        while (begin != end && *begin == ' ') ++begin;
        auto const [last, failure] = std::from_chars(begin, end, value);
        return failure == std::errc() && last == end;
    };
    char const* const end = text.data() + text.size();
    if (comma == std::string::npos || !read(text.data(), text.data() + comma, lon) ||
        !read(text.data() + comma + 1, end, lat) || !geo::is_valid({lon, lat}))
        throw UsageError(
            fmt::format("position `{}`: give longitude,latitude in degrees, like 74.6,42.9", text));
    return {lon, lat};
}

std::string parse_country(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (text.size() != 2 || std::isalpha(static_cast<unsigned char>(text[0])) == 0 ||
        std::isalpha(static_cast<unsigned char>(text[1])) == 0)
        throw UsageError(
            fmt::format("country `{}`: give an ISO 3166-1 alpha-2 code, like KG", text));
    return text;
}

void geocode_options(CLI::App& root, Command& command)
{
    auto& app = *root.add_subcommand("geocode", "Coordinates of place names");
    auto const options = std::make_shared<app::GeocodeCommand>();
    app.add_option("name", options->names, "Place names; - reads one a line from stdin");
    add(app, "--near", options->near, parse_position, "lon,lat: ranks candidates near it first");
    add(app, "--country", options->country, parse_country,
        "Only this country (alpha-2); of \"border with X\" the other side");
    app.add_option("--limit", options->limit, "Candidates a name")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_flag("--json", options->json, "One JSON object a line for each name");
    app.add_flag("--geometry", options->geometry,
                 "With --json: the shape of each place as GeoJSON");
    add(app, "--reverse", options->reverse, parse_position, "lon,lat: what lies there");
    app.callback([options, &command] {
        if (options->names.empty() == !options->reverse)
            throw UsageError("geocode: give place names, or --reverse lon,lat");
        command = *options;
    });
}

void annotate_options(CLI::App& root, Command& command)
{
    auto& app =
        *root.add_subcommand("annotate", "Places, dates and events found in one report, as JSON");
    auto const options = std::make_shared<app::AnnotateCommand>();
    app.add_option("report", options->report,
                   "txt, md, html, pdf, eml or one JSON line; - for JSON lines on stdin")
        ->required();
    app.add_option("-o,--output", options->output, "File to write; - for stdout")
        ->capture_default_str();
    add(app, "--date", options->date, parse_date, "The report's date, over what it says itself");
    app.add_flag("--explain", options->explain,
                 "Adds why: what each feature counts for each name and each of its candidates");
    app.callback([options, &command] { command = *options; });
}

void extract_options(CLI::App& root, Command& command)
{
    auto& app =
        *root.add_subcommand("extract", "Reports to events on a map: GeoJSON, CSV or a project");
    auto const options = std::make_shared<app::ExtractCommand>();
    app.add_option("report", options->reports,
                   "Files (txt, md, html, pdf, eml, jsonl), folders; - for JSON lines on stdin")
        ->required();
    app.add_option(
           "-o,--output", options->output,
           ".geojson (with a .qml beside it), .csv, .gpkg (a project); - for GeoJSON on stdout")
        ->required();
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.add_flag("--points", options->points, "Representative points instead of areas and lines");
    app.add_flag("--table", options->table, "Print a table of the events on stdout too");
    app.callback([options, &command] { command = *options; });
}

void render_options(CLI::App& root, Command& command)
{
    auto& app = *root.add_subcommand("render", "A map of events as a PNG picture");
    auto const options = std::make_shared<app::RenderCommand>();
    app.add_option("file", options->files, "Projects, event tables, reports or folders of them")
        ->required();
    app.add_option("-o,--output", options->output, "The picture to write, .png")->required();
    app.add_option_function<std::string>(
           "--size",
           [options](std::string const& text) {
               parse_size(text, options->width, options->height);
           },
           "Pixels, like 1920x1080")
        ->default_str("1920x1080");
    add(app, "--begin", options->begin, time::parse_instant, "Start of the time window, ISO 8601");
    add(app, "--end", options->end, time::parse_instant, "End of the time window, exclusive");
    add(app, "--bbox", options->box, geo::parse_box, "west,south,east,north in degrees");
    auto* const center = add(app, "--center", options->center, parse_position,
                             "lon,lat in the middle of the map, with --zoom in place of --bbox");
    app.add_option("--zoom", options->meters_per_pixel,
                   "Metres of ground to a pixel, toward the east at the --center")
        ->check(CLI::Range(0.25, 200000.0))
        ->needs(center);
    app.add_flag("--map-only", options->map_only,
                 "The map without title, list and legend, as the window shows it");
    add(app, "--known-at", options->known_at, time::parse_instant,
        "Only what had been reported then; merged events as they were known");
    app.add_option("--choropleth", options->choropleth,
                   "Tint first-level divisions or countries by the number of events: admin1, "
                   "country, none")
        ->check(CLI::IsMember({"none", "admin1", "country"}))
        ->capture_default_str();
    app.add_option_function<std::string>(
           "--hot-spots",
           [options](std::string const& text) { options->hot_spots = parse_cells(text); },
           "Outline where events stand closer than chance: hexagons, squares or divisions")
        ->expected(0, 1)
        ->default_str("hexagons");
    app.add_flag("!--no-symbols", options->symbols, "Do not draw the events themselves");
    app.add_option("--projection", options->projection,
                   "EPSG code or name, like EPSG:3857; chosen for the view by default");
    app.add_option("--theme", options->theme, "light, dark, print, contrast or safe")
        ->check(CLI::IsMember({"light", "dark", "print", "contrast", "safe"}))
        ->capture_default_str();
    app.add_option("--title", options->title, "Title of the map");
    app.add_option("--layer", options->layers,
                   "Any vector or raster layer to lay over the map; may be repeated")
        ->take_all();
    app.add_flag("--background", options->background, "Draw background events (history) too");
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.callback([options, &command] {
        if (options->begin && options->end && *options->begin >= *options->end)
            throw UsageError("render: --end must be after --begin");
        if (options->center && options->meters_per_pixel == 0)
            throw UsageError("render: --center needs --zoom, in metres of ground to a pixel");
        if (options->center && options->box)
            throw UsageError("render: give --bbox or --center, not both");
        command = *options;
    });
}

void view_options(CLI::App& root, Command& command)
{
    auto& app = *root.add_subcommand("view", "Events on a map with a time slider, in a window");
    auto const options = std::make_shared<app::ViewCommand>();
    app.add_option("file", options->files,
                   "Projects, event tables, reports or folders of them, layers; none: the samples");
    add(app, "--date", options->date, parse_date,
        "The reports' date, over what they say themselves");
    app.callback([options, &command] { command = *options; });
}

void evaluate_options(CLI::App& root, Command& command)
{
    auto& app = *root.add_subcommand("eval", "Scores against gold annotations, as JSON");
    auto const options = std::make_shared<app::EvaluateCommand>();
    auto* const kinds = app.add_option_group("gold", "One of");
    kinds->add_option("--places", options->places, "JSON lines with `toponyms`");
    kinds->add_option("--times", options->times, "JSON lines with `timexes`");
    kinds->add_option("--pairs", options->pairs,
                      "JSON lines of pairs of events that are one happening or not");
    auto* const groups = kinds->add_option(
        "--groups", options->groups,
        "Which events of the reports that follow tell of one happening: group, report, phrase");
    kinds->require_option(0, 1);
    app.add_option("report", options->reports, "With --groups: reports and folders of them")
        ->needs(groups);
    app.add_option(
        "--errors", options->errors,
        "With --places or --times: a page (HTML) of what is wrong, by cause, each in its "
        "text; it holds text of the corpus");
    app.callback([options, &command] {
        if (options->places.empty() && options->times.empty() && options->pairs.empty() &&
            options->groups.empty())
            throw UsageError("eval: give --places, --times, --pairs or --groups with a FILE");
        if (!options->groups.empty() && options->reports.empty())
            throw UsageError("eval: --groups needs the reports whose events it groups");
        if (!options->errors.empty() && options->places.empty() && options->times.empty())
            throw UsageError("eval: --errors goes with --places or --times");
        command = *options;
    });
}

void info_options(CLI::App& root, Command& command)
{
    auto& gazetteer =
        *root.add_subcommand("gazetteer", "The index of places")->require_subcommand(1);
    auto& gazetteer_info = *gazetteer.add_subcommand("info", "What an index holds");
    auto const index = std::make_shared<app::GazetteerInfoCommand>();
    gazetteer_info.add_option("file", index->file, "An index; the program's own by default");
    gazetteer_info.callback([index, &command] { command = *index; });
    auto& gazetteer_build = *gazetteer.add_subcommand("build", "An index of a GeoNames dump");
    auto const build = std::make_shared<app::GazetteerBuildCommand>();
    gazetteer_build.add_option("dump", build->dump, "allCountries.txt, KG.txt ...")->required();
    gazetteer_build.add_option("--alternate-names", build->alternate_names, "alternateNamesV2.txt");
    gazetteer_build.add_option("-o,--output", build->output, "The index to write")->required();
    gazetteer_build.callback([build, &command] { command = *build; });

    auto& layers = *root.add_subcommand("layers", "Map layers")->require_subcommand(1);
    auto& layers_info = *layers.add_subcommand(
        "info", "Driver, CRS, geometry and fields of a layer; size and bands of a raster");
    auto const layer = std::make_shared<app::LayersInfoCommand>();
    layers_info
        .add_option("file", layer->file,
                    "A vector file, or a raster such as GeoTIFF, that GDAL reads")
        ->required();
    layers_info.callback([layer, &command] { command = *layer; });
}

} // namespace

time::DatedInterval parse_date(std::string const& text)
{
    if (auto const date = time::parse_iso(text)) return *date;
    throw UsageError(
        fmt::format("date `{}`: is not ISO 8601; write it like 2020-10-06, 2020-10 or 2020", text));
}

void parse_size(std::string const& text, int& width, int& height)
{
    constexpr int kSmallest = 64;
    constexpr int kLargest = 16384;
    auto const x = text.find('x');
    char const* const end = text.data() + text.size();
    bool const ok = x != std::string::npos &&
                    std::from_chars(text.data(), text.data() + x, width).ptr == text.data() + x &&
                    std::from_chars(text.data() + x + 1, end, height).ptr == end;
    if (!ok || width < kSmallest || height < kSmallest || width > kLargest || height > kLargest)
        throw UsageError(
            fmt::format("size `{}`: give width x height in pixels, {} to {}, like 1920x1080", text,
                        kSmallest, kLargest));
}

Options parse(int argc, char const* const* argv, bool is_viewer)
{
    Options options;
    options.command = Print{};
    CLI::App app("Placetime maps events over time, from raw reports, offline.", "placetime");
    app.require_subcommand(0, 1);
    app.fallthrough();
    bool quiet = false;
    bool verbose = false;
    bool version = false;
    app.add_flag("-q,--quiet", quiet, "Say nothing but errors");
    app.add_flag("-v,--verbose", verbose, "Say more");
    app.add_flag("--version", version, "Print the version");
    geocode_options(app, options.command);
    annotate_options(app, options.command);
    extract_options(app, options.command);
    render_options(app, options.command);
    view_options(app, options.command);
    evaluate_options(app, options.command);
    export_options(app, [&](auto const& command) { options.command = command; });
    summary_options(app, [&](auto const& command) { options.command = command; });
    brief_options(
        app, [&](auto const& command) { options.command = command; },
        [&](auto const& command) { options.command = command; });
    info_options(app, options.command);
    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        auto const* shown = &app;
        while (!shown->get_subcommands().empty()) shown = shown->get_subcommands().front();
        options.command = Print{shown->help()};
        return options;
    } catch (CLI::ParseError const& error) {
        throw UsageError(fmt::format("{}; see placetime --help", error.what()));
    }
    options.talk = quiet     ? app::Talk::Level::quiet
                   : verbose ? app::Talk::Level::verbose
                             : app::Talk::Level::normal;
    if (version)
        options.command = Print{fmt::format("placetime {}\n", kVersion)};
    else if (app.get_subcommands().empty())
        options.command = is_viewer ? Command(app::ViewCommand{}) : Command(Print{app.help()});
    return options;
}

} // namespace placetime::cli
