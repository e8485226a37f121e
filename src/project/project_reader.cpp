#include "project/project_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/event_table.h"
#include "layers/vector_file.h"
#include "project/schema.h"

namespace placetime::project {

namespace {

std::string const& name_of(TableId table) { return tables()[static_cast<std::size_t>(table)].name; }

std::int64_t number_of(std::string const& text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void check_schema(std::filesystem::path const& file)
{
    layers::VectorFile const opened(file, name_of(TableId::project));
    auto const column = opened.field("schema_version");
    opened.for_each([&](layers::Feature const& row) {
        if (column && number_of(row.values[*column]) > kSchemaVersion)
            throw FormatError(
                fmt::format("{}: was written by a newer Placetime (schema {}, this one reads "
                            "up to {}); update the program",
                            file.string(), row.values[*column], kSchemaVersion));
        return true;
    });
}

/// Calls visit(seq, cells, geometry, row number) for every row of an event table.
template <class Visit>
void for_each_event(std::filesystem::path const& file, TableId table, Visit&& visit)
{
    layers::VectorFile const opened(file, name_of(table));
    auto const column = opened.field("seq");
    std::size_t row = 0;
    opened.for_each([&](layers::Feature const& feature) {
        auto const seq =
            column ? number_of(feature.values[*column]) : static_cast<std::int64_t>(row);
        visit(seq, opened, feature, ++row);
        return true;
    });
}

} // namespace

bool is_project(std::filesystem::path const& file)
{
    try {
        auto const names = layers::VectorFile::layer_names(file);
        return std::find(names.begin(), names.end(), name_of(TableId::project)) != names.end();
    } catch (Error const&) {
        return false;
    }
}

std::vector<events::Event> read_project_events(std::filesystem::path const& file,
                                               Diagnostics& diagnostics)
{
    check_schema(file);
    std::map<std::int64_t, events::Event> events;
    for (auto const table : {TableId::event_points, TableId::events_unplaced}) {
        std::optional<exchange::RecordReader> reader;
        for_each_event(
            file, table, [&](auto seq, auto const& opened, auto const& feature, auto row) {
                if (!reader) reader.emplace(opened.fields(), file.string());
                auto event = reader->read(feature.values, feature.geometry, row, diagnostics);
                if (event) events.insert_or_assign(seq, std::move(*event));
            });
    }
    for (auto const table : {TableId::event_areas, TableId::event_lines})
        for_each_event(file, table, [&](auto seq, auto const&, auto const& feature, auto) {
            auto const found = events.find(seq);
            if (found != events.end() && found->second.where && feature.geometry)
                found->second.where->geometry = *feature.geometry;
        });
    std::vector<events::Event> ordered;
    ordered.reserve(events.size());
    for (auto& [seq, event] : events) ordered.push_back(std::move(event));
    return ordered;
}

} // namespace placetime::project
