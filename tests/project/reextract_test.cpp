#include <doctest/doctest.h>

#include <algorithm>

#include "project/edit_json.h"
#include "project/kept.h"
#include "project/project_checks.h"
#include "project/project_dump.h"
#include "project/reextract.h"
#include "support/temporary_folder.h"

using namespace placetime;
using curation::PlacedEvent;
using events::Review;
using events::Type;
using project::FreshReport;

namespace {

constexpr char const* kText =
    "Miners marched in Osh. Two were hurt. Talks began in Talas on Monday.";

/// An event of the sentence at [start, end) of the text.
events::Event told(std::string id, Type type, std::size_t start, std::size_t end,
                   std::string const& text = kText)
{
    events::Event event;
    event.id = std::move(id);
    event.title = "event " + event.id;
    event.type = type;
    event.source_id = "strike";
    event.source_start = start;
    event.source_end = end;
    event.source_quote = text.substr(start, end - start);
    event.confidence = 1.0 / 3; // more digits than a project keeps
    return event;
}

events::Event march(std::string id = "march") { return told(std::move(id), Type::protests, 0, 22); }
events::Event hurt(std::string id = "hurt") { return told(std::move(id), Type::riots, 23, 37); }
events::Event talks(std::string id = "talks")
{
    auto event = told(std::move(id), Type::diplomacy, 38, 68);
    event.place_index = 1;
    event.time_index = 0;
    return event;
}

project::ReportRecord report(std::string const& text = kText)
{
    project::ReportRecord record;
    record.id = "strike";
    record.file = "strike.txt";
    record.text = text;
    auto const mention = [&](project::MentionRecord::What what, std::size_t number,
                             std::string const& word) {
        project::MentionRecord found;
        found.what = what;
        found.number = number;
        found.text = word;
        found.start = text.find(word);
        found.end = found.start + word.size();
        record.mentions.push_back(found);
    };
    using What = project::MentionRecord::What;
    mention(What::place, 0, "Osh");
    mention(What::place, 1, "Talas");
    mention(What::time, 0, "Monday");
    return record;
}

events::Event reviewed(events::Event event, Review review)
{
    event.review = review;
    return event;
}

events::Event of_type(events::Event event, Type type)
{
    event.type = type;
    return event;
}

project::Reextraction again(std::vector<PlacedEvent> const& events,
                            std::vector<events::Event> found,
                            std::vector<project::ReportRecord> const& stored = {report()},
                            project::ReportRecord fresh = report())
{
    std::vector<FreshReport> reports;
    reports.push_back({std::move(fresh), std::move(found)});
    return project::reextract(events, stored, std::move(reports));
}

std::vector<std::string> ids_of(std::vector<PlacedEvent> const& events)
{
    std::vector<std::string> ids;
    for (auto const& one : events) ids.push_back(one.event.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the same report with the same events changes nothing")
{
    std::vector<PlacedEvent> const there{{0, project::as_kept(march())},
                                         {1, project::as_kept(talks())}};
    auto const result = again(there, {march(), talks()});
    CHECK(result.empty());
    CHECK(result.unchanged == 2);
    CHECK(result.changes(std::nullopt).empty());
    CHECK(result.summary() ==
          "0 events added, 0 replaced, 0 removed, 2 as they were, 0 kept as an analyst left them");
}

TEST_CASE("unreviewed events give way in their places, vanish, and are joined by new ones")
{
    std::vector<PlacedEvent> const there{{3, march()}, {5, talks()}, {6, hurt()}};
    auto better = march();
    better.title = "Miners march";
    auto const result = again(there, {better, talks("talks-2")});
    CHECK(ids_of(result.before) == Ids{"march", "talks", "hurt"});
    REQUIRE(ids_of(result.after) == Ids{"march", "talks-2"});
    CHECK(result.after[0].seq == 3);
    CHECK(result.after[0].event.title == "Miners march");
    CHECK(result.after[1].seq == 5);
    CHECK(result.replaced == 2);
    CHECK(result.removed == 1);
    CHECK(result.changes(std::nullopt).removed == Ids{"talks", "hurt"});

    auto const more = again({{3, march()}}, {march(), hurt()});
    REQUIRE(ids_of(more.after) == Ids{"hurt"});
    CHECK(more.after[0].seq == 4);
    CHECK(more.added == 1);
    auto const changes = more.changes(test::at("2026-01-02"));
    REQUIRE(changes.audit.size() == 1);
    CHECK(changes.audit[0].action == "extract");
    CHECK(changes.audit[0].number == 0);
    CHECK(changes.audit[0].detail.starts_with("1 event added, 0 replaced"));
}

TEST_CASE("what an analyst handled stays, and is not added again under its id or another")
{
    for (auto const review : {Review::accepted, Review::rejected, Review::edited}) {
        CAPTURE(to_string(review));
        std::vector<PlacedEvent> const there{{0, reviewed(march(), review)}};
        auto changed = march();
        changed.title = "Another title";
        for (auto const* id : {"march", "other-id"}) {
            changed.id = id;
            auto const result = again(there, {changed});
            CHECK(result.empty());
            CHECK(result.kept == 1);
        }
    }
    // one handled event answers for one that is found
    auto const two = again({{0, reviewed(march(), Review::accepted)}}, {march(), march("march-2")});
    CHECK(ids_of(two.after) == Ids{"march-2"});
    // the type that an analyst gave is another than the one that is found
    auto edited = of_type(reviewed(talks(), Review::edited), Type::politics);
    edited.when = events::EventTime{
        {test::at("2021-05-03"), test::at("2021-05-04")}, time::Precision::day, "", ""};
    auto same_day = talks("other-id");
    same_day.when = edited.when;
    CHECK(again({{0, edited}}, {same_day}).empty());
    CHECK(again({{0, edited}}, {talks("other-id")}).added == 1); // nothing says that it is the same
    CHECK(again({{0, of_type(reviewed(talks(), Review::accepted), Type::politics)}}, {same_day})
              .added == 1);
}

TEST_CASE("claims of a merged event are not added again, from whatever report they are")
{
    auto merged = march("merged");
    merged.source_id = "other";
    merged.claims = {march(), told("far", Type::protests, 0, 22)};
    merged.claims[1].source_id = "other";
    auto const result = again({{0, merged}, {1, talks()}}, {march("march-2"), talks()});
    CHECK(result.empty());
    CHECK(result.unchanged == 1);

    merged.source_id = "strike";
    auto const own = again({{0, merged}}, {march(), hurt()});
    CHECK(ids_of(own.after) == Ids{"hurt"});
    CHECK(own.kept == 1);
}

TEST_CASE("reports that are not named stay, also where they have the same id")
{
    auto other = talks("elsewhere");
    other.source_id = "other";
    CHECK(again({{0, other}, {1, march()}}, {march()}).empty());

    auto second = report("Strikers met in Naryn.");
    second.file = "archive/strike.txt";
    auto met = told("met", Type::politics, 0, 22, second.text);
    auto const result = again({{0, march()}, {1, met}}, {hurt()}, {report(), second});
    CHECK(ids_of(result.before) == Ids{"march"});
    CHECK(ids_of(result.after) == Ids{"hurt"});
    CHECK(result.reports.empty());

    auto changed = report(std::string(kText) + " More.");
    auto const both = again({{0, march()}, {1, met}}, {march()}, {report(), second}, changed);
    REQUIRE(both.reports.size() == 2); // a save replaces all of an id
    CHECK(both.reports[0].text == changed.text);
    CHECK(both.reports[1].text == second.text);
    CHECK(both.before.empty());
}

TEST_CASE("an id that another report's event has is not taken from it")
{
    auto other = talks("march");
    other.source_id = "other";
    auto const result = again({{0, other}}, {march(), march()});
    CHECK(ids_of(result.after) == Ids{"march-2", "march-3"});
}

TEST_CASE("what stays is linked to the report's new text and mentions")
{
    auto const kept = reviewed(talks(), Review::accepted);
    auto fresh = report(std::string("Update. In Jalal-Abad: ") + kText);
    for (auto& mention : fresh.mentions)
        if (mention.what == project::MentionRecord::What::place) ++mention.number;
    auto const shift = fresh.text.size() - std::string(kText).size();
    auto found = talks("moved");
    found.source_start += shift;
    found.source_end += shift;
    auto const result = again({{4, kept}}, {found}, {report()}, fresh);
    REQUIRE(ids_of(result.after) == Ids{"talks"});
    auto const& linked = result.after[0].event;
    CHECK(result.after[0].seq == 4);
    CHECK(linked.review == Review::accepted);
    CHECK(linked.title == kept.title);
    CHECK(linked.source_start == kept.source_start + shift);
    CHECK(linked.place_index == 2);
    CHECK(linked.time_index == 0);
    CHECK(result.added == 0);
    CHECK(result.reports.size() == 1);

    auto const gone =
        again({{4, kept}}, {}, {report()}, report("Nothing of it in Talas or Osh, Monday."));
    REQUIRE(gone.after.size() == 1);
    CHECK(gone.after[0].event.source_quote == kept.source_quote);
    CHECK(gone.after[0].event.source_start == kept.source_start);
    CHECK_FALSE(gone.after[0].event.place_index.has_value());
}

TEST_CASE("a second extraction is one save, and a third finds nothing to do")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    project::Content content;
    content.events = project::placed({reviewed(march(), Review::edited), hurt(), talks()});
    content.reports = {report()};
    content.layers = test::sample_content().layers;
    content.view = test::sample_content().view;
    auto project = project::ProjectFile::create(file, test::project_options(), content);
    Diagnostics diagnostics;
    content = project.read(diagnostics);
    auto const found = std::vector{march("m"), of_type(hurt("h"), Type::riots)};
    auto const first = again(content.events, found, content.reports);
    CHECK(first.replaced == 1);
    CHECK(first.removed == 1);
    project.save(first.changes(std::nullopt));
    auto const dump = test::dump_of(file);
    content = project.read(diagnostics);
    CHECK(ids_of(content.events) == Ids{"march", "h"});
    CHECK(content.layers == test::sample_content().layers);
    CHECK(content.view == test::sample_content().view);
    CHECK(content.audit.size() == 2);
    auto const second = again(content.events, found, content.reports);
    CHECK(second.empty());
    project.save(second.changes(std::nullopt));
    CHECK(test::dump_of(file) == dump);
    CHECK(diagnostics.empty());
}
