#include <doctest/doctest.h>

#include <vector>

#include "events/row_set.h"

namespace placetime::events {
namespace {

TEST_CASE("a set of rows counts, walks and never has bits past its size")
{
    RowSet set(130);
    CHECK(set.none());
    CHECK(set.next(0) == kNoRow);
    CHECK(set.previous(130) == kNoRow);
    set.set({60, 70});
    set.set(129);
    CHECK(set.count() == 11);
    CHECK(set.count({64, 129}) == 6);
    CHECK(set.count({64, 64}) == 0);
    CHECK(set.next(0) == 60);
    CHECK(set.next(70) == 129);
    CHECK(set.next(130) == kNoRow);
    CHECK(set.previous(130) == 129);
    CHECK(set.previous(129) == 69);
    CHECK(set.previous(60) == kNoRow);
    std::vector<Row> seen;
    set.for_each({62, 65}, [&](Row row) { seen.push_back(row); });
    CHECK(seen == std::vector<Row>{62, 63, 64});
    set.reset(129);
    CHECK(!set.test(129));
    RowSet all(130, true);
    CHECK(all.count() == 130);
    CHECK(all.words()[2] == 3);
    CHECK((set &= all).count() == 10);
    CHECK((set |= all) == all);
    CHECK(RowSet(0, true).count() == 0);
}

} // namespace
} // namespace placetime::events
