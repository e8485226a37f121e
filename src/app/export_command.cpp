#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/load_events.h"
#include "app/selection_json.h"
#include "base/error.h"
#include "events/table_filter.h"
#include "exchange/csv.h"
#include "exchange/geojson.h"
#include "exchange/text_file.h"

namespace placetime::app {
namespace {

using Json = nlohmann::ordered_json;

enum class Format { geojson, csv };

Format format_of(std::string const& output)
{
    if (output == "-" || output.ends_with(".geojson") || output.ends_with(".json"))
        return Format::geojson;
    if (output.ends_with(".csv")) return Format::csv;
    throw UsageError(fmt::format("{}: unknown format; name the output .geojson or .csv", output));
}

std::string as_text(Json const& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What a file of chosen events says of itself.
Json provenance(ExportCommand const& command, std::size_t written, std::size_t all)
{
    Json json;
    json["sources"] = command.files;
    json["selection"] = selection_json(command.selection);
    json["points"] = command.points;
    json["events"] = written;
    json["events_in_sources"] = all;
    return json;
}

/// A CSV has no room for words about itself: they are in the file beside it that W3C's Metadata
/// Vocabulary for Tabular Data names (5.3).
std::string csv_metadata(ExportCommand const& command, Json const& told)
{
    Json json;
    json["@context"] = "http://www.w3.org/ns/csvw";
    json["url"] = std::filesystem::path(command.output).filename().string();
    json["dc:title"] = "events";
    json["dc:creator"] = fmt::format("Placetime {}", PLACETIME_VERSION);
    json["dc:rights"] = Json::array();
    for (auto const line : exchange::attribution_lines()) json["dc:rights"].push_back(line);
    json["dc:provenance"] = told;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_file(std::string const& output)
{
    std::error_code ignored;
    return output != "-" && (!std::filesystem::exists(output, ignored) ||
                             std::filesystem::is_regular_file(output, ignored));
}

} // namespace

int run(ExportCommand const& command, Talk const& talk)
{
    auto const format = format_of(command.output);
    auto const& selection = command.selection;
    auto const loaded = load(command.files, command.date, talk, selection.known_at);
    auto const& table = *loaded.table;
    // Every status is written, as extract does.
    auto const rows = events::matching(table, selection.added_to({}));
    std::vector<events::Event> events;
    for (std::size_t record = 0; record < table.size(); ++record) // in the order of the sources
        if (auto const row = table.row_of(record); rows.test(row))
            events.push_back(table.event(row));
    auto const told = provenance(command, events.size(), table.size());
    if (format == Format::geojson) {
        exchange::GeoJsonOptions options;
        options.points = command.points;
        options.version = PLACETIME_VERSION;
        options.provenance = as_text(told);
        exchange::write_geojson(command.output, events, options);
    } else {
        exchange::write_csv(command.output, events, command.points);
        if (is_file(command.output)) {
            exchange::TextFile beside(command.output + "-metadata.json");
            beside.write(csv_metadata(command, told));
            beside.commit();
        }
    }
    talk.say(fmt::format("wrote {}: {} of {} events{}{}", command.output, events.size(),
                         table.size(), selection.words().empty() ? "" : "; ", selection.words()));
    return loaded.complete ? 0 : 1;
}

} // namespace placetime::app
