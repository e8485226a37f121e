#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include <fmt/format.h>

#include "gazetteer/geocode.h"

namespace placetime::gazetteer {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<geo::LonLat> position(std::string_view text)
{
    auto const comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    geo::LonLat out;
    std::from_chars(text.data(), text.data() + comma, out.lon);
    std::from_chars(text.data() + comma + 1, text.data() + text.size(), out.lat);
    return out;
}

struct Row {
    std::size_t line = 0;
    std::string name;
    GeocodeOptions options;
    std::string kind, country;
    std::optional<geo::LonLat> at;
    double within_km = 0;
};

std::vector<Row> table()
{
    std::ifstream file(PLACETIME_SOURCE_DIR "/tests/gazetteer/geocode.txt");
    std::vector<Row> rows;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        std::array<std::string_view, 7> cells;
        std::string_view rest = line;
        for (auto& cell : cells) {
            auto const bar = std::min(rest.find('|'), rest.size());
            cell = trimmed(rest.substr(0, bar));
            rest.remove_prefix(std::min(bar + 1, rest.size()));
        }
        Row row;
        row.line = number;
        row.name = cells[0];
        row.options.country = CountryCode(cells[1]);
        row.options.near = position(cells[2]);
        row.kind = cells[3];
        row.country = cells[4];
        row.at = position(cells[5]);
        std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), row.within_km);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

TEST_CASE("The first answer to each name of the table is the place that a reader means")
{
    auto const& gazetteer = Gazetteer::standard();
    auto const rows = table();
    CHECK(rows.size() >= 150);
    for (auto const& row : rows) {
        auto const found = geocode(gazetteer, row.name, row.options);
        INFO("geocode.txt:", row.line, ": ", row.name);
        if (found.empty()) {
            FAIL_CHECK("nothing found");
            continue;
        }
        auto const& place = gazetteer.row(found.front().place);
        auto const at = found.front().point.value_or(place.point);
        INFO("found ", gazetteer.id(found.front().place), " ", gazetteer.name(found.front().place),
             " [", to_string(place.kind), " ", place.country.text(), "] at ", at.lon, ",", at.lat);
        if (!row.kind.empty()) CHECK(to_string(place.kind) == row.kind);
        if (!row.country.empty()) CHECK(place.country.text() == row.country);
        if (row.at) CHECK(geo::distance(at, *row.at) / 1000 <= row.within_km);
    }
}

TEST_CASE("A name that nothing resembles has no answer")
{
    auto const& gazetteer = Gazetteer::standard();
    CHECK(geocode(gazetteer, "xyzzyqqvw", {}).empty());
    CHECK(geocode(gazetteer, "", {}).empty());
    CHECK(geocode(gazetteer, " , ,", {}).empty());
    CHECK(geocode(gazetteer, "\xff\xfe\xfd", {}).empty());
    CHECK(geocode(gazetteer, std::string(100'000, 'a'), {}).empty());
}

TEST_CASE("A relative place has a point of its own and a radius that owns its doubt")
{
    auto const& gazetteer = Gazetteer::standard();
    auto const osh = geocode(gazetteer, "Osh", {}).front();
    auto const south = geocode(gazetteer, "20 km south of Osh", {}).front();
    REQUIRE(south.point.has_value());
    CHECK(south.place == osh.place);
    auto const from = gazetteer.row(osh.place).point;
    CHECK(geo::distance(*south.point, from) == doctest::Approx(20'000).epsilon(0.01));
    CHECK(south.point->lat < from.lat);
    CHECK(south.radius_m >= 8'000);
    auto const around = geocode(gazetteer, "20 miles from Osh", {}).front();
    CHECK(around.radius_m >= 32'000);
    CHECK_FALSE(osh.point.has_value());
}

TEST_CASE("Near ranks and never filters, country filters")
{
    auto const& gazetteer = Gazetteer::standard();
    GeocodeOptions near_texas;
    near_texas.near = geo::LonLat{-95.5, 33.0};
    near_texas.limit = 20;
    auto const paris = geocode(gazetteer, "Paris", near_texas);
    CHECK(gazetteer.row(paris.front().place).country.text() == "US");
    CHECK(std::any_of(paris.begin(), paris.end(), [&](auto const& c) {
        return gazetteer.row(c.place).country.text() == "FR";
    }));
    GeocodeOptions french;
    french.country = CountryCode("FR");
    for (auto const& c : geocode(gazetteer, "Paris", french))
        CHECK(gazetteer.row(c.place).country.text() == "FR");
}

TEST_CASE("A valley of three countries answers to each of them")
{
    auto const& gazetteer = Gazetteer::standard();
    for (std::string_view const code : {"KG", "UZ", "TJ"}) {
        GeocodeOptions options;
        options.country = CountryCode(code);
        auto const found = geocode(gazetteer, "Fergana Valley", options);
        REQUIRE_FALSE(found.empty());
        CHECK(gazetteer.row(found.front().place).kind == Kind::valley);
        auto const shape = gazetteer.geometry(found.front().place);
        CHECK(std::holds_alternative<geo::MultiPolygon>(shape));
    }
}

} // namespace placetime::gazetteer
