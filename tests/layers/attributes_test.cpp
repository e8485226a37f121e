#include "layers/attributes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using placetime::layers::Attributes;

TEST_CASE("values are found by record and field, those that recur too")
{
    Attributes attributes;
    CHECK(attributes.records() == 0);
    for (int i = 0; i < 1000; ++i)
        attributes.add_record(
            std::vector<std::string>{std::to_string(i), i % 2 == 0 ? "even" : "odd", ""});
    CHECK(attributes.records() == 1000);
    CHECK(attributes.value(0, 0) == "0");
    CHECK(attributes.value(999, 0) == "999");
    CHECK(attributes.value(500, 1) == "even");
    CHECK(attributes.value(501, 1) == "odd");
    CHECK(attributes.value(501, 2).empty());
    CHECK(attributes.value(1000, 0).empty());
    CHECK(attributes.value(0, 3).empty());
    CHECK_FALSE(attributes.truncated());
}

TEST_CASE("text beyond the limit is left out and said to be")
{
    Attributes attributes(10);
    attributes.add_record(std::vector<std::string>{"12345678"});
    attributes.add_record(std::vector<std::string>{"abcdef"});
    attributes.add_record(std::vector<std::string>{"12345678"});
    CHECK(attributes.value(0, 0) == "12345678");
    CHECK(attributes.value(1, 0).empty());
    CHECK(attributes.value(2, 0) == "12345678");
    CHECK(attributes.truncated());
}
