#include <cmath>
#include <cstdio>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "exchange/geometry_text.h"
#include "gazetteer/geocode.h"

namespace placetime::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kDegrees = 1e6; ///< six decimals: 0.1 m
constexpr std::size_t kReverseTowns = 5;

double rounded(double value, double per_unit) { return std::round(value * per_unit) / per_unit; }

Json or_null(std::string const& text) { return text.empty() ? Json(nullptr) : Json(text); }

class Printer {
public:
    Printer(GeocodeCommand const& command, gazetteer::Gazetteer const& gazetteer)
        : command_(command), gazetteer_(gazetteer)
    {
    }

    void print(std::string const& query, std::vector<gazetteer::Candidate> const& candidates) const
    {
        if (command_.json) {
            Json answer{{"query", query}, {"candidates", Json::array()}};
            for (auto const& candidate : candidates)
                answer["candidates"].push_back(json(candidate));
            fmt::print("{}\n", answer.dump(-1, ' ', false, Json::error_handler_t::replace));
            return;
        }
        for (auto const& candidate : candidates) print_row(query, candidate);
    }

private:
    std::string admin1(gazetteer::PlaceRow const& row) const
    {
        return row.admin1 == gazetteer::kNoPlace ? std::string()
                                                 : std::string(gazetteer_.name(row.admin1));
    }

    std::string country(gazetteer::PlaceRow const& row) const
    {
        return row.country2.known() ? row.country.text() + "-" + row.country2.text()
                                    : row.country.text();
    }

    Json json(gazetteer::Candidate const& candidate) const
    {
        auto const& row = gazetteer_.row(candidate.place);
        auto const point = candidate.point.value_or(row.point);
        auto const box = gazetteer_.box(candidate.place);
        bool const relative = candidate.point.has_value();
        Json out{{"id", gazetteer_.id(candidate.place)},
                 {"name", gazetteer_.name(candidate.place)},
                 {"kind", relative ? gazetteer::to_string(gazetteer::Kind::relative)
                                   : gazetteer::to_string(row.kind)},
                 {"country", or_null(row.country.text())},
                 {"admin1", or_null(admin1(row))},
                 {"lat", rounded(point.lat, kDegrees)},
                 {"lon", rounded(point.lon, kDegrees)},
                 {"bbox", relative || !row.has_geometry
                              ? Json(nullptr)
                              : Json{rounded(box.west, kDegrees), rounded(box.south, kDegrees),
                                     rounded(box.east, kDegrees), rounded(box.north, kDegrees)}},
                 {"population", row.population == 0 ? Json(nullptr) : Json(row.population)},
                 {"precision_m", std::lround(candidate.radius_m)},
                 {"score", rounded(candidate.score, 1000)}};
        if (command_.geometry)
            out["geometry"] =
                geometry(relative ? geo::Geometry(point) : gazetteer_.geometry(candidate.place));
        return out;
    }

    static Json geometry(geo::Geometry const& shape)
    {
        std::string text;
        exchange::append_geojson(text, exchange::prepared(shape));
        return Json::parse(text);
    }

    void print_row(std::string const& query, gazetteer::Candidate const& candidate) const
    {
        auto const& row = gazetteer_.row(candidate.place);
        auto const point = candidate.point.value_or(row.point);
        auto const kind = candidate.point ? gazetteer::Kind::relative : row.kind;
        auto where = std::string(gazetteer_.name(candidate.place));
        if (auto const division = admin1(row); !division.empty() && division != where)
            where += ", " + division;
        fmt::print("{}\t{:.5f}\t{:.5f}\t{}\t{}\t{}\t{:.0f} km\t{:.2f}\t{}\n", query, point.lat,
                   point.lon, where, country(row), gazetteer::to_string(kind),
                   std::ceil(candidate.radius_m / 1000.0), candidate.score,
                   gazetteer_.id(candidate.place));
    }

    GeocodeCommand const& command_;
    gazetteer::Gazetteer const& gazetteer_;
};

/// The towns nearest to a position, then the division and the country that hold it.
std::vector<gazetteer::Candidate> reverse(gazetteer::Gazetteer const& gazetteer,
                                          geo::LonLat position)
{
    std::vector<gazetteer::Candidate> found;
    auto const add = [&](gazetteer::PlaceIndex place, double score) {
        gazetteer::Candidate candidate;
        candidate.place = place;
        candidate.score = score;
        candidate.radius_m = gazetteer.row(place).radius_m;
        found.push_back(candidate);
    };
    constexpr double kHalf = 10'000; // a town 10 km away scores one half
    for (auto const& town : gazetteer.nearest(position, kReverseTowns))
        add(town.place, 1.0 / (1.0 + town.distance / kHalf));
    if (auto const division = gazetteer.admin1_at(position)) add(*division, 1.0);
    if (auto const country = gazetteer.country(gazetteer.country_at(position))) add(*country, 1.0);
    return found;
}

} // namespace

int run(GeocodeCommand const& command, Talk const& talk)
{
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    Printer const printer(command, gazetteer);
    if (command.reverse) {
        auto const found = reverse(gazetteer, *command.reverse);
        auto const query = fmt::format("{},{}", command.reverse->lon, command.reverse->lat);
        if (found.empty())
            talk.complain(fmt::format("{}: no place within 200 km; it lies at sea", query));
        if (!found.empty() || command.json) printer.print(query, found);
        return found.empty() ? 1 : 0;
    }
    gazetteer::GeocodeOptions options;
    options.near = command.near;
    options.country = gazetteer::CountryCode(command.country);
    options.limit = command.limit;
    int status = 0;
    auto const answer = [&](std::string const& name) {
        auto const candidates = gazetteer::geocode(gazetteer, name, options);
        if (candidates.empty()) {
            talk.complain(fmt::format("{}: no such place is known{}; try another spelling", name,
                                      command.country.empty() ? "" : " in " + command.country));
            status = 1;
        }
        if (!candidates.empty() || command.json) printer.print(name, candidates);
    };
    for (auto const& name : command.names) {
        if (name != "-") {
            answer(name);
            continue;
        }
        for (std::string line; std::getline(std::cin, line);)
            if (!line.empty()) answer(line);
    }
    return status;
}

} // namespace placetime::app
