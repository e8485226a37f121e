#include "project/rows.h"

#include <algorithm>

#include "exchange/event_feature.h"
#include "exchange/geometry_text.h"
#include "exchange/qml.h"
#include "project/kept.h"

namespace placetime::project {

namespace {

using layers::Cell;
using Cells = std::vector<Cell>;

Cell integer(std::size_t value) { return static_cast<std::int64_t>(value); }

Cell integer(std::optional<std::size_t> value) { return value ? integer(*value) : Cell(); }

Cell moment(std::optional<time::Instant> at) { return at ? Cell(*at) : Cell(); }

Cell precision_text(time::Precision precision) { return std::string(time::to_string(precision)); }

/// The property of this name, null when there is none.
exchange::Property const* find_property(std::string_view name)
{
    auto const all = exchange::properties();
    auto const found = std::ranges::find(all, name, &exchange::Property::name);
    return found == all.end() ? nullptr : &*found;
}

Row claim_row(std::string const& event, std::size_t number, events::Event const& claim,
              Cell feature)
{
    Cells cells;
    for (auto const& field : table(TableId::claims).fields) {
        if (field.name == "event_id")
            cells.push_back(text_cell(event));
        else if (field.name == "number")
            cells.push_back(integer(number));
        else if (field.name == "claim_id")
            cells.push_back(text_cell(claim.id));
        else if (field.name == "feature")
            cells.push_back(std::move(feature));
        else
            cells.push_back(cell_of(find_property(field.name)->get(claim)));
    }
    return {TableId::claims, std::move(cells), {}};
}

void add_claims(events::Event const& event, std::vector<Row>& rows)
{
    if (event.claims.empty()) rows.push_back(claim_row(event.id, 0, event, Cell()));
    for (std::size_t i = 0; i < event.claims.size(); ++i)
        rows.push_back(claim_row(event.id, i, event.claims[i],
                                 exchange::whole_feature(as_kept(event.claims[i]))));
}

Row row_of(MentionRecord const& mention, std::string const& report)
{
    Cell lon, lat, precision, begin, end, when_precision;
    if (mention.point) {
        lon = mention.point->lon;
        lat = mention.point->lat;
    }
    if (mention.precision_m > 0) precision = mention.precision_m;
    if (mention.when) {
        begin = mention.when->interval.begin;
        end = mention.when->interval.end;
        when_precision = precision_text(mention.when->precision);
    }
    return {TableId::mentions,
            {text_cell(report), integer(mention.number),
             std::string(mention.what == MentionRecord::What::place ? "place" : "time"),
             integer(mention.start), integer(mention.end), text_cell(mention.text),
             text_cell(mention.place_id), text_cell(mention.name), text_cell(mention.kind),
             text_cell(mention.country), lon, lat, precision, text_cell(mention.timex_type),
             text_cell(mention.timex_value), begin, end, when_precision, mention.confidence},
            {}};
}

} // namespace

std::vector<Row> rows_of(events::Event const& event, std::int64_t seq)
{
    Cells cells{seq, text_cell(event.id)};
    auto const& fields = table(TableId::event_points).fields;
    for (auto field = fields.begin() + 2; field != fields.end(); ++field) {
        if (auto const* const property = find_property(field->name))
            cells.push_back(cell_of(property->get(event)));
        else
            cells.push_back(
                integer(field->name == "place_index" ? event.place_index : event.time_index));
    }
    std::vector<Row> rows;
    if (!event.where) {
        rows.push_back({TableId::events_unplaced, std::move(cells), {}});
    } else {
        auto shape = exchange::prepared(*event.where->geometry);
        bool const area = std::holds_alternative<geo::MultiPolygon>(shape);
        bool const line = std::holds_alternative<geo::MultiLine>(shape);
        if ((area || line) && geo::bounding_box(shape))
            rows.push_back(
                {area ? TableId::event_areas : TableId::event_lines, cells, std::move(shape)});
        rows.insert(rows.begin(), {TableId::event_points, std::move(cells),
                                   exchange::prepared(geo::Geometry(event.where->point))});
    }
    add_claims(event, rows);
    return rows;
}

std::vector<Row> rows_of(ReportRecord const& report)
{
    std::vector<Row> rows;
    rows.push_back({TableId::reports,
                    {text_cell(report.id), text_cell(report.title), moment(report.date),
                     report.date ? precision_text(report.precision) : Cell(),
                     text_cell(report.date ? report.date_source : std::string()),
                     text_cell(report.publisher), text_cell(report.url), text_cell(report.language),
                     text_cell(report.file), text_cell(report.text)},
                    {}});
    for (auto const& mention : report.mentions) {
        rows.push_back(row_of(mention, report.id));
        std::size_t rank = 0;
        for (auto const& candidate : mention.candidates)
            rows.push_back({TableId::candidates,
                            {text_cell(report.id), integer(mention.number), integer(++rank),
                             text_cell(candidate.place_id), text_cell(candidate.name),
                             text_cell(candidate.kind), text_cell(candidate.country),
                             candidate.point.lon, candidate.point.lat, candidate.score},
                            {}});
    }
    return rows;
}

Row row_of(LayerRecord const& layer, std::int64_t position)
{
    return {TableId::layers,
            {position, text_cell(layer.name), text_cell(layer.source), layer.visible, layer.opacity,
             text_cell(layer.style)},
            {}};
}

Row row_of(SlideRecord const& slide, std::int64_t position)
{
    return {TableId::slides,
            {position, text_cell(slide.title), text_cell(slide.text), text_cell(slide.json)},
            {}};
}

Row row_of(AuditRecord const& entry)
{
    auto const number = [](std::optional<std::uint64_t> value) {
        return value && *value > 0 ? Cell(static_cast<std::int64_t>(*value)) : Cell();
    };
    return {TableId::audit,
            {moment(entry.at), text_cell(entry.action), text_cell(entry.detail),
             number(entry.number), text_cell(entry.kind), text_cell(entry.summary),
             text_cell(entry.who), text_cell(entry.why), number(entry.undoes),
             number(entry.redoes), text_cell(entry.before), text_cell(entry.after)},
            {}};
}

Row row_of(curation::NameRule const& rule)
{
    auto const& place = rule.place;
    std::string countries;
    for (auto const& code : place.countries) countries += (countries.empty() ? "" : ",") + code;
    auto const* const point = std::get_if<geo::LonLat>(&*place.geometry);
    bool const shaped = point == nullptr || *point != place.point;
    return {TableId::gazetteer,
            {text_cell(rule.name), text_cell(place.id), text_cell(place.name),
             text_cell(place.kind), text_cell(place.country), text_cell(countries),
             text_cell(place.admin1), place.point.lon, place.point.lat, place.precision_m,
             std::string(to_string(place.role)), text_cell(place.text),
             shaped ? Cell(exchange::whole_geometry(*place.geometry)) : Cell()},
            {}};
}

Row row_of(curation::Distinct const& pair)
{
    return {TableId::distinct_pairs, {text_cell(pair.first), text_cell(pair.second)}, {}};
}

Row shape_row(std::string const& key, std::string const& geometry)
{
    return {TableId::shapes, {text_cell(key), text_cell(geometry)}, {}};
}

std::vector<Row> rows_of(ViewRecord const& view)
{
    std::vector<Row> rows;
    for (auto const& [key, value] : view)
        if (!value.empty()) rows.push_back({TableId::view, {text_cell(key), text_cell(value)}, {}});
    return rows;
}

Row project_row(std::string_view program_version, std::int64_t revision)
{
    return {
        TableId::project, {std::int64_t{kSchemaVersion}, text_cell(program_version), revision}, {}};
}

std::vector<Row> style_rows(std::optional<time::Instant> now)
{
    std::vector<Row> rows;
    using exchange::SymbolKind;
    for (auto const& [layer, kind] : {std::pair{TableId::event_points, SymbolKind::points},
                                      {TableId::event_areas, SymbolKind::areas},
                                      {TableId::event_lines, SymbolKind::lines}})
        // QGIS looks for empty catalogue and schema, not for null.
        rows.push_back({TableId::layer_styles,
                        {std::string(), std::string(), name_of(layer), std::string("geom"),
                         std::string("Placetime"), exchange::qml(kind), std::string(), true,
                         std::string("Events by type, with the time axis on"), std::string(),
                         Cell(), moment(now)},
                        {}});
    return rows;
}

} // namespace placetime::project
