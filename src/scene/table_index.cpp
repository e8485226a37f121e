#include "scene/table_index.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "events/event_facts.h"

namespace placetime::scene {

using events::Row;

TableIndex::TableIndex(events::EventTable const& table)
    : version_(table.version()), points_(table.size()), shaped_(table.size()), drawn_(table.size()),
      drawn_with_history_(table.size())
{
    auto const flags = table.flags();
    auto const shapes = table.shapes();
    auto const lons = table.lons(), lats = table.lats();
    for (Row row = 0; row < table.size(); ++row) {
        auto const f = flags[row];
        constexpr std::uint8_t kNeeded = events::kDated | events::kPlaced;
        if ((f & kNeeded) != kNeeded || !geo::is_valid({lons[row], lats[row]})) continue;
        (shapes[row] == events::kNoShape ? points_ : shaped_).set(row);
        if (f & events::kDrawn) {
            drawn_.set(row);
            drawn_with_history_.set(row);
        } else if ((f & events::kBackground) && !(f & events::kStatement)) {
            auto const status = table.statuses()[row];
            if ((status == events::Status::asserted || status == events::Status::claimed) &&
                table.reviews()[row] != events::Review::rejected)
                drawn_with_history_.set(row);
        }
    }
    if (table.size() > kRanked) return;
    std::vector<std::string> ids(table.size());
    for (Row row = 0; row < table.size(); ++row) ids[row] = table.id(row);
    std::vector<Row> order(table.size());
    std::iota(order.begin(), order.end(), Row{0});
    auto const begins = table.begins(), ends = table.ends();
    std::sort(order.begin(), order.end(), [&](Row a, Row b) {
        return std::tie(begins[a], ends[a], ids[a], a) < std::tie(begins[b], ends[b], ids[b], b);
    });
    ranks_.resize(table.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks_[order[i]] = i;
    auto const keys = table.place_keys();
    drawn_with_history_.for_each([&](Row row) {
        auto& standing = standings_[keys[row]];
        ++standing.total;
        standing.first = std::min(standing.first, ranks_[row]);
    });
}

void TableIndex::sort(events::EventTable const& table, std::vector<Row>& rows) const
{
    if (!ranks_.empty()) {
        std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return ranks_[a] < ranks_[b]; });
        return;
    }
    auto const begins = table.begins(), ends = table.ends();
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return std::tie(begins[a], ends[a], a) < std::tie(begins[b], ends[b], b);
    });
}

TableIndex::Standing TableIndex::standing(std::uint64_t place_key) const
{
    auto const found = standings_.find(place_key);
    return found == standings_.end() ? Standing{} : found->second;
}

PlaceInfo const& PlaceBook::of(events::EventTable const& table, Row row)
{
    if (table.version() != version_) {
        places_.clear();
        version_ = table.version();
    }
    auto const [it, is_new] = places_.try_emplace(table.place_keys()[row]);
    if (is_new) {
        auto const tell = [&](events::EventPlace const& place) {
            it->second = {place.name.empty() ? place.text : place.name, place.country,
                          place.kind == "city", place.kind == "country"};
        };
        auto const shape = table.shapes()[row];
        if (shape != events::kNoShape)
            tell(table.shaped_places()[shape]);
        else if (auto const event = table.event(row); event.where)
            tell(*event.where);
    }
    return it->second;
}

} // namespace placetime::scene
