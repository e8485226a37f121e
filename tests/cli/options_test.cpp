#include "cli/options.h"

#include <doctest/doctest.h>
#include <initializer_list>
#include <vector>

#include "base/error.h"

using namespace placetime;
using namespace placetime::cli;

namespace {

Options parsed(std::initializer_list<char const*> arguments)
{
    std::vector<char const*> argv{"placetime"};
    argv.insert(argv.end(), arguments);
    return parse(static_cast<int>(argv.size()), argv.data(), false);
}

template <typename T> T command(std::initializer_list<char const*> arguments)
{
    return std::get<T>(parsed(arguments).command);
}

} // namespace

TEST_CASE("nothing at all prints the help where there is no window")
{
    CHECK(command<Print>({}).text.find("geocode") != std::string::npos);
    CHECK(command<Print>({"--help"}).text.find("extract") != std::string::npos);
    CHECK(command<Print>({"render", "--help"}).text.find("--bbox") != std::string::npos);
    CHECK(command<Print>({"--version"}).text.starts_with("placetime "));
}

TEST_CASE("nothing at all opens the samples where there is a window")
{
    char const* const argv[] = {"placetime"};
    CHECK(std::get<app::ViewCommand>(parse(1, argv, true).command).files.empty());
    char const* const quiet[] = {"placetime", "-q"};
    CHECK(std::get<app::ViewCommand>(parse(2, quiet, true).command).files.empty());
    CHECK(parse(2, quiet, true).talk == app::Talk::Level::quiet);
}

TEST_CASE("view takes files and the reports' date")
{
    auto const c = command<app::ViewCommand>({"view", "a.gpkg", "b.csv", "--date", "2020-10-06"});
    CHECK(c.files == std::vector<std::string>{"a.gpkg", "b.csv"});
    CHECK(c.date.has_value());
    CHECK(command<app::ViewCommand>({"view"}).files.empty());
    CHECK_THROWS_AS(parsed({"view", "--date", "yesterday"}), UsageError);
}

TEST_CASE("geocode takes names with a position, a country and a limit")
{
    auto const c =
        command<app::GeocodeCommand>({"geocode", "Osh", "Jalal-Abad", "--near", "74.6,42.9",
                                      "--country", "kg", "--limit", "3", "--json"});
    CHECK(c.names == std::vector<std::string>{"Osh", "Jalal-Abad"});
    CHECK(c.near->lon == 74.6);
    CHECK(c.country == "KG");
    CHECK(c.limit == 3);
    CHECK(c.json);
    CHECK(command<app::GeocodeCommand>({"geocode", "--reverse", "-72.5,-40"}).reverse->lat == -40);
}

TEST_CASE("a dash is a name")
{
    CHECK(command<app::GeocodeCommand>({"geocode", "-"}).names == std::vector<std::string>{"-"});
    CHECK(command<app::ExtractCommand>({"extract", "-", "-o", "-"}).output == "-");
}

TEST_CASE("render's window, box and size are read")
{
    auto const c = command<app::RenderCommand>(
        {"render", "a.geojson", "-o", "m.png", "--size", "640x480", "--begin", "2020-10", "--bbox",
         "-10,40,80,44", "--layer", "a.shp", "--layer", "b.shp"});
    CHECK(c.width == 640);
    CHECK(c.height == 480);
    CHECK(time::format_utc(*c.begin) == "2020-10-01T00:00:00Z");
    CHECK(c.box->west == -10);
    CHECK(c.layers.size() == 2);
}

TEST_CASE("render looks from a point at a scale, at the map alone")
{
    auto const c =
        command<app::RenderCommand>({"render", "a.csv", "-o", "m.png", "--map-only", "--center",
                                     "-72.5,-40", "--zoom", "250", "--theme", "contrast"});
    CHECK(c.map_only);
    CHECK(c.center->lat == -40);
    CHECK(c.meters_per_pixel == 250);
    CHECK(c.theme == "contrast");
    CHECK_THROWS_WITH_AS(parsed({"render", "a", "-o", "b.png", "--center", "1,2"}),
                         doctest::Contains("--zoom"), UsageError);
    CHECK_THROWS_AS(parsed({"render", "a", "-o", "b.png", "--zoom", "9"}), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"render", "a", "-o", "b.png", "--center", "1,2", "--zoom", "9",
                                 "--bbox", "1,2,3,4"}),
                         doctest::Contains("not both"), UsageError);
    auto const help = command<Print>({"render", "--help"}).text;
    for (auto const* option : {"--map-only", "--center", "--zoom", "contrast"})
        CHECK(help.find(option) != std::string::npos);
}

