#include "typeset/font_file.h"

#include <doctest/doctest.h>

using namespace placetime::typeset;

TEST_CASE("an installed family gives the file of the weight that was asked for")
{
    auto const regular = find_font("Inter", Weight::regular);
    auto const semibold = find_font("Inter", Weight::semibold);
    REQUIRE(regular);
    REQUIRE(semibold);
    CHECK(std::filesystem::exists(regular->path));
    CHECK(regular->path != semibold->path);
    CHECK(find_font("Noto Sans", Weight::regular));
}

TEST_CASE("a family that is not installed gives nothing, not another family")
{
    CHECK_FALSE(find_font("No Such Family 7", Weight::regular));
    CHECK_FALSE(find_font("", Weight::regular));
}
