#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "gazetteer/geocode.h"
#include "gazetteer_build/compile.h"
#include "gazetteer_build/draft.h"
#include "gazetteer_build/dump.h"

namespace placetime::gazetteer_build {

namespace {

using gazetteer::Gazetteer;

/// A folder of its own, gone at the end.
struct Folder {
    std::filesystem::path path;
    explicit Folder(std::string const& name)
        : path(std::filesystem::temp_directory_path() /
               ("placetime-" + name + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    void put(std::string const& name, std::string_view text) const
    {
        std::filesystem::create_directories((path / name).parent_path());
        write_file(path / name, text);
    }
};

/// Two countries, a division, three towns, one of which is a bad record, a curated valley.
void put_small_geodata(Folder const& folder)
{
    folder.put("countries.json", R"([
 {"name":{"common":"Erewhon","official":"Republic of Erewhon","native":{}},"cca2":"EW","cca3":"EWH",
  "independent":true,"altSpellings":["EW"],"translations":{"rus":{"common":"Эревон"}},"latlng":[1,2],"area":100,
  "demonyms":{"eng":{"f":"Erewhonian","m":"Erewhonian"}}},
 {"name":{"common":"Utopia","official":"Utopia"},"cca2":"UT","cca3":"UTO","independent":true,
  "altSpellings":[],"translations":{},"latlng":[5,6],"area":100,"demonyms":{}}])");
    folder.put("admin1.tsv",
               "code\tname\tlatitude\tlongitude\tne_id\nEW.01\tNorth Region\t1.5\t2.5\t\n");
    folder.put("admin2.tsv",
               "code\tname\tlatitude\tlongitude\tpopulation\nEW.01.7\tMill County\t\t\t0\n");
    folder.put(
        "places.tsv",
        "geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature_code\tcountry_"
        "code\t"
        "admin1_code\tadmin2_code\tpopulation\ttimezone\n"
        "11\tMärket\tMarket\tМаркет,Market Town\t1.5\t2.5\tPPLA\tEW\t01\t7\t50000\tEurope/Paris\n"
        "12\tHamlet\tHamlet\t\t1.6\t2.6\tPPL\tEW\t01\t\t100\tEurope/Paris\n"
        "x\tNowhere\tNowhere\t\t99\t2.6\tPPL\tEW\t01\t\t100\tEurope/Paris\n");
    folder.put("curated/places.csv",
               "id,name,kind,countries,lon,lat,extent,alternate_names,source\n"
               "cur:vale,\"Vale, the\",valley,EW,2.5,1.5,\"POLYGON((2 1,3 1,3 2,2 2,2 "
               "1))\",Dale|Glen,test\n"
               "cur:pit,Pit,mine,EW,2.1,1.1,7,,test\n"
               "cur:bad,Bad,volcano,EW,2.1,1.1,7,,test\n");
    folder.put("curated/names.csv",
               "name,target,use,source\nOldmarket,gn:11,historical,test\nNo,gn:99,variant,test\n");
    folder.put("curated/demonyms.csv", "demonym,country,source\nUtopian,UT,test\n");
    folder.put("lexicon/words.txt", "one\n");
    folder.put("event_types.txt", "types\n");
}

} // namespace

TEST_CASE("A small geodata folder becomes an index that answers")
{
    Folder const in("geodata");
    Folder const out("compiled");
    put_small_geodata(in);
    auto const result = compile_geodata(in.path, out.path);
    CHECK(result.places == 8);
    auto const reported = [&](std::string_view code) {
        return std::count_if(result.diagnostics.begin(), result.diagnostics.end(),
                             [&](auto const& d) { return d.code == code; });
    };
    CHECK(reported("bad-place") == 2); // a town without a number, a kind that is none
    CHECK(reported("unknown-target") == 1);
    CHECK(reported("missing-geodata") > 0);
    CHECK(std::filesystem::exists(out.path / "lexicon/words.txt"));
    CHECK(std::filesystem::exists(out.path / "event_types.txt"));

    Gazetteer const g(out.path / "placetime.gaz");
    auto const market = g.find_id("gn:11").value();
    for (auto const* const name : {"market", "маркет", "market town", "oldmarket"}) {
        auto const found = g.exact(name);
        REQUIRE_MESSAGE(found.size() == 1, name);
        CHECK(found.front().place == market);
    }
    CHECK(g.exact("oldmarket").front().use == NameUse::historical);
    CHECK(g.name(market) == "Märket");
    CHECK(g.time_zone(market) == "Europe/Paris");
    CHECK(g.id(g.row(market).admin1) == "gna1:EW.01");
    CHECK(g.id(g.row(market).admin2) == "gna2:EW.01.7");
    CHECK(g.row(g.row(market).admin2).point == g.row(market).point); // from the town inside
    CHECK(g.row(g.country(CountryCode("EW")).value()).population == 50'100);
    CHECK(g.demonym("erewhonians").text() == "EW");
    CHECK(g.demonym("utopian").text() == "UT");
    CHECK(g.exact("north").empty()); // "north" alone names nothing
    CHECK(g.exact("mill").front().use == NameUse::stripped);
    auto const vale = g.find_id("cur:vale").value();
    CHECK(g.exact("glen").front().place == vale);
    CHECK(std::get<geo::MultiPolygon>(g.geometry(vale)).front().front().size() == 5);
    CHECK(g.row(g.find_id("cur:pit").value()).radius_m == 7000);
    CHECK(gazetteer::geocode(g, "Markit", {}).front().place == market);
    CHECK(gazetteer::geocode(g, "Hamlet, Erewhon", {}).front().place == g.find_id("gn:12"));
}

TEST_CASE("The same input gives the same bytes")
{
    Folder const in("geodata");
    Folder const out("compiled");
    put_small_geodata(in);
    compile_geodata(in.path, out.path);
    auto const once = read_file(out.path / "placetime.gaz");
    compile_geodata(in.path, out.path);
    CHECK(read_file(out.path / "placetime.gaz") == once);
}

TEST_CASE("A GeoNames dump takes the place of the towns, the rest stays")
{
    Folder const in("geodata");
    Folder const out("compiled");
    put_small_geodata(in);
    compile_geodata(in.path, out.path);
    auto const row = [](std::string_view id, std::string_view name, std::string_view kind,
                        std::string_view code) {
        return fmt::format("{}\t{}\t{}\tOther {}\t1.5\t2.5\t{}\t{}\tEW\t\t01\t7\t\t\t900\t\t10\t"
                           "Europe/Paris\t2020-01-01\n",
                           id, name, name, name, kind, code);
    };
    in.put("EW.txt", row("21", "Newtown", "P", "PPL") + row("22", "Mere", "H", "LK") +
                         row("23", "Way", "R", "RD") + "not a row\n");
    in.put("names.txt", "1\t21\tfr\tNeuville\t\t\t\t\n2\t21\tlink\thttp\t\t\t\t\n"
                        "3\t22\t\tOldmere\t\t\t\t1\n");
    auto const result = compile_dump(in.path / "EW.txt", in.path / "names.txt",
                                     out.path / "placetime.gaz", out.path / "my.gaz");
    CHECK(result.diagnostics.size() == 1);
    Gazetteer const g(out.path / "my.gaz");
    CHECK_FALSE(g.find_id("gn:11").has_value());
    auto const town = g.find_id("gn:21").value();
    CHECK(g.id(g.row(town).admin1) == "gna1:EW.01");
    CHECK(g.exact("neuville").front().place == town);
    CHECK(g.exact("other newtown").front().place == town);
    CHECK(g.exact("http").empty());
    CHECK(g.row(g.find_id("gn:22").value()).kind == Kind::lake);
    CHECK(g.exact("oldmere").front().use == NameUse::historical);
    CHECK(g.exact("way").empty());
    CHECK(g.name(g.country(CountryCode("EW")).value()) == "Erewhon");
    CHECK(g.demonym("utopian").text() == "UT");
    CHECK(std::holds_alternative<geo::MultiPolygon>(g.geometry(g.find_id("cur:vale").value())));
    in.put("empty.txt", "nothing here\n");
    CHECK_THROWS_AS(
        compile_dump(in.path / "empty.txt", {}, out.path / "placetime.gaz", out.path / "no.gaz"),
        FormatError);
    CHECK_THROWS_AS(
        compile_dump(in.path / "none.txt", {}, out.path / "placetime.gaz", out.path / "no.gaz"),
        FileError);
}

TEST_CASE("A damaged index is refused or answers wrongly, but never crashes")
{
    Folder const in("geodata");
    Folder const out("compiled");
    put_small_geodata(in);
    compile_geodata(in.path, out.path);
    auto const whole = read_file(out.path / "placetime.gaz");
    auto const file = out.path / "damaged.gaz";
    auto const ask = [&] {
        try {
            Gazetteer const g(file);
            for (PlaceIndex i = 0; i < g.size() + 1; ++i) {
                auto const id = g.id(i);
                g.find_id(id);
                g.name(i);
                g.time_zone(i);
                g.box(i);
                g.geometry(i);
            }
            std::vector<gazetteer::PrefixMatch> found;
            g.prefixes_of("market town hall", found);
            g.starting_with("m", 5);
            g.fuzzy("markit", 2, 5);
            g.demonym("utopian");
            g.neighbours(CountryCode("EW"));
            g.country_at({2.5, 1.5});
            g.nearest({2.5, 1.5}, 3);
            gazetteer::geocode(g, "Hamlet, Erewhon", {});
            gazetteer::geocode(g, "Glan", {});
        } catch (FormatError const&) {
        }
    };
    SUBCASE("cut short")
    {
        for (std::size_t length = 0; length < whole.size();
             length += length < 1024 ? 13 : whole.size() / 37) {
            write_file(file, std::string_view(whole).substr(0, length));
            CHECK_THROWS_AS(Gazetteer{file}, Error);
        }
    }
    SUBCASE("grown")
    {
        write_file(file, whole + "more");
        CHECK_THROWS_AS(Gazetteer{file}, FormatError);
    }
    SUBCASE("of another kind")
    {
        write_file(file, std::string(100'000, 'x'));
        CHECK_THROWS_AS(Gazetteer{file}, FormatError);
    }
    SUBCASE("with wrong bytes")
    {
        // Only bytes that matter: most of a small index is the empty grids of cells.
        std::mt19937 random(11);
        std::vector<std::size_t> full;
        for (std::size_t i = 0; i < whole.size(); ++i)
            if (whole[i] != 0) full.push_back(i);
        for (int round = 0; round < 150; ++round) {
            auto damaged = whole;
            for (int k = 0; k < 8; ++k)
                damaged[full[random() % full.size()]] = static_cast<char>(random());
            write_file(file, damaged);
            ask();
        }
        for (auto const byte : {'\xff', '\x00'}) {
            auto damaged = whole;
            std::fill(damaged.begin() + 1024, damaged.end(), byte);
            write_file(file, damaged);
            ask();
        }
    }
    SUBCASE("missing") { CHECK_THROWS_AS(Gazetteer{out.path / "none.gaz"}, FileError); }
}

} // namespace placetime::gazetteer_build
