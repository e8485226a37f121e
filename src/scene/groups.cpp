#include "scene/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace placetime::scene {
namespace {

PlaceGroup::Kind kind_of(events::EventPlace const& place)
{
    bool const has_shape = !place.geometry.is_point();
    if (place.kind == "country" || place.precision_m >= kWide) return PlaceGroup::Kind::wide;
    if (std::holds_alternative<geo::MultiPolygon>(*place.geometry)) return PlaceGroup::Kind::area;
    if (has_shape) return PlaceGroup::Kind::line;
    return PlaceGroup::Kind::point;
}

std::string key_of(events::EventPlace const& place)
{
    if (!place.id.empty()) return place.id;
    return fmt::format("{}@{:.4f},{:.4f}", place.name, place.point.lon, place.point.lat);
}

} // namespace

std::vector<PlaceGroup> group_by_place(std::span<events::Event const> events,
                                       std::span<std::size_t const> shown)
{
    std::vector<PlaceGroup> groups;
    std::map<std::string, std::size_t> by_key;
    for (auto const i : shown) {
        auto const& place = *events[i].where;
        auto const [it, is_new] = by_key.try_emplace(key_of(place), groups.size());
        if (is_new) {
            PlaceGroup group{kind_of(place),
                             place.name.empty() ? place.text : place.name,
                             place.country,
                             place.kind == "country",
                             place.kind == "city",
                             place.point,
                             nullptr,
                             {}};
            if (!place.geometry.is_point()) group.shape = &*place.geometry;
            groups.push_back(std::move(group));
        }
        groups[it->second].events.push_back(i);
    }
    return groups;
}

std::vector<TypeCount> count_types(std::span<events::Event const> events,
                                   std::span<std::size_t const> indices,
                                   std::optional<events::FigureKind> figure)
{
    std::array<TypeCount, events::kTypeCount> counts{};
    for (auto const i : indices) {
        auto const& event = events[i];
        auto& c = counts[static_cast<std::size_t>(event.type)];
        bool const first = c.count++ == 0;
        c.type = event.type;
        c.claimed = (first || c.claimed) && event.status == events::Status::claimed;
        c.unreviewed = (first || c.unreviewed) && event.review == events::Review::unreviewed;
        if (figure) {
            auto const& f = event.figure(*figure);
            c.figure += static_cast<double>(f.min.value_or(f.max.value_or(0)));
        }
    }
    std::vector<TypeCount> present;
    std::copy_if(counts.begin(), counts.end(), std::back_inserter(present),
                 [](TypeCount const& c) { return c.count > 0; });
    return present;
}

events::Type main_type(std::span<TypeCount const> counts) noexcept
{
    auto const most =
        std::max_element(counts.begin(), counts.end(),
                         [](auto const& a, auto const& b) { return a.count < b.count; });
    return most == counts.end() ? events::Type::politics : most->type;
}

} // namespace placetime::scene
