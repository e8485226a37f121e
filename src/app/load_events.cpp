#include "app/load_events.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/pipeline.h"
#include "base/error.h"
#include "coreference/merge.h"
#include "exchange/csv_events.h"
#include "exchange/event_table.h"
#include "project/project_reader.h"
#include "reports/file_kind.h"

namespace placetime::app {

namespace fs = std::filesystem;

namespace {

/// Merged events as they were known; a table of single ones is kept as it is.
void bring_back(std::vector<events::Event>& all, std::optional<time::Instant> moment)
{
    if (!moment) return;
    for (auto& event : all)
        if (!event.claims.empty())
            if (auto known = coreference::known_at(event, *moment)) event = std::move(*known);
}

std::shared_ptr<events::EventTable const>
brought_back(std::shared_ptr<events::EventTable const> table, std::string const& file,
             std::optional<time::Instant> moment)
{
    if (!moment || exchange::is_csv(file)) return table; // a CSV holds no claims
    auto all = table->events();
    if (std::none_of(all.begin(), all.end(), [](auto const& e) { return !e.claims.empty(); }))
        return table;
    bring_back(all, moment);
    return events::EventTable::from(std::move(all));
}

} // namespace

Input input_kind(std::string const& argument)
{
    fs::path const file(argument);
    std::error_code ignored;
    if (argument == "-") return Input::report;
    if (!fs::exists(file, ignored)) throw FileError(fmt::format("{}: does not exist", argument));
    bool const geodatabase = file.extension() == ".gdb"; // a vector format that is a folder
    if (reports::has_report_extension(file) || (fs::is_directory(file, ignored) && !geodatabase))
        return Input::report;
    if (project::is_project(file)) return Input::project;
    return exchange::is_event_table(file) ? Input::table : Input::layer;
}

Loaded load(std::vector<std::string> const& arguments, std::optional<time::DatedInterval> date,
            Talk const& talk, std::optional<time::Instant> known_at)
{
    Loaded loaded;
    Diagnostics diagnostics;
    std::vector<std::string> reports;
    std::size_t good = 0;
    std::optional<Error> last;
    std::vector<std::shared_ptr<events::EventTable const>> tables;
    std::vector<events::Event> extracted;
    for (auto const& argument : arguments) {
        try {
            switch (input_kind(argument)) {
            case Input::report:
                reports.push_back(argument);
                continue;
            case Input::project: {
                auto all = project::read_project_events(argument, diagnostics);
                bring_back(all, known_at);
                tables.push_back(events::EventTable::from(std::move(all)));
                break;
            }
            case Input::table:
                tables.push_back(
                    brought_back(exchange::read_events(argument, diagnostics), argument, known_at));
                break;
            case Input::layer:
                loaded.overlays.push_back(layers::read_overlay(argument, diagnostics));
                break;
            }
            ++good;
        } catch (Error const& error) {
            if (last) talk.complain(last->what());
            last.emplace(error.what());
            loaded.complete = false;
        }
    }
    talk.report(diagnostics);
    if (!reports.empty()) {
        Pipeline const pipeline;
        auto const result =
            annotate_all(pipeline, reports, date, talk, [&](extract::Annotation&& annotation) {
                extracted.insert(extracted.end(),
                                 std::make_move_iterator(annotation.events.begin()),
                                 std::make_move_iterator(annotation.events.end()));
            });
        talk.report(result.diagnostics);
        loaded.complete = loaded.complete && result.complete;
        if (!result.complete && result.reports == 0 && good == 0 && !last)
            throw Error("nothing could be read; see above");
        good += result.reports;
    }
    if (last && good == 0) throw *last;
    if (last) talk.complain(last->what());
    if (!extracted.empty() || tables.empty())
        tables.push_back(events::EventTable::from(std::move(extracted)));
    loaded.table = events::EventTable::merged(std::move(tables));
    return loaded;
}

} // namespace placetime::app
