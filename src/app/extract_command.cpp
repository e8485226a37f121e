#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/event_table_text.h"
#include "app/pipeline.h"
#include "base/error.h"
#include "exchange/csv.h"
#include "exchange/geojson.h"
#include "project/project_reader.h"
#include "project/project_writer.h"
#include "project/reextract.h"

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

/// False when no input could be read, which was said. Throws when there was nothing to read.
bool holds_reports(ExtractCommand const& command, ReadResult const& result)
{
    if (result.reports > 0) return true;
    if (!result.complete) return false;
    throw FormatError(fmt::format("{}: holds no report (txt, md, html, pdf, eml, jsonl)",
                                  command.reports.front()));
}

void print_table(ExtractCommand const& command, std::vector<events::Event> const& events)
{
    if (command.table && command.output != "-")
        std::fputs(event_table_text(events).c_str(), stdout);
}

/// Into a project that is there: what an analyst did stays (project/reextract.h). One transaction.
int run_again(ExtractCommand const& command, Talk const& talk)
{
    auto project = project::ProjectFile::open(command.output);
    if (project.read_only()) throw FileError(project.read_only_reason());
    if (!project.backup().empty())
        talk.say(fmt::format("{}: brought up to date; it is kept as it was as {}", command.output,
                             project.backup().string()));
    Diagnostics diagnostics;
    auto const content = project.read(diagnostics);
    Pipeline const pipeline(content.names);
    std::vector<project::FreshReport> fresh;
    std::set<std::string> named;
    auto const result = annotate_all(
        pipeline, command.reports, command.date, talk, [&](extract::Annotation&& annotation) {
            fresh.push_back({project::record_of(annotation, gazetteer::Gazetteer::standard()),
                             std::move(annotation.events)});
            named.insert(fresh.back().report.id);
        });
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    talk.report(diagnostics);
    if (!holds_reports(command, result)) return 1;
    auto const again = project::reextract(content.events, content.reports, std::move(fresh));
    project.save(
        again.changes(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
    if (command.table) {
        std::vector<events::Event> events;
        Diagnostics told;
        for (auto& one : project.read(told).events)
            if (named.contains(one.event.source_id)) events.push_back(std::move(one.event));
        print_table(command, events);
    }
    talk.say(fmt::format("{} {}: {} of {} reports",
                         again.empty() ? "nothing to change in" : "wrote", command.output,
                         again.summary(), result.reports));
    return result.complete ? 0 : 1;
}

bool is_there(std::string const& output)
{
    std::error_code ignored;
    return std::filesystem::exists(output, ignored) && project::is_project(output);
}

} // namespace

int run(ExtractCommand const& command, Talk const& talk)
{
    auto const format = format_of(command.output);
    if (format == Format::project && is_there(command.output)) return run_again(command, talk);
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
    if (!holds_reports(command, result)) return 1;
    if (format == Format::geojson)
        exchange::write_geojson(command.output, events,
                                {.points = command.points, .version = PLACETIME_VERSION});
    else if (format == Format::csv)
        exchange::write_csv(command.output, events, command.points);
    else
        project->finish();
    print_table(command, events);
    talk.say(fmt::format("wrote {}: {} events of {} reports", command.output, events.size(),
                         result.reports));
    return result.complete ? 0 : 1;
}

} // namespace placetime::app
