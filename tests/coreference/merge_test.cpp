#include "coreference/merge.h"

#include <doctest/doctest.h>

using namespace placetime;

TEST_CASE("an event alone is its own merging")
{
    events::Event event;
    event.id = "a";
    CHECK(coreference::merged({&event, 1}).id == "a");
}
