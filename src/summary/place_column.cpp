#include "summary/place_column.h"

#include <string>

#include <fmt/format.h>

namespace placetime::summary {

PlaceColumn::PlaceColumn(events::EventTable const& table,
                         std::shared_ptr<Divisions const> divisions)
    : version_(table.version()), divisions_(std::move(divisions)), numbers_(table.size())
{
    PlaceReader reader(table, divisions_.get());
    std::unordered_map<std::uint64_t, std::uint32_t> of_places;
    std::unordered_map<std::string, std::uint32_t> of_told;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        auto const row = static_cast<events::Row>(i);
        auto const [place, is_new] = of_places.try_emplace(table.place_keys()[row], 0U);
        if (is_new) {
            auto const& told = reader.of(row);
            auto const key =
                fmt::format("{} {} {} {} {}", static_cast<int>(told.kind), told.division,
                            told.country, told.second_country, told.admin1);
            auto const [at, is_first] =
                of_told.try_emplace(key, static_cast<std::uint32_t>(told_.size()));
            if (is_first) told_.push_back(told);
            place->second = at->second;
        }
        numbers_[i] = place->second;
    }
}

} // namespace placetime::summary
