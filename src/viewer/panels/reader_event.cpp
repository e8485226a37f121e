#include "viewer/panels/reader_event.h"

#include <chrono>

#include "session/bench.h"
#include "text/utf8.h"

namespace placetime::viewer {
namespace {

using What = project::MentionRecord::What;

events::EventPlace place_of(project::MentionRecord const& mention,
                            gazetteer::Gazetteer const* gazetteer)
{
    events::EventPlace place;
    if (gazetteer != nullptr && !mention.place_id.empty())
        if (auto const found = gazetteer->find_id(mention.place_id))
            place = session::place_of(*gazetteer, *found);
    if (place.name.empty()) {
        place.id = mention.place_id;
        place.name = mention.name;
        place.kind = mention.kind;
        place.country = mention.country;
        if (!place.country.empty()) place.countries = {place.country};
        place.point = *mention.point;
        place.geometry = place.point;
        place.precision_m = mention.precision_m;
    }
    place.text = mention.text;
    return place;
}

/// The report's date, where the words name none: a date without words of its own.
std::optional<events::EventTime> date_of(project::ReportRecord const& report)
{
    if (!report.date || report.precision != time::Precision::day) return std::nullopt;
    events::EventTime when;
    when.interval = time::day(std::chrono::floor<std::chrono::days>(*report.date));
    return when;
}

} // namespace

events::Event event_of_words(project::ReportRecord const& report, std::size_t from, std::size_t to,
                             gazetteer::Gazetteer const* gazetteer)
{
    auto const blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (from < to && blank(report.text[from])) ++from;
    while (to > from && blank(report.text[to - 1])) --to;
    text::OffsetMap const offsets(report.text);
    curation::Passage passage{report.id,
                              report.title,
                              report.url,
                              report.publisher,
                              report.date,
                              offsets.code_points(from),
                              offsets.code_points(to),
                              report.text.substr(from, to - from)};
    auto event = curation::event_of(passage);
    for (auto const& mention : report.mentions) {
        if (mention.start < passage.start || mention.end > passage.end) continue;
        if (mention.what == What::place && mention.point && !event.where) {
            event.where = place_of(mention, gazetteer);
            event.place_index = mention.number;
            event.place_confidence = mention.confidence;
        }
        if (mention.what == What::time && mention.when && !event.when) {
            event.when = events::EventTime{
                mention.when->interval, mention.when->precision, mention.text, {}};
            event.time_index = mention.number;
            event.date_confidence = mention.confidence;
        }
    }
    if (!event.when) event.when = date_of(report);
    return event;
}

} // namespace placetime::viewer
