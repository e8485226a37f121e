#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "session/bench_session.h"

using namespace placetime;
using namespace placetime::session;
using test::settle;

namespace {

constexpr std::int64_t kStart = 1'500'000'000;

/// Events that are made when they are asked for, as those of a large CSV are.
class Numbered : public events::EventRecords {
public:
    events::Event event(std::size_t record) const override
    {
        events::Event e;
        e.id = id(record);
        e.title = title(record);
        e.type = static_cast<events::Type>(record % events::kTypeCount);
        auto const begin =
            time::Instant(time::Seconds(kStart + std::int64_t(record % 977) * 86'400));
        e.when =
            events::EventTime{{begin, begin + time::Seconds(86'400)}, time::Precision::day, "", ""};
        events::EventPlace place;
        place.name = place_name(record);
        place.kind = "city";
        place.point = {70 + double(record % 100) / 10, 40 + double(record % 31) / 10};
        place.geometry = place.point;
        place.precision_m = 1000;
        e.where = std::move(place);
        e.confidence = double(record % 100) / 100;
        return e;
    }
    std::string id(std::size_t record) const override { return "n" + std::to_string(record); }
    std::string title(std::size_t record) const override
    {
        return "Number " + std::to_string(record);
    }
    std::string place_name(std::size_t record) const override
    {
        return "Town " + std::to_string(record % 100);
    }
    void append_text(std::size_t record, std::string& out) const override
    {
        events::SearchedText(event(record)).append_to(out);
    }
};

Opened numbered(std::size_t count)
{
    auto const records = std::make_shared<Numbered>();
    events::EventList list;
    list.reserve(count);
    for (std::size_t record = 0; record < count; ++record) list.add(records->event(record));
    Opened opened;
    opened.table = events::EventTable::build(std::move(list), records);
    opened.title = "numbers";
    return opened;
}

std::string title_shown(Session const& session, std::size_t record)
{
    return session.table()->title(session.table()->row_of(record));
}

} // namespace

TEST_CASE("a large table is edited on the worker: the old one is shown until the new one is there")
{
    Session session({});
    session.show(numbered(160'000), {"numbers.csv"});
    settle(session);
    auto const before = session.table();
    session.select(session.table()->row_of(70'000));
    auto const retitle = [&](std::string title) {
        return session.edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
            return curation::set_title(workspace, ids, title);
        });
    };
    CHECK(retitle("First"));
    CHECK(session.table() == before);
    CHECK(session.workspace().find("n70000")->event.title == "First");
    CHECK(retitle("Second")); // while the table of the first is being made
    settle(session);
    CHECK(session.table() != before);
    CHECK(title_shown(session, 70'000) == "Second");
    CHECK(title_shown(session, 70'001) == "Number 70001");
    CHECK(session.table()->id(*session.selection.primary()) == "n70000");
    CHECK(session.undo());
    settle(session);
    CHECK(title_shown(session, 70'000) == "First");
    CHECK(session.proposals.all().empty()); // data, not reports
}

TEST_CASE("a search by words over a large table keeps its answer while an edit is brought in")
{
    Session session({});
    session.show(numbered(60'000), {"numbers.csv"});
    settle(session);
    session.filters.set_words("town 7");
    settle(session);
    auto const found = session.counts().total;
    auto const listed = session.filters.listed().count();
    CHECK(found == 60'000);
    CHECK(listed < 10'000);
    session.select(session.filters.listed().next(0));
    session.edit_selected([](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_title(workspace, ids, "Another");
    });
    CHECK(session.filters.listed().count() == listed);
    settle(session);
    CHECK(session.filters.listed().count() == listed);
}

/// Says how long an edit takes when PLACETIME_EDIT_ROWS gives a number of rows.
TEST_CASE("times of an edit, when they are asked for")
{
    auto const* const rows = std::getenv("PLACETIME_EDIT_ROWS");
    if (rows == nullptr) return;
    using Clock = std::chrono::steady_clock;
    auto const ms = [](Clock::time_point from) {
        return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
    };
    auto const count = static_cast<std::size_t>(std::atol(rows));
    Session session({});
    session.show(numbered(count), {"numbers.csv"});
    settle(session);
    for (int i = 0; i < 4; ++i) {
        session.select(session.table()->row_of(count / 2 + static_cast<std::size_t>(i)));
        auto start = Clock::now();
        session.edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
            return curation::set_title(workspace, ids, "Edit " + std::to_string(i));
        });
        auto const at_once = ms(start);
        session.tasks.finish();
        auto const table = ms(start);
        session.update(0.01);
        session.tasks.finish();
        std::cout << "Edit of " << count << " rows: " << at_once << " ms at once, " << table
                  << " ms until it is shown, " << ms(start) << " ms until all is at rest\n";
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 74 && i < count; ++i)
        ids.push_back(session.table()->id(events::Row(i)));
    auto const start = Clock::now();
    session.edit(curation::accept(session.workspace(), ids));
    session.tasks.finish();
    std::cout << "74 of them at once: " << ms(start) << " ms until they are shown\n";
}
