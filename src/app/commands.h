#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/selection.h"
#include "app/talk.h"
#include "geo/box.h"
#include "summary/hot_spots.h"
#include "time/instant.h"

namespace placetime::app {

/// Every command takes its options and returns the exit status: 0 done, 1 failed in part (said on
/// stderr). What cannot go on is thrown as an Error and caught by the caller.

struct GeocodeCommand {
    std::vector<std::string> names; ///< "-" reads one a line from stdin
    std::optional<geo::LonLat> near;
    std::string country; ///< alpha-2 or empty
    std::size_t limit = 5;
    bool json = false;
    bool geometry = false;
    std::optional<geo::LonLat> reverse;
};
/// Exit 1 when a name has no candidate.
int run(GeocodeCommand const& command, Talk const& talk);

struct AnnotateCommand {
    std::string report;
    std::string output = "-";
    std::optional<time::DatedInterval> date;
    bool explain = false; ///< adds what spoke for each name and each of its candidates
};
int run(AnnotateCommand const& command, Talk const& talk);

struct ExtractCommand {
    std::vector<std::string> reports; ///< files, folders, or - for JSON lines
    std::string
        output; ///< .geojson (with a .qml beside it), .csv, .gpkg, or - for GeoJSON on stdout
    std::optional<time::DatedInterval> date;
    bool points = false; ///< representative points instead of areas and lines
    bool table = false;  ///< print a table of the drawn events on stdout
};
int run(ExtractCommand const& command, Talk const& talk);

struct RenderCommand {
    std::vector<std::string> files; ///< projects, event tables, reports, layers
    std::string output;             ///< .png
    int width = 1920;
    int height = 1080;
    std::optional<time::Instant> begin;
    std::optional<time::Instant> end; ///< exclusive
    std::optional<geo::Box> box;
    std::optional<geo::LonLat> center; ///< with meters_per_pixel, in place of a box
    geo::Meters meters_per_pixel = 0;  ///< of ground, toward the east at the centre
    bool map_only = false;             ///< the map alone, a pixel for a pixel as the window has it
    std::string projection;            ///< empty: chosen for the view; EPSG:3857 about a centre
    std::string theme = "light";
    std::string title;
    std::vector<std::string> layers;
    bool background = false; ///< draw background events too
    std::optional<time::DatedInterval> date;
    std::optional<time::Instant> known_at; ///< what had been reported then
    std::string choropleth = "none";       ///< none, admin1, country
    std::optional<summary::HotSpotCells>
        hot_spots;       ///< outlined where events are closer than chance
    bool symbols = true; ///< false: no symbols of events
};
int run(RenderCommand const& command, Talk const& talk);

/// Events of any input to a file, with what was chosen in it.
struct ExportCommand {
    std::vector<std::string> files;
    std::string output; ///< .geojson (with a .qml beside it), .csv, or - for GeoJSON on stdout
    Selection selection;
    bool points = false; ///< representative points instead of areas and lines
    std::optional<time::DatedInterval> date;
};
int run(ExportCommand const& command, Talk const& talk);

/// Counts of events, what differs between two periods, hot spots, charts.
struct SummaryCommand {
    enum class Output { text, json, csv };
    std::vector<std::string> files;
    Selection selection;
    std::string by = "period,type,admin1"; ///< summary::parse_by; "period" is one that suits
    std::vector<time::Interval> compared;  ///< none or two
    std::optional<summary::HotSpotCells> hot_spots;
    geo::Meters cell_m = 0;                      ///< 0: chosen
    std::optional<events::FigureKind> growth;    ///< how this figure grew over reports
    bool background = false, statements = false; ///< count these too
    bool figures = true;                         ///< add up killed, injured ...
    Output output = Output::text;
    std::vector<std::string> charts; ///< .png and .svg
    std::string chart_of; ///< time, growth, comparison or a name of --by; empty: what suits
    int width = 1280, height = 720;
    std::string theme = "light";
    std::string title; ///< of charts
    std::optional<time::DatedInterval> date;
};
int run(SummaryCommand const& command, Talk const& talk);

/// A proposed briefing, or the one that a project holds, as a file to be edited.
struct BriefNewCommand {
    std::vector<std::string> files;      ///< projects, event tables, reports, layers
    std::string output;                  ///< .json, or - for stdout
    std::string title;                   ///< empty: made from countries and time
    std::string marking;                 ///< classification line
    std::string theme;                   ///< empty: light
    std::size_t periods = 4, places = 4; ///< slides of each, at most
    std::optional<time::DatedInterval> date;
};
int run(BriefNewCommand const& command, Talk const& talk);

/// Slides to what is handed out.
struct BriefCommand {
    std::vector<std::string> files;   ///< projects, event tables, reports, layers
    std::string briefing;             ///< a briefing.json; empty: the project's, else a proposal
    std::vector<std::string> outputs; ///< by their suffixes, or a folder: NAME/
    std::optional<std::pair<int, int>> size; ///< pixels of pictures and videos; 1920x1080, of a GIF
                                             ///< 960x540
    std::string paper = "a4";                ///< a4, letter, wide
    int dpi = 300;                           ///< of a PDF's map
    bool annex = true;                       ///< of a PDF
    double seconds = 0;                      ///< a slide in videos; 0: each slide's own
    double rate = 0;                         ///< seconds of data time a second of a video; 0: none
    int frames_a_second = 0;                 ///< 0: 30, of a GIF 12
    std::optional<double> at;                ///< seconds into the run: the frame of a .png; none:
                                             ///< the first slide
    std::string theme;                       ///< empty: the briefing's
    std::optional<std::string> marking, title; ///< over the briefing's
    bool inset = true, graticule = false;
    bool embed_video = false; ///< in a .pptx
    std::optional<time::DatedInterval> date;
};
/// Exit 1 when an output could not be made (it was said) or an input could not be read.
int run(BriefCommand const& command, Talk const& talk);

/// The window (src/viewer runs it).
struct ViewCommand {
    std::vector<std::string> files; ///< projects, event tables, reports, layers; none: the samples
    std::optional<time::DatedInterval> date; ///< the reports' date, over what they say themselves
};

struct EvaluateCommand {
    std::string places; ///< gold file, or empty
    std::string times;
    std::string pairs;
    std::string groups; ///< with `reports`, whose events are grouped
    std::vector<std::string> reports;
    std::string errors; ///< page of what is wrong to write, of places or times; empty: none
};
int run(EvaluateCommand const& command, Talk const& talk);

struct GazetteerInfoCommand {
    std::string file; ///< empty: the standard index
};
int run(GazetteerInfoCommand const& command, Talk const& talk);

/// A GeoNames dump to an index; countries, divisions and curated places are the standard index's.
struct GazetteerBuildCommand {
    std::string dump;
    std::string alternate_names; ///< empty: none
    std::string output;
};
int run(GazetteerBuildCommand const& command, Talk const& talk);

struct LayersInfoCommand {
    std::string file;
};
int run(LayersInfoCommand const& command, Talk const& talk);

} // namespace placetime::app
