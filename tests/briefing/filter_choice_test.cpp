#include <doctest/doctest.h>

#include <algorithm>

#include "briefing/every_filter.h"

using namespace placetime;
using namespace placetime::briefing;
using test::filtered;

TEST_CASE("filters are written and read")
{
    CHECK(to_json(FilterChoice()) == "{}");
    CHECK(filter_choice_from("{}") == FilterChoice());
    CHECK(filter_choice_from(to_json(filtered())) == filtered());
}

TEST_CASE("broken filters are the default, as far as they are broken")
{
    for (std::string_view const text :
         {"", "[", "[]", "7", R"({"types_off":"Riots","min_confidence":"much","words":3})",
          R"({"region":[[[[1,2],[3]]]]})", R"({"region":[[[[1,2],[300,4],[5,6],[1,2]]]]})",
          R"({"sources_off":[1,null]})"}) {
        CAPTURE(text);
        CHECK(filter_choice_from(text) == FilterChoice());
    }
    auto const some = filter_choice_from(R"({"types_off":["Riots","Tea"],"background":true})");
    CHECK(std::ranges::count(some.types, false) == 1);
    CHECK(some.background);
}
