#pragma once

#include <memory>
#include <tuple>

#include "exchange/sample_events.h"
#include "extract/extract.h"
#include "text/fold.h"

namespace placetime::test {

/// A report of one sentence with two places, one of them not in the gazetteer, two times and an
/// event.
inline extract::Annotation sample_annotation(gazetteer::Gazetteer const& gazetteer)
{
    extract::Annotation a;
    a.report.id = "march";
    a.report.title = "A march";
    a.report.date = time::DatedInterval{
        time::day(std::chrono::floor<std::chrono::days>(at("2021-05-05"))), time::Precision::day};
    a.report.text = "Ошто: miners of Nowhereville marched in Bishkek at 9 a.m. on Monday.";
    a.document = std::make_unique<text::Document>(a.report.text);
    auto const span = [&](std::string_view form) {
        auto const at = static_cast<std::uint32_t>(a.report.text.find(form));
        return std::pair{at, at + static_cast<std::uint32_t>(form.size())};
    };
    geoparse::PlaceMention unknown;
    std::tie(unknown.begin, unknown.end) = span("Nowhereville");
    unknown.confidence = 0.25;
    geoparse::PlaceMention known;
    std::tie(known.begin, known.end) = span("Bishkek");
    known.candidates.push_back({gazetteer.exact(text::fold("Bishkek")).front().place, 0.98765});
    known.precision_m = 12345.6;
    known.confidence = 0.9;
    a.places.places = {unknown, known};
    a.places.focus = gazetteer::CountryCode("KG");
    dating::TimeMention clock;
    std::tie(clock.begin, clock.end) = span("9 a.m.");
    clock.type = dating::TimexType::time;
    clock.value = "2021-05-03T09:00";
    clock.when = time::parse_iso("2021-05-03T09");
    dating::TimeMention day;
    std::tie(day.begin, day.end) = span("Monday");
    day.value = "2021-05-03";
    day.when = time::parse_iso("2021-05-03");
    a.times.mentions = {clock, day};
    auto event = full_event();
    event.place_index = 1;
    event.time_index = 1;
    a.events = {event, bare_event()};
    return a;
}

} // namespace placetime::test
