#pragma once

#include <cmath>
#include <memory>
#include <numbers>
#include <random>
#include <string>

#include "events/event_table.h"

namespace placetime::samples {

/// Records that are made up when asked for.
class MadeUpRecords : public events::EventRecords {
public:
    explicit MadeUpRecords(std::shared_ptr<std::vector<events::EventFacts> const> facts)
        : facts_(std::move(facts))
    {
    }
    events::Event event(std::size_t record) const override
    {
        auto const& f = (*facts_)[record];
        events::Event e;
        e.id = id(record);
        e.title = title(record);
        e.type = f.type;
        e.when = events::EventTime{
            {time::Instant(time::Seconds(f.begin)), time::Instant(time::Seconds(f.end))},
            f.precision,
            {},
            {}};
        events::EventPlace place;
        place.name = place_name(record);
        place.country = "KG";
        place.kind = "city";
        place.point = {f.lon, f.lat};
        place.geometry = place.point;
        e.where = place;
        return e;
    }
    std::string id(std::size_t record) const override { return "e" + std::to_string(record); }
    std::string title(std::size_t record) const override
    {
        return "Event " + std::to_string(record);
    }
    std::string place_name(std::size_t record) const override
    {
        return "Place " + std::to_string((*facts_)[record].place_key);
    }
    void append_text(std::size_t record, std::string& out) const override { out += title(record); }

private:
    std::shared_ptr<std::vector<events::EventFacts> const> facts_;
};

/// Events of a day, scattered (Gaussian) over Central Asia and evenly over ten years from 2015 on.
/// `places` many places; 0: each event has its own.
inline std::shared_ptr<events::EventTable const> many_events(std::size_t count,
                                                             std::size_t places = 0)
{
    std::mt19937_64 random(20201006);
    auto const uniform = [&] { return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53; };
    auto const position = [&]() -> geo::LonLat {
        double const r = std::sqrt(-2 * std::log(uniform())), a = 2 * std::numbers::pi * uniform();
        return {71 + 6 * r * std::cos(a), 41.5 + 3 * r * std::sin(a)};
    };
    std::vector<geo::LonLat> at;
    for (std::size_t i = 0; i < places; ++i) at.push_back(position());
    auto facts = std::make_shared<std::vector<events::EventFacts>>();
    for (std::size_t i = 0; i < count; ++i) {
        events::EventFacts f;
        auto const place = places ? static_cast<std::size_t>(random() % places) : i;
        auto const p = places ? at[place] : position();
        f.lon = p.lon;
        f.lat = p.lat;
        f.place_key = place + 1;
        f.id_hash = i + 1;
        f.begin = 1'420'070'400 + static_cast<std::int64_t>(uniform() * 3650) * 86'400;
        f.end = f.begin + 86'400;
        f.type = static_cast<events::Type>(random() % events::kTypeCount);
        f.figures = {static_cast<std::int32_t>(random() % 20), -1, -1, -1, -1};
        f.flags = events::kDated | events::kPlaced | events::kDrawn;
        facts->push_back(f);
    }
    events::EventList list;
    list.reserve(count);
    for (auto const& f : *facts) list.add(f);
    return events::EventTable::build(std::move(list), std::make_shared<MadeUpRecords>(facts));
}

} // namespace placetime::samples
