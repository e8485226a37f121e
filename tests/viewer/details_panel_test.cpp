#include <doctest/doctest.h>

#include <cmath>

#include "viewer/panel_stage.h"

using namespace placetime;
using test::at;
using test::PanelStage;

namespace {

/// Rests the pointer on the report until one of its marks is under it; the pointer is a hand there.
/// False when no mark is found.
bool point_at_mention(PanelStage& stage)
{
    auto const& area = stage.viewer().layout().right;
    for (float y = area.bottom() - 215; y < area.bottom() - 8; y += 7)
        for (float x = area.x + 16; x < area.right() - 140; x += 16) {
            stage.move(x, y);
            stage.frame();
            stage.frame();
            if (ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand) return true;
        }
    return false;
}

void click_here(PanelStage& stage)
{
    stage.press();
    stage.frame();
    stage.release();
    stage.frame();
}

} // namespace

TEST_CASE("A click on a place in the report flies there")
{
    PanelStage stage;
    stage.session().select(stage.row("day4"));
    stage.settle();
    stage.session().camera.look_at({0, 0}, 1e6);
    stage.settle();
    REQUIRE(point_at_mention(stage));
    auto const selected = stage.session().selection.primary();
    click_here(stage);
    stage.settle();
    auto const center = stage.session().camera.camera().to_position(
        {stage.viewer().map().area().width / 2, stage.viewer().map().area().height / 2});
    REQUIRE(center);
    CHECK(std::abs(center->lon - 74.59) < 0.5);
    CHECK(std::abs(center->lat - 42.87) < 0.5);
    CHECK(stage.session().selection.primary() == selected);
}

TEST_CASE("A click on a time in the report shows that time")
{
    PanelStage stage;
    auto report = test::panel_report();
    auto& mention = report.mentions.front();
    mention.what = project::MentionRecord::What::time;
    mention.text = "4 October 2020";
    mention.start = 53;
    mention.end = 67;
    mention.point.reset();
    mention.candidates.clear();
    mention.when = time::DatedInterval{{at("2020-10-04"), at("2020-10-05")}, time::Precision::day};
    session::Opened opened;
    opened.table = events::EventTable::from(test::panel_events());
    opened.reports = {report};
    opened.title = "panels";
    opened.disposable = true;
    stage.session().show(std::move(opened), {"panels.csv"});
    stage.settle();
    stage.session().select(stage.row("day4"));
    stage.settle();
    REQUIRE(point_at_mention(stage));
    click_here(stage);
    stage.settle();
    CHECK(stage.session().timeline.window() == time::Interval{at("2020-10-04"), at("2020-10-05")});
}
