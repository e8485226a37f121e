#include "exchange/record_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "events/event_records.h"
#include "exchange/csv.h"
#include "exchange/geometry_text.h"
#include "exchange/properties.h"

namespace placetime::exchange {

namespace {

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

/// What a record says when its cells are empty.
events::Event blank()
{
    events::Event event;
    event.when.emplace();
    event.where.emplace();
    event.type = events::Type::strategic_developments;
    return event;
}

/// Whether a property can be given what it does not take.
bool refuses(Property const& property)
{
    auto event = blank();
    return !property.set(event, "\x01");
}

} // namespace

std::string lower_ascii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

RecordReader::RecordReader(std::vector<std::string> const& columns, std::string file)
    : file_(std::move(file)), id_(find_column(columns, {"id", "event_id"})),
      begin_(find_column(columns, {"begin", "start", "date", "event_date", "timestamp"})),
      end_(find_column(columns, {"end"})), lon_(find_column(columns, {"lon", "longitude"})),
      lat_(find_column(columns, {"lat", "latitude"})),
      precision_(find_column(columns, {"date_precision"})), title_(find_column(columns, {"title"})),
      type_(find_column(columns, {"type"})), subtype_(find_column(columns, {"subtype"})),
      place_(find_column(columns, {"place"})), place_text_(find_column(columns, {"place_text"})),
      place_id_(find_column(columns, {"place_id"})),
      place_kind_(find_column(columns, {"place_kind"})), actor1_(find_column(columns, {"actor1"})),
      actor2_(find_column(columns, {"actor2"})), source_id_(find_column(columns, {"source_id"})),
      source_title_(find_column(columns, {"source_title"})),
      publisher_(find_column(columns, {"publisher"})),
      quote_(find_column(columns, {"source_quote"})), scratch_(blank())
{
    auto const all = properties();
    for (std::size_t p = 0; p < all.size(); ++p) {
        if (all[p].name == "begin" || all[p].name == "end") continue; // they depend on each other
        if (auto const cell = find_column(columns, {all[p].name}))
            columns_.push_back({*cell, p, refuses(all[p])});
    }
}

std::string_view RecordReader::text(Cells cells, Place column) const noexcept
{
    return column ? without_guard(cells[*column]) : std::string_view();
}

bool RecordReader::read_time(events::Event& event, Cells cells, std::string& why) const
{
    auto const begin_text = cells[*begin_];
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

bool RecordReader::read_point(Cells cells, std::optional<geo::LonLat>& point,
                              std::string& why) const
{
    if (!lon_ || !lat_ || cells[*lon_].empty() || cells[*lat_].empty()) return true;
    auto const lon = degrees(cells[*lon_], 180);
    auto const lat = degrees(cells[*lat_], 90);
    if (!lon || !lat) {
        why = fmt::format("`{}`, `{}` is no longitude and latitude in degrees", cells[*lon_],
                          cells[*lat_]);
        return false;
    }
    point = geo::LonLat{*lon, *lat};
    return true;
}

bool RecordReader::read_place(events::Event& event, Cells cells,
                              std::optional<geo::Geometry> geometry, std::string& why) const
{
    std::optional<geo::LonLat> point;
    if (!read_point(cells, point, why)) return false;
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

void RecordReader::set_cell(events::Event& event, Column const& column, Cells cells,
                            std::size_t line, Diagnostics& diagnostics)
{
    auto const cell = without_guard(cells[column.cell]);
    auto const& property = properties()[column.property];
    if (cell.empty() || property.set(event, cell)) return;
    if (std::find(noted_.begin(), noted_.end(), column.cell) != noted_.end()) return;
    noted_.push_back(column.cell);
    diagnostics.push_back({"bad-cell", file_, line,
                           fmt::format("`{}` is no {}; such cells are read as unknown",
                                       cell.substr(0, 80), property.name)});
}

void RecordReader::reject(std::string const& why, std::size_t line, Diagnostics& diagnostics) const
{
    diagnostics.push_back({"bad-record", file_, line, "record skipped: " + why});
}

bool RecordReader::read_rest(events::Event& event, Cells cells,
                             std::optional<geo::Geometry> geometry, std::size_t line,
                             std::string& why) const
{
    if (!read_time(event, cells, why) || !read_place(event, cells, std::move(geometry), why))
        return false;
    event.id = id(cells, line);
    if (event.title.empty()) {
        event.title = to_string(event.type);
        if (event.where && !event.where->name.empty()) event.title += ", " + event.where->name;
    }
    return true;
}

std::optional<events::Event> RecordReader::read(Cells cells, std::optional<geo::Geometry> geometry,
                                                std::size_t line, Diagnostics& diagnostics)
{
    auto event = blank();
    for (auto const& column : columns_) set_cell(event, column, cells, line, diagnostics);
    std::string why;
    if (read_rest(event, cells, std::move(geometry), line, why)) return event;
    reject(why, line, diagnostics);
    return std::nullopt;
}

std::optional<events::Event> RecordReader::read(std::vector<std::string> const& cells,
                                                std::optional<geo::Geometry> geometry,
                                                std::size_t line, Diagnostics& diagnostics)
{
    std::vector<std::string_view> const views(cells.begin(), cells.end());
    return read(Cells(views), std::move(geometry), line, diagnostics);
}

std::optional<events::Event>
RecordReader::read_again(Cells cells, std::optional<geo::Geometry> geometry, std::size_t line) const
{
    auto event = blank();
    for (auto const& column : columns_)
        if (auto const cell = without_guard(cells[column.cell]); !cell.empty())
            properties()[column.property].set(event, cell);
    std::string why;
    if (read_rest(event, cells, std::move(geometry), line, why)) return event;
    return std::nullopt;
}

bool RecordReader::add_facts(Cells cells, std::optional<geo::Geometry> geometry, std::size_t line,
                             Diagnostics& diagnostics, events::EventList& list)
{
    auto& event = scratch_;
    event.type = events::Type::strategic_developments;
    event.status = events::Status::asserted;
    event.review = events::Review::unreviewed;
    event.background = false;
    event.reported.reset();
    event.confidence = 0;
    event.figures = {};
    if (!event.when) event.when.emplace();
    event.when->precision = time::Precision::day;
    event.where->precision_m = 0;
    auto const kind = text(cells, place_kind_);
    for (auto const& column : columns_)
        if (column.refuses) set_cell(event, column, cells, line, diagnostics);
    bool const simple = !geometry || std::holds_alternative<geo::LonLat>(*geometry);
    if (!simple || kind == "country" || event.where->precision_m >= events::kWidePlace) {
        auto const whole = read(cells, std::move(geometry), line, diagnostics);
        if (whole) list.add(*whole);
        return whole.has_value();
    }
    std::string why;
    std::optional<geo::LonLat> point;
    bool good = read_time(event, cells, why) && read_point(cells, point, why);
    if (good && geometry) {
        good = all_valid(*geometry);
        if (!good) why = "its geometry lies outside longitude -180..180, latitude -90..90";
        if (!point) point = std::get<geo::LonLat>(*geometry);
    }
    if (!good) {
        reject(why, line, diagnostics);
        return false;
    }
    events::EventFacts facts;
    facts.id_hash = events::id_hash(text(cells, id_));
    if (text(cells, id_).empty()) facts.id_hash = events::id_hash(id(cells, line));
    if (event.when) {
        facts.flags |= events::kDated;
        facts.begin = event.when->interval.begin.time_since_epoch().count();
        facts.end = event.when->interval.end.time_since_epoch().count();
        facts.precision = event.when->precision;
    }
    if (event.reported) facts.reported = event.reported->time_since_epoch().count();
    if (point) {
        facts.flags |= events::kPlaced;
        facts.lon = point->lon;
        facts.lat = point->lat;
        facts.place_key = events::place_key(text(cells, place_id_), text(cells, place_), *point);
        facts.place_precision_m = static_cast<float>(event.where->precision_m);
    }
    for (std::size_t i = 0; i < events::kFigureKinds; ++i)
        facts.figures[i] = events::drawn_figure(event.figures[i]);
    facts.type = event.type;
    facts.status = event.status;
    facts.review = event.review;
    facts.confidence = events::percent(event.confidence);
    facts.source = list.source(events::source_name(
        text(cells, publisher_), text(cells, source_title_), text(cells, source_id_)));
    if (event.background) facts.flags |= events::kBackground;
    if (events::is_statement(event.type, text(cells, subtype_))) facts.flags |= events::kStatement;
    events::mark_drawn(facts);
    list.add(facts);
    return true;
}

std::string RecordReader::id(Cells cells, std::size_t line) const
{
    auto const own = text(cells, id_);
    return own.empty() ? fmt::format("row-{}", line) : std::string(own);
}

std::optional<std::string_view> RecordReader::title(Cells cells) const noexcept
{
    auto const own = text(cells, title_);
    if (own.empty()) return std::nullopt;
    return own;
}

std::optional<std::string_view> RecordReader::place_name(Cells cells) const noexcept
{
    if (!lon_ || !lat_ || cells[*lon_].empty() || cells[*lat_].empty()) return std::nullopt;
    return text(cells, place_);
}

bool RecordReader::append_searched_text(Cells cells, std::string& out) const
{
    auto const own_title = title(cells);
    auto const own_place = place_name(cells);
    if (!own_title || !own_place) return false;
    events::SearchedText searched;
    searched.title = *own_title;
    searched.quote = text(cells, quote_);
    searched.place = *own_place;
    searched.place_text = text(cells, place_text_);
    searched.actor1 = text(cells, actor1_);
    searched.actor2 = text(cells, actor2_);
    searched.source_title = text(cells, source_title_);
    searched.publisher = text(cells, publisher_);
    searched.type = to_string(
        parse_cell_type(text(cells, type_)).value_or(events::Type::strategic_developments));
    searched.subtype = text(cells, subtype_);
    searched.append_to(out);
    return true;
}

} // namespace placetime::exchange
