#include "project/read_content.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "exchange/event_table.h"
#include "project/schema.h"

namespace placetime::project {

namespace {

using layers::Feature;

/// The cells of a row by name. An absent column reads as null.
class Cells {
public:
    Cells(std::vector<std::string> const& columns, Feature const& row)
        : columns_(columns), row_(row)
    {
    }
    std::string const& text(std::string_view column) const
    {
        static std::string const none;
        auto const found = std::find(columns_.begin(), columns_.end(), column);
        if (found == columns_.end()) return none;
        return row_.values[static_cast<std::size_t>(found - columns_.begin())];
    }
    template <class Number> std::optional<Number> number(std::string_view column) const
    {
        auto const& cell = text(column);
        Number value{};
        auto const [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (cell.empty() || failure != std::errc() || end != cell.data() + cell.size())
            return std::nullopt;
        return value;
    }
    std::optional<std::size_t> index(std::string_view column) const
    {
        return number<std::size_t>(column);
    }
    std::optional<time::Instant> moment(std::string_view column) const
    {
        auto const parsed = exchange::parse_cell_time(text(column));
        if (!parsed) return std::nullopt;
        return parsed->interval.begin;
    }
    std::optional<geo::LonLat> position() const
    {
        auto const lon = number<double>("lon");
        auto const lat = number<double>("lat");
        if (!lon || !lat || !geo::is_valid({*lon, *lat})) return std::nullopt;
        return geo::LonLat{*lon, *lat};
    }

private:
    std::vector<std::string> const& columns_;
    Feature const& row_;
};

/// Visits the rows of a table in the order in which they were written, or by `order`.
template <class Visit>
void for_each_row(Store const& store, TableId table, char const* order, CancelToken const* cancel,
                  Visit&& visit)
{
    auto const& definition = project::table(table);
    store.database.for_each("SELECT * FROM " + layers::sql_name(definition.name) + " ORDER BY " +
                                layers::sql_name(order != nullptr ? order : definition.key),
                            [&](auto const& columns, Feature const& row) {
                                if (cancel != nullptr) cancel->check();
                                visit(columns, row);
                                return true;
                            });
}

struct Numbered {
    std::int64_t seq;
    events::Event event;
};

void read_rows(Store const& store, TableId table, std::string const& file, Diagnostics& diagnostics,
               CancelToken const* cancel, std::vector<Numbered>& events)
{
    std::optional<exchange::RecordReader> reader;
    std::size_t row = 0;
    for_each_row(store, table, nullptr, cancel, [&](auto const& columns, Feature const& feature) {
        if (!reader) reader.emplace(columns, file);
        ++row;
        auto event = reader->read(feature.values, feature.geometry, row, diagnostics);
        if (!event) return;
        Cells const cells(columns, feature);
        event->place_index = cells.index("place_index");
        event->time_index = cells.index("time_index");
        auto const seq = cells.template number<std::int64_t>("seq");
        events.push_back({seq ? *seq : static_cast<std::int64_t>(row), std::move(*event)});
    });
}

bool by_seq(Numbered const& a, Numbered const& b) { return a.seq < b.seq; }

/// Outlines that many events have are kept once.
class Shapes {
public:
    geo::SharedGeometry share(std::string const& place, geo::Geometry&& shape)
    {
        if (place.empty()) return geo::SharedGeometry(std::move(shape));
        auto const [found, fresh] = shapes_.try_emplace(place);
        if (fresh || *found->second != shape) found->second = geo::SharedGeometry(std::move(shape));
        return found->second;
    }

private:
    std::unordered_map<std::string, geo::SharedGeometry> shapes_;
};

void read_shapes(Store const& store, TableId table, CancelToken const* cancel,
                 std::vector<Numbered>& events, Shapes& shapes)
{
    for_each_row(store, table, nullptr, cancel, [&](auto const& columns, Feature const& feature) {
        Cells const cells(columns, feature);
        auto const seq = cells.template number<std::int64_t>("seq");
        if (!seq || !feature.geometry || !geo::bounding_box(*feature.geometry)) return;
        auto const found =
            std::lower_bound(events.begin(), events.end(), Numbered{*seq, {}}, by_seq);
        if (found == events.end() || found->seq != *seq || !found->event.where) return;
        auto shape = *feature.geometry;
        found->event.where->geometry = shapes.share(found->event.where->id, std::move(shape));
    });
}

/// The item of `list` that a row of a report's or mention's own belongs to: of those with the same
/// key the first that lacks that number. (Two reports may have the same id: files of one name in
/// two folders.)
using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

MentionRecord mention_of(Cells const& cells)
{
    MentionRecord mention;
    mention.what =
        cells.text("what") == "time" ? MentionRecord::What::time : MentionRecord::What::place;
    mention.number = cells.index("number").value_or(0);
    mention.start = cells.index("start").value_or(0);
    mention.end = cells.index("end").value_or(0);
    mention.text = cells.text("text");
    mention.place_id = cells.text("place_id");
    mention.name = cells.text("name");
    mention.kind = cells.text("kind");
    mention.country = cells.text("country");
    mention.point = cells.position();
    mention.precision_m = cells.number<double>("precision_m").value_or(0);
    mention.timex_type = cells.text("timex_type");
    mention.timex_value = cells.text("timex_value");
    auto const begin = cells.moment("begin_utc");
    auto const end = cells.moment("end_utc");
    auto const precision = time::parse_precision(cells.text("date_precision"));
    if (begin && end && precision && *begin < *end)
        mention.when = time::DatedInterval{{*begin, *end}, *precision};
    mention.confidence = cells.number<double>("confidence").value_or(0);
    return mention;
}

ReportRecord report_of(Cells const& cells)
{
    ReportRecord report;
    report.id = cells.text("id");
    report.title = cells.text("title");
    report.date = cells.moment("date");
    if (auto const precision = time::parse_precision(cells.text("date_precision")))
        report.precision = *precision;
    report.date_source = cells.text("date_source");
    report.publisher = cells.text("publisher");
    report.url = cells.text("url");
    report.language = cells.text("language");
    report.file = cells.text("file");
    report.text = cells.text("text");
    return report;
}

std::size_t count_of(ReportRecord const& report, MentionRecord::What what)
{
    return static_cast<std::size_t>(
        std::count_if(report.mentions.begin(), report.mentions.end(),
                      [&](MentionRecord const& mention) { return mention.what == what; }));
}

/// Of the reports with that id the one that the mention `number` belongs to, by Takes.
template <class Takes>
ReportRecord* owner(std::vector<ReportRecord>& reports, Places const& by_id, std::string const& id,
                    Takes&& takes)
{
    auto const found = by_id.find(id);
    if (found == by_id.end()) return nullptr;
    if (found->second.size() > 1)
        for (auto const at : found->second)
            if (takes(reports[at])) return &reports[at];
    return &reports[found->second.front()];
}

MentionRecord* place_mention(ReportRecord& report, std::size_t number)
{
    // in order and places first, so that it is nearly always there
    if (number < report.mentions.size() && report.mentions[number].number == number &&
        report.mentions[number].what == MentionRecord::What::place)
        return &report.mentions[number];
    for (auto& mention : report.mentions)
        if (mention.what == MentionRecord::What::place && mention.number == number) return &mention;
    return nullptr;
}

std::vector<ReportRecord> read_reports(Store const& store, CancelToken const* cancel)
{
    std::vector<ReportRecord> reports;
    Places by_id;
    for_each_row(store, TableId::reports, nullptr, cancel,
                 [&](auto const& columns, auto const& row) {
                     reports.push_back(report_of(Cells(columns, row)));
                     by_id[reports.back().id].push_back(reports.size() - 1);
                 });
    for_each_row(
        store, TableId::mentions, nullptr, cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            auto mention = mention_of(cells);
            auto* const report =
                owner(reports, by_id, cells.text("report_id"), [&](ReportRecord const& one) {
                    return count_of(one, mention.what) == mention.number;
                });
            if (report != nullptr) report->mentions.push_back(std::move(mention));
        });
    for_each_row(
        store, TableId::candidates, nullptr, cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            auto const number = cells.index("number");
            auto const rank = cells.index("rank");
            auto const point = cells.position();
            if (!number || !rank || !point) return;
            auto* const report =
                owner(reports, by_id, cells.text("report_id"), [&](ReportRecord& one) {
                    auto const* const mention = place_mention(one, *number);
                    return mention != nullptr && mention->candidates.size() + 1 == *rank;
                });
            auto* const mention = report != nullptr ? place_mention(*report, *number) : nullptr;
            if (mention == nullptr) return;
            mention->candidates.push_back({cells.text("place_id"), cells.text("name"),
                                           cells.text("kind"), cells.text("country"), *point,
                                           cells.template number<double>("score").value_or(0)});
        });
    return reports;
}

void read_small_tables(Store const& store, CancelToken const* cancel, Content& content)
{
    for_each_row(
        store, TableId::layers, "position", cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            content.layers.push_back(
                {cells.text("name"), cells.text("source"), cells.text("visible") != "0",
                 std::clamp(cells.template number<double>("opacity").value_or(1), 0.0, 1.0),
                 cells.text("style")});
        });
    for_each_row(
        store, TableId::slides, "position", cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            content.slides.push_back({cells.text("title"), cells.text("text"), cells.text("json")});
        });
    for_each_row(store, TableId::view, nullptr, cancel, [&](auto const& columns, auto const& row) {
        Cells const cells(columns, row);
        content.view.insert_or_assign(cells.text("key"), cells.text("value"));
    });
    for_each_row(store, TableId::audit, nullptr, cancel, [&](auto const& columns, auto const& row) {
        Cells const cells(columns, row);
        content.audit.push_back({cells.moment("at"), cells.text("action"), cells.text("detail")});
    });
}

} // namespace

std::vector<events::Event> read_events(Store const& store, std::string const& file,
                                       Diagnostics& diagnostics, CancelToken const* cancel)
{
    std::vector<Numbered> numbered;
    for (auto const table : {TableId::event_points, TableId::events_unplaced})
        read_rows(store, table, file, diagnostics, cancel, numbered);
    if (!std::is_sorted(numbered.begin(), numbered.end(), by_seq))
        std::stable_sort(numbered.begin(), numbered.end(), by_seq);
    Shapes shapes;
    for (auto const table : {TableId::event_areas, TableId::event_lines})
        read_shapes(store, table, cancel, numbered, shapes);
    std::vector<events::Event> events;
    events.reserve(numbered.size());
    for (auto& one : numbered) events.push_back(std::move(one.event));
    return events;
}

Content read_content(Store& store, std::string const& file, Diagnostics& diagnostics,
                     CancelToken const* cancel)
{
    Content content;
    store.database.begin();
    content.events = read_events(store, file, diagnostics, cancel);
    content.reports = read_reports(store, cancel);
    read_small_tables(store, cancel, content);
    store.database.roll_back();
    return content;
}

} // namespace placetime::project
