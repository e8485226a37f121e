#include "project/save_changes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "project/rows.h"

namespace placetime::project {

namespace {

using layers::Cell;
using layers::Database;
using layers::sql_literal;
using layers::sql_name;

constexpr std::array kEventTables{TableId::event_points, TableId::event_areas, TableId::event_lines,
                                  TableId::events_unplaced};

std::string text_literal(std::string const& text) { return sql_literal(text_cell(text)); }

std::string insert_sql(Row const& row)
{
    auto const& definition = table(row.table);
    std::string names;
    std::string values;
    auto const add = [&](std::string_view name, std::string const& value) {
        names += (names.empty() ? "" : ",") + sql_name(name);
        values += (values.empty() ? "" : ",") + value;
    };
    if (row.geometry) add("geom", sql_literal(*row.geometry));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        add(definition.fields[i].name, sql_literal(row.cells[i]));
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", sql_name(definition.name), names, values);
}

std::string update_sql(Row const& row, std::string const& where)
{
    auto const& definition = table(row.table);
    std::string settings;
    auto const add = [&](std::string_view name, std::string const& value) {
        settings += (settings.empty() ? "" : ",") + sql_name(name) + "=" + value;
    };
    if (row.geometry) add("geom", sql_literal(*row.geometry));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        add(definition.fields[i].name, sql_literal(row.cells[i]));
    return fmt::format("UPDATE {} SET {} WHERE {}", sql_name(definition.name), settings, where);
}

class Saver {
public:
    explicit Saver(Database& database) : database_(database) {}

    void replace(TableId id, std::vector<Row> const& rows)
    {
        touch(id);
        database_.execute("DELETE FROM " + sql_name(name_of(id)));
        for (auto const& row : rows) insert(row);
    }

    void insert(Row const& row)
    {
        touch(row);
        database_.execute(insert_sql(row));
    }

    void put(ReportRecord const& report)
    {
        for (auto const& [id, column] : {std::pair{TableId::candidates, "report_id"},
                                         {TableId::mentions, "report_id"},
                                         {TableId::reports, "id"}}) {
            touch(id);
            database_.execute(fmt::format("DELETE FROM {} WHERE {}={}", sql_name(name_of(id)),
                                          column, text_literal(report.id)));
        }
        for (auto const& row : rows_of(report)) insert(row);
    }

    void remove(std::string const& event)
    {
        for (auto const id : kEventTables) remove(id, "id", event);
        remove(TableId::claims, "event_id", event);
    }

    void put(events::Event const& event)
    {
        auto const before = find(event.id);
        auto const rows = rows_of(event, before.empty() ? next_seq() : before.front().seq);
        auto const has = [](auto const& list, TableId id) {
            return std::any_of(list.begin(), list.end(),
                               [&](auto const& one) { return one.table == id; });
        };
        for (auto const& row : rows) {
            if (!has(before, row.table)) {
                insert(row);
                continue;
            }
            touch(row);
            bool const claim = row.table == TableId::claims;
            auto where = fmt::format("{}={}", claim ? "event_id" : "id", text_literal(event.id));
            if (claim) // of several sources only the first is the event's own
                where = fmt::format("fid=(SELECT min(fid) FROM {} WHERE {})",
                                    sql_name(name_of(row.table)), where);
            database_.execute(update_sql(row, where));
        }
        for (auto const id : kEventTables)
            if (has(before, id) && !has(rows, id)) remove(id, "id", event.id);
    }

