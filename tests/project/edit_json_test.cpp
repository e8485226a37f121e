#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/event_feature.h"
#include "project/edit_json.h"
#include "project/generation.h"
#include "project/kept.h"
#include "project/project_checks.h"
#include "project/project_dump.h"
#include "support/temporary_folder.h"
#include "text/fold.h"

using namespace placetime;
using curation::Edit;
using project::ProjectFile;

namespace {

curation::NameRule rule(std::string name, events::Event const& event)
{
    return {std::move(name), *event.where};
}

/// Something in every part.
Edit full_edit()
{
    Edit edit;
    edit.number = 7;
    edit.kind = "merge";
    edit.summary = "Merge: \"Talks\" → \"Strike\"";
    edit.who = "Айгүл";
    edit.why = "the same\nhappening";
    edit.at = test::at("2021-06-01T12:13:14Z");
    edit.undoes = 3;
    edit.redoes = 2;
    edit.before = {{4, test::area_event()}, {9, test::line_event()}};
    edit.after = {{4, test::merged_event()}};
    edit.names_before = {rule("Osh", test::full_event())};
    edit.names_after = {rule("Osh", test::line_event()), rule("Old \"bazaar\"", test::area_event())};
    edit.distinct_before = {{"a", "b"}};
    edit.distinct_after = {{"a", "b"}, {"b", "c"}};
    return edit;
}

void check_same(std::vector<curation::PlacedEvent> const& back,
                std::vector<curation::PlacedEvent> const& was)
{
    REQUIRE(back.size() == was.size());
    for (std::size_t i = 0; i < was.size(); ++i) {
        CHECK(back[i].seq == was[i].seq);
        CHECK(curation::same(back[i].event, project::as_kept(was[i].event)));
    }
}

void check_same(std::vector<curation::NameRule> const& back,
                std::vector<curation::NameRule> const& was)
{
    REQUIRE(back.size() == was.size());
    for (std::size_t i = 0; i < was.size(); ++i) {
        CHECK(back[i].name == was[i].name);
        CHECK(curation::same(back[i].place, was[i].place));
    }
}

void check_same(Edit const& back, Edit const& was)
{
    CHECK(back.number == was.number);
    CHECK(back.kind == was.kind);
    CHECK(back.summary == was.summary);
    CHECK(back.who == was.who);
    CHECK(back.why == was.why);
    CHECK(back.at == was.at);
    CHECK(back.undoes == was.undoes);
    CHECK(back.redoes == was.redoes);
    check_same(back.before, was.before);
    check_same(back.after, was.after);
    check_same(back.names_before, was.names_before);
    check_same(back.names_after, was.names_after);
    CHECK(back.distinct_before == was.distinct_before);
    CHECK(back.distinct_after == was.distinct_after);
}

project::Content read(ProjectFile const& file)
{
    Diagnostics diagnostics;
    auto content = file.read(diagnostics);
    CHECK(diagnostics.empty());
    return content;
}

/// Edits at random, as an analyst could make them, and what must then be there.
class Analyst {
public:
    explicit Analyst(project::Content const& content, unsigned seed) : chance_(seed)
    {
        for (auto const& one : content.events) events_.emplace(one.seq, one.event);
        next_seq_ = content.events.back().seq + 1;
    }

    Edit edit()
    {
        Edit edit;
        edit.number = ++number_;
        edit.kind = "test";
        switch (events_.size() < 8 ? 1 : chance_() % 7) {
        case 0:
            remove(edit);
            break;
        case 1:
            edit.after.push_back({next_seq_++, some_event()});
            break;
        case 2:
            merge(edit);
            break;
        case 3:
            split(edit);
            break;
        case 4:
            name(edit);
            break;
        case 5:
            judge(edit);
            break;
        default:
            change(edit);
        }
        take(edit);
        return edit;
    }

    void take(Edit const& edit)
    {
        for (auto const& one : edit.before) events_.erase(one.seq);
        for (auto const& one : edit.after) events_.emplace(one.seq, one.event);
        for (auto const& one : edit.names_before) names_.erase(one.name);
        for (auto const& one : edit.names_after) names_.emplace(one.name, one.place);
        for (auto const& one : edit.distinct_before) distinct_.erase(one);
        distinct_.insert(edit.distinct_after.begin(), edit.distinct_after.end());
    }

