#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "session/commands.h"
#include "viewer/panel_stage.h"

using namespace placetime;
using events::FigureKind;
using test::at;
using test::PanelStage;

namespace {

/// A stage with the details of day4 open.
class BenchStage : public PanelStage {
public:
    BenchStage()
    {
        session().select(row("day4"));
        settle();
    }
    events::Event event()
    {
        return session().table()->event(session().selection.primary().value());
    }
    /// A command, and the frames until its field has the keyboard.
    void open(std::string_view command)
    {
        REQUIRE(session::run_command(session(), command));
        for (int i = 0; i < 5; ++i) frame();
    }
    void write(std::string_view words)
    {
        key(GLFW_KEY_A, viewer::kCtrl);
        type(words);
        for (int i = 0; i < 3; ++i) frame();
    }
    void enter()
    {
        key(GLFW_KEY_ENTER);
        settle();
    }
    /// One undo brings back what was; redo makes it again.
    template <typename Holds> void check_undo(Holds const& changed)
    {
        CHECK(changed());
        CHECK(session().undo());
        settle();
        CHECK_FALSE(changed());
        CHECK(session().redo());
        settle();
        CHECK(changed());
    }
};

} // namespace

TEST_CASE("The title is typed in its place and undone")
{
    BenchStage stage;
    stage.open("edit.title");
    stage.write("A crowd gathered");
    stage.enter();
    stage.check_undo([&] { return stage.event().title == "A crowd gathered"; });
    CHECK(stage.event().review == events::Review::edited);
}

TEST_CASE("Esc leaves a field as it was")
{
    BenchStage stage;
    auto const before = stage.event().title;
    stage.open("edit.title");
    stage.write("Something else");
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
    CHECK(stage.event().title == before);
    CHECK(stage.session().selection.primary().has_value());
}

TEST_CASE("A type is found by a few letters")
{
    BenchStage stage;
    stage.open("edit.type");
    stage.type("battles");
    for (int i = 0; i < 3; ++i) stage.frame();
    stage.enter();
    stage.check_undo([&] { return stage.event().type == events::Type::battles; });
}

TEST_CASE("A date is typed as ISO 8601, as precisely as it is known")
{
    BenchStage stage;
    stage.open("edit.date");
    stage.write("2020-10");
    stage.enter();
    stage.check_undo([&] {
        auto const event = stage.event();
        return event.when && event.when->precision == time::Precision::month &&
               event.when->interval.begin == at("2020-10-01");
    });
    stage.open("edit.date");
    stage.write("some day");
    stage.enter();
    CHECK(stage.event().when->precision == time::Precision::month);
    stage.key(GLFW_KEY_ESCAPE);
    stage.settle();
}

TEST_CASE("A place is searched by name or position and chosen with Enter")
{
    BenchStage stage;
    stage.open("edit.place");
    stage.type("41.5, 72.25");
    for (int i = 0; i < 3; ++i) stage.frame();
    stage.enter();
    stage.check_undo([&] {
        auto const event = stage.event();
        return event.where && event.where->point == geo::LonLat{72.25, 41.5};
    });
    stage.open("edit.place");
    stage.type("karakol");
    for (int i = 0; i < 3; ++i) stage.frame();
    stage.enter();
    stage.check_undo([&] {
        auto const event = stage.event();
        return event.where && event.where->name == "Karakol";
    });
}

TEST_CASE("A candidate is chosen with a click")
{
    BenchStage stage;
    REQUIRE(stage.session().place_choices().size() == 2);
    auto const area = stage.viewer().layout().right;
    // Down the panel until the second row of the candidates is under the pointer.
    bool chosen = false;
    for (float y = area.y + 300; y < area.bottom() - 20 && !chosen; y += 10) {
        stage.click(area.x + 200, y);
        chosen = stage.event().where && stage.event().where->id == "gn:2";
        if (!chosen) stage.key(GLFW_KEY_ESCAPE); // some other field opened
        if (!stage.session().selection.primary()) stage.session().select(stage.row("day4"));
        stage.frame();
    }
    CHECK(chosen);
    while (stage.session().undo()) stage.settle();
    CHECK(stage.event().where->name == "Bishkek");
    CHECK(stage.event().where->point == geo::LonLat{74.59, 42.87});
}

TEST_CASE("In move mode the symbol is dragged to a point, and back by an undo")
{
    BenchStage stage;
    stage.session().camera.look_at({74.59, 42.87}, 200'000);
    stage.settle();
    auto const area = stage.viewer().map().area();
    auto const center = area.center();
    stage.open("edit.move");
    stage.drag({{center.x, center.y}, {center.x + 80, center.y - 40}});
    stage.settle();
    stage.check_undo([&] {
        auto const event = stage.event();
        return event.where && event.where->point.lon > 74.7 && event.where->point.lat > 42.9;
    });
    CHECK(stage.session().tools.tool() == session::Tool::pan);
}

TEST_CASE("An area is drawn with clicks and closed with Enter")
{
    BenchStage stage;
    stage.session().camera.look_at({74.59, 42.87}, 200'000);
    stage.settle();
    auto const center = stage.viewer().map().area().center();
    stage.open("edit.draw_area");
    stage.click(center.x - 60, center.y - 60);
    stage.click(center.x + 60, center.y - 60);
    stage.click(center.x + 60, center.y + 60);
    stage.key(GLFW_KEY_ENTER);
    stage.settle();
    stage.check_undo([&] { return stage.event().where && stage.event().where->kind == "area"; });
}

TEST_CASE("The note goes into the history with the edit")
{
    BenchStage stage;
    stage.open("review.note");
    stage.type("seen on a photograph");
    for (int i = 0; i < 3; ++i) stage.frame();
    stage.enter();
    stage.open("edit.title");
    stage.write("Another title");
    stage.enter();
    REQUIRE_FALSE(stage.session().history().log().empty());
    auto const& entry = *stage.session().history().log().back();
    CHECK(entry.why == "seen on a photograph");
    CHECK_FALSE(entry.who.empty());
    CHECK_FALSE(entry.summary.empty());
}

TEST_CASE("A merged event shows what its claims say, and is split again")
{
    BenchStage stage;
    auto& session = stage.session();
    session.selection.select({stage.row("day4"), stage.row("day5")}, stage.row("day4"));
    stage.settle();
    REQUIRE(session::run_command(session, "edit.merge"));
    stage.settle();
    auto const count = session.table()->size();
    CHECK(stage.event().claims.size() == 2);
    CHECK(stage.settle()); // the claims are drawn
    REQUIRE(session::run_command(session, "edit.split"));
    stage.settle();
    CHECK(session.table()->size() == count + 1);
}
