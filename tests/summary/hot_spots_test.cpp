#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "events/table_filter.h"
#include "summary/equal_area_grid.h"
#include "summary/hot_spots.h"
#include "summary/sample.h"

using namespace placetime;
using namespace placetime::summary;
using events::Type;

namespace {

/// One land of 12 x 12 degrees, a division for each degree.
AreaDivisions checkerboard()
{
    std::vector<AreaDivisions::Area> areas;
    for (int row = 0; row < 12; ++row)
        for (int column = 0; column < 12; ++column)
            areas.push_back({{"t:" + std::to_string(row * 12 + column),
                              "D" + std::to_string(row * 12 + column), "AA", 0},
                             square(60 + column, 30 + row, 1)});
    return AreaDivisions(std::move(areas));
}

/// An event in the middle of every second division, and `more` about 66.5° E, 36.5° N.
std::vector<events::Event> with_a_cluster(int more)
{
    std::vector<events::Event> all;
    for (int i = 0; i < 144; i += 2)
        all.push_back(event("a" + std::to_string(i), Type::protests, "2020-10-04", 60.5 + i % 12,
                            30.5 + i / 12));
    for (int i = 0; i < more; ++i)
        all.push_back(event("b" + std::to_string(i), Type::protests, "2020-10-04",
                            66.3 + i % 5 * 0.1, 36.3 + i % 4 * 0.1));
    return all;
}

HotSpots found_in(std::vector<events::Event> all, HotSpotOptions const& options)
{
    auto const table = events::EventTable::from(std::move(all));
    return hot_spots(*table, events::RowSet(table->size(), true), options, checkerboard());
}

} // namespace

TEST_CASE("Gi* of divisions is that of the formula, and the cluster is hot")
{
    HotSpotOptions options;
    options.cells = HotSpotCells::divisions;
    auto const found = found_in(with_a_cluster(60), options);
    REQUIRE(found.problem.empty());
    REQUIRE(found.cells.size() == 144);
    std::vector<double> x;
    for (auto const& cell : found.cells) x.push_back(static_cast<double>(cell.events));
    double const n = 144, mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double squares = 0;
    for (auto const value : x) squares += value * value;
    double const s = std::sqrt(squares / n - mean * mean);
    std::size_t const at = 6 * 12 + 6; // holds 66.5, 36.5
    double local = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) local += x[at + static_cast<std::size_t>(dy * 12 + dx)];
    double const z = (local - 9 * mean) / (s * std::sqrt((n * 9 - 81) / (n - 1)));
    CHECK(found.cells[at].neighbours == 8);
    CHECK(found.cells[at].z == doctest::Approx(z).epsilon(1e-9));
    CHECK(found.cells[at].verdict == 1);
    CHECK(found.cells[0].verdict == 0);
    CHECK(found.cells[0].neighbours == 3); // a corner
    for (auto const& cell : found.cells) CHECK(cell.q >= cell.p * (1 - 1e-12));
}

TEST_CASE("hexagons find the cluster where it lies, and the same each time")
{
    HotSpotOptions options;
    options.width_m = 80'000;
    auto const found = found_in(with_a_cluster(60), options);
    REQUIRE(found.problem.empty());
    std::size_t hot = 0;
    for (auto const& cell : found.cells) {
        if (cell.verdict <= 0) continue;
        ++hot;
        CHECK(geo::distance(cell.center, {66.5, 36.5}) < 200'000);
    }
    CHECK(hot > 0);
    auto const again = found_in(with_a_cluster(60), options);
    REQUIRE(again.cells.size() == found.cells.size());
    for (std::size_t i = 0; i < found.cells.size(); ++i)
        CHECK(again.cells[i].z == found.cells[i].z);
}

TEST_CASE("evenly spread events have no hot spot")
{
    HotSpotOptions options;
    options.cells = HotSpotCells::divisions;
    for (auto const& cell : found_in(with_a_cluster(0), options).cells) CHECK(cell.verdict == 0);
}

TEST_CASE("too few events are said, not tested")
{
    auto all = with_a_cluster(0);
    all.resize(29);
    auto const found = found_in(all, {});
    CHECK(found.cells.empty());
    CHECK(found.problem.find("too few events") != std::string::npos);
    CHECK(found_in({}, {}).problem.find("too few events") != std::string::npos);
}

TEST_CASE("wide, imprecise and unplaced events are left out and counted")
{
    auto all = with_a_cluster(60);
    all[0].where->kind = "country";
    all[0].where->country = "AA";
    all[1].where->precision_m = 300'000;
    all[2].where.reset();
    HotSpotOptions options;
    options.width_m = 80'000;
    auto const found = found_in(all, options);
    CHECK(found.wide == 1);
    CHECK(found.imprecise == 1);
    CHECK(found.unplaced == 1);
    CHECK(found.events == all.size() - 3);
}

TEST_CASE("a box leaves the rest out")
{
    HotSpotOptions options;
    options.box = geo::Box{60, 30, 66, 42};
    options.width_m = 50'000;
    auto const found = found_in(with_a_cluster(60), options);
    CHECK(found.beyond > 60);
    for (auto const& cell : found.cells) CHECK(cell.center.lon <= 66.0001);
}

TEST_CASE("cells of the grid are equal in area and hold what lies in them")
{
    for (bool const hexagons : {true, false}) {
        EqualAreaGrid const grid({60, 30, 72, 42}, 50'000, hexagons);
        auto const cells = grid.in_box();
        CHECK(cells.size() > 100);
        double const total = 2 * M_PI * geo::kEarthRadius * geo::kEarthRadius *
                             (std::sin(42 * M_PI / 180) - std::sin(30 * M_PI / 180)) * 12 / 360;
        CHECK(static_cast<double>(cells.size()) * grid.cell_area() ==
              doctest::Approx(total).epsilon(0.03));
        for (auto const cell : cells) {
            CHECK(grid.at(grid.center(cell)) == cell);
            for (auto const other : grid.neighbours(cell)) {
                double const far = geo::distance(grid.center(cell), grid.center(other));
                CHECK(far > 40'000);
                CHECK(far < 85'000);
            }
        }
        CHECK(grid.neighbours(cells[0]).size() == (hexagons ? 6 : 8));
        CHECK(grid.outline(cells[0]).size() == (hexagons ? 7 : 5));
    }
}

TEST_CASE("divisions that touch are neighbours, others are not")
{
    auto const divisions = three_divisions();
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(neighbours_among(divisions, {0, 1, 2}) == Pairs{{0, 1}, {1, 2}});
    CHECK(neighbours_among(divisions, {0, 2}).empty());
}
