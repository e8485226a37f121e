#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/session.h"
#include "support/temporary_folder.h"
#include "viewer/chrome.h"
#include "viewer/stage.h"

namespace placetime::test {

/// The report that the events of panel_events() come from.
inline constexpr std::string_view kReportText =
    "Протест у Белого дома. Crowds gathered in Bishkek on 4 October 2020.\n"
    "Later that week a rally was held in Osh, where 600 people were injured.\n";

inline time::Instant at(std::string_view iso) { return time::parse_instant(iso); }

inline events::Event panel_event(std::string id, std::string title, events::Type type)
{
    events::Event event;
    event.id = std::move(id);
    event.title = std::move(title);
    event.type = type;
    event.source_id = "report";
    event.source_title = "A report";
    event.confidence = 0.8;
    return event;
}

inline void set_time(events::Event& event, std::string_view begin, std::string_view end,
                     time::Precision precision = time::Precision::day)
{
    event.when = events::EventTime{{at(begin), at(end)}, precision, "", "Asia/Bishkek"};
}

inline void set_place(events::Event& event, std::string name, geo::LonLat point)
{
    events::EventPlace place;
    place.name = std::move(name);
    place.text = place.name;
    place.kind = "city";
    place.country = "KG";
    place.point = point;
    place.geometry = std::make_shared<geo::Geometry const>(point);
    place.precision_m = 4000;
    event.where = std::move(place);
}

/// Ten dated and placed events on 1 to 10 October 2020 in Bishkek and Osh, "in October 2020", one
/// that lasted from 3 to 28 October, one undated, one unplaced.
inline std::vector<events::Event> panel_events()
{
    std::vector<events::Event> events;
    for (int i = 1; i <= 10; ++i) {
        auto event = panel_event("day" + std::to_string(i),
                                 std::string(1, static_cast<char>('L' - i)) + " event",
                                 i % 2 == 0 ? events::Type::protests : events::Type::riots);
        auto const day = [](int d) {
            return "2020-10-" + std::string(d < 10 ? "0" : "") + std::to_string(d);
        };
        set_time(event, day(i), day(i + 1));
        i < 6 ? set_place(event, "Bishkek", {74.59, 42.87})
              : set_place(event, "Osh", {72.8, 40.53});
        events.push_back(event);
    }
    auto& first = events[3]; // 4 October
    first.source_quote = "Crowds gathered in Bishkek on 4 October 2020.";
    first.source_start = 23;
    first.source_end = 68;
    first.place_index = 0;
    first.where->id = "gn:1";
    auto loose = panel_event("loose", "Talks in October", events::Type::diplomacy);
    set_time(loose, "2020-10", "2020-11", time::Precision::month);
    set_place(loose, "Bishkek", {74.59, 42.87});
    auto lasting = panel_event("lasting", "Curfew", events::Type::security_measures);
    set_time(lasting, "2020-10-03", "2020-10-29", time::Precision::range);
    set_place(lasting, "Osh", {72.8, 40.53});
    auto undated = panel_event("undated", "Some day", events::Type::politics);
    set_place(undated, "Osh", {72.8, 40.53});
    auto unplaced = panel_event("unplaced", "Somewhere", events::Type::politics);
    set_time(unplaced, "2020-10-05", "2020-10-06");
    for (auto& event : {loose, lasting, undated, unplaced}) events.push_back(event);
    return events;
}

inline project::ReportRecord panel_report()
{
    project::ReportRecord report;
    report.id = "report";
    report.title = "A report";
    report.text = kReportText;
    project::MentionRecord mention;
    mention.text = "Bishkek";
    mention.start = 42;
    mention.end = 49;
    mention.name = "Bishkek";
    mention.kind = "city";
    mention.point = geo::LonLat{74.59, 42.87};
    mention.precision_m = 8000;
    mention.candidates = {{"gn:1", "Bishkek", "city", "KG", {74.59, 42.87}, 0.9},
                          {"gn:2", "Bishkek", "city", "RU", {50, 55}, 0.1}};
    report.mentions.push_back(mention);
    return report;
}

/// Settings and recovery of a stage go to a folder of its own.
struct PanelFolder {
    TemporaryFolder folder;
    PanelFolder()
    {
        ::setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
        ::setenv("XDG_STATE_HOME", folder.path().c_str(), 1);
    }
};

/// A stage with the events of panel_events(), at rest. Scale 1, so that CSS pixels are pixels.
class PanelStage : PanelFolder, public viewer::Stage {
public:
    explicit PanelStage(int width = 1600, int height = 900) : Stage(width, height, 1)
    {
        frame();
        session::Opened opened;
        opened.table = events::EventTable::from(panel_events());
        opened.reports = {panel_report()};
        opened.title = "panels";
        opened.disposable = true;
        session().show(std::move(opened), {"panels.csv"});
        settle();
    }

    events::Row row(std::string_view id) { return session().table()->find(id).value(); }

    viewer::Sections sections()
    {
        auto const& open = session().settings.panels;
        return viewer::arrange_sections(viewer().layout().left, 1, open.layers, open.filters,
                                        open.events);
    }
    scene::Rect timeline() { return viewer().layout().timeline; }

    /// A moment's x on the timeline; the parts' ys.
    float x_of(time::Instant t)
    {
        float const width = timeline().width - 32;
        return timeline().x + 16 +
               static_cast<float>(session().timeline.axis().x_of(t, static_cast<double>(width)));
    }
    float strip_y() { return timeline().y + 50; }
    float bars_y() { return timeline().y + 66; }
    float labels_y() { return timeline().bottom() - 14; }

    /// The middle of the nth row of the list, while it stands at its top.
    scene::Point list_row(int n)
    {
        auto const list = sections().events;
        return {list.x + 120, list.y + 64 + 38 * static_cast<float>(n) + 19};
    }
    void click_at(scene::Point p, std::uint8_t modifiers = 0) { click(p.x, p.y, 0, modifiers); }
};

} // namespace placetime::test
