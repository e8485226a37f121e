#include "project/project_writer.h"

#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "layers/table_store.h"
#include "project/lock.h"
#include "project/open_store.h"
#include "project/rows.h"

namespace placetime::project {

namespace {

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
    std::filesystem::path target;
    std::optional<ProjectLock> lock; ///< none when another object holds it, or there are no locks
    ProjectOptions options;
    std::optional<layers::TableStore> store;
    std::int64_t events = 0, next_seq = 0, layers = 0, slides = 0;
    std::set<std::string> shapes; ///< keys of those that were written
    std::size_t reports = 0;

    Impl(std::filesystem::path const& path, ProjectOptions given, bool locked)
        : file(path), target(path), options(std::move(given))
    {
        if (locked) return;
        auto attempt = ProjectLock::try_lock(path);
        if (attempt.held)
            throw FileError(
                fmt::format("{}: {}; close it there first", target.string(), attempt.why));
        if (attempt.lock) lock.emplace(std::move(*attempt.lock));
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
                message.replace(at, temporary.size(), target.string());
            throw FileError(message);
        }
    }

    /// A journal beside the old file would be played into the new one: it is played into the old
    /// before. What is then left belongs to no database, or to a program that has it open.
    void settle_target() const
    {
        std::error_code ignored;
        auto const real = std::filesystem::weakly_canonical(target, ignored);
        if (has_journal(real) || has_log(real)) roll_back_cut_short(real);
        if (has_log(real))
            throw FileError(fmt::format("{}: is open in another program, which would mix the old "
                                        "with the new; close it there first",
                                        target.string()));
        if (has_journal(real)) remove_journal(real);
    }

    void insert(Row const& row)
    {
        auto const& fields = table(row.table).fields;
        if (row.cells.size() == fields.size()) {
            store->insert(static_cast<std::size_t>(row.table), row.cells, row.geometry);
            return;
        }
        auto cells = row.cells; // the user's columns are empty
        cells.resize(fields.size());
        store->insert(static_cast<std::size_t>(row.table), cells, row.geometry);
    }

    void insert(std::vector<Row> const& rows)
    {
        for (auto const& row : rows) insert(row);
    }

    void open()
    {
        store.emplace(file.path());
        for (auto const& table : tables()) store->add_table(table);
        store->begin();
        insert(project_row(options.version, 1));
        insert(style_rows(options.now));
    }

    void finish()
    {
        if (!options.action.empty())
            insert(row_of(AuditRecord{options.now, options.action,
                                      fmt::format("{} events of {} reports", events, reports)}));
        store->commit();
        store->close();
        store.reset();
        remove_journal(file.path());
        settle_target();
        file.commit();
    }
};

ProjectWriter::ProjectWriter(std::filesystem::path const& target, ProjectOptions options)
    : ProjectWriter(target, std::move(options), false)
{
}

ProjectWriter::ProjectWriter(std::filesystem::path const& target, ProjectOptions options,
                             bool locked)
    : impl_(std::make_unique<Impl>(target, std::move(options), locked))
{
    impl_->run([&] { impl_->open(); });
}

ProjectWriter::~ProjectWriter() = default;

void ProjectWriter::add(extract::Annotation const& annotation,
                        gazetteer::Gazetteer const& gazetteer)
{
    add(record_of(annotation, gazetteer));
    for (auto const& event : annotation.events) add(event);
}

void ProjectWriter::add(ReportRecord const& report)
{
    impl_->run([&] { impl_->insert(rows_of(report)); });
    ++impl_->reports;
}

void ProjectWriter::add(events::Event const& event)
{
    impl_->run([&] { impl_->insert(rows_of(event, impl_->next_seq)); });
    ++impl_->next_seq;
    ++impl_->events;
}

void ProjectWriter::add(curation::PlacedEvent const& placed)
{
    impl_->next_seq = std::max(impl_->next_seq, placed.seq);
    add(placed.event);
}

void ProjectWriter::add(LayerRecord const& layer)
{
    impl_->run([&] { impl_->insert(row_of(layer, impl_->layers)); });
    ++impl_->layers;
}

void ProjectWriter::add(SlideRecord const& slide)
{
    impl_->run([&] { impl_->insert(row_of(slide, impl_->slides)); });
    ++impl_->slides;
}

void ProjectWriter::add(AuditRecord const& entry)
{
    impl_->run([&] {
        for (auto const& [key, geometry] : entry.shapes)
            if (impl_->shapes.insert(key).second) impl_->insert(shape_row(key, *geometry));
        impl_->insert(row_of(entry));
    });
}

void ProjectWriter::add(curation::NameRule const& rule)
{
    impl_->run([&] { impl_->insert(row_of(rule)); });
}

void ProjectWriter::add(curation::Distinct const& pair)
{
    impl_->run([&] { impl_->insert(row_of(pair)); });
}

void ProjectWriter::set_view(ViewRecord const& view)
{
    impl_->run([&] { impl_->insert(rows_of(view)); });
}

void ProjectWriter::add(Content const& content)
{
    for (auto const& report : content.reports) add(report);
    for (auto const& placed : content.events) add(placed);
    for (auto const& rule : content.names) add(rule);
    for (auto const& pair : content.distinct) add(pair);
    for (auto const& layer : content.layers) add(layer);
    for (auto const& slide : content.slides) add(slide);
    for (auto const& entry : content.audit) add(entry);
    set_view(content.view);
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
