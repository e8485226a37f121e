#include "exchange/annotation_json.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "exchange/json_text.h"
#include "exchange/reasons_json.h"
#include "time/zones.h"

namespace placetime::exchange {

namespace {

using gazetteer::PlaceIndex;

/// A publication date as finely as it is known: 2020, 2020-10, 2020-10-06, or the whole moment.
std::string date_text(std::optional<time::DatedInterval> const& date)
{
    if (!date) return {};
    auto const full = time::format_utc(date->interval.begin);
    switch (date->precision) {
    case time::Precision::year:
    case time::Precision::decade:
    case time::Precision::century:
        return full.substr(0, 4);
    case time::Precision::month:
    case time::Precision::quarter:
    case time::Precision::season:
        return full.substr(0, 7);
    default:
        return time::is_civil(date->precision) ? full.substr(0, 10) : full;
    }
}

void append_measure(std::string& out, std::string_view key, double value, int decimals)
{
    out += ",\"";
    out += key;
    out += "\":";
    append_number(out, value, decimals);
}

void append_span(std::string& out, text::Document const& document, std::uint32_t begin,
                 std::uint32_t end)
{
    fmt::format_to(std::back_inserter(out), "\"start\":{},\"end\":{},", document.code_points(begin),
                   document.code_points(end));
    append_member(out, "text", document.slice(begin, end));
}

class Writer {
public:
    Writer(extract::Annotation const& annotation, gazetteer::Gazetteer const& gazetteer)
        : annotation_(annotation), gazetteer_(gazetteer), times_(annotation, gazetteer),
          roles_(annotation.places.places.size())
    {
        for (auto const& event : annotation.events)
            if (event.place_index && *event.place_index < roles_.size() && event.where &&
                roles_[*event.place_index].empty())
                roles_[*event.place_index] = to_string(event.where->role);
    }

    std::string write(AnnotationOptions const& options)
    {
        out_ += "{\"report\":{";
        auto const& report = annotation_.report;
        append_member(out_, "id", report.id);
        for (auto const& [key, value] :
             {std::pair<std::string_view, std::string>{"title", report.title},
              {"date", date_text(report.date)},
              {"publisher", report.publisher},
              {"url", report.url}}) {
            out_ += ',';
            append_member(out_, key, value);
        }
        out_ += "},\n\"places\":[";
        for (std::size_t i = 0; i < annotation_.places.places.size(); ++i) {
            out_ += i == 0 ? "\n" : ",\n";
            write_place(i);
        }
        out_ += "],\n\"times\":[";
        for (std::size_t i = 0; i < annotation_.times.mentions.size(); ++i) {
            out_ += i == 0 ? "\n" : ",\n";
            write_time(i);
        }
        out_ += "],\n\"events\":[";
        for (std::size_t i = 0; i < annotation_.events.size(); ++i) {
            out_ += i == 0 ? "\n" : ",\n";
            write_event(annotation_.events[i]);
        }
        out_ += "]";
        if (options.explain) write_explanation(options.reasons);
        out_ += "}\n";
        return std::move(out_);
    }

private:
    void write_place_of(PlaceIndex place)
    {
        auto const& row = gazetteer_.row(place);
        append_member(out_, "name", gazetteer_.name(place));
        out_ += ',';
        append_member(out_, "id", gazetteer_.id(place));
        out_ += ',';
        append_member(out_, "kind", to_string(row.kind));
        out_ += ',';
        append_member(out_, "country", row.country.text());
    }

    void write_place(std::size_t index)
    {
        auto const& mention = annotation_.places.places[index];
        out_ += '{';
        append_span(out_, *annotation_.document, mention.begin, mention.end);
        out_ += ',';
        if (mention.own) {
            write_own(mention);
        } else if (mention.candidates.empty()) {
            out_ +=
                mention.point
                    ? R"("name":null,"id":null,"kind":"relative","country":null,"countries":null)"
                    : R"("name":null,"id":null,"kind":null,"country":null,"countries":null)";
            write_position(mention.point, mention.precision_m);
        } else {
            auto const place = mention.candidates.front().place;
            auto const& row = gazetteer_.row(place);
            append_member(out_, "name", gazetteer_.name(place));
            out_ += ',';
            append_member(out_, "id", gazetteer_.id(place));
            out_ += ',';
            append_member(out_, "kind", mention.relative ? "relative" : to_string(row.kind));
            out_ += ',';
            append_member(out_, "country", row.country.text());
            write_countries(row);
            write_position(mention.point ? *mention.point : row.point,
                           mention.precision_m > 0 ? mention.precision_m : row.radius_m);
        }
        out_ += ",";
        append_member(out_, "role", roles_[index]);
        append_measure(out_, "confidence", mention.confidence, 3);
        out_ += ",\"candidates\":[";
        for (std::size_t i = 0; i < mention.candidates.size(); ++i) {
            auto const& candidate = mention.candidates[i];
            auto const point = gazetteer_.row(candidate.place).point;
            out_ += i == 0 ? "{" : ",{";
            write_place_of(candidate.place);
            append_measure(out_, "lat", point.lat, 6);
            append_measure(out_, "lon", point.lon, 6);
            append_measure(out_, "score", candidate.score, 3);
            out_ += '}';
        }
        out_ += "]}";
    }

