#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gazetteer/edit_distance.h"

namespace placetime::gazetteer {

namespace {

/// The textbook's whole table.
int whole_table(std::u32string const& a, std::u32string const& b)
{
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

} // namespace

TEST_CASE("Distances of known pairs")
{
    auto const distance = [](std::string_view a, std::string_view b) {
        return edit_distance(code_points(a), code_points(b), 2);
    };
    CHECK(distance("bishkek", "bishkek") == 0);
    CHECK(distance("bishkek", "bishkeck") == 1);
    CHECK(distance("bishkek", "bihskek") == 1);
    CHECK(distance("tashkent", "tashkient") == 1);
    CHECK(distance("", "ab") == 2);
    CHECK(distance("ca", "abc") == 3); // 2 when swapped pairs may be edited again
    CHECK(distance("osh", "london") == 3);
    CHECK(distance("бишкек", "бешкек") == 1);
}

TEST_CASE("The band gives what the whole table gives, up to its limit")
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> letter('a', 'c');
    std::uniform_int_distribution<int> length(0, 9);
    for (int i = 0; i < 20'000; ++i) {
        std::u32string a;
        std::u32string b;
        for (int n = length(random); n > 0; --n) a += static_cast<char32_t>(letter(random));
        for (int n = length(random); n > 0; --n) b += static_cast<char32_t>(letter(random));
        auto const whole = whole_table(a, b);
        for (int limit = 1; limit <= 3; ++limit)
            REQUIRE(edit_distance(a, b, limit) == std::min(whole, limit + 1));
    }
}

} // namespace placetime::gazetteer
