#include "project/records.h"

#include <tuple>

#include "exchange/annotation_json.h"

namespace placetime::project {

bool operator==(AuditRecord const& a, AuditRecord const& b)
{
    auto const all = [](AuditRecord const& r) {
        return std::tie(r.at, r.action, r.detail, r.number, r.kind, r.summary, r.who, r.why,
                        r.undoes, r.redoes, r.before, r.after);
    };
    return all(a) == all(b);
}

std::vector<curation::PlacedEvent> placed(std::vector<events::Event> events)
{
    std::vector<curation::PlacedEvent> out;
    out.reserve(events.size());
    for (auto& event : events)
        out.push_back({static_cast<std::int64_t>(out.size()), std::move(event)});
    return out;
}

std::vector<events::Event> events_of(std::vector<curation::PlacedEvent>&& placed)
{
    std::vector<events::Event> out;
    out.reserve(placed.size());
    for (auto& one : placed) out.push_back(std::move(one.event));
    return out;
}

std::vector<events::Event> events_of(std::vector<curation::PlacedEvent> const& placed)
{
    return events_of(std::vector<curation::PlacedEvent>(placed));
}

namespace {

CandidateRecord candidate_of(geoparse::Candidate const& candidate,
                             gazetteer::Gazetteer const& gazetteer)
{
    auto const& row = gazetteer.row(candidate.place);
    return {std::string(gazetteer.id(candidate.place)),
            std::string(gazetteer.name(candidate.place)),
            std::string(to_string(row.kind)),
            std::string(row.country.text()),
            row.point,
            candidate.score};
}

MentionRecord mention_at(text::Document const& document, std::uint32_t begin, std::uint32_t end)
{
    MentionRecord record;
    record.start = document.code_points(begin);
    record.end = document.code_points(end);
    record.text = document.slice(begin, end);
    return record;
}

} // namespace

ReportRecord record_of(extract::Annotation const& annotation, gazetteer::Gazetteer const& gazetteer)
{
    auto const& report = annotation.report;
    auto const& document = *annotation.document;
    ReportRecord record;
    record.id = report.id;
    record.title = report.title;
    if (report.date) {
        record.date = report.date->interval.begin;
        record.precision = report.date->precision;
        record.date_source = report.date_source;
    }
    record.publisher = report.publisher;
    record.url = report.url;
    record.language = report.language;
    record.file = report.file;
    record.text = report.text;
    for (std::size_t n = 0; n < annotation.places.places.size(); ++n) {
        auto const& found = annotation.places.places[n];
        auto mention = mention_at(document, found.begin, found.end);
        mention.number = n;
        mention.point = found.point;
        mention.precision_m = found.precision_m;
        mention.confidence = found.confidence;
        for (auto const& candidate : found.candidates)
            mention.candidates.push_back(candidate_of(candidate, gazetteer));
        if (!mention.candidates.empty()) {
            auto const& best = mention.candidates.front();
            mention.place_id = best.place_id;
            mention.name = best.name;
            mention.kind = best.kind;
            mention.country = best.country;
            if (!mention.point) mention.point = best.point;
        }
        record.mentions.push_back(std::move(mention));
    }
    exchange::MentionTimes const times(annotation, gazetteer);
    for (std::size_t n = 0; n < annotation.times.mentions.size(); ++n) {
        auto const& found = annotation.times.mentions[n];
        auto mention = mention_at(document, found.begin, found.end);
        mention.what = MentionRecord::What::time;
        mention.number = n;
        mention.timex_type = to_string(found.type);
        mention.timex_value = found.value;
        if (auto const interval = times.utc(n))
            mention.when = time::DatedInterval{*interval, found.when->precision};
        mention.confidence = found.confidence;
        record.mentions.push_back(std::move(mention));
    }
    return record;
}

} // namespace placetime::project
