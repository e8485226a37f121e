#include "briefing/filter_choice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "events/table_filter.h"

namespace placetime::briefing {

namespace {

using events::Review;
using events::Status;
using nlohmann::json;

template <std::size_t N, typename Name>
void write_off(json& to, char const* key, std::array<bool, N> const& on, Name name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (!on[i]) to[key].push_back(std::string(name(i)));
}

template <std::size_t N, typename Name>
void read_off(json const& from, char const* key, std::array<bool, N>& on, Name name)
{
    auto const off = from.find(key);
    if (off == from.end() || !off->is_array()) return;
    for (auto const& value : *off)
        for (std::size_t i = 0; i < N; ++i)
            if (value.is_string() && value.get<std::string>() == name(i)) on[i] = false;
}

std::string_view type_name(std::size_t i) { return to_string(static_cast<events::Type>(i)); }
std::string_view status_name(std::size_t i) { return to_string(static_cast<events::Status>(i)); }
std::string_view review_name(std::size_t i) { return to_string(static_cast<events::Review>(i)); }
std::string_view precision_name(std::size_t i)
{
    return time::to_string(static_cast<time::Precision>(i));
}

geo::MultiPolygon read_region(json const& areas)
{
    geo::MultiPolygon region;
    if (!areas.is_array()) return region;
    for (auto const& rings : areas) {
        geo::Polygon polygon;
        if (!rings.is_array()) return {};
        for (auto const& positions : rings) {
            geo::Line ring;
            if (!positions.is_array()) return {};
            for (auto const& p : positions) {
                if (!p.is_array() || p.size() != 2 || !p[0].is_number() || !p[1].is_number())
                    return {};
                ring.push_back({p[0].get<double>(), p[1].get<double>()});
                if (!geo::is_valid(ring.back())) return {};
            }
            if (ring.size() < 4) return {};
            polygon.push_back(std::move(ring));
        }
        if (!polygon.empty()) region.push_back(std::move(polygon));
    }
    return region;
}

json written(geo::MultiPolygon const& region)
{
    auto areas = json::array();
    for (auto const& polygon : region) {
        auto rings = json::array();
        for (auto const& ring : polygon) {
            auto positions = json::array();
            for (auto const p : ring) positions.push_back({p.lon, p.lat});
            rings.push_back(std::move(positions));
        }
        areas.push_back(std::move(rings));
    }
    return areas;
}

template <typename Enum, std::size_t N> std::vector<Enum> those_on(std::array<bool, N> const& on)
{
    std::vector<Enum> values;
    for (std::size_t i = 0; i < N; ++i)
        if (on[i]) values.push_back(static_cast<Enum>(i));
    return values;
}

} // namespace

FilterChoice::FilterChoice()
{
    types.fill(true);
    statuses.fill(true);
    reviews.fill(true);
    precisions.fill(true);
}

bool FilterChoice::is_default() const { return *this == FilterChoice(); }

std::string to_json(FilterChoice const& choice)
{
    auto to = json::object();
    write_off(to, "types_off", choice.types, type_name);
    write_off(to, "statuses_off", choice.statuses, status_name);
    write_off(to, "reviews_off", choice.reviews, review_name);
    write_off(to, "date_precisions_off", choice.precisions, precision_name);
    if (!choice.hidden_sources.empty()) to["sources_off"] = choice.hidden_sources;
    if (choice.min_confidence > 0) to["min_confidence"] = choice.min_confidence;
    if (choice.max_place_precision > 0) to["max_place_precision_m"] = choice.max_place_precision;
    if (!choice.words.empty()) to["words"] = choice.words;
    if (!choice.region.empty()) to["region"] = written(choice.region);
    if (choice.background) to["background"] = true;
    if (choice.statements) to["statements"] = true;
    return to.dump(-1, ' ', false, json::error_handler_t::replace);
}

FilterChoice filter_choice_from(std::string_view text)
{
    FilterChoice choice;
    auto const from = json::parse(text, nullptr, false);
    if (!from.is_object()) return choice;
    read_off(from, "types_off", choice.types, type_name);
    read_off(from, "statuses_off", choice.statuses, status_name);
    read_off(from, "reviews_off", choice.reviews, review_name);
    read_off(from, "date_precisions_off", choice.precisions, precision_name);
    if (auto const off = from.find("sources_off"); off != from.end() && off->is_array())
        for (auto const& name : *off)
            if (name.is_string()) choice.hidden_sources.push_back(name.get<std::string>());
    auto const number = [&](char const* key, double most) {
        auto const at = from.find(key);
        return at != from.end() && at->is_number() ? std::clamp(at->get<double>(), 0.0, most) : 0.0;
    };
    choice.min_confidence = number("min_confidence", 1);
    choice.max_place_precision = number("max_place_precision_m", 2.1e7);
    if (auto const words = from.find("words"); words != from.end() && words->is_string())
        choice.words = words->get<std::string>();
    if (auto const region = from.find("region"); region != from.end())
        choice.region = read_region(*region);
    auto const is_on = [&](char const* key) {
        auto const at = from.find(key);
        return at != from.end() && at->is_boolean() && at->get<bool>();
    };
    choice.background = is_on("background");
    choice.statements = is_on("statements");
    return choice;
}

events::RowSet drawn_rows(events::EventTable const& table, FilterChoice const& choice,
                          std::optional<time::Instant> known_at)
{
    auto const none = [](auto const& on) { return std::ranges::none_of(on, std::identity()); };
    if (none(choice.types) || none(choice.statuses) || none(choice.reviews))
        return events::RowSet(table.size());
    events::Filter filter;
    filter.types = those_on<events::Type>(choice.types);
    filter.statuses = those_on<Status>(choice.statuses);
    filter.reviews = those_on<Review>(choice.reviews);
    filter.words = choice.words;
    filter.min_confidence = choice.min_confidence;
    if (choice.max_place_precision > 0) filter.max_precision_m = choice.max_place_precision;
    if (!choice.region.empty()) filter.region = choice.region;
    filter.known_at = known_at;
    filter.background = choice.background;
    filter.statements = choice.statements;
    filter.drawn_only = true;
    auto const passing = events::matching(table, filter);
    if (choice.hidden_sources.empty() && std::ranges::all_of(choice.precisions, std::identity()))
        return passing;
    std::vector<bool> hidden;
    for (auto const& name : table.source_names())
        hidden.push_back(std::ranges::find(choice.hidden_sources, name) !=
                         choice.hidden_sources.end());
    events::RowSet rows(table.size());
    passing.for_each([&](events::Row row) {
        if (!hidden[table.sources()[row]] &&
            choice.precisions[static_cast<std::size_t>(table.precisions()[row])])
            rows.set(row);
    });
    return rows;
}

} // namespace placetime::briefing
