#pragma once

#include <random>

#include "curation/curation_events.h"

namespace placetime::test {

/// Events of some days in two towns, of two publishers.
inline std::vector<events::Event> many(std::size_t count)
{
    std::vector<events::Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        auto const day = time::Days(std::chrono::days(17'900 + static_cast<int>(i * 7 % 300)));
        events.push_back(happening("e" + std::to_string(i), time::format_date(day),
                                   i % 3 == 0 ? "Naryn" : "Talas",
                                   i % 2 == 0 ? "Courier" : "Herald"));
    }
    return events;
}

/// A random operation of every kind; none when nothing would change.
inline std::optional<curation::Edit> random_edit(curation::Workspace const& workspace,
                                                 std::mt19937& random)
{
    using namespace curation;
    auto const all = workspace.ids();
    auto const number = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    auto const id = all[number(all.size())];
    std::vector<std::string> const one{id}, two{id, all[number(all.size())]};
    geo::LonLat const point{70 + static_cast<double>(number(90)) / 10, 41};
    auto const place = town(number(2) == 0 ? "Osh" : "Batken", point);
    switch (number(20)) {
    case 0:
        return set_place(workspace, two, place);
    case 1:
        return set_point(workspace, one, point, 100);
    case 2:
        return set_area(workspace, one,
                        {{geo::Line{point, {80, 41}, {80, 42}, {point.lon, 42}, point}}});
    case 3:
        return set_place_precision(workspace, one, 100 + static_cast<double>(number(900)));
    case 4:
        return set_role(workspace, one, static_cast<events::PlaceRole>(number(5)));
    case 5:
        return set_date(workspace, two,
                        time::DatedInterval{time::year(2000 + static_cast<int>(number(20))),
                                            time::Precision::year});
    case 6:
        return set_date(workspace, one, std::nullopt);
    case 7:
        return set_type(workspace, two, static_cast<events::Type>(number(10)), "");
    case 8:
        return set_status(workspace, one, static_cast<events::Status>(number(6)));
    case 9:
        return set_title(workspace, one, "Title " + std::to_string(number(50)));
    case 10:
        return set_actors(workspace, one, "crowd " + std::to_string(number(9)), "police");
    case 11:
        return set_figure(workspace, two, static_cast<events::FigureKind>(number(5)),
                          {static_cast<std::int64_t>(number(100)), {}});
    case 12:
        return set_grade(workspace, one, static_cast<char>('A' + number(6)),
                         static_cast<int>(number(7)));
    case 13:
        return set_review(workspace, two, static_cast<events::Review>(number(4)));
    case 14:
        return set_place(workspace, one, std::nullopt);
    case 15:
        return two[0] == two[1] ? std::nullopt : merge(workspace, two);
    case 16: {
        auto const claims = workspace.find(id)->event.claims.size();
        if (claims < 2) return {};
        return split(workspace, id, number(2) == 0 ? std::nullopt : std::optional(number(claims)));
    }
    case 17:
        return keep_apart(workspace, two);
    case 18:
        return apply_name(workspace, number(2) == 0 ? "Naryn" : "Talas", place, one);
    default: {
        Passage passage;
        passage.source_id = "report-" + std::to_string(number(20));
        passage.end = 20;
        passage.text = "Twenty people walked.";
        return add_event(workspace, event_of(passage));
    }
    }
}

} // namespace placetime::test
