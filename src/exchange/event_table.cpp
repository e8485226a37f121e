#include "exchange/event_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/csv.h"
#include "exchange/geometry_text.h"
#include "exchange/properties.h"
#include "layers/vector_file.h"

namespace placetime::exchange {

namespace {

std::string lower_ascii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// First of the names that is a column.
std::optional<std::size_t> find_column(std::vector<std::string> const& columns,
                                       std::initializer_list<std::string_view> names)
{
    for (auto const name : names)
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (lower_ascii(columns[i]) == name) return i;
    return std::nullopt;
}

std::optional<double> degrees(std::string_view text, double limit)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    double value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= limit))
        return std::nullopt;
    return value;
}

std::size_t newlines(std::vector<std::string> const& cells)
{
    std::size_t count = 0;
    for (auto const& cell : cells)
        count += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
    return count;
}

bool all_valid(geo::Geometry const& geometry)
{
    auto const line_valid = [](geo::Line const& line) {
        return std::all_of(line.begin(), line.end(), [](auto p) { return geo::is_valid(p); });
    };
    if (auto const* point = std::get_if<geo::LonLat>(&geometry)) return geo::is_valid(*point);
    if (auto const* lines = std::get_if<geo::MultiLine>(&geometry))
        return std::all_of(lines->begin(), lines->end(), line_valid);
    auto const& areas = std::get<geo::MultiPolygon>(geometry);
    return std::all_of(areas.begin(), areas.end(), [&](geo::Polygon const& polygon) {
        return std::all_of(polygon.begin(), polygon.end(), line_valid);
    });
}

} // namespace

RecordReader::RecordReader(std::vector<std::string> const& columns, std::string file)
    : file_(std::move(file)), id_(find_column(columns, {"id", "event_id"})),
      begin_(find_column(columns, {"begin", "start", "date", "event_date", "timestamp"})),
      end_(find_column(columns, {"end"})), lon_(find_column(columns, {"lon", "longitude"})),
      lat_(find_column(columns, {"lat", "latitude"})),
      precision_(find_column(columns, {"date_precision"}))
{
    auto const all = properties();
    for (std::size_t p = 0; p < all.size(); ++p) {
        if (all[p].name == "begin" || all[p].name == "end") continue; // they depend on each other
        if (auto const cell = find_column(columns, {all[p].name})) columns_.push_back({*cell, p});
    }
}

bool RecordReader::read_time(events::Event& event, std::vector<std::string> const& cells,
                             std::string& why) const
{
    auto const& begin_text = cells[*begin_];
    if (begin_text.empty()) {
        event.when.reset();
        return true;
    }
    auto const begin = parse_cell_time(begin_text);
    if (!begin) {
        why = fmt::format("`{}` is no date", begin_text);
        return false;
    }
    auto& when = *event.when;
    when.interval = begin->interval;
    bool const named = precision_ && !cells[*precision_].empty(); // set with the other properties
    if (!named) when.precision = begin->precision;
    if (end_ && !cells[*end_].empty()) {
        auto const end = parse_cell_time(cells[*end_]);
        if (!end) {
            why = fmt::format("`{}` is no date", cells[*end_]);
            return false;
        }
        when.interval.end = end->interval.begin;
        if (when.interval.end <= when.interval.begin) {
            why = "its end is not after its begin";
            return false;
        }
    }
    // A table's date column often holds midnights: then the day is meant.
    bool const midnight =
        when.interval.begin == std::chrono::floor<std::chrono::days>(when.interval.begin);
    if (!named && midnight && when.precision < time::Precision::day) {
        when.precision = time::Precision::day;
        if (!end_ || cells[*end_].empty())
            when.interval.end = when.interval.begin + std::chrono::days(1);
    }
    return true;
}

bool RecordReader::read_place(events::Event& event, std::vector<std::string> const& cells,
                              std::optional<geo::Geometry> geometry, std::string& why) const
{
    bool const has_columns = lon_ && lat_ && !cells[*lon_].empty() && !cells[*lat_].empty();
    std::optional<geo::LonLat> point;
    if (has_columns) {
        auto const lon = degrees(cells[*lon_], 180);
        auto const lat = degrees(cells[*lat_], 90);
        if (!lon || !lat) {
            why = fmt::format("`{}`, `{}` is no longitude and latitude in degrees", cells[*lon_],
                              cells[*lat_]);
            return false;
        }
        point = geo::LonLat{*lon, *lat};
    }
    if (geometry && !geo::bounding_box(*geometry)) geometry.reset();
    if (geometry && !all_valid(*geometry)) {
        why = "its geometry lies outside longitude -180..180, latitude -90..90";
        return false;
    }
    if (!point && !geometry) {
        event.where.reset();
        return true;
    }
    if (geometry)
        event.where->geometry = std::move(*geometry);
    else
        event.where->geometry = *point;
    event.where->point = point ? *point : representative_point(*event.where->geometry);
    return true;
}

std::optional<events::Event> RecordReader::read(std::vector<std::string> const& cells,
                                                std::optional<geo::Geometry> geometry,
                                                std::size_t line, Diagnostics& diagnostics)
{
    events::Event event;
    event.when.emplace();
    event.where.emplace();
    event.type = events::Type::strategic_developments;
    for (auto& column : columns_) {
        auto const cell = without_guard(cells[column.cell]);
        if (cell.empty()) continue;
        auto const& property = properties()[column.property];
        if (property.set(event, cell) || column.noted) continue;
        column.noted = true;
        diagnostics.push_back({"bad-cell", file_, line,
                               fmt::format("`{}` is no {}; such cells are read as unknown",
                                           cell.substr(0, 80), property.name)});
    }
    std::string why;
    if (!read_time(event, cells, why) || !read_place(event, cells, std::move(geometry), why)) {
        diagnostics.push_back({"bad-record", file_, line, "record skipped: " + why});
        return std::nullopt;
    }
    if (id_) event.id = without_guard(cells[*id_]);
    if (event.id.empty()) event.id = fmt::format("row-{}", line);
    if (event.title.empty()) {
        event.title = to_string(event.type);
        if (event.where && !event.where->name.empty()) event.title += ", " + event.where->name;
    }
    return event;
}

bool is_event_table(std::filesystem::path const& file)
{
    try {
        layers::VectorFile const opened(file);
        return RecordReader(opened.fields(), file.string()).has_begin();
    } catch (Error const&) {
        return false;
    }
}

std::vector<events::Event> read_event_table(std::filesystem::path const& file,
                                            Diagnostics& diagnostics, std::string const& layer)
{
    layers::VectorFile const opened(file, layer);
    RecordReader reader(opened.fields(), file.string());
    if (!reader.has_begin())
        throw FormatError(fmt::format(
            "{}: is no table of events: it has no column `begin` (or start, date, event_date)",
            file.string()));
    bool const lines = lower_ascii(file.extension().string()) == ".csv";
    std::vector<events::Event> events;
    std::size_t line = lines ? 1 : 0;
    opened.for_each([&](layers::Feature const& feature) {
        ++line;
        auto event = reader.read(feature.values, feature.geometry, line, diagnostics);
        if (event) events.push_back(std::move(*event));
        if (lines) line += newlines(feature.values);
        return true;
    });
    return events;
}

} // namespace placetime::exchange
