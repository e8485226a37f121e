#include "app/town_labels.h"

#include <algorithm>
#include <string>

namespace placetime::app {

namespace {

constexpr std::uint8_t kCapital = 5;
constexpr std::uint8_t kSeatOfDivision = 4;
constexpr std::uint8_t kPartOfTown = 255;
constexpr std::uint32_t kTown = 100'000; ///< people, from which a label is a city's

/// A capital is labelled before any larger town that is none, the seat of a division before towns
/// of three times its size.
double priority(gazetteer::PlaceRow const& row)
{
    double const people = row.population;
    if (row.rank == kCapital) return people + 1e9;
    return row.rank == kSeatOfDivision ? people * 3 : people;
}

} // namespace

std::vector<scene::LabelCandidate> town_labels(gazetteer::Gazetteer const& gazetteer,
                                               geo::Box const& view, std::size_t count)
{
    struct Town {
        gazetteer::PlaceIndex place;
        double priority;
    };
    std::vector<Town> towns;
    for (gazetteer::PlaceIndex place = 0; place < gazetteer.size(); ++place) {
        auto const& row = gazetteer.row(place);
        if (row.kind != gazetteer::Kind::city || row.rank == kPartOfTown || row.population == 0 ||
            !view.contains(row.point))
            continue;
        towns.push_back({place, priority(row)});
    }
    auto const before = [](Town const& a, Town const& b) {
        return a.priority != b.priority ? a.priority > b.priority : a.place < b.place;
    };
    count = std::min(count, towns.size());
    std::partial_sort(towns.begin(), towns.begin() + static_cast<std::ptrdiff_t>(count),
                      towns.end(), before);
    std::vector<scene::LabelCandidate> labels;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& row = gazetteer.row(towns[i].place);
        bool const city = row.population >= kTown || row.rank >= kSeatOfDivision;
        labels.push_back({std::string(gazetteer.name(towns[i].place)), row.point, towns[i].priority,
                          city ? scene::LabelStyle::city : scene::LabelStyle::town});
    }
    return labels;
}

} // namespace placetime::app
