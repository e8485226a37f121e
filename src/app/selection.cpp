#include "app/selection.h"

#include <fmt/format.h>

#include "app/selection_json.h"

namespace placetime::app {
namespace {

/// The date alone at midnight.
std::string moment(time::Instant t)
{
    auto const day = std::chrono::floor<std::chrono::days>(t);
    return t == day ? time::format_date(day) : time::format_utc(t);
}

nlohmann::ordered_json or_null(std::optional<time::Instant> const& t)
{
    return t ? nlohmann::ordered_json(time::format_utc(*t)) : nlohmann::ordered_json();
}

} // namespace

events::Filter Selection::added_to(events::Filter filter) const
{
    filter.window = {begin, end};
    filter.box = box;
    filter.types = types;
    filter.known_at = known_at;
    return filter;
}

std::string Selection::words() const
{
    std::string words;
    auto const add = [&](std::string const& part) { words += (words.empty() ? "" : ", ") + part; };
    if (begin && end)
        add(fmt::format("{} up to {}", moment(*begin), moment(*end)));
    else if (begin)
        add(fmt::format("from {}", moment(*begin)));
    else if (end)
        add(fmt::format("before {}", moment(*end)));
    if (box)
        add(fmt::format("within {:g},{:g},{:g},{:g}", box->west, box->south, box->east,
                        box->north));
    std::string names;
    for (auto const type : types)
        names += (names.empty() ? "" : " and ") + std::string(to_string(type));
    if (!names.empty()) add(names);
    if (known_at) add(fmt::format("as known at {}", time::format_utc(*known_at)));
    return words;
}

nlohmann::ordered_json selection_json(Selection const& selection)
{
    auto const& [begin, end, box, types, known_at] = selection;
    nlohmann::ordered_json json;
    json["begin"] = or_null(begin);
    json["end"] = or_null(end);
    json["bbox"] = nullptr;
    if (box) json["bbox"] = {box->west, box->south, box->east, box->north};
    json["types"] = nullptr;
    for (auto const type : types) json["types"].push_back(std::string(to_string(type)));
    json["known_at"] = or_null(known_at);
    return json;
}

} // namespace placetime::app