    void check(project::Content const& content) const
    {
        REQUIRE(content.events.size() == events_.size());
        auto expected = events_.begin();
        for (auto const& one : content.events) {
            CHECK(one.seq == expected->first);
            CHECK(curation::same(one.event, project::as_kept(expected->second)));
            ++expected;
        }
        CHECK(content.names.size() == names_.size());
        for (auto const& one : content.names)
            CHECK(curation::same(one.place, names_.at(one.name)));
        CHECK(std::set<curation::Distinct>(content.distinct.begin(), content.distinct.end()) ==
              distinct_);
    }

private:
    events::Event some_event()
    {
        auto event = test::generation_event(static_cast<long>(chance_() % 100),
                                            static_cast<long>(chance_() % 3));
        event.id = fmt::format("new-{}", ++made_);
        event.confidence = static_cast<double>(chance_() % 1000) / 997;
        if (event.where) event.where->point.lon += static_cast<double>(chance_() % 1000) / 3e6;
        return event;
    }

    curation::PlacedEvent pick()
    {
        auto at = events_.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(chance_() % events_.size()));
        return {at->first, at->second};
    }

    void remove(Edit& edit) { edit.before.push_back(pick()); }

    void change(Edit& edit)
    {
        edit.before.push_back(pick());
        auto changed = some_event();
        changed.id = edit.before[0].event.id;
        changed.claims = edit.before[0].event.claims;
        edit.after.push_back({edit.before[0].seq, changed});
    }

    void merge(Edit& edit)
    {
        edit.before = {pick()};
        while (edit.before.size() < 2 + chance_() % 2) {
            auto const other = pick();
            if (std::ranges::find(edit.before, other.seq, &curation::PlacedEvent::seq) ==
                edit.before.end())
                edit.before.push_back(other);
        }
        auto whole = edit.before.front();
        whole.event.claims.clear();
        for (auto const& part : edit.before) {
            auto claims = part.event.claims;
            if (claims.empty()) claims = {part.event};
            for (auto const& claim : claims) whole.event.claims.push_back(claim);
        }
        edit.after = {whole};
    }

    void split(Edit& edit)
    {
        auto const whole = pick();
        if (whole.event.claims.empty()) return change(edit);
        edit.before = {whole};
        for (auto const& claim : whole.event.claims)
            edit.after.push_back({edit.after.empty() ? whole.seq : next_seq_++, claim});
        edit.distinct_after = {{"x-" + whole.event.id, "y"}};
        if (distinct_.contains(edit.distinct_after[0])) edit.distinct_after.clear();
    }

    void name(Edit& edit)
    {
        auto const written = fmt::format("Name {}", chance_() % 5);
        auto const known = names_.find(written);
        if (known != names_.end()) edit.names_before = {{written, known->second}};
        if (known == names_.end() || chance_() % 2 == 0)
            edit.names_after = {rule(written, chance_() % 2 == 0 ? test::area_event()
                                                                 : test::full_event())};
    }

    void judge(Edit& edit)
    {
        auto const pair = curation::distinct_pair(fmt::format("e{}", chance_() % 4), "f");
        (distinct_.contains(pair) ? edit.distinct_before : edit.distinct_after) = {pair};
    }

    std::mt19937 chance_;
    std::map<std::int64_t, events::Event> events_;
    std::map<std::string, events::EventPlace> names_;
    std::set<curation::Distinct> distinct_;
    std::int64_t next_seq_ = 0;
    std::uint64_t number_ = 0;
    int made_ = 0;
};

} // namespace

TEST_CASE("an edit comes back from the audit, its events as the project keeps them")
{
    auto const edit = full_edit();
    auto const record = project::record_of(edit);
    CHECK(record.action == "undo");
    CHECK(record.shapes.size() == 2); // an area that three have, and a line
    auto const back = project::edits_of(std::vector{record});
    REQUIRE(back.size() == 1);
    check_same(back[0], edit);
    auto const& area = *back[0].before[0].event.where->geometry;
    CHECK(&area == &*back[0].after[0].event.claims[0].where->geometry); // shared
}

