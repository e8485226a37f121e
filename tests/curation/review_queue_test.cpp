#include <doctest/doctest.h>

#include "curation/curation_events.h"
#include "curation/review_queue.h"

using namespace placetime;
using namespace placetime::curation;
using events::Review;
using events::Row;

namespace {

events::Event judged(std::string id, double confidence, Review review = Review::unreviewed)
{
    auto event = test::happening(std::move(id), "2019-03-05");
    event.confidence = confidence;
    event.review = review;
    return event;
}

struct Queue {
    std::shared_ptr<events::EventTable const> table =
        events::EventTable::from({judged("a", 0.9), judged("b", 0.2), judged("c", 0.5),
                                  judged("d", 0.1, Review::accepted), judged("e", 0.2)});
    ReviewQueue queue;
    events::RowSet among{5, true};
    Queue() { queue.update(table, among); }
    std::string id(std::optional<Row> row) const { return row ? table->id(*row) : "none"; }
    Row row(std::string_view id) const { return table->find(id).value(); }
};

} // namespace

TEST_CASE("the least confident comes first, and after the last the first again")
{
    Queue const q;
    CHECK(q.queue.size() == 4);
    std::string order;
    auto row = q.queue.next({});
    for (int i = 0; i < 5; ++i, row = q.queue.next(row)) order += q.id(row);
    CHECK(order == "becab");
    CHECK(q.id(q.queue.previous(q.row("b"))) == "a");
    CHECK(q.id(q.queue.previous({})) == "a");
    CHECK(q.queue.position(q.row("c")) == 2);
    CHECK_FALSE(q.queue.position(q.row("d")));
    CHECK(q.queue.counts().accepted == 1);
    CHECK(q.queue.counts().all() == 5);
}

TEST_CASE("from an event that was judged it goes on from where that stood")
{
    Queue const q;
    CHECK(q.id(q.queue.next(q.row("d"))) == "b");
    CHECK(q.id(q.queue.previous(q.row("d"))) == "a");
}

TEST_CASE("only what the filters let through waits, and an empty queue has no next")
{
    Queue q;
    events::RowSet some(5);
    some.set(q.row("c"));
    q.queue.update(q.table, some);
    CHECK(q.id(q.queue.next(q.row("a"))) == "c");
    CHECK(q.id(q.queue.next(q.row("c"))) == "none");
    q.queue.update(q.table, events::RowSet(5));
    CHECK(q.queue.empty());
    CHECK(q.id(q.queue.next({})) == "none");
    CHECK(q.id(ReviewQueue().next({})) == "none");
}
