#pragma once

#include <random>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::test {

/// Events of every kind: undated, unplaced, areas, lines, countries, all lengths; the same each
/// time.
inline std::vector<events::Event> random_events(std::size_t count, unsigned seed = 1)
{
    using namespace events;
    std::mt19937 random(seed);
    auto const below = [&](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    constexpr std::int64_t kLengths[] = {1,       60,        3600,       86'400,     86'400,
                                         604'800, 2'592'000, 31'536'000, 400'000'000};
    char const* const words[] = {"Protesters rally", "Полиция задержала", "Göçmenler öldü",
                                 "Shells hit houses", "U.S.-led talks"};
    geo::SharedGeometry const shared(geo::MultiPolygon{{{{70, 40}, {72, 40}, {72, 43}, {70, 40}}}});
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        Event e;
        e.id = "e" + std::to_string(i);
        e.title = words[below(5)];
        e.source_quote = std::string(words[below(5)]) + " in town";
        e.type = static_cast<Type>(below(10));
        if (e.type == Type::diplomacy && below(2) == 0) e.subtype = "statement";
        e.status = static_cast<Status>(below(6));
        e.review = static_cast<Review>(below(4));
        e.background = below(5) == 0;
        e.publisher = below(3) == 0 ? "" : "Paper " + std::to_string(below(4));
        e.source_id = "r" + std::to_string(below(5));
        e.confidence = below(101) / 100.0;
        if (below(3) == 0) e.figure(FigureKind::killed).min = below(100);
        if (below(2) == 0) e.reported = time::Instant(time::Seconds(below(1'000'000'000)));
        if (below(8) != 0) {
            time::Instant const begin(time::Seconds(86'400LL * below(10'000)));
            e.when = EventTime{{begin, begin + time::Seconds(kLengths[below(9)])},
                               static_cast<time::Precision>(below(13)),
                               "",
                               ""};
        }
        if (below(8) != 0) {
            EventPlace place;
            place.name = "Place " + std::to_string(below(6));
            place.id = below(2) == 0 ? "gn:" + std::to_string(below(50)) : "";
            place.point = {60 + below(2000) / 100.0, 35 + below(1000) / 100.0};
            place.geometry = place.point;
            place.precision_m = below(4) * 5000;
            if (below(10) == 0) place.kind = "country";
            if (below(10) == 0) place.geometry = shared;
            if (below(10) == 0)
                place.geometry = geo::MultiLine{{place.point, {place.point.lon + 3, 45}}};
            e.where = place;
        }
        events.push_back(std::move(e));
    }
    return events;
}

} // namespace placetime::test