TEST_CASE("a wrong command line is one sentence that names the value")
{
    CHECK_THROWS_AS(parsed({"fly"}), UsageError);
    CHECK_THROWS_AS(parsed({"geocode"}), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"geocode", "x", "--near", "7"}), doctest::Contains("`7`"),
                         UsageError);
    CHECK_THROWS_WITH_AS(parsed({"render", "a", "-o", "b.png", "--size", "9x9"}),
                         doctest::Contains("9x9"), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"render", "a", "-o", "b.png", "--begin", "2021", "--end", "2020"}),
                         doctest::Contains("--end"), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"annotate", "a", "--date", "soon"}), doctest::Contains("soon"),
                         UsageError);
    CHECK_THROWS_AS(parsed({"extract", "a"}), UsageError);
    CHECK_THROWS_AS(parsed({"eval"}), UsageError);
    CHECK_THROWS_AS(parsed({"eval", "--places", "a", "--times", "b"}), UsageError);
    CHECK_THROWS_AS(parsed({"eval", "--places", "a", "--pairs", "b"}), UsageError);
    CHECK_THROWS_AS(parsed({"eval", "--groups", "a"}), UsageError);
    CHECK_THROWS_AS(parsed({"eval", "--pairs", "a", "report.txt"}), UsageError);
}

TEST_CASE("brief's outputs and what they look like are read")
{
    auto const c = command<app::BriefCommand>(
        {"brief",      "a.gpkg",      "b.txt",  "-o",     "deck.pdf",  "-o",
         "deck.mp4",   "--briefing",  "b.json", "--rate", "6h",        "--size",
         "3840x2160",  "--paper",     "letter", "--dpi",  "200",       "--no-annex",
         "--no-inset", "--graticule", "--fps",  "25",     "--marking", "TRAINING"});
    CHECK(c.files == std::vector<std::string>{"a.gpkg", "b.txt"});
    CHECK(c.outputs == std::vector<std::string>{"deck.pdf", "deck.mp4"});
    CHECK(c.briefing == "b.json");
    CHECK(c.rate == 6 * 3600);
    CHECK(c.size == std::pair{3840, 2160});
    CHECK(c.paper == "letter");
    CHECK(c.dpi == 200);
    CHECK_FALSE(c.annex);
    CHECK_FALSE(c.inset);
    CHECK(c.graticule);
    CHECK(c.frames_a_second == 25);
    CHECK(c.marking == "TRAINING");
    CHECK_FALSE(c.title);
    CHECK_THROWS_WITH_AS(parsed({"brief", "-o", "deck.pdf"}),
                         doctest::Contains("brief events.gpkg -o deck.pdf"), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"brief", "a.gpkg"}), doctest::Contains("-o deck.pdf"), UsageError);
    CHECK_THROWS_WITH_AS(parsed({"brief", "a.gpkg", "-o", "a.mp4", "--rate", "5 parsecs"}),
                         doctest::Contains("parsecs"), UsageError);
    CHECK(command<app::BriefNewCommand>({"brief", "new", "--from", "a.gpkg", "-o", "b.json"})
              .output == "b.json");
}

TEST_CASE("brief new takes what it proposes from")
{
    auto const brief = command<app::BriefNewCommand>(
        {"brief", "new", "--from", "P.gpkg", "roads.geojson", "-o", "briefing.json", "--title",
         "A week", "--marking", "EXERCISE", "--theme", "dark", "--periods", "2", "--places", "0"});
    CHECK(brief.files == std::vector<std::string>{"P.gpkg", "roads.geojson"});
    CHECK(brief.output == "briefing.json");
    CHECK(brief.title == "A week");
    CHECK(brief.marking == "EXERCISE");
    CHECK(brief.theme == "dark");
    CHECK(brief.periods == 2);
    CHECK(brief.places == 0);
    CHECK_THROWS_AS(parsed({"brief", "new", "-o", "b.json"}), UsageError);
    CHECK_THROWS_AS(parsed({"brief", "new", "--from", "P.gpkg"}), UsageError);
    CHECK_THROWS_AS(parsed({"brief", "new", "--from", "a", "-o", "b.json", "--theme", "red"}),
                    UsageError);
}
