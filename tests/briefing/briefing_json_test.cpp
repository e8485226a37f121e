#include <doctest/doctest.h>

#include "base/error.h"
#include "briefing/briefing_json.h"

using namespace placetime;
using namespace placetime::briefing;

namespace {

Slide full_slide()
{
    Slide slide;
    slide.title = "Бишкек: \"storm\" <script>";
    slide.text = "- **one**\n- two";
    slide.notes = "Say it\nslowly";
    slide.source = "24.kg, 6 October 2020";
    slide.camera = CameraView{{74.590001, -42.87}, 123456.5, "EPSG:3857"};
    slide.begin = time::parse_instant("2020-10-05");
    slide.end = time::parse_instant("2020-10-07T12:30:00Z");
    slide.mode = Mode::cumulative;
    slide.filter.types[2] = false;
    slide.filter.words = "mine";
    slide.filter.region = {{{{70, 40}, {71, 40}, {71, 41}, {70, 40}}}};
    slide.layers = {"roads", "camps \"north\""};
    slide.selected = {"a", "b"};
    slide.seconds = 12.5;
    slide.plays = true;
    slide.known_at = time::parse_instant("2020-10-06");
    slide.size_by = scene::SizeBy::injured;
    slide.choropleth = scene::Choropleth::admin1;
    slide.symbols = false;
    return slide;
}

Briefing read(std::string_view json, Diagnostics& diagnostics)
{
    return briefing_from(json, "b.json", diagnostics);
}

/// What is said of a briefing whose one slide holds this.
std::vector<std::string> said_of(std::string const& keys)
{
    Diagnostics diagnostics;
    read("{\"version\":1,\"slides\":[{},{},{" + keys + "}]}", diagnostics);
    std::vector<std::string> said;
    for (auto const& one : diagnostics) {
        CHECK(one.file == "b.json");
        said.push_back(one.message);
    }
    return said;
}

} // namespace

TEST_CASE("a briefing comes back from its file as it was")
{
    Briefing briefing;
    briefing.title = "A week in October";
    briefing.marking = "FOR EXERCISE ONLY";
    briefing.theme = scene::Theme::dark;
    briefing.slides = {full_slide(), Slide{}};
    auto const json = to_json(briefing);
    Diagnostics diagnostics;
    CHECK(read(json, diagnostics) == briefing);
    CHECK(diagnostics.empty());
    CHECK(json.back() == '\n');
    CHECK(slide_from(to_json(full_slide())) == full_slide());
    CHECK(to_json(full_slide()).find('\n') == std::string::npos);
}

TEST_CASE("a plain slide is written with what every slide has alone, in the contract's order")
{
    Slide slide;
    slide.title = "Osh";
    CHECK(to_json(slide) == R"({"title":"Osh","text":"","begin":null,"end":null,"mode":"window"})");
    auto const whole = to_json(full_slide());
    std::size_t at = 0;
    for (auto const* key :
         {"\"title\"", "\"text\"", "\"camera\"", "\"begin\"", "\"end\"", "\"mode\"", "\"filter\"",
          "\"layers\"", "\"selected\"", "\"seconds\"", "\"notes\""}) {
        auto const found = whole.find(key, at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
}

TEST_CASE("what is wrong with a key is said with its path, and the rest is read")
{
    using Said = std::vector<std::string>;
    CHECK(said_of(R"("camera":{"center":[200,10],"scale":1e5})") ==
          Said{"slides[2].camera.center should be [longitude, latitude] in degrees; the map is "
               "fitted to the slide's events"});
    CHECK(said_of(R"("camera":7)") ==
          Said{"slides[2].camera should be an object with center and scale"});
    CHECK(said_of(R"("title":[1])") == Said{"slides[2].title should be text"});
    CHECK(said_of(R"("colour":"red")") == Said{"slides[2].colour is not known and left out"});
    CHECK(said_of(R"("filter":{"type":1})") ==
          Said{"slides[2].filter.type is not known and left out"});
    CHECK(said_of(R"("mode":"all")") == Said{"slides[2].mode should be one of window, cumulative"});
    CHECK(said_of(R"("begin":"soon")").size() == 1);
    CHECK(said_of(R"("begin":"2020-10-07","end":"2020-10-07")") ==
          Said{"slides[2].end should come after begin; it is left open"});
    CHECK(said_of(R"("seconds":1e300)") ==
          Said{"slides[2].seconds should be from 0.5 to 3600: 3600 is taken"});
    CHECK(said_of(R"("selected":["a",1])").size() == 1);
    CHECK(said_of(R"("title":null,"camera":null)").empty());
}

TEST_CASE("dates of reduced precision mean the start of their period")
{
    Diagnostics diagnostics;
    auto const briefing =
        read(R"({"slides":[{"begin":"2020-10","end":"2020-10-07T02:00+06:00"}]})", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(briefing.slides[0].begin == time::parse_instant("2020-10-01"));
    CHECK(briefing.slides[0].end == time::parse_instant("2020-10-06T20:00:00Z"));
}

TEST_CASE("what is no briefing is one sentence with where")
{
    auto const wrong = [](std::string const& json) -> std::string {
        Diagnostics diagnostics;
        try {
            read(json, diagnostics);
        } catch (FormatError const& error) {
            return error.what();
        }
        return "";
    };
    CHECK(wrong("{\n \"slides\": [}") ==
          "b.json:2:13: this is no JSON as a briefing is written in");
    CHECK(wrong("") == "b.json:1:1: this is no JSON as a briefing is written in");
    CHECK(wrong("[]").find("should be an object") != std::string::npos);
    CHECK(wrong("{}").find("has no slides") != std::string::npos);
    CHECK(wrong(R"({"slides":[]})").find("has no slides") != std::string::npos);
    CHECK(wrong(R"({"slides":[3]})").find("has no slides") != std::string::npos);
    CHECK(wrong(R"({"version":2,"slides":[{}]})").find("newer Placetime") != std::string::npos);
    CHECK(wrong(std::string(100'000, '[')).find("too deep") != std::string::npos);
    CHECK(wrong("{\"slides\":[{\"filter\":" + std::string(100'000, '[') + "}]}").find("too deep") !=
          std::string::npos);
    CHECK_FALSE(wrong("{\"title\":\"\xff\",\"slides\":[{}]}").empty());
}

TEST_CASE("hostile strings are kept as they are")
{
    Briefing briefing;
    briefing.slides.resize(1);
    briefing.slides[0].title = "<script>alert(1)</script>\u202Egnp.\x01";
    briefing.slides[0].text = std::string(10'000, 'W');
    Diagnostics diagnostics;
    CHECK(read(to_json(briefing), diagnostics) == briefing);
    briefing.slides[0].title = "half \xd0"; // what is no UTF-8 is written as U+FFFD
    CHECK(read(to_json(briefing), diagnostics).slides[0].title == "half \uFFFD");
    CHECK(slide_from("no json") == Slide{});
    CHECK(slide_from(std::string(100'000, '{')) == Slide{});
}
