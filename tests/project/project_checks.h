#pragma once

#include <csignal>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "exchange/geojson.h"
#include "exchange/geometry_text.h"
#include "exchange/json_text.h"
#include "exchange/sample_events.h"
#include "project/project_file.h"

namespace placetime::test {

/// While it lives no file grows past so many bytes: a disk that is full.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &old_);
        rlimit const small{bytes, old_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &old_);
        std::signal(SIGXFSZ, old_handler_);
    }
    SmallDisk(SmallDisk const&) = delete;
    SmallDisk& operator=(SmallDisk const&) = delete;

private:
    rlimit old_{};
    void (*old_handler_)(int) = nullptr;
};

inline std::string properties_text(events::Event const& event)
{
    std::string out;
    exchange::append_properties(out, event);
    return out;
}

/// An event as text, with all that a project keeps of it.
inline std::string text_of(events::Event const& event)
{
    auto out = event.id + ' ' + properties_text(event);
    if (event.where) out += ' ' + exchange::wkt(exchange::prepared(*event.where->geometry));
    for (auto const index : {event.place_index, event.time_index})
        out += index ? ' ' + std::to_string(*index) : std::string(" -");
    for (auto const& claim : event.claims) out += " {" + text_of(claim) + '}';
    return out;
}

inline std::vector<std::string> texts_of(std::vector<events::Event> const& events)
{
    std::vector<std::string> texts;
    for (auto const& event : events) texts.push_back(text_of(event));
    return texts;
}

inline std::vector<std::string> texts_of(std::vector<curation::PlacedEvent> const& events)
{
    return texts_of(project::events_of(events));
}

/// Changes of events that keep their places, or come last.
inline std::vector<curation::PlacedEvent> changed(std::vector<events::Event> events)
{
    std::vector<curation::PlacedEvent> out;
    for (auto& event : events) out.push_back({project::kNextSeq, std::move(event)});
    return out;
}

inline project::ProjectOptions project_options()
{
    return {"1.2.3", at("2021-06-01T12:00:00Z"), "extract"};
}

/// Something in every table.
inline project::Content sample_content()
{
    project::Content content;
    content.events = project::placed(sample_events());
    content.events.front().event.place_index = 1;
    content.events.front().event.time_index = 0;
    project::ReportRecord report;
    report.id = "strike";
    report.title = "Strike, day nine";
    report.date = at("2021-05-05");
    report.precision = time::Precision::day;
    report.date_source = "metadata";
    report.publisher = "The Courier";
    report.url = "https://courier.example/strike";
    report.language = "en";
    report.file = "strike.html";
    report.text = "Miners ’quoted’ it's \"so\" in Ош on Monday.";
    project::MentionRecord place;
    place.number = 0;
    place.start = 28;
    place.end = 30;
    place.text = "Ош";
    place.place_id = "gn:1527534";
    place.name = "Osh";
    place.kind = "city";
    place.country = "KG";
    place.point = geo::LonLat{72.79, 40.53};
    place.precision_m = 5000;
    place.candidates = {{"gn:1527534", "Osh", "city", "KG", {72.79, 40.53}, 0.75},
                        {"gn:1", "Osh", "admin1", "KG", {73, 40}, 0.125}};
    place.confidence = 0.5;
    project::MentionRecord when;
    when.what = project::MentionRecord::What::time;
    when.number = 0;
    when.start = 34;
    when.end = 40;
    when.text = "Monday";
    when.timex_type = "DATE";
    when.timex_value = "2021-05-03";
    when.when = time::DatedInterval{{at("2021-05-03"), at("2021-05-04")}, time::Precision::day};
    when.confidence = 1;
    report.mentions = {place, when};
    content.reports = {report};
    content.layers = {{"Rivers", "rivers.fgb", true, 0.5, R"({"color":"#123456"})"},
                      {"Roads", "../roads.shp", false, 1, ""}};
    content.slides = {{"One", "First", R"({"title":"One"})"}};
    content.view = {{"camera", "72 40 1e5"}, {"theme", "dark"}};
    content.audit = {{at("2021-05-31T10:11:12Z"), "open", "3 files"}};
    return content;
}

} // namespace placetime::test
