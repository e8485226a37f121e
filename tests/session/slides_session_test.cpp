#include <doctest/doctest.h>

#include "briefing/briefing_json.h"
#include "session/bench_session.h"
#include "session/slide_material.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;
using test::at;
using test::press;
using test::settle;
namespace fs = std::filesystem;

namespace {

Opened week(std::vector<std::string> const& files, std::vector<curation::NameRule> const&,
            CancelToken const&, Progress const&)
{
    fs::path const file(files.front());
    if (file.extension() == ".gpkg") return test::opened_project(file);
    Opened opened;
    opened.title = file.stem().string();
    opened.table = test::table_of({test::drawn_event("a", "2020-10-04", "2020-10-05"),
                                   test::drawn_event("b", "2020-10-06", "2020-10-07", {72.8, 40.5}),
                                   test::drawn_event("c", "2020-10-09", "2020-10-10")});
    return opened;
}

SessionOptions options(test::TemporaryFolder const& folder)
{
    SessionOptions options;
    options.loader = week;
    options.recovery_folder = folder.path() / "recovery";
    return options;
}

void open(Session& session, std::string const& file = "week.csv")
{
    session.camera.resize({0, 0, 1600, 900});
    session.open({file});
    settle(session);
}

void add_layer(Session& session, std::string name, bool visible)
{
    MapLayer layer;
    layer.name = std::move(name);
    layer.style.visible = visible;
    layer.overlay = std::make_shared<layers::Overlay const>();
    session.layers.add(std::move(layer));
}

/// Everything of a view that a slide keeps, somewhere else.
void look_elsewhere(Session& session)
{
    session.camera.set_projection("");
    session.camera.fit_world();
    for (int i = 0; i < 9; ++i) session.update(0.1);
    session.timeline.show_all();
    session.filters.reset();
    session.selection.clear();
    session.set_known({});
    for (auto const& layer : session.layers.layers())
        session.layers.set_visible(layer.id, !layer.style.visible);
    session.size_by = scene::SizeBy::sources;
    session.choropleth = scene::Choropleth::country;
    session.symbols = true;
}

void check_alike(briefing::Slide a, briefing::Slide b)
{
    REQUIRE(a.camera);
    REQUIRE(b.camera);
    CHECK(geo::distance(a.camera->center, b.camera->center) < 0.001 * a.camera->across);
    CHECK(a.camera->across == doctest::Approx(b.camera->across).epsilon(1e-6));
    CHECK(a.camera->projection == b.camera->projection);
    a.camera.reset();
    b.camera.reset();
    CHECK(briefing::to_json(a) == briefing::to_json(b));
}

} // namespace

TEST_CASE("the window shows a slide as it was when the slide was made")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    add_layer(session, "roads", true);
    add_layer(session, "camps", false);
    session.camera.set_projection("EPSG:3857");
    session.camera.look_at({73, 41}, 350'000);
    session.filters.set_type(events::Type::riots, false);
    session.filters.set_words("event");
    session.set_known(at("2020-10-20"));
    session.size_by = scene::SizeBy::killed;
    session.symbols = false;
    session.select(*session.table()->find("b"));
    settle(session);
    for (auto const mode : {Mode::window, Mode::from_start, Mode::to_end, Mode::instant}) {
        session.timeline.set_window({at("2020-10-05"), at("2020-10-07")});
        session.timeline.set_mode(mode);
        auto const before = session.slide_from_view();
        CHECK(before.title == "Event b");
        CHECK(before.layers == std::vector<std::string>{"roads"});
        session.add_slide();
        auto const number = *session.slides.current();
        look_elsewhere(session);
        session.show_slide(number);
        settle(session);
        check_alike(session.slide_from_view(), before);
        CHECK(session.notices().empty());
    }
    CHECK(session.slides.size() == 4);
    CHECK(session.slides.slides()[1].mode == briefing::Mode::cumulative);
    CHECK_FALSE(session.slides.slides()[1].begin);
    CHECK_FALSE(session.slides.slides()[2].end);
}

