#include "app/load_events.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/pipeline.h"
#include "base/error.h"
#include "exchange/event_table.h"
#include "project/project_reader.h"
#include "reports/file_kind.h"

namespace placetime::app {

namespace fs = std::filesystem;

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
            Talk const& talk)
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
            case Input::project:
                tables.push_back(
                    events::EventTable::from(project::read_project_events(argument, diagnostics)));
                break;
            case Input::table:
                tables.push_back(exchange::read_events(argument, diagnostics));
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
