#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "gazetteer/edit_distance.h"
#include "gazetteer/gazetteer.h"
#include "text/fold.h"

namespace placetime::gazetteer {

namespace {

PlaceIndex first(std::string_view name)
{
    auto const found = Gazetteer::standard().exact(text::fold(name));
    return found.empty() ? kNoPlace : found.front().place;
}

} // namespace

TEST_CASE("The standard index holds every place of GeoNames, and the curated ones")
{
    auto const& g = Gazetteer::standard();
    CHECK(g.size() > 250'000);
    std::size_t towns = 0;
    std::size_t curated = 0;
    for (PlaceIndex i = 0; i < g.size(); ++i) {
        if (g.row(i).kind == Kind::city && g.id(i).starts_with("gn:")) ++towns;
        if (g.id(i).starts_with("cur:")) ++curated;
    }
    CHECK(towns == 199'568);
    CHECK(curated >= 400);
}

TEST_CASE("Names are found however they are written, and other names too")
{
    auto const& g = Gazetteer::standard();
    for (auto const* const name : {"Bishkek", "BISHKEK", "Бишкек", "Frunze"})
        CHECK(g.id(first(name)) == "gn:1528675");
    CHECK(g.id(first("Jalal-Abad")) == g.id(first("Джалал-Абад")));
    CHECK(g.exact("no such place at all").empty());
    CHECK(g.exact("").empty());
    CHECK(g.exact("kyrgyz").empty()); // a people is no place
}

TEST_CASE("Ids lead back to their places")
{
    auto const& g = Gazetteer::standard();
    for (PlaceIndex i = 0; i < g.size(); i += 97) REQUIRE(g.find_id(g.id(i)) == i);
    for (auto const* const id :
         {"ne:KG", "ne:KG-O", "border:CN-KG", "gna2:US.CA.037", "gn:1527534"})
        CHECK_MESSAGE(g.find_id(id).has_value(), id);
    for (auto const* const id :
         {"", "gn:", "gn:12x", "gn:99999999999", "ne:QQ", "border:KG-CN", "x"})
        CHECK_FALSE_MESSAGE(g.find_id(id).has_value(), id);
}

TEST_CASE("Towns know the divisions that they lie in, and their time zone")
{
    auto const& g = Gazetteer::standard();
    auto const osh = first("Osh");
    CHECK(g.name(osh) == "Osh");
    CHECK(g.row(osh).country.text() == "KG");
    CHECK(g.name(g.row(osh).admin1) == "Osh Region");
    CHECK(g.time_zone(osh) == "Asia/Bishkek");
    CHECK(g.row(osh).radius_m > 2'000);
    CHECK(g.row(osh).radius_m < 15'000);
    auto const county = g.find_id("gna2:US.CA.037").value();
    CHECK(g.name(county) == "Los Angeles County");
    CHECK(g.row(county).population > 5'000'000);
    CHECK(g.row(first("Los Angeles")).admin2 == county);
    CHECK(g.row(g.country(CountryCode("KG")).value()).population > 1'000'000);
}

TEST_CASE("Beginnings of a text that are names are found, shortest first")
{
    auto const& g = Gazetteer::standard();
    std::vector<PrefixMatch> found;
    g.prefixes_of("new york city hall was", found);
    REQUIRE(found.size() >= 2);
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](auto const& a, auto const& b) { return a.length < b.length; }));
    auto const has = [&](std::string_view name) {
        return std::any_of(found.begin(), found.end(),
                           [&](auto const& match) { return match.length == name.size(); });
    };
    CHECK(has("new york"));
    CHECK(has("new york city"));
    for (auto const& match : found) CHECK_FALSE(match.postings.empty());
    found.clear();
    g.prefixes_of("oshh", found);
    g.prefixes_of("", found);
    CHECK(found.empty());
}

TEST_CASE("Search as you type gives the best places first")
{
    auto const& g = Gazetteer::standard();
    auto const found = g.starting_with("bishk", 3);
    REQUIRE_FALSE(found.empty());
    CHECK(g.id(found.front().postings.front().place) == "gn:1528675");
    CHECK(g.starting_with("qqqqqq", 3).empty());
    CHECK(g.starting_with("a", 10).size() == 10);
}

TEST_CASE("Fuzzy search finds all names within the edits, and no other")
{
    auto const& g = Gazetteer::standard();
    for (auto const* const query : {"bishkec", "tahskent", "smarkand", "jalalbad", "oslo",
                                    "xishkek", "fergana vally", "бешкек", "moscw"}) {
        for (int edits = 1; edits <= 2; ++edits) {
            auto const found = g.fuzzy(query, edits, 10'000);
            CHECK(std::is_sorted(found.begin(), found.end(),
                                 [](auto const& a, auto const& b) { return a.edits < b.edits; }));
            for (auto const& match : found)
                CHECK(edit_distance(code_points(query), code_points(match.name), edits) ==
                      match.edits);
        }
    }
    CHECK(g.fuzzy("", 2, 5).empty());
    CHECK(g.fuzzy("\xff\xff", 2, 5).empty());
}

TEST_CASE("Every way to get one or two letters wrong leads back to the name")
{
    auto const& g = Gazetteer::standard();
    std::string const name = "tashkent";
    auto const finds = [&](std::string const& wrong, int edits) {
        auto const found = g.fuzzy(wrong, edits, 100'000);
        return std::any_of(found.begin(), found.end(),
                           [&](auto const& match) { return match.name == name; });
    };
    std::vector<std::string> once;
    for (std::size_t i = 0; i < name.size(); ++i) {
        once.push_back(name.substr(0, i) + name.substr(i + 1));
        once.push_back(name.substr(0, i) + "q" + name.substr(i));
        once.push_back(name.substr(0, i) + "q" + name.substr(i + 1));
        auto swapped = name;
        if (i > 0) std::swap(swapped[i - 1], swapped[i]);
        once.push_back(swapped);
    }
    for (auto const& wrong : once) {
        CHECK_MESSAGE(finds(wrong, 1), wrong);
        for (std::size_t i = 0; i < wrong.size(); i += 2) {
            auto const twice = wrong.substr(0, i) + "x" + wrong.substr(i + 1);
            CHECK_MESSAGE(finds(twice, 2), twice);
            auto swapped = wrong;
            if (i > 0) std::swap(swapped[i - 1], swapped[i]);
            auto const away = edit_distance(code_points(swapped), code_points(name), 2);
            if (away <= 2) CHECK_MESSAGE(finds(swapped, 2), swapped);
        }
    }
}

TEST_CASE("Demonyms name countries")
{
    auto const& g = Gazetteer::standard();
    CHECK(g.demonym("kyrgyz").text() == "KG");
    CHECK(g.demonym("chinese").text() == "CN");
    CHECK(g.demonym("americans").text() == "US");
    CHECK(g.demonym("russian").text() == "RU");
    CHECK_FALSE(g.demonym("osh").known());
}

TEST_CASE("Borders are lines shared by two countries, whichever is named first")
{
    auto const& g = Gazetteer::standard();
    CountryCode const kg("KG");
    for (auto const* const other : {"CN", "KZ", "TJ", "UZ"}) {
        auto const border = g.border(kg, CountryCode(other));
        REQUIRE(border.has_value());
        CHECK(g.border(CountryCode(other), kg) == border);
        CHECK(g.row(*border).kind == Kind::border);
        auto const shape = g.geometry(*border);
        REQUIRE(std::holds_alternative<geo::MultiLine>(shape));
        double length = 0;
        for (auto const& line : std::get<geo::MultiLine>(shape))
            for (std::size_t i = 1; i < line.size(); ++i)
                length += geo::distance(line[i - 1], line[i]);
        CHECK(length > 500'000);
        CHECK(length < 2'000'000);
    }
    CHECK_FALSE(g.border(kg, CountryCode("US")).has_value());
    std::vector<std::string> names;
    for (auto const code : g.neighbours(kg)) names.push_back(code.text());
    CHECK(names == std::vector<std::string>{"CN", "KZ", "TJ", "UZ"});
}

TEST_CASE("Positions lie in countries and divisions, and at sea in none")
{
    auto const& g = Gazetteer::standard();
    CHECK(g.country_at({74.59, 42.87}).text() == "KG");
    CHECK(g.country_at({2.35, 48.86}).text() == "FR");
    CHECK(g.country_at({12.453, 41.9029}).text() == "VA");
    CHECK(g.country_at({28.3, -29.6}).text() == "LS"); // a hole of South Africa
    CHECK(g.country_at({178.0, 67.0}).text() == "RU");
    CHECK(g.country_at({-175.0, 66.5}).text() == "RU"); // beyond the antimeridian
    CHECK_FALSE(g.country_at({-30, 40}).known());
    CHECK_FALSE(g.country_at({500, 40}).known());
    auto const naryn = g.admin1_at({75.99, 41.43});
    REQUIRE(naryn.has_value());
    CHECK(g.id(*naryn) == "ne:KG-N");
    CHECK_FALSE(g.admin1_at({-30, 40}).has_value());
}

TEST_CASE("Most towns lie in the country that they name")
{
    auto const& g = Gazetteer::standard();
    std::size_t asked = 0;
    std::size_t right = 0;
    for (PlaceIndex i = 0; i < g.size(); i += 211) {
        if (g.row(i).kind != Kind::city) continue;
        ++asked;
        if (g.country_at(g.row(i).point) == g.row(i).country) ++right;
    }
    CHECK(right >= asked * 97 / 100); // the rest: small islands, coasts, disputed land
}

TEST_CASE("The nearest towns come nearest first, round the antimeridian too")
{
    auto const& g = Gazetteer::standard();
    auto const found = g.nearest({72.80, 40.53}, 5);
    REQUIRE(found.size() == 5);
    CHECK(g.name(found.front().place) == "Osh");
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](auto const& a, auto const& b) { return a.distance < b.distance; }));
    CHECK(g.nearest({-150, 0}, 3).empty());
    CHECK_FALSE(g.nearest({-179.9, -16.8}, 3, 300'000).empty());
    CHECK_FALSE(g.nearest({0, 90}, 1, 3'000'000).empty());
    // Against all towns, one by one.
    for (geo::LonLat const at : {geo::LonLat{2, 48}, {179.9, -18}, {10, 70}, {-75, 40}, {30, -5}}) {
        geo::Meters least = 1e9;
        for (PlaceIndex i = 0; i < g.size(); ++i)
            if (g.row(i).kind == Kind::city && g.row(i).rank != 255)
                least = std::min(least, geo::distance(at, g.row(i).point));
        auto const nearest = g.nearest(at, 1, 2'000'000);
        REQUIRE(nearest.size() == 1);
        CHECK(nearest.front().distance == doctest::Approx(least));
    }
}

TEST_CASE("Areas have outlines and boxes that hold their points")
{
    auto const& g = Gazetteer::standard();
    for (auto const* const id : {"ne:KG", "ne:KG-O", "cur:fergana-valley", "ne:RU"}) {
        auto const place = g.find_id(id).value();
        CHECK(g.row(place).has_geometry);
        auto const shape = g.geometry(place);
        REQUIRE(std::holds_alternative<geo::MultiPolygon>(shape));
        CHECK(geo::contains(std::get<geo::MultiPolygon>(shape), g.row(place).point));
        CHECK(g.box(place).contains(g.row(place).point));
    }
    CHECK(g.box(g.find_id("ne:FJ").value()).width() < 20); // across the antimeridian
    auto const osh = first("Osh");
    CHECK(std::holds_alternative<geo::LonLat>(g.geometry(osh)));
}

TEST_CASE("Rows out of range are empty, not a fault")
{
    auto const& g = Gazetteer::standard();
    CHECK(g.name(kNoPlace).empty());
    CHECK(g.id(kNoPlace).empty());
    CHECK(g.time_zone(kNoPlace).empty());
    CHECK_FALSE(g.row(kNoPlace).country.known());
}

} // namespace placetime::gazetteer
