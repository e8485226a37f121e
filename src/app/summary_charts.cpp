#include <fmt/format.h>

#include "app/summary_told.h"
#include "base/error.h"
#include "scene/chart_scene.h"
#include "scene/window.h"

namespace placetime::app {
namespace {

using summary::By;

/// What stands at the foot of every chart.
std::vector<std::string> notes(SummaryTold const& told)
{
    auto const& s = told.summary;
    std::string counted;
    auto const add = [&](std::size_t count, std::string_view what) {
        if (count > 0) counted += fmt::format("{}{} {}", counted.empty() ? "" : ", ", count, what);
    };
    add(s.undated, "undated");
    add(s.unplaced, "unplaced");
    std::vector<std::string> lines;
    auto line = counted.empty() ? std::string() : fmt::format("Of these {}.", counted);
    if (auto const left = s.left_out.total(); left > 0)
        line += fmt::format("{}Left out: {} (history, statements, denied, planned, rejected …).",
                            line.empty() ? "" : " ", left);
    if (!line.empty()) lines.push_back(line);
    lines.push_back(fmt::format(
        "Events: machine-coded{}. Source: {}.", s.unreviewed > 0 ? ", unreviewed" : ", reviewed",
        told.command.files.size() == 1
            ? std::filesystem::path(told.command.files.front()).filename().string()
            : fmt::format("{} inputs", told.command.files.size())));
    return lines;
}

summary::ChartWords words_of(SummaryTold const& told, std::string title)
{
    summary::ChartWords words;
    auto const& command = told.command;
    words.title = command.title.empty() ? std::move(title) : command.title;
    auto const& s = told.summary;
    words.subtitle = fmt::format("{} {}", s.events, s.events == 1 ? "event" : "events");
    auto span = s.span;
    if (span && command.selection.begin) span->begin = *command.selection.begin;
    if (span && command.selection.end) span->end = *command.selection.end;
    if (span) {
        span->begin = std::chrono::floor<std::chrono::days>(span->begin);
        span->end = std::chrono::ceil<std::chrono::days>(span->end);
        words.subtitle += ", " + scene::written_out(*span);
    }
    if (command.selection.known_at)
        words.subtitle += "; " + scene::known_at_text(*command.selection.known_at);
    words.notes = notes(told);
    return words;
}

/// Counted once more for the chart: by what it shows.
summary::Table table_of(SummaryTold const& told, events::EventTable const& table,
                        std::vector<By> by)
{
    summary::Request request;
    request.filter = told.command.selection.added_to(summary::Request::only_told());
    request.filter.background = told.command.background;
    request.filter.statements = told.command.statements;
    request.figures = false;
    request.divisions = &told.divisions;
    request.tables = {std::move(by)};
    return summary::count(table, request).tables.front();
}

By period_in(SummaryTold const& told)
{
    for (auto const& table : told.summary.tables)
        if (summary::period_of(table.by.front())) return table.by.front();
    auto const& selection = told.command.selection;
    return summary::by_period(
        summary::suited_period(told.summary, {selection.begin, selection.end}, 40));
}

std::string_view plural_of(By by)
{
    switch (by) {
    case By::type:
        return "type";
    case By::subtype:
        return "sub-type";
    case By::admin1:
        return "first-level division";
    case By::country:
        return "country";
    case By::status:
        return "status";
    default:
        return "source";
    }
}

} // namespace

summary::Drawing summary_chart(SummaryTold const& told, events::EventTable const& table,
                               summary::MeasureText const& measure)
{
    auto const& command = told.command;
    summary::ChartLook look;
    look.width = static_cast<float>(command.width);
    look.height = static_cast<float>(command.height);
    look.text = std::max(9.0F, std::min(look.width / 64, look.height / 36));
    look.colors = scene::chart_colors(*scene::parse_theme(command.theme));
    look.measure = measure;
    auto of = command.chart_of;
    if (of.empty()) of = told.comparison ? "comparison" : command.growth ? "growth" : "time";
    if (of == "time") {
        auto const period = period_in(told);
        auto const counted = table_of(told, table, {period, By::type});
        auto words = words_of(told, fmt::format("Events by {} and type", to_string(period)));
        if (counted.earlier > 0)
            words.notes.insert(words.notes.begin(),
                               fmt::format("Not shown: {} that began before and reached into the "
                                           "window.",
                                           counted.earlier == 1
                                               ? std::string("1 event")
                                               : fmt::format("{} events", counted.earlier)));
        return summary::time_chart(counted, words, look);
    }
    if (of == "growth") {
        if (!command.growth)
            throw UsageError("chart of growth: say of what with --growth, like --growth injured");
        std::vector<summary::Reading> readings;
        for (auto const& point : told.growth)
            readings.push_back({point.reported, point.figure, point.source});
        auto const kind = std::string(to_string(*command.growth));
        auto words = words_of(told, fmt::format("How many {}, report by report", kind));
        words.subtitle = "Each dot is what one report says; figures of different events are not "
                         "added up";
        return summary::growth_chart(readings, kind, words, look);
    }
    if (of == "comparison") {
        if (!told.comparison)
            throw UsageError("chart of a comparison: give two periods with --compare");
        if (told.comparison->tables.empty())
            throw UsageError("chart of a comparison: give --by with something else than a period");
        auto const& compared = told.comparison->tables.front();
        auto words = words_of(told, "Two periods compared");
        words.subtitle = fmt::format("{} and {} events", told.comparison->all.first,
                                     told.comparison->all.second);
        // The notes of the whole do not hold of two periods.
        words.notes = {"An event counts where it begins. Exact test of equal rates, corrected for "
                       "the number of rows.",
                       words.notes.back()};
        return summary::comparison_chart(compared, *told.comparison, words, look, &told.divisions);
    }
    auto const by = summary::parse_by(of);
    if (by.size() != 1 || by.front().size() != 1 || summary::period_of(by.front().front()))
        throw UsageError(fmt::format("chart of `{}`: give time, growth, comparison, type, subtype, "
                                     "admin1, country, status or source",
                                     of));
    return summary::group_chart(
        table_of(told, table, by.front()),
        words_of(told, fmt::format("Events by {}", plural_of(by.front().front()))), look,
        &told.divisions);
}

} // namespace placetime::app