    /// What the project's own names say.
    void write_own(geoparse::PlaceMention const& mention)
    {
        auto const& place = *mention.own;
        append_member(out_, "name", place.name);
        out_ += ',';
        append_member(out_, "id", place.id);
        out_ += ',';
        append_member(out_, "kind", mention.relative ? "relative" : place.kind);
        out_ += ',';
        append_member(out_, "country", place.country);
        out_ += ",\"countries\":";
        auto countries = place.countries;
        if (countries.empty() && !place.country.empty()) countries = {place.country};
        append_value(out_, countries.empty() ? Value() : Value(std::move(countries)));
        write_position(mention.point ? *mention.point : place.point, mention.precision_m);
    }

    void write_countries(gazetteer::PlaceRow const& row)
    {
        std::vector<std::string> countries;
        for (auto const code : {row.country, row.country2})
            if (code.known()) countries.push_back(code.text());
        out_ += ",\"countries\":";
        append_value(out_, countries.empty() ? Value() : Value(std::move(countries)));
    }

    void write_position(std::optional<geo::LonLat> point, double precision_m)
    {
        if (!point) {
            out_ += R"(,"lat":null,"lon":null,"precision_m":null)";
            return;
        }
        append_measure(out_, "lat", point->lat, 6);
        append_measure(out_, "lon", point->lon, 6);
        if (precision_m > 0)
            append_measure(out_, "precision_m", precision_m, 0);
        else
            out_ += ",\"precision_m\":null";
    }

    void write_time(std::size_t index)
    {
        auto const& mention = annotation_.times.mentions[index];
        out_ += '{';
        append_span(out_, *annotation_.document, mention.begin, mention.end);
        out_ += ',';
        append_member(out_, "type", to_string(mention.type));
        out_ += ',';
        append_member(out_, "value", mention.value);
        std::string begin, end, precision;
        if (auto const interval = times_.utc(index)) {
            begin = time::format_utc(interval->begin);
            end = time::format_utc(interval->end);
            precision = to_string(mention.when->precision);
        }
        out_ += ',';
        append_member(out_, "begin_utc", begin);
        out_ += ',';
        append_member(out_, "end_utc", end);
        out_ += ',';
        append_member(out_, "precision", precision);
        out_ += '}';
    }

    void write_event(events::Event const& event)
    {
        out_ += '{';
        append_member(out_, "id", event.id);
        out_ += ',';
        append_properties(out_, event);
        if (event.where) {
            append_measure(out_, "lat", event.where->point.lat, 6);
            append_measure(out_, "lon", event.where->point.lon, 6);
        } else {
            out_ += R"(,"lat":null,"lon":null)";
        }
        write_index("place_index", event.place_index);
        write_index("time_index", event.time_index);
        out_ += '}';
    }

    void write_index(std::string_view key, std::optional<std::size_t> index)
    {
        fmt::format_to(std::back_inserter(out_), ",\"{}\":", key);
        if (index)
            fmt::format_to(std::back_inserter(out_), "{}", *index);
        else
            out_ += "null";
    }

    void write_explanation(std::vector<geoparse::Reasons> const* reasons)
    {
        auto const& document = *annotation_.document;
        out_ += ",\n\"explain\":{";
        append_member(out_, "focus", annotation_.places.focus.text());
        out_ += ",\"people\":[";
        bool first = true;
        for (auto const& person : annotation_.places.people) {
            if (person.last_token <= person.first_token) continue;
            out_ += first ? "{" : ",{";
            first = false;
            append_span(out_, document, document.tokens()[person.first_token].begin,
                        document.tokens()[person.last_token - 1].end);
            out_ += '}';
        }
        out_ += "],\"demonyms\":[";
        first = true;
        for (auto const& demonym : annotation_.places.demonyms) {
            out_ += first ? "{" : ",{";
            first = false;
            append_span(out_, document, demonym.begin, demonym.end);
            out_ += ',';
            append_member(out_, "country", demonym.country.text());
            append_measure(out_, "modifier", demonym.modifier, 3);
            out_ += '}';
        }
        out_ += ']';
        if (reasons != nullptr) {
            out_ += ",\"names\":";
            append_reasons(out_, document, gazetteer_, *reasons);
        }
        out_ += '}';
    }

    extract::Annotation const& annotation_;
    gazetteer::Gazetteer const& gazetteer_;
    MentionTimes times_;
    std::vector<std::string_view>
        roles_; ///< in the first event that each mention places; empty for none
    std::string out_;
};

} // namespace

MentionTimes::MentionTimes(extract::Annotation const& annotation,
                           gazetteer::Gazetteer const& gazetteer)
    : annotation_(annotation), zones_(annotation.times.mentions.size())
{
    for (auto const& event : annotation.events)
        if (event.time_index && *event.time_index < zones_.size() && event.when &&
            zones_[*event.time_index].empty())
            zones_[*event.time_index] = event.when->zone;
    if (auto const focus = gazetteer.country(annotation.places.focus))
        focus_zone_ = gazetteer.time_zone(*focus);
}

std::optional<time::Interval> MentionTimes::utc(std::size_t mention) const
{
    auto const& when = annotation_.times.mentions[mention].when;
    if (!when) return std::nullopt;
    if (time::is_civil(when->precision)) return when->interval;
    auto const& zone = zones_[mention].empty() ? std::string_view(focus_zone_) : zones_[mention];
    auto const shifted = [&](time::Instant wall) {
        return time::to_utc(std::chrono::local_seconds(wall.time_since_epoch()), zone);
    };
    return time::Interval{shifted(when->interval.begin), shifted(when->interval.end)};
}

std::string annotation_json(extract::Annotation const& annotation,
                            gazetteer::Gazetteer const& gazetteer, AnnotationOptions const& options)
{
    return Writer(annotation, gazetteer).write(options);
}

} // namespace placetime::exchange
