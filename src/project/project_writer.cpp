#include "project/project_writer.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "exchange/annotation_json.h"
#include "exchange/geometry_text.h"
#include "exchange/qml.h"
#include "layers/table_store.h"
#include "project/schema.h"

namespace placetime::project {

namespace {

using layers::Cell;

std::int64_t integer(std::size_t value) { return static_cast<std::int64_t>(value); }

Cell real(double value) { return value; }

/// A temporary that SQLite may have left its journal beside.
void remove_journal(std::filesystem::path const& file)
{
    std::error_code ignored;
    for (char const* suffix : {"-journal", "-wal", "-shm"})
        std::filesystem::remove(file.string() + suffix, ignored);
}

} // namespace

struct ProjectWriter::Impl {
    AtomicFile file;
    std::string target;
    ProjectOptions options;
    std::optional<layers::TableStore> store;
    std::int64_t events = 0;
    std::size_t reports = 0;

    Impl(std::filesystem::path const& path, ProjectOptions given)
        : file(path), target(path.string()), options(std::move(given))
    {
    }

    ~Impl()
    {
        store.reset();
        remove_journal(file.path());
    }

    /// Runs a step; an error that names the temporary file is made to name the target.
    template <class Step> void run(Step&& step)
    {
        try {
            step();
        } catch (FileError const& error) {
            std::string message = error.what();
            auto const temporary = file.path().string();
            if (auto const at = message.find(temporary); at != std::string::npos)
                message.replace(at, temporary.size(), target);
            throw FileError(message);
        }
    }

    void insert(TableId table, std::vector<Cell> const& cells,
                std::optional<geo::Geometry> const& geometry = std::nullopt)
    {
        store->insert(static_cast<std::size_t>(table), cells, geometry);
    }

    void open()
    {
        store.emplace(file.path());
        for (auto const& table : tables()) store->add_table(table);
        store->begin();
        insert(TableId::project, {std::int64_t{kSchemaVersion}, text_cell(options.version)});
        add_style(TableId::event_points, exchange::SymbolKind::points);
        add_style(TableId::event_areas, exchange::SymbolKind::areas);
        add_style(TableId::event_lines, exchange::SymbolKind::lines);
    }

    Cell now() const { return options.now ? Cell(*options.now) : Cell(); }

    /// QGIS looks for empty catalogue and schema, not for null.
    void add_style(TableId table, exchange::SymbolKind kind)
    {
        auto const& name = tables()[static_cast<std::size_t>(table)].name;
        insert(TableId::layer_styles, {std::string(),
                                       std::string(),
                                       name,
                                       std::string("geom"),
                                       std::string("Placetime"),
                                       exchange::qml(kind),
                                       std::string(),
                                       true,
                                       std::string("Events by type, with the time axis on"),
                                       std::string(),
                                       {},
                                       now()});
    }

    void add_event(events::Event const& event)
    {
        std::vector<Cell> cells{events++, text_cell(event.id)};
        for (auto const& property : exchange::properties())
            cells.push_back(cell_of(property.get(event)));
        if (!event.where) {
            insert(TableId::events_unplaced, cells);
        } else {
            insert(TableId::event_points, cells,
                   exchange::prepared(geo::Geometry(event.where->point)));
            auto const shape = exchange::prepared(*event.where->geometry);
            bool const area = std::holds_alternative<geo::MultiPolygon>(shape);
            bool const line = std::holds_alternative<geo::MultiLine>(shape);
            if ((area || line) && geo::bounding_box(shape))
                insert(area ? TableId::event_areas : TableId::event_lines, cells, shape);
        }
        add_claim(event);
    }

    void add_claim(events::Event const& event)
    {
        std::vector<Cell> cells{text_cell(event.id)};
        auto const& fields = tables()[static_cast<std::size_t>(TableId::claims)].fields;
        for (std::size_t i = 1; i < fields.size(); ++i)
            for (auto const& property : exchange::properties())
                if (property.name == fields[i].name) cells.push_back(cell_of(property.get(event)));
        insert(TableId::claims, cells);
    }

    void add_report(reports::Report const& report)
    {
        Cell date, precision;
        if (report.date) {
            date = report.date->interval.begin;
            precision = std::string(time::to_string(report.date->precision));
        }
        insert(TableId::reports,
               {text_cell(report.id), text_cell(report.title), date, precision,
                text_cell(report.date ? report.date_source : std::string()),
                text_cell(report.publisher), text_cell(report.url), text_cell(report.language),
                text_cell(report.file), text_cell(report.text)});
    }

