#include <doctest/doctest.h>

#include "curation/curation_events.h"
#include "curation/history.h"

using namespace placetime;
using namespace placetime::curation;

namespace {

Edit named(std::string summary)
{
    Edit edit;
    edit.kind = "title";
    edit.summary = std::move(summary);
    return edit;
}

std::vector<std::uint64_t> numbers(History const& history)
{
    std::vector<std::uint64_t> all;
    for (auto const& entry : history.log()) all.push_back(entry->number);
    return all;
}

} // namespace

TEST_CASE("undoing is an entry of its own, and nothing is taken out of the log")
{
    History history;
    CHECK_FALSE(history.undo());
    CHECK_FALSE(history.redo());
    history.take(named("one"));
    history.take(named("two"));
    auto const undo = history.undo().value();
    CHECK(undo.kind == "undo");
    CHECK(undo.summary == "Undone: two");
    CHECK(undo.undoes == 2);
    history.take(undo);
    CHECK(history.next_undo()->summary == "one");
    CHECK(history.next_redo()->summary == "two");
    auto const redo = history.redo().value();
    CHECK(redo.summary == "Done again: two");
    history.take(redo);
    CHECK(history.next_undo()->summary == "two");
    CHECK(numbers(history) == std::vector<std::uint64_t>{1, 2, 3, 4});
    // Undone again, it is still the second edit that is meant.
    CHECK(history.undo()->undoes == 2);
}

TEST_CASE("a new edit forgets what could be done again")
{
    History history;
    history.take(named("one"));
    history.take(*history.undo());
    CHECK(history.redo());
    history.take(named("two"));
    CHECK_FALSE(history.redo());
    CHECK(history.undo()->summary == "Undone: two");
    history.take(*history.undo());
    CHECK_FALSE(history.undo());
}

TEST_CASE("made anew of its log, a history goes on where it was")
{
    History history;
    for (auto const* const name : {"one", "two", "three"}) history.take(named(name));
    history.take(*history.undo());
    history.take(*history.undo());
    history.take(*history.redo());
    std::vector<Edit> log;
    for (auto const& entry : history.log()) log.push_back(*entry);
    std::swap(log.front(), log.back());
    History const again(log);
    CHECK(again.last_number() == 6);
    CHECK(numbers(again) == numbers(history));
    CHECK(again.next_undo()->summary == "two");
    CHECK(again.next_redo()->summary == "three");
}

TEST_CASE("a damaged log moves nothing that does not fit")
{
    auto undo = named("Undone: seven");
    undo.number = 8;
    undo.undoes = 7;
    auto one = named("one");
    one.number = 5;
    History const history({one, undo});
    CHECK(history.next_undo()->summary == "one");
    CHECK(history.next_redo() == nullptr);
    CHECK(history.last_number() == 8);
}