TEST_CASE("a slide is as wide as it says in a window of another shape")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    session.camera.resize({0, 0, 2400, 600});
    briefing::Slide slide;
    slide.camera = briefing::CameraView{{74, 42}, 160'000, "EPSG:3857"};
    session.slides.add(slide);
    session.show_slide(0);
    CHECK(session.camera.camera().meters_per_pixel() ==
          doctest::Approx(160'000 / (600.0 * 16 / 9)).epsilon(1e-6));
}

TEST_CASE("what a slide names and is not there is said, and the rest is shown")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    briefing::Slide slide;
    slide.title = "Osh";
    slide.layers = {"roads"};
    slide.selected = {"b", "gone"};
    session.slides.add(slide);
    session.show_slide(0);
    CHECK(session.selected_ids() == std::vector<std::string>{"b"});
    REQUIRE(session.notices().size() == 2);
    CHECK(session.notices()[0].text == "Slide 1 (Osh): layer \"roads\" is not there.");
    CHECK(session.notices()[1].text == "Slide 1 (Osh): event \"gone\" is not there.");
}

TEST_CASE("edits of events and changes of slides are undone in the order in which they were made")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    auto const title = [&] { return session.table()->title(*session.table()->find("a")); };
    auto const set_title = [&](std::string to) {
        session.edit(curation::set_title(session.workspace(), std::vector<std::string>{"a"}, to));
        settle(session);
    };
    CHECK(press(session, "Ctrl+B"));
    set_title("one");
    session.slides.rename(0, "renamed");
    set_title("two");
    CHECK(press(session, "Ctrl+B"));

    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.slides.size() == 1);
    CHECK(press(session, "Ctrl+Z"));
    CHECK(title() == "one");
    CHECK(session.undo_text() == "Rename slide “" + session.slides.undo_text().substr(
                                                        std::string("Rename slide “").size()));
    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.slides.slides()[0].title != "renamed");
    CHECK(press(session, "Ctrl+Z"));
    CHECK(title() == "Event a");
    CHECK(session.slides.size() == 1);
    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.slides.empty());
    CHECK_FALSE(press(session, "Ctrl+Z"));

    CHECK(press(session, "Ctrl+Y"));
    CHECK(session.slides.size() == 1);
    CHECK(title() == "Event a");
    CHECK(press(session, "Ctrl+Y"));
    CHECK(title() == "one");
    CHECK(press(session, "Ctrl+Y"));
    CHECK(session.slides.slides()[0].title == "renamed");
    CHECK(press(session, "Ctrl+Y"));
    CHECK(title() == "two");
    CHECK(session.slides.size() == 1);
    CHECK(press(session, "Ctrl+Y"));
    CHECK(session.slides.size() == 2);
    CHECK_FALSE(press(session, "Ctrl+Y"));

    // And back again, through what was done again.
    CHECK(press(session, "Ctrl+Z"));
    CHECK(session.slides.size() == 1);
    CHECK(press(session, "Ctrl+Z"));
    CHECK(title() == "one");
    // A new change of either forgets what could be done again.
    session.slides.rename(0, "else");
    CHECK_FALSE(press(session, "Ctrl+Y"));
    CHECK(title() == "one");
    CHECK(press(session, "Ctrl+Z"));
    set_title("three");
    CHECK_FALSE(press(session, "Ctrl+Y"));
}

TEST_CASE("slides are saved with the project, by themselves, and come back")
{
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "work.gpkg";
    briefing::Briefing kept;
    {
        Session session(options(folder));
        open(session);
        session.add_slide();
        CHECK(session.settings.panels.filmstrip);
        settle(session);
        CHECK(session.must_ask());
        session.save_as(file);
        settle(session);
        CHECK_FALSE(session.must_ask());
        CHECK_FALSE(session.document().changed());
        session.slides.rename(0, "Over the week");
        session.slides.set_head("Briefing", "EXERCISE", scene::Theme::dark);
        session.update(0.1);
        CHECK(session.document().changed());
        session.update(Session::kAutosaveAfter);
        settle(session);
        CHECK_FALSE(session.document().changed());
        Diagnostics diagnostics;
        auto const content =
            project::ProjectFile::open(file, project::Mode::read).read(diagnostics);
        REQUIRE(content.slides.size() == 1);
        CHECK(content.slides[0].title == "Over the week");
        CHECK(content.view.at("briefing_title") == "Briefing");
        session.slides.duplicate(0); // and left at once
        kept = session.slides.briefing();
    }
    Session session(options(folder));
    open(session, file.string());
    CHECK(briefing::to_json(session.slides.briefing()) == briefing::to_json(kept));
    CHECK(session.slides.briefing() == kept);
    CHECK_FALSE(session.slides.can_undo());
    settle(session);
    CHECK_FALSE(session.document().changed());
}

