#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "summary/charts.h"
#include "summary/classes.h"
#include "summary/sample.h"

using namespace placetime;
using namespace placetime::summary;
using events::Type;

namespace {

/// Letters of half an em: the same on every machine.
float measure(std::string_view text, float size, bool strong)
{
    std::size_t letters = 0;
    for (char const c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return static_cast<float>(letters) * size * (strong ? 0.56F : 0.52F);
}

ChartLook look(float width = 1280, float height = 720)
{
    ChartLook chart;
    chart.width = width;
    chart.height = height;
    chart.text = std::max(9.0F, std::min(width / 64, height / 36));
    chart.colors.ground = {255, 255, 255};
    chart.colors.text = {29, 29, 31};
    chart.colors.muted = {106, 106, 112};
    chart.colors.rule = {228, 225, 219};
    chart.colors.accent = {11, 98, 164};
    chart.colors.second = {160, 160, 165};
    for (std::size_t i = 0; i < chart.colors.types.size(); ++i)
        chart.colors.types[i] = {static_cast<std::uint8_t>(20 * i + 20), 90,
                                 static_cast<std::uint8_t>(230 - 20 * i)};
    chart.measure = measure;
    return chart;
}

std::vector<events::Event> some()
{
    std::vector<events::Event> all;
    for (int i = 0; i < 60; ++i) {
        all.push_back(event(std::to_string(i), static_cast<Type>(i * i % 10), "2020-10-01",
                            70.1 + i * i % 29 / 10.0, 40.5));
        all.back().when->interval.begin += std::chrono::days(i * i % 23);
        all.back().when->interval.end += std::chrono::days(i * i % 23);
    }
    return all;
}

Table table(std::string const& by)
{
    static auto const divisions = three_divisions();
    Request request;
    request.divisions = &divisions;
    request.tables = parse_by(by);
    return count(*events::EventTable::from(some()), request).tables.front();
}

struct Box {
    float left, top, right, bottom;
};

Box box_of(Drawing::Label const& label)
{
    float const width = measure(label.text, label.size, label.strong);
    float const left = label.align == Drawing::Align::left     ? label.x
                       : label.align == Drawing::Align::middle ? label.x - width / 2
                                                               : label.x - width;
    return {left, label.y - label.size * 0.72F, left + width, label.y + label.size * 0.05F};
}

/// No words over other words, none beyond the edge.
void check_words(Drawing const& drawing)
{
    for (std::size_t i = 0; i < drawing.labels.size(); ++i) {
        auto const a = box_of(drawing.labels[i]);
        CAPTURE(drawing.labels[i].text);
        CHECK(a.left >= -0.5F);
        CHECK(a.right <= drawing.width + 0.5F);
        CHECK(a.top >= -0.5F);
        CHECK(a.bottom <= drawing.height + 0.5F);
        for (std::size_t j = i + 1; j < drawing.labels.size(); ++j) {
            auto const b = box_of(drawing.labels[j]);
            CAPTURE(drawing.labels[j].text);
            CHECK_FALSE(
                (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
        }
    }
}

ChartWords words()
{
    return {"Events in three divisions",
            "60 events, 1 to 23 October 2020, UTC",
            {"Of these 4 undated and 2 unplaced.", "Events: machine-coded, unreviewed."}};
}

std::vector<Drawing> all_charts(ChartLook const& chart_look)
{
    static auto const divisions = three_divisions();
    std::vector<Drawing> drawings{time_chart(table("day+type"), words(), chart_look),
                                  time_chart(table("week+type"), words(), chart_look),
                                  time_chart(table("month"), words(), chart_look),
                                  group_chart(table("admin1"), words(), chart_look),
                                  group_chart(table("type"), words(), chart_look)};
    Request request;
    request.divisions = &divisions;
    request.tables = parse_by("admin1");
    auto const compared =
        compare(*events::EventTable::from(some()), request, {at("2020-10-01"), at("2020-10-08")},
                {at("2020-10-08"), at("2020-10-15")});
    drawings.push_back(comparison_chart(compared.tables.front(), compared, words(), chart_look));
    std::vector<Reading> const readings{{at("2020-10-05"), {120, {}}, "Agency"},
                                        {at("2020-10-06"), {590, 590}, "Ministry"},
                                        {at("2020-10-06"), {600, 700}, "Agency"},
                                        {at("2020-10-08"), {{}, 2000}, "Opposition"}};
    drawings.push_back(growth_chart(readings, "injured", words(), chart_look));
    return drawings;
}

std::string read(std::string const& file)
{
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("no words of a chart lie over others or beyond its edge, at any size")
{
    for (auto const& [width, height] : {std::pair{1280.0F, 720.0F},
                                        {1920.0F, 1080.0F},
                                        {560.0F, 232.0F},
                                        {360.0F, 240.0F},
                                        {240.0F, 160.0F}})
        for (auto const& drawing : all_charts(look(width, height))) check_words(drawing);
}

TEST_CASE("bars begin at 0, stay in the picture and are as long as their counts")
{
    auto const drawing = group_chart(table("type"), words(), look());
    auto const counted = table("type");
    REQUIRE(drawing.bars.size() == counted.groups.size());
    for (std::size_t i = 0; i < drawing.bars.size(); ++i) {
        CHECK(drawing.bars[i].x == drawing.bars[0].x);
        CHECK(drawing.bars[i].width / drawing.bars[0].width ==
              doctest::Approx(static_cast<double>(counted.groups[i].events) /
                              static_cast<double>(counted.groups[0].events)));
        CHECK(drawing.bars[i].x + drawing.bars[i].width <= drawing.width);
    }
}

TEST_CASE("rows without room are told")
{
    auto chart_look = look(360, 160);
    chart_look.text = 12;
    auto const drawing = group_chart(table("type"), words(), chart_look);
    bool told = false;
    for (auto const& label : drawing.labels)
        told |= label.text.find("more with") != std::string::npos;
    CHECK(told);
}

TEST_CASE("a chart of nothing says so")
{
    for (auto const& drawing : {time_chart({{By::day}, {}, 0, 0, 0, {}, false}, words(), look()),
                                group_chart({{By::type}, {}, 0, 0, 0, {}, false}, words(), look()),
                                growth_chart({}, "killed", words(), look())}) {
        CHECK(drawing.bars.empty());
        CHECK(drawing.labels.back().text.find("No ") == 0);
    }
}

TEST_CASE("SVG holds text as text, escaped, and the same bytes each time")
{
    Drawing drawing;
    drawing.width = 100;
    drawing.height = 50;
    drawing.title = "A & <B>";
    drawing.labels.push_back(
        {"\"Osh\" & <b>\x01", 10, 20.126F, 12, Drawing::Align::right, true, {}});
    auto const svg = to_svg(drawing);
    CHECK(svg.find("<title>A &amp; &lt;B&gt;</title>") != std::string::npos);
    CHECK(svg.find("&quot;Osh&quot; &amp; &lt;b&gt; </text>") != std::string::npos);
    CHECK(svg.find("text-anchor=\"end\"") != std::string::npos);
    CHECK(svg.find("font-family=\"Inter, 'Noto Sans', sans-serif\"") != std::string::npos);
    CHECK(svg.find("y=\"20.13\"") != std::string::npos);
    CHECK(svg == to_svg(drawing));
}

TEST_CASE("charts are those that were looked at")
{
    constexpr char const* kNames[] = {"days",  "weeks",      "month", "divisions",
                                      "types", "comparison", "growth"};
    auto const drawings = all_charts(look());
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        auto const file =
            std::string(PLACETIME_SOURCE_DIR "/tests/golden/summary/") + kNames[i] + ".svg";
        CAPTURE(file);
        auto const svg = to_svg(drawings[i]);
        if (std::getenv("PLACETIME_WRITE_GOLDEN") != nullptr) std::ofstream(file) << svg;
        CHECK(read(file) == svg);
    }
}

TEST_CASE("long names are cut with an ellipsis between letters")
{
    CHECK(fitted("Osh", 100, 10, false, measure) == "Osh");
    CHECK(fitted("Жалал-Абад", 30, 10, false, measure) == "Жала…");
    CHECK(fitted("Osh Region", 26, 10, false, measure) == "Osh…");
}

TEST_CASE("classes of counts are few, meet and hold every count")
{
    CHECK(count_classes(0).empty());
    CHECK(count_classes(3).size() == 3);
    CHECK(class_text(count_classes(3)[2]) == "3");
    for (std::size_t highest = 1; highest < 3'000'000; highest = highest * 3 / 2 + 1) {
        auto const classes = count_classes(highest);
        CHECK(classes.size() <= 5);
        CHECK(classes.front().least == 1);
        for (std::size_t i = 1; i < classes.size(); ++i)
            CHECK(classes[i].least == *classes[i - 1].most + 1);
        CHECK(class_of(classes, highest) == classes.size() - 1);
        CHECK(class_of(classes, 1) == 0);
        CHECK(!class_of(classes, 0));
    }
    CHECK(class_text({50, {}}) == "50 and more");
    CHECK(class_text({5, 9}) == "5 – 9");
}