    /// The saves are counted, and the tables say when they were last changed and how far they go.
    void finish(std::int64_t revision)
    {
        database_.execute(fmt::format("UPDATE placetime_project SET revision = {}", revision));
        for (auto const id : touched_) {
            std::string extent;
            if (auto const box = boxes_[static_cast<std::size_t>(id)].box())
                extent = fmt::format(", min_x = min(coalesce(min_x, {0}), {0})"
                                     ", min_y = min(coalesce(min_y, {1}), {1})"
                                     ", max_x = max(coalesce(max_x, {2}), {2})"
                                     ", max_y = max(coalesce(max_y, {3}), {3})",
                                     box->west, box->south, box->east, box->north);
            database_.execute(
                fmt::format("UPDATE gpkg_contents SET last_change = "
                            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'){} WHERE table_name = {}",
                            extent, text_literal(name_of(id))));
        }
    }

private:
    struct Found {
        TableId table;
        std::int64_t seq;
    };

    static std::int64_t number(std::string const& text)
    {
        std::int64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }

    /// The tables that hold an event, those with its seq first.
    std::vector<Found> find(std::string const& id) const
    {
        std::vector<Found> found;
        if (id.empty()) return found;
        std::string select;
        for (auto const table : kEventTables)
            select +=
                fmt::format("SELECT {} AS t, seq FROM {} WHERE id={} UNION ALL ",
                            static_cast<int>(table), sql_name(name_of(table)), text_literal(id));
        select += fmt::format("SELECT {} AS t, NULL AS seq FROM {} WHERE event_id={}",
                              static_cast<int>(TableId::claims), sql_name(name_of(TableId::claims)),
                              text_literal(id));
        database_.for_each(select, [&](auto const&, layers::Feature const& row) {
            found.push_back(
                {static_cast<TableId>(number(row.values.at(0))), number(row.values.at(1))});
            return true;
        });
        // A claim alone has no place in the order.
        if (!found.empty() && found.front().table == TableId::claims) found.clear();
        return found;
    }

    /// One more than the last; in a damaged file that may be the last number there is, and is given
    /// again.
    std::int64_t next_seq()
    {
        if (!next_seq_) {
            std::string select;
            for (auto const table : {TableId::event_points, TableId::events_unplaced})
                select += fmt::format("{}(SELECT coalesce(max(seq), -1) FROM {})",
                                      select.empty() ? "" : ", ", sql_name(name_of(table)));
            auto const last = database_.value("SELECT max(" + select + ")");
            next_seq_ = number(last.value_or("-1"));
        }
        if (*next_seq_ < std::numeric_limits<std::int64_t>::max()) ++*next_seq_;
        return *next_seq_;
    }

    void remove(TableId id, char const* column, std::string const& value)
    {
        touch(id);
        database_.execute(fmt::format("DELETE FROM {} WHERE {}={}", sql_name(name_of(id)), column,
                                      text_literal(value)));
    }

    void touch(TableId id) { touched_.insert(id); }

    void touch(Row const& row)
    {
        touch(row.table);
        if (!row.geometry) return;
        if (auto const box = geo::bounding_box(*row.geometry))
            boxes_[static_cast<std::size_t>(row.table)].add(*box);
    }

    Database& database_;
    std::set<TableId> touched_;
    std::array<geo::BoxBuilder, 16> boxes_; ///< of what was written, by table
    std::optional<std::int64_t> next_seq_;
};

} // namespace

void apply(Database& database, Changes const& changes, std::int64_t revision)
{
    Saver saver(database);
    if (changes.view) saver.replace(TableId::view, rows_of(*changes.view));
    if (changes.layers) {
        std::vector<Row> rows;
        for (auto const& layer : *changes.layers)
            rows.push_back(row_of(layer, static_cast<std::int64_t>(rows.size())));
        saver.replace(TableId::layers, rows);
    }
    if (changes.slides) {
        std::vector<Row> rows;
        for (auto const& slide : *changes.slides)
            rows.push_back(row_of(slide, static_cast<std::int64_t>(rows.size())));
        saver.replace(TableId::slides, rows);
    }
    for (auto const& entry : changes.audit) saver.insert(row_of(entry));
    for (auto const& report : changes.reports) saver.put(report);
    for (auto const& id : changes.removed) saver.remove(id);
    for (auto const& event : changes.events) saver.put(event);
    saver.finish(revision);
}

} // namespace placetime::project
