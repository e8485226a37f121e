#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "session/commands.h"
#include "session/moments.h"
#include "session/session.h"

using namespace placetime;
using namespace placetime::session;
using test::at;

namespace {

Opened week()
{
    Opened opened;
    opened.table = test::table_of({test::drawn_event("a", "2020-10-04", "2020-10-05"),
                                   test::drawn_event("b", "2020-10-06", "2020-10-07", {72.8, 40.5}),
                                   test::drawn_event("c", "2020-10-09", "2020-10-10")});
    opened.title = "week";
    return opened;
}

} // namespace

TEST_CASE("no two commands have the same chord or id")
{
    std::set<std::string_view> ids;
    std::set<std::string> chords;
    for (auto const& command : commands()) {
        CHECK(ids.insert(command.id).second);
        CHECK((command.run != nullptr));
        CHECK_FALSE(command.title.empty());
        CHECK(std::ranges::find(menus(), command.menu) != menus().end());
        for (auto const& chord : command.chords) {
            if (chord.key == Key::none) continue;
            CAPTURE(to_string(chord));
            if (command.in_review) { // while it is on, before what the key means else
                CHECK(command_for(chord, true) == &command);
                CHECK(command_for(chord) != &command);
                continue;
            }
            CHECK(chords.insert(to_string(chord)).second);
            CHECK(command_for(chord) == &command);
        }
    }
}

TEST_CASE("the keys that were asked for do what they should")
{
    auto const id = [](std::string_view chord) {
        auto const* const command = command_for(parse_chord(chord).value());
        return command ? command->id : std::string_view();
    };
    CHECK(id("Space") == "time.play");
    CHECK(id("Left") == "time.back");
    CHECK(id("Right") == "time.forward");
    CHECK(id("Shift+Left") == "time.page_back");
    CHECK(id("Shift+Right") == "time.page_forward");
    CHECK(id("Home") == "time.home");
    CHECK(id("End") == "time.end");
    CHECK(id("[") == "time.shorter");
    CHECK(id("]") == "time.longer");
    CHECK(id("+") == "map.zoom_in");
    CHECK(id("Plus") == "map.zoom_in");
    CHECK(id("-") == "map.zoom_out");
    CHECK(id("F") == "map.fit");
    CHECK(id("/") == "events.search");
    CHECK(id("Ctrl+O") == "file.open");
    CHECK(id("Ctrl+S") == "file.save");
    CHECK(id("Ctrl+Shift+S") == "file.save_as");
    CHECK(id("Tab") == "events.next");
    CHECK(id("Shift+Tab") == "events.previous");
    CHECK(id("?") == "help.keys");
    CHECK(id("Ctrl+Z") == "edit.undo");
    CHECK(id("Ctrl+Shift+Z") == "edit.redo");
    CHECK(id("Ctrl+Y") == "edit.redo");
    CHECK(id("Ctrl+P") == "help.palette");
    CHECK(id("1") == "time.mode.instant");
    CHECK(command_for(parse_chord("1").value(), true)->id == "review.choose_1");
    CHECK(command_for(parse_chord("Space").value(), true)->id == "time.play");
    CHECK(command_for({key_of_character(U'='), false, true}) == find_command("map.zoom_in"));
    CHECK(command_for({}) == nullptr);
}

TEST_CASE("chords are written and read")
{
    for (auto const& command : commands())
        for (auto const& chord : command.chords)
            if (chord.key != Key::none) CHECK(parse_chord(to_string(chord)) == chord);
    CHECK(to_string(Chord{Key::s, true, true}) == "Ctrl+Shift+S");
    CHECK(to_string(Chord{Key::left, false, true}) == "Shift+←");
    CHECK_FALSE(parse_chord("Ctrl+"));
    CHECK_FALSE(parse_chord("Hyper+X"));
}

TEST_CASE("every command can be run, with something open and without, and nothing breaks")
{
    for (bool const open : {false, true}) {
        Session session({});
        session.camera.resize({0, 0, 800, 600});
        int hooks = 0;
        auto const count = [&] { ++hooks; };
        session.hooks = {count, count, count, count, count, count, count, count,
                         count, count, {},    {},    count, count, count, count,
                         count, count, count, count, count, count, count, count};
        if (open) session.show(week(), {"week.csv"});
        session.update(0.01);
        session.select(0);
        for (auto const& command : commands()) {
            CAPTURE(command.id);
            bool const checked = command.checked && command.checked(session);
            (void)checked;
            run_command(session, command);
            session.update(0.01);
        }
        CHECK(hooks >= (open ? 14 : 8));
    }
}

TEST_CASE("commands that need something are off without it")
{
    Session session({});
    CHECK_FALSE(run_command(session, "file.save"));
    CHECK_FALSE(run_command(session, "time.play"));
    CHECK_FALSE(run_command(session, "file.open")); // no window, no dialog
    CHECK_FALSE(run_command(session, "no.such"));
    session.show(week(), {"week.csv"});
    CHECK(run_command(session, "time.play"));
    CHECK(session.playback.playing());
}

TEST_CASE("Tab goes through the events in the order of the list, and round")
{
    Session session({});
    session.show(week(), {"week.csv"});
    session.update(0.01);
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) {
        run_command(session, "events.next");
        ids.push_back(session.table()->id(*session.selection.primary()));
    }
    CHECK(ids == std::vector<std::string>{"a", "b", "c", "a"});
    run_command(session, "events.previous");
    CHECK(session.table()->id(*session.selection.primary()) == "c");
}

TEST_CASE("Escape takes back one thing after another")
{
    Session session({});
    session.show(week(), {"week.csv"});
    session.update(0.01);
    session.select(0);
    session.search.set_text("osh");
    run_command(session, "map.measure");
    run_command(session, "help.keys");
    run_command(session, "events.cancel");
    CHECK_FALSE(session.help_open);
    CHECK(session.tools.tool() == Tool::measure);
    run_command(session, "events.cancel");
    CHECK(session.tools.tool() == Tool::pan);
    run_command(session, "events.cancel");
    CHECK(session.search.text().empty());
    CHECK_FALSE(session.selection.empty());
    run_command(session, "events.cancel");
    CHECK(session.selection.empty());
}

TEST_CASE("an open part of the left side opens the side")
{
    Session session({});
    session.settings.panels = {.left = false, .layers = true};
    run_command(session, "view.layers");
    CHECK(session.settings.panels.left);
    CHECK(session.settings.panels.layers);
    run_command(session, "view.layers");
    CHECK(session.settings.panels.left);
    CHECK_FALSE(session.settings.panels.layers);
    run_command(session, "view.panels");
    CHECK_FALSE(session.settings.panels.left);
    CHECK_FALSE(session.settings.panels.timeline);
    run_command(session, "view.panels");
    CHECK(session.settings.panels.timeline);
}

TEST_CASE("the help names every key and the mouse")
{
    auto const groups = help();
    std::size_t lines = 0, with_key = 0;
    for (auto const& group : groups) lines += group.lines.size();
    for (auto const& command : commands())
        with_key += command.chords[0].key != Key::none && !command.in_review;
    CHECK(lines > with_key + 10);
    CHECK(groups.back().title == "Mouse on the timeline");
}
