#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include <cmath>

#include "session/commands.h"
#include "viewer/panel_stage.h"
#include "viewer/panels/reader_data.h"
#include "viewer/panels/reader_event.h"

using namespace placetime;
using test::PanelStage;
using viewer::ReaderMark;

namespace {

/// Two reports; the second names Osh and a day, and has an event of its own.
session::Opened two_reports()
{
    auto events = test::panel_events();
    auto& second = events[6]; // day7
    second.source_id = "second";
    second.source_title = "Another report";
    second.source_quote = "A rally was held in Osh on 7 October 2020.";
    second.source_start = 0;
    second.source_end = second.source_quote.size();
    project::ReportRecord report;
    report.id = "second";
    report.title = "Another report";
    report.publisher = "A paper";
    report.date = test::at("2020-10-08");
    report.text = second.source_quote + "\nMore was said elsewhere.\n";
    project::MentionRecord place;
    place.text = place.name = "Osh";
    place.start = 20;
    place.end = 23;
    place.kind = "city";
    place.country = "KG";
    place.point = geo::LonLat{72.8, 40.53};
    place.precision_m = 5000;
    project::MentionRecord when;
    when.what = project::MentionRecord::What::time;
    when.text = "7 October 2020";
    when.start = 27;
    when.end = 41;
    when.when =
        time::DatedInterval{time::day(std::chrono::year(2020) / 10 / 7), time::Precision::day};
    report.mentions = {place, when};
    session::Opened opened;
    opened.table = events::EventTable::from(events);
    opened.reports = {test::panel_report(), report};
    opened.title = "reports";
    opened.disposable = true;
    return opened;
}

class ReaderStage : public PanelStage {
public:
    ReaderStage()
    {
        session().show(two_reports(), {"reports"});
        settle();
        session().settings.panels.reader = true;
        settle();
    }
    scene::Rect area() { return viewer().layout().left; }

    /// The pointer goes down the begin of the text until it is on a mark (a hand); false when it
    /// never is. The first line of the second report is an event's sentence.
    bool point_at_sentence()
    {
        for (float y = area().y + 150; y < area().y + 330; y += 6) {
            move(area().x + 90, y);
            frame();
            frame();
            if (ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand) return true;
        }
        return false;
    }
    void press_here()
    {
        press();
        frame();
        release();
        frame();
        frame();
    }
};

} // namespace

TEST_CASE("What was found is counted for each report")
{
    auto const opened = two_reports();
    session::Document document;
    document.table = opened.table;
    document.reports = std::make_shared<std::vector<project::ReportRecord> const>(opened.reports);
    viewer::ReaderState state;
    viewer::count_finds(document, state);
    REQUIRE(state.finds.size() == 2);
    CHECK(state.finds[0].places == 1);
    CHECK(state.finds[0].events == 13);
    CHECK(state.finds[1].places == 1);
    CHECK(state.finds[1].dates == 1);
    CHECK(state.finds[1].events == 1);
    state.report = 1;
    viewer::read_report(document, state);
    REQUIRE(state.marks.size() == 3);
    CHECK(state.marks[0].kind == ReaderMark::Kind::event);
    auto const under = viewer::marks_at(state, 21);
    REQUIRE(under.size() == 2);
    CHECK(state.marks[under[0]].kind == ReaderMark::Kind::place);
    CHECK(state.marks[under[1]].kind == ReaderMark::Kind::event);
    CHECK(viewer::marks_at(state, 60).empty());
}

TEST_CASE("A merged event is found in the report of each of its claims")
{
    auto opened = two_reports();
    auto events = opened.table->events();
    auto merged = events[3];
    merged.claims = {events[3], events[6]};
    events[3] = merged;
    events.erase(events.begin() + 6);
    session::Document document;
    document.table = events::EventTable::from(events);
    document.reports = std::make_shared<std::vector<project::ReportRecord> const>(opened.reports);
    viewer::ReaderState state;
    viewer::count_finds(document, state);
    CHECK(state.finds[1].events == 1);
    state.report = 1;
    viewer::read_report(document, state);
    CHECK(state.marks.front().index == document.table->find(merged.id));
}

TEST_CASE("A word ends where its letters end, in every script")
{
    std::string const text = "В Оше, 600 people.";
    auto const osh = text.find("Оше");
    CHECK(viewer::word_at(text, osh + 2) == std::pair(osh, osh + 6));
    auto const people = text.find("people");
    CHECK(viewer::word_at(text, people + 3) == std::pair(people, people + 6));
}

TEST_CASE("Marked words become an event with the place and the date that they name")
{
    auto const report = two_reports().reports[1];
    auto const event = viewer::event_of_words(report, 0, 43, nullptr);
    CHECK(event.source_quote == "A rally was held in Osh on 7 October 2020.");
    CHECK(event.source_start == 0);
    CHECK(event.source_end == 42);
    REQUIRE(event.where);
    CHECK(event.where->name == "Osh");
    REQUIRE(event.when);
    CHECK(event.when->text == "7 October 2020");
    CHECK(event.publisher == "A paper");
    auto const without = viewer::event_of_words(report, 44, 67, nullptr);
    CHECK_FALSE(without.where);
    REQUIRE(without.when); // the report's
    CHECK(without.when->interval.begin == test::at("2020-10-08"));
}

TEST_CASE("A click on an event's sentence selects it, and a selected event is scrolled to")
{
    ReaderStage stage;
    stage.session().clear_selection();
    stage.settle();
    stage.session().select(stage.row("day7")); // of the second report
    stage.settle();
    stage.session().clear_selection();
    stage.settle();
    REQUIRE(stage.point_at_sentence());
    stage.press_here();
    stage.settle();
    CHECK(stage.session().selection.primary() == stage.row("day7"));
}

TEST_CASE("Words are marked with the mouse, and a key makes an event of them")
{
    ReaderStage stage;
    stage.session().select(stage.row("day7"));
    stage.settle();
    auto const before = stage.session().table()->size();
    REQUIRE(stage.point_at_sentence());
    auto const at = ImGui::GetMousePos();
    stage.drag({{stage.area().x + 44, at.y}, {stage.area().right() - 40, at.y}});
    stage.settle();
    REQUIRE(session::run_command(stage.session(), "edit.add"));
    stage.settle();
    REQUIRE(stage.session().table()->size() == before + 1);
    auto const row = stage.session().selection.primary();
    REQUIRE(row);
    auto const event = stage.session().table()->event(*row);
    CHECK(event.source_id == "second");
    CHECK(event.source_quote.starts_with("A rally was held"));
    CHECK(stage.session().undo());
    stage.settle();
    CHECK(stage.session().table()->size() == before);
}

TEST_CASE("A report of a megabyte is read, scrolled and left")
{
    auto opened = two_reports();
    auto& text = opened.reports[1].text;
    while (text.size() < (1U << 20)) text += "Nothing happened there that day. ";
    ReaderStage stage;
    stage.session().show(std::move(opened), {"reports"});
    stage.settle();
    stage.session().select(stage.row("day7"));
    stage.settle();
    auto const area = stage.area();
    stage.move(area.center().x, area.bottom() - 100);
    for (int i = 0; i < 20; ++i) {
        stage.wheel(-30);
        stage.frame();
    }
    CHECK(stage.settle());
    stage.session().settings.panels.reader = false;
    CHECK(stage.settle());
    CHECK(stage.viewer().layout().left.width < 330);
}
