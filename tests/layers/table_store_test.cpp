#include <doctest/doctest.h>

#include "base/error.h"
#include "layers/table_store.h"
#include "layers/vector_file.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::layers;

namespace {

Table sample_table(GeometryKind kind)
{
    return {"things",
            "Things for a test",
            kind,
            {{"name", FieldType::text},
             {"count", FieldType::integer},
             {"share", FieldType::real},
             {"known", FieldType::boolean},
             {"at", FieldType::date_time}}};
}

std::vector<Cell> sample_row()
{
    std::chrono::sys_seconds const at =
        std::chrono::sys_days(std::chrono::year(2021) / 5 / 3) + std::chrono::hours(10);
    return {std::string("Ош"), std::int64_t{5'000'000'000}, 0.25, true, at};
}

} // namespace

TEST_CASE("rows written to each format come back with their values and geometry")
{
    test::TemporaryFolder folder;
    for (char const* name : {"a.gpkg", "a.fgb", "a.geojson"}) {
        CAPTURE(name);
        auto const file = folder.path() / name;
        TableStore store(file);
        auto const table = store.add_table(sample_table(GeometryKind::point));
        store.begin();
        store.insert(table, sample_row(), geo::Geometry(geo::LonLat{72.8, 40.5}));
        store.commit();
        store.close();
        VectorFile const read(file);
        std::size_t count = 0;
        read.for_each([&](Feature const& feature) {
            ++count;
            CHECK(feature.values[*read.field("name")] == "Ош");
            REQUIRE(feature.geometry.has_value());
            CHECK(std::get<geo::LonLat>(*feature.geometry).lat == doctest::Approx(40.5));
            return true;
        });
        CHECK(count == 1);
    }
}

TEST_CASE("a GeoPackage keeps types, nulls, lines, areas and tables without geometry")
{
    test::TemporaryFolder folder;
    auto const file = folder.path() / "a.gpkg";
    TableStore store(file);
    auto lines = sample_table(GeometryKind::lines);
    auto areas = sample_table(GeometryKind::areas);
    auto plain = sample_table(GeometryKind::none);
    lines.name = "lines";
    areas.name = "areas";
    plain.name = "plain";
    auto const l = store.add_table(lines);
    auto const a = store.add_table(areas);
    auto const p = store.add_table(plain);
    store.insert(l, sample_row(),
                 geo::Geometry(geo::MultiLine{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}}));
    store.insert(a, sample_row(),
                 geo::Geometry(geo::MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}));
    store.insert(p, std::vector<Cell>(5));
    store.begin();
    store.insert(p, sample_row());
    store.roll_back();
    store.close();
    VectorFile(file, "lines").for_each([](Feature const& feature) {
        CHECK(std::get<geo::MultiLine>(*feature.geometry).size() == 2);
        CHECK(feature.values ==
              std::vector<std::string>{"Ош", "5000000000", "0.25", "1", "2021/05/03 10:00:00+00"});
        return true;
    });
    VectorFile(file, "areas").for_each([](Feature const& feature) {
        CHECK(std::get<geo::MultiPolygon>(*feature.geometry).size() == 1);
        return true;
    });
    std::size_t count = 0;
    VectorFile(file, "plain").for_each([&](Feature const& feature) {
        ++count;
        CHECK(feature.values == std::vector<std::string>(5));
        return true;
    });
    CHECK(count == 1);
}

TEST_CASE("what cannot be written says so")
{
    test::TemporaryFolder folder;
    CHECK(TableStore::writes(".gpkg"));
    CHECK_FALSE(TableStore::writes(".doc"));
    CHECK_THROWS_AS(TableStore(folder.path() / "a.doc"), FormatError);
    CHECK_THROWS_AS(TableStore(folder.path() / "none" / "a.gpkg"), FileError);
}
