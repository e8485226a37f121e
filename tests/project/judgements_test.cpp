#include <doctest/doctest.h>

#include "layers/database.h"
#include "project/kept.h"
#include "project/project_checks.h"
#include "project/project_file.h"
#include "support/temporary_folder.h"

using namespace placetime;
using project::kNextSeq;
using project::ProjectFile;

namespace {

project::Content read(ProjectFile const& file)
{
    Diagnostics diagnostics;
    auto content = file.read(diagnostics);
    CHECK(diagnostics.empty());
    return content;
}

std::vector<std::int64_t> places_of(project::Content const& content)
{
    std::vector<std::int64_t> seqs;
    for (auto const& one : content.events) seqs.push_back(one.seq);
    return seqs;
}

using Places = std::vector<std::int64_t>;

/// A new project with the samples, and what its tables say.
struct Sample {
    test::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "x.gpkg";
    ProjectFile project =
        ProjectFile::create(file, test::project_options(), test::sample_content());

    std::string value(std::string const& select) const
    {
        layers::Database const database(file, layers::Database::Access::read);
        return database.value(select).value_or("none");
    }
    void execute(std::string const& sql) const
    {
        layers::Database database(file, layers::Database::Access::write);
        database.execute(sql);
    }
};

} // namespace

TEST_CASE("a merged event has a row for each claim, which come back in their order")
{
    Sample sample;
    auto merged = test::merged_event();
    project::Changes changes;
    changes.events = test::changed({merged});
    sample.project.save(changes);
    CHECK(sample.value("SELECT count(*) FROM claims WHERE event_id = 'ev-5'") == "2");
    CHECK(sample.value("SELECT claim_id FROM claims WHERE event_id = 'ev-5' AND number = 1") ==
          "claim-2");
    CHECK(sample.value("SELECT title FROM claims WHERE event_id = 'ev-5' AND number = 1") ==
          "Talks");
    CHECK(test::text_of(read(sample.project).events.back().event) == test::text_of(merged));

    std::swap(merged.claims[0], merged.claims[1]);
    merged.claims.push_back(test::line_event());
    changes.events = test::changed({merged});
    sample.project.save(changes);
    CHECK(test::text_of(read(sample.project).events.back().event) == test::text_of(merged));

    merged.claims.clear(); // its own only claim again
    changes.events = test::changed({merged});
    sample.project.save(changes);
    CHECK(sample.value("SELECT count(*) FROM claims WHERE event_id = 'ev-5'") == "1");
    CHECK(sample.value("SELECT feature IS NULL FROM claims WHERE event_id = 'ev-5'") == "1");
    CHECK(read(sample.project).events.back().event.claims.empty());

    changes = {};
    changes.removed = {"ev-5"};
    sample.project.save(changes);
    CHECK(sample.value("SELECT count(*) FROM claims WHERE event_id = 'ev-5'") == "0");
}

TEST_CASE("a claim that is damaged is left out with a diagnostic")
{
    Sample sample;
    project::Changes changes;
    changes.events = test::changed({test::merged_event()});
    sample.project.save(changes);
    sample.execute("UPDATE claims SET feature = '{' WHERE number = 1");
    Diagnostics diagnostics;
    auto const content = sample.project.read(diagnostics);
    CHECK(content.events.back().event.claims.size() == 1);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].message.find("ev-5") != std::string::npos);
}

TEST_CASE("an event that was removed comes back to its place, and one without goes to the end")
{
    Sample sample;
    CHECK(places_of(read(sample.project)) == Places{0, 1, 2, 3});
    auto const gone = read(sample.project).events[1];
    project::Changes changes;
    changes.removed = {gone.event.id};
    sample.project.save(changes);
    changes = {};
    auto fresh = test::bare_event();
    fresh.id = "fresh";
    changes.events = {{7, gone.event}, {kNextSeq, fresh}};
    sample.project.save(changes);
    CHECK(places_of(read(sample.project)) == Places{0, 2, 3, 7, 8});
    changes.events = {gone, {kNextSeq, fresh}};
    sample.project.save(changes);
    CHECK(places_of(read(sample.project)) == Places{0, 1, 2, 3, 8});
    CHECK(read(sample.project).events[1].event.id == gone.event.id);
}

TEST_CASE("names of the project keep their places, and a user's note stays")
{
    Sample sample;
    auto place = *test::line_event().where;
    place.precision_m = 1.0 / 3;
    place.point = {1.0 / 3, 2.0 / 3};
    place.text = "the \"line\"";
    project::Changes changes;
    changes.names = {{"Osh", *test::full_event().where}, {"an 'old' line", place}};
    sample.project.save(changes);
    auto names = read(sample.project).names;
    REQUIRE(names.size() == 2);
    CHECK(names[0].name == "an 'old' line"); // in the order of the folded names
    CHECK(curation::same(names[0].place, project::as_kept(place)));
    CHECK(curation::same(names[1].place, project::as_kept(*test::full_event().where)));

    sample.execute("UPDATE gazetteer SET note = 'ask Aida' WHERE name = 'Osh'");
    sample.execute("INSERT INTO gazetteer (name, lon, lat) VALUES ('No place', 999, 0), "
                   "(NULL, 1, 1), ('AN OLD LINE', 5, 6)");
    changes.names = {{"Osh", place}};
    changes.names_removed = {"none such"};
    sample.project.save(changes);
    CHECK(sample.value("SELECT note FROM gazetteer WHERE name = 'Osh'") == "ask Aida");
    names = read(sample.project).names;
    REQUIRE(names.size() == 2);
    CHECK(names[0].place.point == geo::LonLat{5, 6}); // the later of two that fold alike
    CHECK(curation::same(names[1].place, project::as_kept(place)));

    changes = {};
    changes.names_removed = {"Osh", "AN OLD LINE", "an 'old' line"};
    sample.project.save(changes);
    CHECK(read(sample.project).names.empty());
}

TEST_CASE("pairs that were judged to be different are kept once")
{
    Sample sample;
    project::Changes changes;
    changes.distinct = {{"b", "c"}, {"a", "b"}, {"a", "b"}};
    sample.project.save(changes);
    sample.project.save(changes);
    sample.execute("INSERT INTO distinct_pairs VALUES (NULL, 'z', 'y'), (NULL, 'x', NULL)");
    CHECK(read(sample.project).distinct ==
          std::vector<curation::Distinct>{{"a", "b"}, {"b", "c"}, {"y", "z"}});
    changes = {};
    changes.distinct_removed = {{"a", "b"}, {"none", "such"}};
    sample.project.save(changes);
    CHECK(read(sample.project).distinct == std::vector<curation::Distinct>{{"b", "c"}, {"y", "z"}});
}

TEST_CASE("two new reports of one id are both saved")
{
    Sample sample;
    project::Changes changes;
    changes.reports = test::sample_content().reports;
    changes.reports.push_back(changes.reports.front());
    changes.reports.back().file = "other.html";
    sample.project.save(changes);
    CHECK(read(sample.project).reports.size() == 2);
}