TEST_CASE("slides of unsaved work are in the copy that a crash leaves")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    session.add_slide();
    session.update(Session::kRecoverEvery);
    session.update(Session::kRecoverEvery);
    settle(session);
    auto const copy = [&] {
        for (auto const& entry : fs::directory_iterator(folder.path() / "recovery"))
            if (entry.path().extension() == ".gpkg") {
                Diagnostics diagnostics;
                return project::ProjectFile::open(entry.path(), project::Mode::read)
                    .read(diagnostics);
            }
        return project::Content{};
    };
    CHECK(copy().slides.size() == 1);
    session.slides.rename(0, "At once"); // now that there is a copy
    session.slides.set_head("T", "", scene::Theme::light);
    session.update(0.1);
    settle(session);
    REQUIRE(copy().slides.size() == 1);
    CHECK(copy().slides[0].title == "At once");
    CHECK(copy().view.at("briefing_title") == "T");
}

TEST_CASE("a briefing is proposed, exported, imported")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    open(session);
    CHECK(run_command(session, "slides.propose"));
    CHECK(session.proposing_briefing());
    settle(session);
    REQUIRE(session.slides.size() >= 2);
    auto const proposed = session.slides.briefing();
    session.export_briefing(folder.path() / "b");
    CHECK(session.undo());
    CHECK(session.slides.empty());
    session.import_briefing(folder.path() / "b.json");
    CHECK(session.slides.briefing() == proposed);
    CHECK(session.undo_text() == "Import b.json");
    CHECK_THROWS_AS(session.import_briefing(folder.path() / "none.json"), FileError);
    CHECK(session.slides.briefing() == proposed);
    auto const material = material_of(session, {});
    CHECK(material.table == session.table());
}

TEST_CASE("slides are gone through and moved by keys")
{
    test::TemporaryFolder const folder;
    Session session(options(folder));
    CHECK_FALSE(press(session, "Ctrl+B")); // nothing is open
    open(session);
    CHECK_FALSE(press(session, "Alt+Page Down"));
    for (auto const* title : {"a", "b", "c"}) {
        briefing::Slide slide;
        slide.title = title;
        session.slides.add(slide);
    }
    CHECK(press(session, "Alt+Page Up"));
    CHECK(session.slides.current() == 1);
    CHECK(press(session, "Alt+Shift+Page Up"));
    CHECK(session.slides.slides()[0].title == "b");
    CHECK(session.slides.current() == 0);
    CHECK_FALSE(press(session, "Alt+Page Up"));
    CHECK(press(session, "Ctrl+D"));
    CHECK(session.slides.size() == 4);
    CHECK(press(session, "Ctrl+Backspace"));
    CHECK(session.slides.size() == 3);
    CHECK(press(session, "Shift+V"));
    CHECK(session.settings.panels.filmstrip);
    CHECK_FALSE(press(session, "F5")); // no window to present in
    bool presented = false;
    session.hooks.present = [&] { presented = true; };
    CHECK(press(session, "F5"));
    CHECK(presented);
    // A slide takes the view and keeps its words.
    session.filters.set_words("event");
    CHECK(press(session, "Ctrl+Shift+B"));
    auto const& slide = session.slides.slides()[*session.slides.current()];
    CHECK(slide.filter.words == "event");
    CHECK(slide.title == "a");
}
