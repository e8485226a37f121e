#include "project/schema.h"

#include <algorithm>

namespace placetime::project {

namespace {

using layers::Field;
using layers::FieldType;
using layers::GeometryKind;
using layers::Table;

FieldType type_of(exchange::PropertyType type)
{
    switch (type) {
    case exchange::PropertyType::text:
    case exchange::PropertyType::list:
        return FieldType::text;
    case exchange::PropertyType::integer:
        return FieldType::integer;
    case exchange::PropertyType::real:
        return FieldType::real;
    case exchange::PropertyType::boolean:
        return FieldType::boolean;
    case exchange::PropertyType::date_time:
        return FieldType::date_time;
    }
    return FieldType::text;
}

bool is_grade(std::string_view property)
{
    return property == "source_reliability" || property == "information_credibility";
}

/// seq (the event's position in the project, from 0), id, every property of the contract, and
/// which mentions of its report give place and time. What came with schema 3 is the last, as in a
/// file that was migrated.
Table event_table(char const* name, char const* description, GeometryKind geometry)
{
    std::vector<Field> fields{{"seq", FieldType::integer}, {"id", FieldType::text}};
    for (auto const& property : exchange::properties())
        if (!is_grade(property.name))
            fields.push_back({std::string(property.name), type_of(property.type)});
    fields.push_back({"place_index", FieldType::integer});
    fields.push_back({"time_index", FieldType::integer});
    for (auto const& property : exchange::properties())
        if (is_grade(property.name))
            fields.push_back({std::string(property.name), type_of(property.type)});
    return {name, description, geometry, std::move(fields), "fid", {"id", "seq"}};
}

/// Finds the rows of a table by its first column.
Table indexed(Table table)
{
    table.indexes = {table.fields.front().name};
    return table;
}

std::vector<Table> make_tables()
{
    auto const text = [](char const* name) { return Field{name, FieldType::text}; };
    auto const integer = [](char const* name) { return Field{name, FieldType::integer}; };
    auto const real = [](char const* name) { return Field{name, FieldType::real}; };
    auto const truth = [](char const* name) { return Field{name, FieldType::boolean}; };
    auto const moment = [](char const* name) { return Field{name, FieldType::date_time}; };
    return {
        {"placetime_project",
         "What wrote this project",
         GeometryKind::none,
         {integer("schema_version"), text("program_version"), integer("revision")}},
        event_table("event_points", "A representative point of every placed event",
                    GeometryKind::point),
        event_table("event_areas", "Events whose place is an area", GeometryKind::areas),
        event_table("event_lines", "Events whose place is a line", GeometryKind::lines),
        event_table("events_unplaced", "Events without a place", GeometryKind::none),
        indexed({"claims",
                 "What each source says of an event",
                 GeometryKind::none,
                 {text("event_id"),
                  text("source_id"),
                  text("publisher"),
                  text("status"),
                  text("attribution"),
                  integer("source_start"),
                  integer("source_end"),
                  text("source_quote"),
                  text("figures_text"),
                  integer("killed_min"),
                  integer("killed_max"),
                  integer("injured_min"),
                  integer("injured_max"),
                  integer("displaced_min"),
                  integer("displaced_max"),
                  integer("detained_min"),
                  integer("detained_max"),
                  integer("participants_min"),
                  integer("participants_max"),
                  moment("reported"),
                  real("confidence"),
                  integer("number"),
                  text("claim_id"),
                  text("title"),
                  text("type"),
                  moment("begin"),
                  moment("end"),
                  text("place"),
                  text("source_reliability"),
                  integer("information_credibility"),
                  text("feature")}}),
        indexed({"reports",
                 "The reports with their text",
                 GeometryKind::none,
                 {text("id"), text("title"), moment("date"), text("date_precision"),
                  text("date_source"), text("publisher"), text("url"), text("language"),
                  text("file"), text("text")}}),
        indexed({"mentions",
                 "Places and times named in the reports",
                 GeometryKind::none,
                 {text("report_id"), integer("number"), text("what"), integer("start"),
                  integer("end"), text("text"), text("place_id"), text("name"), text("kind"),
                  text("country"), real("lon"), real("lat"), real("precision_m"),
                  text("timex_type"), text("timex_value"), moment("begin_utc"), moment("end_utc"),
                  text("date_precision"), real("confidence")}}),
        indexed(
            {"candidates",
             "What each place mention may mean, best first",
             GeometryKind::none,
             {text("report_id"), integer("number"), integer("rank"), text("place_id"), text("name"),
              text("kind"), text("country"), real("lon"), real("lat"), real("score")}}),
        {"layers",
         "Layers laid over or under the events",
         GeometryKind::none,
         {integer("position"), text("name"), text("source"), truth("visible"), real("opacity"),
          text("style")}},
        {"slides",
         "The slides of the briefing",
         GeometryKind::none,
         {integer("position"), text("title"), text("text"), text("json")}},
        {"view",
         "How the project was last looked at",
         GeometryKind::none,
         {text("key"), text("value")}},
        {"audit",
         "What was done to the project, in order",
         GeometryKind::none,
         {moment("at"), text("action"), text("detail"), integer("number"), text("kind"),
          text("summary"), text("who"), text("why"), integer("undoes"), integer("redoes"),
          text("before"), text("after")}},
        {"layer_styles",
         "Default styles for QGIS",
         GeometryKind::none,
         {text("f_table_catalog"), text("f_table_schema"), text("f_table_name"),
          text("f_geometry_column"), text("styleName"), text("styleQML"), text("styleSLD"),
          truth("useAsDefault"), text("description"), text("owner"), text("ui"),
          moment("update_time")},
         "id"},
        indexed({"gazetteer",
                 "What names mean in the reports of this project",
                 GeometryKind::none,
                 {text("name"), text("place_id"), text("place"), text("kind"), text("country"),
                  text("countries"), text("admin1"), real("lon"), real("lat"), real("precision_m"),
                  text("role"), text("place_text"), text("geometry"), text("note")}}),
        indexed({"distinct_pairs",
                 "Events that were judged to be different happenings",
                 GeometryKind::none,
                 {text("first"), text("second")}}),
        indexed({"shapes",
                 "Lines and areas that the audit names",
                 GeometryKind::none,
                 {text("key"), text("geometry")}}),
    };
}

} // namespace

std::vector<layers::Table> const& tables()
{
    static std::vector<Table> const all = make_tables();
    return all;
}

layers::Table const& table(TableId id) { return tables()[static_cast<std::size_t>(id)]; }

std::vector<AddedColumn> const& added_columns()
{
    static std::vector<AddedColumn> const all = [] {
        std::vector<AddedColumn> columns{{TableId::project, {"revision", FieldType::integer}, 2}};
        for (auto const events : {TableId::event_points, TableId::event_areas, TableId::event_lines,
                                  TableId::events_unplaced})
            for (char const* name : {"place_index", "time_index"})
                columns.push_back({events, {name, FieldType::integer}, 2});
        auto const with_3 = [&](TableId id, char const* first) {
            auto const& fields = table(id).fields;
            auto at = std::ranges::find(fields, first, &Field::name);
            for (; at != fields.end(); ++at) columns.push_back({id, *at, 3});
        };
        for (auto const events : {TableId::event_points, TableId::event_areas, TableId::event_lines,
                                  TableId::events_unplaced})
            with_3(events, "source_reliability");
        with_3(TableId::claims, "number");
        with_3(TableId::audit, "number");
        return columns;
    }();
    return all;
}

std::vector<layers::Table> tables_of(int version)
{
    auto old = tables();
    for (auto const& added : added_columns())
        if (added.version > version)
            std::erase_if(old[static_cast<std::size_t>(added.table)].fields,
                          [&](Field const& field) { return field.name == added.field.name; });
    if (version < 2)
        for (auto& table : old) table.indexes.clear();
    while (version_of(static_cast<TableId>(old.size() - 1)) > version) old.pop_back();
    return old;
}

int version_of(TableId id) { return id >= TableId::gazetteer ? 3 : 1; }

layers::Cell text_cell(std::string_view text)
{
    if (text.empty()) return {};
    return std::string(text);
}

layers::Cell cell_of(exchange::Value const& value)
{
    struct Convert {
        layers::Cell operator()(std::monostate) const { return {}; }
        layers::Cell operator()(bool known) const { return known; }
        layers::Cell operator()(std::int64_t number) const { return number; }
        layers::Cell operator()(double number) const { return number; }
        layers::Cell operator()(time::Instant instant) const { return instant; }
        layers::Cell operator()(std::string const& text) const { return text; }
        layers::Cell operator()(std::vector<std::string> const& items) const
        {
            std::string joined;
            for (auto const& item : items) joined += (joined.empty() ? "" : ",") + item;
            return joined;
        }
    };
    return std::visit(Convert{}, value);
}

} // namespace placetime::project
