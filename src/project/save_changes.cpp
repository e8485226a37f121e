#include "project/save_changes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
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

    /// All that the file has of the ids gives way; several reports of one id are one change.
    void put(std::vector<ReportRecord> const& reports)
    {
        std::set<std::string> ids;
        for (auto const& report : reports) {
            if (ids.insert(report.id).second)
                for (auto const& [id, column] : {std::pair{TableId::candidates, "report_id"},
                                                 {TableId::mentions, "report_id"},
                                                 {TableId::reports, "id"}})
                    remove(id, column, report.id);
            for (auto const& row : rows_of(report)) insert(row);
        }
    }

    void put(AuditRecord const& entry)
    {
        for (auto const& [key, geometry] : entry.shapes)
            if (!has(fmt::format("SELECT 1 FROM {} WHERE key={}", sql_name(name_of(TableId::shapes)),
                                 text_literal(key))))
                insert(shape_row(key, *geometry));
        insert(row_of(entry));
    }

    void put(curation::NameRule const& rule)
    {
        auto const row = row_of(rule);
        auto const where = "name=" + text_literal(rule.name);
        if (!has(fmt::format("SELECT 1 FROM {} WHERE {}", sql_name(name_of(row.table)), where)))
            return insert(row);
        touch(row.table);
        database_.execute(update_sql(row, where));
    }

    void remove_name(std::string const& name) { remove(TableId::gazetteer, "name", name); }

    void put(curation::Distinct const& pair)
    {
        if (!has(fmt::format("SELECT 1 FROM {} WHERE {}",
                             sql_name(name_of(TableId::distinct_pairs)), condition(pair))))
            insert(row_of(pair));
    }

    void remove(curation::Distinct const& pair)
    {
        touch(TableId::distinct_pairs);
        database_.execute(fmt::format("DELETE FROM {} WHERE {}",
                                      sql_name(name_of(TableId::distinct_pairs)),
                                      condition(pair)));
    }

    void remove(std::string const& event)
    {
        for (auto const id : kEventTables) remove(id, "id", event);
        remove(TableId::claims, "event_id", event);
    }

    void put(curation::PlacedEvent const& placed)
    {
        auto const& event = placed.event;
        auto const before = find(event.id);
        auto const own = before.empty() ? next_seq(placed.seq) : before.front().seq;
        auto const rows = rows_of(event, placed.seq < 0 ? own : placed.seq);
        put_claims(event.id, rows);
        auto const has = [](auto const& list, TableId id) {
            return std::any_of(list.begin(), list.end(),
                               [&](auto const& one) { return one.table == id; });
        };
        for (auto const& row : rows) {
            if (row.table == TableId::claims) continue;
            if (!has(before, row.table)) {
                insert(row);
                continue;
            }
            touch(row);
            database_.execute(update_sql(row, "id=" + text_literal(event.id)));
        }
        for (auto const id : kEventTables)
            if (has(before, id) && !has(rows, id)) remove(id, "id", event.id);
    }

    /// The saves are counted, and the tables say when they were last changed and how far they go.
    void finish()
    {
        database_.execute("UPDATE placetime_project SET revision = coalesce(revision, 0) + 1");
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
        select.resize(select.size() - std::string_view(" UNION ALL ").size());
        database_.for_each(select, [&](auto const&, layers::Feature const& row) {
            found.push_back(
                {static_cast<TableId>(number(row.values.at(0))), number(row.values.at(1))});
            return true;
        });
        return found;
    }

    /// The rows of an event's claims, each by its number; those beyond go.
    void put_claims(std::string const& event, std::vector<Row> const& rows)
    {
        auto const own = fmt::format("event_id={}", text_literal(event));
        std::set<std::int64_t> there;
        database_.for_each(fmt::format("SELECT number FROM {} WHERE {} AND number IS NOT NULL",
                                       sql_name(name_of(TableId::claims)), own),
                           [&](auto const&, layers::Feature const& row) {
                               there.insert(number(row.values.at(0)));
                               return true;
                           });
        std::int64_t count = 0;
        for (auto const& row : rows) {
            if (row.table != TableId::claims) continue;
            auto const where = fmt::format("{} AND number={}", own, count);
            if (!there.contains(count++)) {
                insert(row);
                continue;
            }
            touch(row);
            database_.execute(update_sql(row, where));
        }
        if (there.empty() || *there.rbegin() < count) return;
        touch(TableId::claims);
        database_.execute(fmt::format("DELETE FROM {} WHERE {} AND number>={}",
                                      sql_name(name_of(TableId::claims)), own, count));
    }

    bool has(std::string const& select) const { return database_.value(select).has_value(); }

    static std::string condition(curation::Distinct const& pair)
    {
        return fmt::format("\"first\"={} AND \"second\"={}", text_literal(pair.first),
                           text_literal(pair.second));
    }

    /// The place that is asked for, else the next free one.
    std::int64_t next_seq(std::int64_t wanted)
    {
        if (wanted >= 0) {
            if (next_seq_) next_seq_ = std::max(*next_seq_, wanted + 1);
            return wanted;
        }
        if (!next_seq_) {
            std::string select;
            for (auto const table : {TableId::event_points, TableId::events_unplaced})
                select += fmt::format("{}(SELECT coalesce(max(seq), -1) FROM {})",
                                      select.empty() ? "" : ", ", sql_name(name_of(table)));
            auto const last = database_.value("SELECT max(" + select + ")");
            next_seq_ = number(last.value_or("-1")) + 1;
        }
        return (*next_seq_)++;
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
    std::vector<geo::BoxBuilder> boxes_{tables().size()}; ///< of what was written, by table
    std::optional<std::int64_t> next_seq_;
};

} // namespace

void apply(Database& database, Changes const& changes)
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
    for (auto const& entry : changes.audit) saver.put(entry);
    saver.put(changes.reports);
    for (auto const& id : changes.removed) saver.remove(id);
    for (auto const& placed : changes.events) saver.put(placed);
    for (auto const& name : changes.names_removed) saver.remove_name(name);
    for (auto const& rule : changes.names) saver.put(rule);
    for (auto const& pair : changes.distinct_removed) saver.remove(pair);
    for (auto const& pair : changes.distinct) saver.put(pair);
    saver.finish();
}

std::int64_t save_in_place(std::filesystem::path const& file, Changes const& changes,
                           std::function<void(Store const&)> const& check,
                           std::function<void()> const& about_to_commit)
{
    std::optional<Store> store(open_store(file, Database::Access::write));
    auto const revision = store->revision;
    store->database.begin();
    check(*store);
    try {
        apply(store->database, changes);
        about_to_commit();
        store->database.commit();
    } catch (FileError const& error) {
        store.reset();
        // On a full disk SQLite leaves the journal to the next who opens the file.
        if (has_journal(file)) roll_back_cut_short(file);
        throw FileError(fmt::format("{} (it holds what was saved before)", error.what()));
    }
    return revision;
}

} // namespace placetime::project