    void add_places(extract::Annotation const& found, gazetteer::Gazetteer const& gazetteer)
    {
        auto const& document = *found.document;
        for (std::size_t n = 0; n < found.places.places.size(); ++n) {
            auto const& mention = found.places.places[n];
            Cell id, name, kind, country, lon, lat, precision;
            auto point = mention.point;
            if (!mention.candidates.empty()) {
                auto const place = mention.candidates.front().place;
                auto const& row = gazetteer.row(place);
                id = text_cell(gazetteer.id(place));
                name = text_cell(gazetteer.name(place));
                kind = text_cell(to_string(row.kind));
                country = text_cell(row.country.text());
                if (!point) point = row.point;
            }
            if (point) {
                lon = real(point->lon);
                lat = real(point->lat);
            }
            if (mention.precision_m > 0) precision = real(mention.precision_m);
            insert(TableId::mentions, {text_cell(found.report.id),
                                       integer(n),
                                       std::string("place"),
                                       integer(document.code_points(mention.begin)),
                                       integer(document.code_points(mention.end)),
                                       text_cell(document.slice(mention.begin, mention.end)),
                                       id,
                                       name,
                                       kind,
                                       country,
                                       lon,
                                       lat,
                                       precision,
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       real(mention.confidence)});
            for (std::size_t rank = 0; rank < mention.candidates.size(); ++rank) {
                auto const& candidate = mention.candidates[rank];
                auto const& row = gazetteer.row(candidate.place);
                insert(TableId::candidates,
                       {text_cell(found.report.id), integer(n), integer(rank + 1),
                        text_cell(gazetteer.id(candidate.place)),
                        text_cell(gazetteer.name(candidate.place)), text_cell(to_string(row.kind)),
                        text_cell(row.country.text()), real(row.point.lon), real(row.point.lat),
                        real(candidate.score)});
            }
        }
    }

    void add_times(extract::Annotation const& found, gazetteer::Gazetteer const& gazetteer)
    {
        exchange::MentionTimes const times(found, gazetteer);
        auto const& document = *found.document;
        for (std::size_t n = 0; n < found.times.mentions.size(); ++n) {
            auto const& mention = found.times.mentions[n];
            Cell begin, end, precision;
            if (auto const interval = times.utc(n)) {
                begin = interval->begin;
                end = interval->end;
                precision = std::string(time::to_string(mention.when->precision));
            }
            insert(TableId::mentions, {text_cell(found.report.id),
                                       integer(n),
                                       std::string("time"),
                                       integer(document.code_points(mention.begin)),
                                       integer(document.code_points(mention.end)),
                                       text_cell(document.slice(mention.begin, mention.end)),
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       {},
                                       text_cell(to_string(mention.type)),
                                       text_cell(mention.value),
                                       begin,
                                       end,
                                       precision,
                                       real(mention.confidence)});
        }
    }

    void finish()
    {
        insert(TableId::audit,
               {now(), text_cell(options.action),
                text_cell(fmt::format("{} events of {} reports", events, reports))});
        store->commit();
        store->close();
        store.reset();
        remove_journal(file.path());
        file.commit();
    }
};

ProjectWriter::ProjectWriter(std::filesystem::path const& target, ProjectOptions options)
    : impl_(std::make_unique<Impl>(target, std::move(options)))
{
    impl_->run([&] { impl_->open(); });
}

ProjectWriter::~ProjectWriter() = default;

void ProjectWriter::add(extract::Annotation const& annotation,
                        gazetteer::Gazetteer const& gazetteer)
{
    impl_->run([&] {
        ++impl_->reports;
        impl_->add_report(annotation.report);
        impl_->add_places(annotation, gazetteer);
        impl_->add_times(annotation, gazetteer);
        for (auto const& event : annotation.events) impl_->add_event(event);
    });
}

void ProjectWriter::add(events::Event const& event)
{
    impl_->run([&] { impl_->add_event(event); });
}

void ProjectWriter::finish()
{
    impl_->run([&] { impl_->finish(); });
}

void write_project(std::filesystem::path const& target, std::span<events::Event const> events,
                   ProjectOptions options)
{
    ProjectWriter writer(target, std::move(options));
    for (auto const& event : events) writer.add(event);
    writer.finish();
}

} // namespace placetime::project
