#include "evaluate/event_json.h"

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace placetime::evaluate {

namespace {

using nlohmann::json;

std::string text_of(json const& object, char const* name)
{
    auto const found = object.find(name);
    return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

template <typename Number>
std::optional<Number> number_of(json const& object, std::string const& name)
{
    auto const found = object.find(name);
    if (found == object.end() || found->is_null()) return std::nullopt;
    return found->get<Number>();
}

/// A word of one of the event's vocabularies; the default where it is not given.
template <typename Parse, typename Value>
Value word_of(json const& object, char const* name, Parse const& parse, Value otherwise)
{
    std::string const word = text_of(object, name);
    if (word.empty()) return otherwise;
    if (auto const value = parse(word)) return *value;
    throw FormatError(std::string(name) + " `" + word + "` is not known");
}

time::DatedInterval date_of(std::string const& text, char const* name)
{
    if (auto const date = time::parse_iso(text)) return *date;
    throw FormatError(std::string(name) + " `" + text + "` is not ISO 8601");
}

std::optional<events::EventTime> when_of(json const& object)
{
    std::string const begin = text_of(object, "begin");
    if (begin.empty()) return std::nullopt;
    events::EventTime when;
    auto const date = date_of(begin, "begin");
    when.interval = date.interval;
    if (auto const end = text_of(object, "end"); !end.empty()) {
        when.interval.end = date_of(end, "end").interval.begin;
        if (when.interval.end <= when.interval.begin)
            throw FormatError("end `" + end + "` is not after begin");
    }
    when.precision = word_of(object, "date_precision", time::parse_precision, date.precision);
    when.text = text_of(object, "date_text");
    when.zone = text_of(object, "time_zone");
    return when;
}

std::optional<events::EventPlace> where_of(json const& object)
{
    auto const lat = number_of<double>(object, "lat");
    auto const lon = number_of<double>(object, "lon");
    if (!lat || !lon) return std::nullopt;
    events::EventPlace where;
    where.point = {*lon, *lat};
    if (!geo::is_valid(where.point)) throw FormatError("lat or lon is out of range");
    where.geometry = where.point;
    where.name = text_of(object, "place");
    where.text = text_of(object, "place_text");
    where.id = text_of(object, "place_id");
    where.kind = text_of(object, "place_kind");
    where.country = text_of(object, "country");
    if (object.contains("countries"))
        where.countries = object.at("countries").get<std::vector<std::string>>();
    where.admin1 = text_of(object, "admin1");
    where.precision_m = number_of<double>(object, "place_precision_m").value_or(0);
    where.role = word_of(object, "place_role", events::parse_role, events::PlaceRole::where);
    return where;
}

} // namespace

events::Event event_from_json(json const& object)
{
    events::Event event;
    event.id = text_of(object, "id");
    event.title = text_of(object, "title");
    event.type = word_of(object, "type", events::parse_type, events::Type::politics);
    event.subtype = text_of(object, "subtype");
    event.status = word_of(object, "status", events::parse_status, events::Status::asserted);
    event.attribution = text_of(object, "attribution");
    event.when = when_of(object);
    event.where = where_of(object);
    event.actor1 = text_of(object, "actor1");
    event.actor2 = text_of(object, "actor2");
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        std::string const name(events::to_string(static_cast<events::FigureKind>(kind)));
        event.figures[kind] = {number_of<std::int64_t>(object, name + "_min"),
                               number_of<std::int64_t>(object, name + "_max")};
    }
    event.figures_text = text_of(object, "figures_text");
    event.figures_cumulative = object.value("figures_cumulative", false);
    if (auto const reported = text_of(object, "reported"); !reported.empty())
        event.reported = date_of(reported, "reported").interval.begin;
    event.source_id = text_of(object, "source_id");
    if (event.source_id.empty()) event.source_id = event.id;
    event.publisher = text_of(object, "publisher");
    event.source_start = number_of<std::size_t>(object, "source_start").value_or(0);
    event.source_end = number_of<std::size_t>(object, "source_end").value_or(0);
    event.source_quote = text_of(object, "source_quote");
    return event;
}

} // namespace placetime::evaluate
