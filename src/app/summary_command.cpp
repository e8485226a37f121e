#include <cstdio>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/load_events.h"
#include "app/summary_told.h"
#include "base/error.h"
#include "coreference/proposal.h"
#include "exchange/text_file.h"
#include "render/renderer.h"
#include "scene/chart_scene.h"
#include "session/divisions.h"

namespace placetime::app {
namespace {

/// Looking for reports of one happening takes some 20 us an event: of more it is not done.
constexpr std::size_t kMostProposed = 200'000;
/// Rows of a table whose period was chosen.
constexpr std::size_t kMostPeriods = 40;
/// Adding figures up reads every event whole; of more events it must be asked for.
constexpr std::size_t kMostWhole = 1'000'000;

summary::Request request_of(SummaryCommand const& command, events::EventTable const& table,
                            summary::Divisions const& divisions)
{
    summary::Request request;
    request.filter = command.selection.added_to(summary::Request::only_told());
    request.filter.background = command.background;
    request.filter.statements = command.statements;
    request.divisions = &divisions;
    request.figures = command.figures && table.size() <= kMostWhole;
    auto by = command.by;
    if (auto const at = by.find("period"); at != std::string::npos) {
        // The window that was asked for, else what the events span.
        auto plain = request;
        plain.figures = false;
        auto const period =
            summary::suited_period(summary::count(table, plain), plain.filter.window, kMostPeriods);
        by.replace(at, std::string_view("period").size(), to_string(period));
    }
    request.tables = summary::parse_by(by);
    for (auto const& one : request.tables)
        if (one.size() > 3) throw UsageError("by: at most three things can be joined in one table");
    return request;
}

std::vector<events::Event> events_of(events::EventTable const& table, events::RowSet const& rows)
{
    std::vector<events::Event> all;
    rows.for_each([&](events::Row row) { all.push_back(table.event(row)); });
    return all;
}

void write_charts(SummaryTold const& told, events::EventTable const& table, Talk const& talk)
{
    typeset::Typesetter typesetter;
    auto const drawing = summary_chart(told, table, scene::chart_measure(typesetter));
    for (auto const& file : told.command.charts) {
        if (file.ends_with(".svg")) {
            exchange::TextFile out(file);
            out.write(summary::to_svg(drawing));
            out.commit();
        } else
            render::write_png(file, render::draw(scene::chart_scene(drawing, 1)));
        talk.say(fmt::format("wrote {}", file));
    }
}

} // namespace

int run(SummaryCommand const& command, Talk const& talk)
{
    for (auto const& file : command.charts)
        if (!file.ends_with(".svg") && !file.ends_with(".png"))
            throw UsageError(fmt::format("{}: a chart is written as .png or .svg", file));
    auto const loaded = load(command.files, command.date, talk, command.selection.known_at);
    auto const& table = *loaded.table;
    auto const divisions = session::divisions_of(gazetteer::Gazetteer::standard());
    auto const request = request_of(command, table, *divisions);
    SummaryTold told{command, *divisions, summary::count(table, request), {}, {}, {}, {}};
    if (command.figures && !request.figures)
        talk.say(fmt::format("figures are not added up: more than {} events", kMostWhole));
    auto const rows = summary::counted_rows(table, request);
    if (told.summary.events <= kMostProposed) {
        auto const counted = events_of(table, rows);
        auto const groups = coreference::propose(counted);
        told.proposed.emplace();
        told.proposed->groups = groups.size();
        for (auto const& group : groups) told.proposed->events += group.members.size();
        if (command.growth) told.growth = coreference::growth(counted, *command.growth);
    } else if (command.growth)
        throw UsageError(fmt::format("growth: choose at most {} events, with --begin, --end, "
                                     "--bbox or --type",
                                     kMostProposed));
    if (!command.compared.empty())
        told.comparison =
            summary::compare(table, request, command.compared[0], command.compared[1]);
    if (command.hot_spots) {
        summary::HotSpotOptions options;
        options.cells = *command.hot_spots;
        options.width_m = command.cell_m;
        options.box = command.selection.box;
        told.hot_spots = summary::hot_spots(table, rows, options, *divisions);
    }
    if (!command.charts.empty()) write_charts(told, table, talk);
    auto const text = command.output == SummaryCommand::Output::json  ? summary_json(told)
                      : command.output == SummaryCommand::Output::csv ? summary_csv(told)
                                                                      : summary_text(told);
    std::fputs(text.c_str(), stdout);
    return loaded.complete ? 0 : 1;
}

} // namespace placetime::app
