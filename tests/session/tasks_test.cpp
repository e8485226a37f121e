#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>

#include "base/error.h"
#include "session/tasks.h"

using namespace placetime;
using session::Tasks;

TEST_CASE("results are handed over in order, on the thread that polls")
{
    Tasks tasks;
    std::vector<int> results;
    auto const here = std::this_thread::get_id();
    for (int i = 0; i < 20; ++i)
        tasks.start(
            "count", [i](CancelToken const&, Progress const&) { return i * i; },
            [&](int result) {
                CHECK(std::this_thread::get_id() == here);
                results.push_back(result);
            });
    CHECK(results.empty());
    tasks.finish();
    REQUIRE(results.size() == 20);
    for (int i = 0; i < 20; ++i) CHECK(results[static_cast<std::size_t>(i)] == i * i);
    CHECK_FALSE(tasks.busy());
}

TEST_CASE("work and results may be what cannot be copied")
{
    Tasks tasks;
    auto input = std::make_unique<int>(41);
    std::unique_ptr<int> output;
    tasks.start(
        "move",
        [input = std::move(input)](CancelToken const&, Progress const&) mutable {
            ++*input;
            return std::move(input);
        },
        [&](std::unique_ptr<int> result) { output = std::move(result); });
    tasks.finish();
    REQUIRE(output);
    CHECK(*output == 42);
}

TEST_CASE("what goes wrong becomes a sentence")
{
    Tasks tasks;
    std::vector<std::string> problems;
    auto const failed = [&](std::string const& problem) { problems.push_back(problem); };
    auto const never = [](int) { FAIL("no result was expected"); };
    tasks.start(
        "Opening x.csv",
        [](CancelToken const&, Progress const&) -> int {
            throw FileError("cannot read x.csv: no such file");
        },
        never, failed);
    tasks.start(
        "Opening y.csv",
        [](CancelToken const&, Progress const&) -> int {
            throw std::runtime_error("library trouble");
        },
        never, failed);
    tasks.finish();
    REQUIRE(problems.size() == 2);
    CHECK(problems[0] == "cannot read x.csv: no such file");
    CHECK(problems[1] == "Opening y.csv: library trouble");
}

TEST_CASE("a cancelled task calls nobody")
{
    Tasks tasks;
    std::promise<void> started, go_on;
    auto const never = [](int) { FAIL("it was cancelled"); };
    auto const never_failed = [](std::string const&) { FAIL("cancelling is no failure"); };
    auto const running = tasks.start(
        "long",
        [&](CancelToken const& cancel, Progress const&) {
            started.set_value();
            go_on.get_future().wait();
            cancel.check();
            return 1;
        },
        never, never_failed);
    auto const waiting = tasks.start(
        "next", [](CancelToken const&, Progress const&) { return 2; }, never);
    started.get_future().wait();
    CHECK(tasks.states().size() == 2);
    tasks.cancel(waiting);
    tasks.cancel(running);
    CHECK(tasks.states().empty());
    go_on.set_value();
    tasks.finish();
    // Done, but cancelled before anybody polled.
    auto const late = tasks.start(
        "late", [](CancelToken const&, Progress const&) { return 3; }, never);
    while (!tasks.states().empty()) std::this_thread::yield();
    tasks.cancel(late);
    tasks.finish();
    tasks.cancel(12'345);
}

TEST_CASE("a callback may cancel what is finished as well")
{
    Tasks tasks;
    session::TaskId second = 0;
    int called = 0;
    tasks.start(
        "first", [](CancelToken const&, Progress const&) { return 1; },
        [&](int) {
            ++called;
            tasks.cancel(second);
        });
    second = tasks.start(
        "second", [](CancelToken const&, Progress const&) { return 2; },
        [](int) { FAIL("it was cancelled"); });
    while (!tasks.states().empty()) std::this_thread::yield();
    CHECK(tasks.poll());
    CHECK(called == 1);
    CHECK_FALSE(tasks.poll());
}

TEST_CASE("progress is seen, and wakes the window now and then")
{
    Tasks tasks;
    std::atomic<int> woken{0};
    tasks.set_wake([&] { ++woken; });
    std::promise<void> reported, go_on;
    tasks.start(
        "Reading",
        [&](CancelToken const&, Progress const& progress) {
            for (std::size_t i = 0; i <= 5'000; ++i) progress(i, 10'000);
            reported.set_value();
            go_on.get_future().wait();
            return true;
        },
        [](bool) {});
    reported.get_future().wait();
    auto const states = tasks.states();
    REQUIRE(states.size() == 1);
    CHECK(states[0].running);
    CHECK(states[0].name == "Reading");
    CHECK(states[0].done == 5'000);
    CHECK(states[0].total == 10'000);
    CHECK(woken >= 40);
    CHECK(woken <= 60);
    go_on.set_value();
    tasks.finish();
}

TEST_CASE("a quiet search does not wait for a long load")
{
    Tasks tasks;
    std::promise<void> go_on;
    bool found = false;
    tasks.start(
        "load",
        [&](CancelToken const&, Progress const&) {
            go_on.get_future().wait();
            return true;
        },
        [](bool) {});
    tasks.start(
        "search", [](CancelToken const&, Progress const&) { return true; },
        [&](bool) { found = true; }, {}, true);
    while (!found) {
        tasks.poll();
        std::this_thread::yield();
    }
    go_on.set_value();
    tasks.finish();
}

TEST_CASE("leaving cancels, waits and calls nobody")
{
    std::atomic<bool> stopped{false};
    {
        Tasks tasks;
        std::promise<void> started;
        tasks.start(
            "endless",
            [&](CancelToken const& cancel, Progress const&) {
                started.set_value();
                while (!cancel.cancelled()) std::this_thread::yield();
                stopped = true;
                return 1;
            },
            [](int) { FAIL("nobody polls any more"); });
        started.get_future().wait();
    }
    CHECK(stopped);
}

TEST_CASE("a callback may start the next task")
{
    Tasks tasks;
    int done = 0;
    tasks.start(
        "first", [](CancelToken const&, Progress const&) { return 1; },
        [&](int one) {
            tasks.start(
                "second", [one](CancelToken const&, Progress const&) { return one + 1; },
                [&](int two) { done = two; });
        });
    tasks.finish();
    CHECK(done == 2);
}
