#include <doctest/doctest.h>

#include <limits>

#include "base/error.h"
#include "base/files.h"
#include "layers/database.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::layers;
using Access = Database::Access;

namespace {

std::filesystem::path make(std::filesystem::path const& file)
{
    TableStore store(file);
    store.add_table(
        {"things",
         "Things for a test",
         GeometryKind::areas,
         {{"name", FieldType::text}, {"share", FieldType::real}, {"at", FieldType::date_time}},
         "fid",
         {"name"}});
    store.close();
    return file;
}

geo::Geometry square()
{
    return geo::MultiPolygon{{{{70, 40}, {72, 40}, {72, 41.5}, {70, 41.5}, {70, 40}}}};
}

std::string insert(std::string const& name)
{
    namespace chr = std::chrono;
    chr::sys_seconds const at = chr::sys_days(chr::year(33) / 4 / 3) + chr::seconds(3661);
    return "INSERT INTO things (geom, name, share, at) VALUES (" + sql_literal(square()) + "," +
           sql_literal(Cell(name)) + "," + sql_literal(Cell(0.1)) + "," + sql_literal(Cell(at)) +
           ")";
}

} // namespace

TEST_CASE("rows written by SQL come back as cells and geometry, and are in the spatial index")
{
    test::TemporaryFolder folder;
    auto const file = make(folder.path() / "a.gpkg");
    auto const name = std::string("it's \"Ош\"; DROP TABLE things; --\nnext");
    {
        Database database(file, Access::write);
        database.begin();
        database.execute(insert(name));
        database.commit();
    }
    Database const database(file, Access::read);
    std::size_t rows = 0;
    database.for_each("SELECT * FROM things", [&](auto const& columns, Feature const& row) {
        ++rows;
        CHECK(columns == std::vector<std::string>{"name", "share", "at"});
        CHECK(row.values == std::vector<std::string>{name, "0.1", "0033/04/03 01:01:01+00"});
        REQUIRE(row.geometry.has_value());
        CHECK(*row.geometry == square());
        return true;
    });
    CHECK(rows == 1);
    CHECK(database.value("SELECT maxy FROM rtree_things_geom") == "41.5");
    CHECK(database.value("SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE "
                         "'sqlite%'") == "things_by_name");
    CHECK(database.has_table("things"));
    CHECK_FALSE(database.has_table("thing's"));
}

TEST_CASE("what is not committed is not there")
{
    test::TemporaryFolder folder;
    auto const file = make(folder.path() / "a.gpkg");
    {
        Database database(file, Access::write);
        database.begin();
        database.execute(insert("a"));
        database.roll_back();
        database.execute(insert("b"));
        database.begin();
        database.execute(insert("c"));
    }
    Database const database(file, Access::read);
    CHECK(database.value("SELECT group_concat(name) FROM things") == "b");
}

TEST_CASE("errors name the file and SQLite's reason, not the statement")
{
    test::TemporaryFolder folder;
    auto const file = make(folder.path() / "a.gpkg");
    Database database(file, Access::write);
    CHECK_THROWS_WITH_AS(database.execute("INSERT INTO none VALUES (1)"),
                         (file.string() + ": cannot be written: no such table: none").c_str(),
                         FileError);
    CHECK_THROWS_AS(database.value("SELECT nothing FROM things"), FormatError);
    Database reader(file, Access::read);
    CHECK_THROWS_AS(reader.execute(insert("a")), FileError);
    CHECK_THROWS_AS(Database(folder.path() / "none.gpkg", Access::read), FileError);
    CHECK_THROWS_AS(Database(folder.write("text.gpkg", "text"), Access::read), FormatError);
}

TEST_CASE("opening for writing changes nothing")
{
    test::TemporaryFolder folder;
    auto const file = make(folder.path() / "a.gpkg");
    auto const bytes = read_file(file);
    {
        Database database(file, Access::write);
        database.begin();
        CHECK(database.value("SELECT count(*) FROM things") == "0");
        database.commit();
    }
    CHECK(read_file(file) == bytes);
}

TEST_CASE("cells as SQL")
{
    CHECK(sql_literal(Cell()) == "NULL");
    CHECK(sql_literal(Cell(true)) == "1");
    CHECK(sql_literal(Cell(std::int64_t{-5})) == "-5");
    CHECK(sql_literal(Cell(2.0)) == "2.0");
    CHECK(sql_literal(Cell(1e300)) == "1e+300");
    CHECK(sql_literal(Cell(std::numeric_limits<double>::infinity())) == "NULL");
    CHECK(sql_literal(Cell(std::string("a'b\0c", 5))) == "'a''bc'");
    CHECK(sql_name("a\"b") == "\"a\"\"b\"");
}
