#include <doctest/doctest.h>

#include "session/slides_model.h"

using namespace placetime;
using namespace placetime::session;

namespace {

briefing::Slide slide(std::string title)
{
    briefing::Slide made;
    made.title = std::move(title);
    return made;
}

std::string titles(SlidesModel const& model)
{
    std::string text;
    for (std::size_t i = 0; i < model.size(); ++i) {
        if (model.current() == i) text += '>';
        text += model.slides()[i].title;
    }
    return text;
}

SlidesModel abc()
{
    SlidesModel model;
    for (auto const* title : {"a", "b", "c"}) model.add(slide(title));
    return model;
}

} // namespace

TEST_CASE("slides are added after the current one, which they become")
{
    auto model = abc();
    CHECK(titles(model) == "ab>c");
    model.set_current(0);
    CHECK(model.add(slide("x")) == 1);
    CHECK(titles(model) == "a>xbc");
    CHECK(model.duplicate(3) == 4);
    CHECK(titles(model) == "axbc>c");
    model.set_current(99);
    CHECK(titles(model) == "axbc>c");
}

TEST_CASE("moving and deleting keep one at the slide that one was at")
{
    auto model = abc();
    model.set_current(1);
    model.move(0, 2);
    CHECK(titles(model) == ">bca");
    model.move(0, 9);
    CHECK(titles(model) == "ca>b");
    model.remove(0);
    CHECK(titles(model) == "a>b");
    model.remove(1);
    CHECK(titles(model) == ">a");
    model.remove(0);
    CHECK(titles(model) == "");
    CHECK_FALSE(model.current());
    model.remove(0);
    model.move(3, 1);
    model.rename(7, "x");
    CHECK(model.undo_text() == "Delete slide “a”");
}

TEST_CASE("everything can be undone and done again, with a sentence that names it")
{
    SlidesModel model;
    std::vector<std::string> states{titles(model)};
    auto const done = [&](std::string const& what) {
        CHECK(model.undo_text() == what);
        states.push_back(titles(model));
    };
    model.add(slide("a"));
    done("Add slide “a”");
    model.add(slide(""));
    done("Add slide 2");
    model.rename(1, "b");
    done("Rename slide 2");
    model.duplicate(1);
    done("Duplicate slide “b”");
    model.move(2, 0);
    done("Move slide “b”");
    auto changed = model.slides()[0];
    changed.title = "z";
    model.edit(0, changed);
    done("Change slide “b”");
    model.remove(1);
    done("Delete slide “a”");
    model.replace({}, "Propose a briefing");
    done("Propose a briefing");
    for (auto at = states.size() - 1; at > 0; --at) {
        CHECK(model.undo());
        CHECK(titles(model) == states[at - 1]);
    }
    CHECK_FALSE(model.undo());
    CHECK(model.redo_text() == "Add slide “a”");
    for (std::size_t at = 1; at < states.size(); ++at) {
        CHECK(model.redo());
        CHECK(titles(model) == states[at]);
    }
    CHECK_FALSE(model.redo());
    model.undo();
    model.add(slide("new"));
    CHECK_FALSE(model.can_redo());
}

TEST_CASE("what changes nothing is no change, and typing in one field is one")
{
    auto model = abc();
    auto const changes = model.changes();
    model.rename(1, "b");
    model.move(1, 1);
    model.set_head("", "", scene::Theme::light);
    CHECK(model.changes() == changes);
    for (auto const* text : {"H", "He", "Hel"}) {
        auto edited = model.slides()[1];
        edited.text = text;
        model.edit(1, edited, 7);
    }
    CHECK(model.undo_text() == "Change slide “b”");
    CHECK(model.undo());
    CHECK(model.slides()[1].text.empty());
    CHECK(model.redo());
    CHECK(model.slides()[1].text == "Hel");
    model.set_head("Briefing", "EXERCISE", scene::Theme::dark, 8);
    model.set_head("Briefings", "EXERCISE", scene::Theme::dark, 8);
    CHECK(model.briefing().title == "Briefings");
    CHECK(model.undo());
    CHECK(model.briefing().title.empty());
    CHECK(model.briefing().theme == scene::Theme::light);
}

TEST_CASE("what a project held is where undoing ends")
{
    auto model = abc();
    briefing::Briefing kept;
    kept.slides = {slide("k")};
    model.reset(kept);
    CHECK(titles(model) == ">k");
    CHECK_FALSE(model.can_undo());
    CHECK_FALSE(model.can_redo());
}
