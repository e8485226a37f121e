#include <fmt/format.h>

#include "app/commands.h"
#include "app/geocode_printer.h"
#include "app/input_lines.h"
#include "gazetteer/geocode.h"

namespace placetime::app {

namespace {

constexpr std::size_t kReverseTowns = 5;

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
    GeocodePrinter printer(command, gazetteer);
    if (command.reverse) {
        auto const found = reverse(gazetteer, *command.reverse);
        auto const query = fmt::format("{},{}", command.reverse->lon, command.reverse->lat);
        if (found.empty())
            talk.complain(fmt::format("{}: no place within 200 km; it lies at sea", query));
        if (!found.empty() || command.json) printer.print(query, found);
        printer.flush();
        return found.empty() ? 1 : 0;
    }
    gazetteer::GeocodeOptions options;
    options.near = command.near;
    options.country = gazetteer::CountryCode(command.country);
    options.limit = command.limit;
    int status = 0;
    auto const answer = [&](std::string_view name) {
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
        InputLines lines([&] { printer.flush(); });
        for (std::string_view line; lines.next(line);)
            if (!line.empty()) answer(line);
    }
    printer.flush();
    return status;
}

} // namespace placetime::app
