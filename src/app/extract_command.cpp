#include <cstdio>
#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/event_table_text.h"
#include "app/pipeline.h"
#include "base/error.h"
#include "exchange/csv.h"
#include "exchange/geojson.h"
#include "project/project_writer.h"

namespace placetime::app {

namespace {

enum class Format { geojson, csv, project };

Format format_of(std::string const& output)
{
    if (output == "-" || output.ends_with(".geojson") || output.ends_with(".json"))
        return Format::geojson;
    if (output.ends_with(".csv")) return Format::csv;
    if (output.ends_with(".gpkg")) return Format::project;
    throw UsageError(
        fmt::format("{}: unknown format; name the output .geojson, .csv or .gpkg", output));
}

} // namespace

int run(ExtractCommand const& command, Talk const& talk)
{
    auto const format = format_of(command.output);
    Pipeline const pipeline;
    std::optional<project::ProjectWriter> project;
    if (format == Format::project)
        project.emplace(command.output, project::ProjectOptions{.version = PLACETIME_VERSION,
                                                                .now = std::nullopt,
                                                                .action = "extract"});
    std::vector<events::Event> events;
    auto const take = [&](extract::Annotation&& annotation) {
        if (project) project->add(annotation, gazetteer::Gazetteer::standard());
        events.insert(events.end(), std::make_move_iterator(annotation.events.begin()),
                      std::make_move_iterator(annotation.events.end()));
    };
    auto const result = annotate_all(pipeline, command.reports, command.date, talk, take);
    talk.report(result.diagnostics);
    if (result.reports == 0) {
        if (!result.complete) return 1; // said already
        throw FormatError(fmt::format("{}: holds no report (txt, md, html, pdf, eml, jsonl)",
                                      command.reports.front()));
    }
    if (format == Format::geojson)
        exchange::write_geojson(command.output, events,
                                {.points = command.points, .version = PLACETIME_VERSION});
    else if (format == Format::csv)
        exchange::write_csv(command.output, events, command.points);
    else
        project->finish();
    if (command.table && command.output != "-")
        std::fputs(event_table_text(events).c_str(), stdout);
    talk.say(fmt::format("wrote {}: {} events of {} reports", command.output, events.size(),
                         result.reports));
    return result.complete ? 0 : 1;
}

} // namespace placetime::app
