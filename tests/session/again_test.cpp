#include <doctest/doctest.h>

#include "curation/operations.h"
#include "session/bench_session.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::session;
using test::settle;

namespace {

/// The report as it is first, and as "again": an event less, one more, and one that is the same.
Opened load(std::vector<std::string> const& files, std::vector<curation::NameRule> const&,
            CancelToken const&, Progress const&)
{
    Opened opened;
    opened.title = files.front();
    bool const again = files.front() == "again.txt";
    auto report = test::report_with_candidates("long-day", 6);
    report.text = again ? "new" : "old";
    opened.reports = {report};
    std::vector<events::Event> events;
    for (int const n : again ? std::vector{0, 2, 5} : std::vector{0, 1, 2})
        events.push_back(test::mentioned_event(n, 0.5));
    if (again) {
        auto other = test::mentioned_event(9, 0.5);
        other.source_id = "other";
        events.push_back(other);
        opened.reports.push_back(test::report_with_candidates("other", 1));
    }
    opened.table = events::EventTable::from(std::move(events));
    return opened;
}

std::vector<std::string> ids_of(std::vector<curation::PlacedEvent> const& events)
{
    std::vector<std::string> ids;
    for (auto const& one : events) ids.push_back(one.event.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("a report that comes again changes its unreviewed events alone, and that can be undone")
{
    test::TemporaryFolder folder;
    SessionOptions options;
    options.loader = load;
    Session session(options);
    session.camera.resize({0, 0, 800, 600});
    session.open({"long-day.txt"});
    settle(session);
    auto const file = folder.path() / "work.gpkg";
    session.save_as(file);
    settle(session);
    Ids const edited{"e0"};
    session.edit(curation::set_title(session.workspace(), edited, "By hand"));
    settle(session);
    session.add({"again.txt"});
    settle(session);
    CHECK(ids_of(session.workspace().events()) == Ids{"e0", "e2", "e5", "e9"});
    CHECK(session.workspace().find("e0")->event.title == "By hand");
    CHECK(session.document().reports->size() == 2);
    CHECK(session.document().report("long-day")->text == "new");
    session.save();
    settle(session);
    Diagnostics diagnostics;
    auto content = session.document().project->read(diagnostics);
    CHECK(ids_of(content.events) == Ids{"e0", "e2", "e5", "e9"});
    REQUIRE(content.reports.size() == 2);
    CHECK(content.reports[0].text == "new");
    CHECK(content.audit.back().kind == "extract");

    CHECK(session.undo());
    settle(session);
    CHECK(ids_of(session.workspace().events()) == Ids{"e0", "e1", "e2", "e9"});
    content = session.document().project->read(diagnostics);
    CHECK(ids_of(content.events) == Ids{"e0", "e1", "e2", "e9"});
}

TEST_CASE(
    "reports that are added are read with what the work's own names mean; other files are not")
{
    Ids given;
    SessionOptions options;
    options.loader = [&](std::vector<std::string> const& files,
                         std::vector<curation::NameRule> const& names, CancelToken const& cancel,
                         Progress const& progress) {
        given.clear();
        for (auto const& rule : names) given.push_back(rule.name + " is " + rule.place.name);
        return load(files, names, cancel, progress);
    };
    Session session(std::move(options));
    session.camera.resize({0, 0, 800, 600});
    Opened opened;
    opened.table = events::EventTable::from({events::Event{}});
    opened.title = "work";
    opened.names.push_back({"the Depot", {}});
    opened.names.back().place.name = "Osh";
    session.show(std::move(opened), {"work.gpkg"});
    session.add({"again.txt"});
    settle(session);
    CHECK(given == Ids{"the Depot is Osh"});
    session.open({"long-day.txt"});
    settle(session);
    CHECK(given.empty());
}
