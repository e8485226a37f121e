#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "geoparse/geoparse.h"

using namespace placetime;
using geoparse::OwnNames;

namespace {

geoparse::Geoparser const& geoparser()
{
    static geoparse::Geoparser const own(gazetteer::Gazetteer::standard());
    return own;
}

events::EventPlace place(std::string name, std::string id, double lon, double lat)
{
    events::EventPlace place;
    place.name = std::move(name);
    place.id = std::move(id);
    place.kind = "landmark";
    place.country = "KG";
    place.point = {lon, lat};
    place.geometry = place.point;
    place.precision_m = 300;
    return place;
}

OwnNames const& names()
{
    static OwnNames const own({{"Zzyx Bazaar", place("Zzyx market", "own:1", 72.8, 40.5)},
                               {"Osh", place("Osh, the ship", "own:2", 29.9, 31.2)},
                               {"Kara-Qoo", place("Kara-Qoo", "own:3", 74.6, 42.8)},
                               {"the old mill", place("Old mill", "own:4", 74.6, 42.9)},
                               {"Zzyx", place("Zzyx", "own:5", 75, 42)},
                               {"zzyx", place("Zzyx, later", "own:6", 75, 42)},
                               {"Дом Союзов", place("House of Unions", "own:7", 74.6, 42.87)},
                               {"---", place("nothing", "own:8", 0, 0)}});
    return own;
}

/// "Zzyx Bazaar=own:1" for each mention; the gazetteer's as "Bishkek=".
std::vector<std::string> found(std::string const& text)
{
    std::vector<std::string> out;
    text::Document const document(text);
    for (auto const& mention : geoparser().parse(document, names()).places)
        out.push_back(std::string(document.slice(mention.begin, mention.end)) + '=' +
                      (mention.own ? mention.own->id : ""));
    return out;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("names that the gazetteer lacks are found, the longest first")
{
    CHECK(found("A bomb went off at Zzyx Bazaar in Bishkek.") ==
          Texts{"Zzyx Bazaar=own:1", "Bishkek="});
    CHECK(found("Crowds filled ZZYX BAZAAR.") == Texts{"ZZYX BAZAAR=own:1"});
    CHECK(found("They marched from Zzyx to Kara-Qoo.") == Texts{"Zzyx=own:6", "Kara-Qoo=own:3"});
    CHECK(found("Police searched the old mill near Bishkek.") ==
          Texts{"the old mill=own:4", "Bishkek="});
    CHECK(found("Митинг прошёл у здания Дом союзов.") == Texts{"Дом союзов=own:7"});
}

TEST_CASE("a name means what the project says, whatever the gazetteer has")
{
    text::Document const document("Protesters gathered in Osh on Monday.");
    auto const parsed = geoparser().parse(document, names());
    REQUIRE(parsed.places.size() == 1);
    auto const& mention = parsed.places[0];
    REQUIRE(mention.own != nullptr);
    CHECK(mention.own->name == "Osh, the ship");
    CHECK(mention.confidence == 1);
    CHECK(mention.precision_m == 300);
    REQUIRE(mention.candidates.size() > 1); // the gazetteer's are still offered
    CHECK(mention.candidates[0].score == 1);
    CHECK(mention.candidates[1].score == 0);
    // the nearest town stands for it
    CHECK(geoparser().gazetteer().row(mention.candidates[0].place).country.text() == "EG");
    CHECK(geoparser().parse(document).places.at(0).own == nullptr);
}

TEST_CASE("only whole words in one sentence are the name, and not those of a longer name")
{
    CHECK(found("The zzyxes of Bishkek slept.") == Texts{"Bishkek="});
    CHECK(found("He saw Zzyx. Bazaar prices rose.") == Texts{"Zzyx=own:6"});
    CHECK(found("He saw Zzyx, Bazaar and all.") == Texts{"Zzyx=own:6"});
    CHECK(found("Police in Osh Region arrested ten men.").front().ends_with('='));
    CHECK(found("the OLD Mill burned") == Texts{"the OLD Mill=own:4"});
}

TEST_CASE("a distance from such a place is measured from it, and a border is none")
{
    text::Document const document("A convoy was shelled 20 km north of Kara-Qoo.");
    auto const parsed = geoparser().parse(document, names());
    REQUIRE(parsed.places.size() == 1);
    CHECK(parsed.places[0].relative);
    REQUIRE(parsed.places[0].point.has_value());
    CHECK(parsed.places[0].point->lat == doctest::Approx(42.98).epsilon(0.001));
    CHECK(parsed.places[0].point->lon == doctest::Approx(74.6).epsilon(0.001));
}

TEST_CASE("no names are no work, and words of none give none")
{
    OwnNames const none;
    CHECK(none.empty());
    CHECK(none.starting_with("osh").empty());
    CHECK(names().starting_with("bishkek").empty());
    REQUIRE(names().starting_with("zzyx").size() == 2);
    CHECK(names().starting_with("zzyx")[0].folded == "zzyx bazaar");
    CHECK(names().starting_with("").empty());
}
