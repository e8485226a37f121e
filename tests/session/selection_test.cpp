#include <doctest/doctest.h>

#include "session/selection.h"

using namespace placetime;
using session::Selection;
using Rows = std::vector<events::Row>;

namespace {
Rows rows_of(Selection const& selection)
{
    return {selection.rows().begin(), selection.rows().end()};
}
} // namespace

TEST_CASE("rows are selected, added and taken out")
{
    Selection selection;
    selection.select(7);
    CHECK(selection.primary() == 7U);
    selection.toggle(3);
    CHECK(rows_of(selection) == Rows{3, 7});
    CHECK(selection.primary() == 3U);
    selection.toggle(3);
    CHECK(rows_of(selection) == Rows{7});
    CHECK(selection.primary() == 7U);
    selection.select({9, 4, 9, 1}, 4);
    CHECK(rows_of(selection) == Rows{1, 4, 9});
    CHECK(selection.contains(9));
    CHECK(selection.primary() == 4U);
    selection.set_primary(5); // not selected
    CHECK(selection.primary() == 4U);
    selection.clear();
    CHECK(selection.empty());
    CHECK_FALSE(selection.primary());
}

TEST_CASE("the events looked at before are one step back")
{
    Selection selection;
    CHECK_FALSE(selection.can_go_back());
    for (events::Row const row : {1U, 2U, 3U}) selection.select(row);
    selection.go_back();
    selection.go_back();
    CHECK(selection.primary() == 1U);
    CHECK_FALSE(selection.can_go_back());
    selection.go_forward();
    CHECK(selection.primary() == 2U);
    selection.select(8); // what lay ahead is gone
    CHECK_FALSE(selection.can_go_forward());
    selection.go_back();
    CHECK(selection.primary() == 2U);
    for (events::Row row = 10; row < 400; ++row) selection.select(row);
    int back = 0;
    while (selection.can_go_back()) {
        selection.go_back();
        ++back;
    }
    CHECK(back == static_cast<int>(Selection::kHistory) - 1);
}

TEST_CASE("a new table takes the selection along where it can")
{
    Selection selection;
    selection.select(1);
    selection.select({2, 5}, 5);
    selection.set_hovered(2);
    selection.remap([](events::Row row) {
        return row == 2 ? std::nullopt : std::optional<events::Row>(row + 10);
    });
    CHECK(rows_of(selection) == Rows{15});
    CHECK(selection.primary() == 15U);
    CHECK_FALSE(selection.hovered());
    selection.go_back();
    CHECK(selection.primary() == 11U);
}
