#include <doctest/doctest.h>

#include "events/random_events.h"
#include "events/table_filter.h"
#include "session/filter_state.h"
#include "session/moments.h"

using namespace placetime;
using namespace placetime::session;

namespace {

geo::MultiPolygon const kRegion{{{{65, 36}, {75, 36}, {75, 43}, {65, 43}, {65, 36}}}};

/// Whether an event passes all filters, or all but one, by the rules as they are written down.
struct Judge {
    FilterChoice const& choice;
    events::Event const& e;
    std::uint8_t percent = events::percent(e.confidence);

    bool type() const { return choice.types[static_cast<std::size_t>(e.type)]; }
    bool status() const { return choice.statuses[static_cast<std::size_t>(e.status)]; }
    bool review() const { return choice.reviews[static_cast<std::size_t>(e.review)]; }
    bool precision() const
    {
        return !e.when || choice.precisions[static_cast<std::size_t>(e.when->precision)];
    }
    bool source() const
    {
        return std::ranges::find(choice.hidden_sources, events::source_name(e)) ==
               choice.hidden_sources.end();
    }
    bool rest() const
    {
        events::Filter filter;
        filter.words = choice.words;
        if (!choice.region.empty()) filter.region = choice.region;
        return events::passes(e, filter) && percent >= std::lround(choice.min_confidence * 100) &&
               (choice.max_place_precision == 0 || !e.where ||
                e.where->precision_m <= choice.max_place_precision);
    }
    bool background() const { return choice.background || !e.background; }
    bool statement() const { return choice.statements || !events::is_statement(e.type, e.subtype); }
    bool all() const
    {
        return type() && status() && review() && precision() && source() && rest() &&
               background() && statement();
    }
};

std::vector<FilterChoice> choices()
{
    std::vector<FilterChoice> list(1);
    FilterChoice c;
    c.types[3] = c.types[8] = false;
    c.background = true;
    list.push_back(c);
    c.statuses[2] = c.reviews[3] = c.precisions[4] = false;
    c.statements = true;
    c.hidden_sources = {"Paper 1", ""};
    list.push_back(c);
    c = {};
    c.words = "rally TOWN";
    c.min_confidence = 0.4;
    c.max_place_precision = 10'000;
    list.push_back(c);
    c = {};
    c.region = kRegion;
    c.types.fill(false);
    c.types[0] = true;
    list.push_back(c);
    return list;
}

} // namespace

TEST_CASE("rows and counts of every facet agree with looking at each event")
{
    auto const all = test::random_events(3'000);
    auto const table = events::EventTable::from(all);
    Tasks tasks;
    FilterState filters;
    filters.set_table(table);
    for (auto const& choice : choices()) {
        CAPTURE(choice.words);
        filters.set_choice(choice);
        filters.update(tasks);
        FacetCounts expected;
        expected.sources.assign(table->source_names().size(), 0);
        std::size_t undated = 0, unplaced = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const& e = all[i];
            Judge const judge{choice, e};
            auto const row = table->row_of(i);
            bool const passes = judge.all();
            REQUIRE(filters.listed().test(row) == passes);
            REQUIRE(filters.drawn().test(row) ==
                    (passes && e.when && e.where && events::is_told(e.status) &&
                     e.review != events::Review::rejected));
            undated += passes && !e.when;
            unplaced += passes && !e.where;
            // All but a facet's own filter: as if that value were on.
            auto const counts = [&](auto change) {
                auto open = choice;
                change(open);
                return Judge{open, e}.all();
            };
            expected.types[static_cast<std::size_t>(e.type)] +=
                counts([](FilterChoice& c) { c.types.fill(true); });
            expected.statuses[static_cast<std::size_t>(e.status)] +=
                counts([](FilterChoice& c) { c.statuses.fill(true); });
            expected.reviews[static_cast<std::size_t>(e.review)] +=
                counts([](FilterChoice& c) { c.reviews.fill(true); });
            if (e.when)
                expected.precisions[static_cast<std::size_t>(e.when->precision)] +=
                    counts([](FilterChoice& c) { c.precisions.fill(true); });
            expected.sources[table->sources()[row]] +=
                counts([](FilterChoice& c) { c.hidden_sources.clear(); });
            expected.background +=
                e.background && counts([](FilterChoice& c) { c.background = true; });
            expected.statements += events::is_statement(e.type, e.subtype) &&
                                   counts([](FilterChoice& c) { c.statements = true; });
        }
        CHECK(filters.facets().types == expected.types);
        CHECK(filters.facets().statuses == expected.statuses);
        CHECK(filters.facets().reviews == expected.reviews);
        CHECK(filters.facets().precisions == expected.precisions);
        CHECK(filters.facets().sources == expected.sources);
        CHECK(filters.facets().background == expected.background);
        CHECK(filters.facets().statements == expected.statements);
        CHECK(filters.counts({}).undated == undated);
        CHECK(filters.counts({}).unplaced == unplaced);
        CHECK(filters.counts({}).listed == filters.listed().count());
        CHECK(filters.counts({}).shown == filters.drawn().count());
    }
}

TEST_CASE("background events and statements are off by default")
{
    FilterState filters;
    CHECK_FALSE(filters.choice().background);
    CHECK_FALSE(filters.choice().statements);
    CHECK(filters.choice().is_default());
}

TEST_CASE("nothing is worked out again when nothing changed")
{
    Tasks tasks;
    FilterState filters;
    filters.set_table(events::EventTable::from(test::random_events(50)));
    CHECK(filters.update(tasks));
    auto const revision = filters.revision();
    filters.set_type(events::Type::riots, true);
    CHECK_FALSE(filters.update(tasks));
    CHECK(filters.revision() == revision);
    filters.set_type(events::Type::riots, false);
    CHECK(filters.update(tasks));
}

TEST_CASE("one type alone, and all again")
{
    Tasks tasks;
    FilterState filters;
    filters.set_table(events::EventTable::from(test::random_events(50)));
    filters.only_type(events::Type::riots);
    CHECK(std::ranges::count(filters.choice().types, true) == 1);
    filters.only_type(events::Type::riots);
    CHECK(filters.choice().is_default());
}

TEST_CASE("a search by words over a large table goes on the worker")
{
    auto const all = test::random_events(FilterState::kSearchAtOnce + 10);
    auto const table = events::EventTable::from(all);
    Tasks tasks;
    FilterState filters;
    filters.set_table(table);
    filters.update(tasks);
    auto const before = filters.listed().count();
    filters.set_words("polici");
    filters.update(tasks);
    CHECK(filters.searching());
    CHECK(filters.listed().count() == before);
    filters.set_words("полиция"); // typed on: the first search is dropped
    filters.update(tasks);
    tasks.finish();
    CHECK_FALSE(filters.searching());
    filters.update(tasks);
    events::Filter filter;
    filter.words = "полиция";
    filter.background = filter.statements = false;
    CHECK(filters.listed() == events::matching(*table, filter));
    filters.set_words("");
    filters.update(tasks);
    CHECK(filters.listed().count() == before);
}

TEST_CASE("hidden sources stay hidden by name in another table")
{
    Tasks tasks;
    FilterState filters;
    auto one = test::drawn_event("1", "2020-01-01", "2020-01-02");
    one.publisher = "Interfax";
    auto other = one;
    other.publisher = "AKIpress";
    filters.set_table(test::table_of({one}));
    filters.set_source(1, false);
    CHECK(filters.choice().hidden_sources == std::vector<std::string>{"Interfax"});
    filters.set_table(test::table_of({other, one}));
    filters.update(tasks);
    CHECK(filters.listed().count() == 1);
}