TEST_CASE("entries that are no edits, and damaged ones, are passed over")
{
    std::vector<project::AuditRecord> audit(6, project::record_of(full_edit()));
    audit[0].number = 0;
    audit[1].before = "{";
    audit[2].after = R"({"events":[{"seq":1,"event":{"type":"Point"}}]})";
    audit[3].shapes.clear();
    audit[4].before = "[]";
    CHECK(project::edits_of(audit).size() == 1);
    std::swap(audit[3], audit[5]); // its shapes are known from the one before
    CHECK(project::edits_of(audit).size() == 2);
}

TEST_CASE("what an edit changes is what a save has to do")
{
    auto const changes = project::changes_of(full_edit());
    CHECK(changes.removed == std::vector<std::string>{"ev-3", "ev-4"});
    REQUIRE(changes.events.size() == 1);
    CHECK(changes.events[0].seq == 4);
    CHECK(changes.names_removed.empty());
    CHECK(changes.names.size() == 2);
    CHECK(changes.distinct_removed.empty());
    CHECK(changes.distinct.size() == 2);
    CHECK(changes.audit.size() == 1);
}

TEST_CASE("as an event is kept so it is read, and keeping it twice changes nothing")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    project::Content content;
    content.events = project::placed(test::sample_events());
    auto merged = test::merged_event();
    merged.confidence = 1.0 / 3;
    merged.where->precision_m = 123.456;
    merged.where->countries.clear();
    auto bare = test::bare_event();
    bare.id = "untitled";
    bare.title.clear();
    auto sliver = test::area_event();
    sliver.id = "sliver";
    sliver.where->geometry = geo::MultiPolygon{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}};
    for (auto const& event : {merged, bare, sliver})
        content.events.push_back({static_cast<std::int64_t>(10 * content.events.size()), event});
    auto const back = read(ProjectFile::create(file, test::project_options(), content));
    REQUIRE(back.events.size() == content.events.size());
    for (std::size_t i = 0; i < back.events.size(); ++i) {
        CAPTURE(back.events[i].event.id);
        auto const kept = project::as_kept(content.events[i].event);
        CHECK(back.events[i].seq == content.events[i].seq);
        CHECK(exchange::whole_feature(back.events[i].event) == exchange::whole_feature(kept));
        CHECK(curation::same(back.events[i].event, kept));
        CHECK(curation::same(project::as_kept(kept), kept));
    }
}

TEST_CASE("edits at random and then all of them undone leave every table as it was")
{
    constexpr int kEdits = 120;
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto content = test::generation_content(0);
    content.reports = test::sample_content().reports;
    auto project = ProjectFile::create(file, test::project_options(), content);
    content = read(project);
    auto const before = test::dump_of(file);
    Analyst analyst(content, 4);
    std::vector<Edit> done;
    for (int i = 0; i < kEdits; ++i) {
        done.push_back(analyst.edit());
        project.save(project::changes_of(done.back()));
        if (i % 20 == 0) analyst.check(read(project));
    }
    auto const after = read(project);
    analyst.check(after);
    CHECK(test::dump_of(file) != before);

    // as the audit has them: the program may have been started anew
    auto const edits = project::edits_of(after.audit);
    REQUIRE(edits.size() == done.size());
    for (std::size_t i = 0; i < done.size(); ++i) check_same(edits[i], done[i]);
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        auto back = curation::inverse(*edit);
        back.number = 1000 + edit->number;
        back.undoes = edit->number;
        analyst.take(back);
        project.save(project::changes_of(back));
    }
    analyst.check(read(project));
    CHECK(test::dump_of(file) == before);
    CHECK(read(project).audit.size() == 1 + 2 * kEdits);
}

TEST_CASE("a save under another name takes places, judgements and edits along")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "x.gpkg";
    auto project = ProjectFile::create(file, test::project_options(), test::sample_content());
    auto edit = full_edit();
    edit.after[0].seq = 40;
    project.save(project::changes_of(edit));
    auto content = read(project);
    CHECK(content.names.size() == 2);
    CHECK(content.distinct.size() == 2);
    CHECK(content.events.back().seq == 40);
    auto const copy = folder.path() / "copy.gpkg";
    auto options = test::project_options();
    options.action.clear();
    auto const other = ProjectFile::create(copy, options, content);
    CHECK(test::dump_of(copy) == test::dump_of(file));
    CHECK(project::edits_of(read(other).audit).size() == 1);
}
