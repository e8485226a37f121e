#include "app/view_command.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "app/load_events.h"
#include "app/pipeline.h"
#include "base/error.h"
#include "base/paths.h"
#include "exchange/event_table.h"
#include "project/project_file.h"
#include "reports/report.h"

namespace placetime::app {

namespace fs = std::filesystem;

namespace {

/// Reports are annotated in groups of so many, so that cancelling and progress come soon.
constexpr std::size_t kGroup = 16;

class Opening {
public:
    Opening(std::optional<time::DatedInterval> date, std::vector<curation::NameRule> const& names,
            CancelToken const& cancel, Progress const& progress)
        : date_(date), names_(names), cancel_(cancel), progress_(progress)
    {
    }

    session::Opened run(std::vector<std::string> const& files)
    {
        total_ = files.size();
        for (auto const& file : files) {
            cancel_.check();
            attempt([&] { take(file, files.size() == 1); });
            step();
        }
        take_reports();
        if (good_ == 0 && last_) throw *last_;
        finish(files);
        return std::move(opened_);
    }

private:
    template <class Work> void attempt(Work work)
    {
        try {
            work();
        } catch (Cancelled const&) {
            throw;
        } catch (Error const& error) {
            last_.emplace(error.what());
            opened_.problems.emplace_back(error.what());
        }
    }

    void step()
    {
        ++done_;
        if (progress_) progress_(done_, total_);
    }

    void take(std::string const& file, bool alone)
    {
        switch (input_kind(file)) {
        case Input::report: {
            auto found = reports::list_report_files(file);
            total_ += found.size();
            report_files_.insert(report_files_.end(), found.begin(), found.end());
            return; // counted as good when they were read
        }
        case Input::project:
            take_project(file, alone);
            break;
        case Input::table:
            tables_.push_back(exchange::read_events(file, opened_.diagnostics, {}, &cancel_,
                                                    alone && progress_ ? &progress_ : nullptr));
            break;
        case Input::layer:
            take_layer(session::load_layer(file, &cancel_));
            break;
        }
        ++good_;
    }

    /// A layer that is asked for by name and cannot be read is an error, unlike one of a project.
    void take_layer(session::MapLayer layer)
    {
        if (!layer.overlay && !layer.raster)
            throw FormatError(layer.problems.empty() ? layer.file.string() + ": is no map layer"
                                                     : layer.problems.front());
        opened_.layers.push_back(std::move(layer));
    }

    void take_project(std::string const& file, bool alone)
    {
        auto project = std::make_shared<project::ProjectFile>(
            project::ProjectFile::open(file, alone ? project::Mode::write : project::Mode::read));
        auto content = project->read(opened_.diagnostics, &cancel_);
        auto const folder = fs::absolute(file).parent_path();
        for (auto const& layer : content.layers)
            opened_.layers.push_back(session::load_layer(layer, folder, &cancel_));
        if (alone) {
            opened_.take(std::move(content));
            opened_.project = std::move(project);
            tables_.push_back(opened_.table);
            return;
        }
        // Together with other files it is another work: with its events and reports, and what was
        // judged about them, but not its history.
        if (opened_.slides.empty()) opened_.slides = std::move(content.slides);
        tables_.push_back(events::EventTable::from(project::events_of(std::move(content.events))));
        opened_.reports.insert(opened_.reports.end(),
                               std::make_move_iterator(content.reports.begin()),
                               std::make_move_iterator(content.reports.end()));
        opened_.judge(std::move(content.names), std::move(content.distinct));
    }

    void take_reports()
    {
        if (report_files_.empty()) return;
        auto names = names_;
        names.insert(names.end(), opened_.names.begin(), opened_.names.end());
        Pipeline const pipeline(names);
        std::vector<events::Event> events;
        std::set<fs::path> seen;
        std::vector<reports::Report> waiting;
        auto const annotate = [&] {
            for (auto& annotation : annotated(pipeline, waiting)) {
                opened_.reports.push_back(
                    project::record_of(annotation, gazetteer::Gazetteer::standard()));
                std::move(annotation.events.begin(), annotation.events.end(),
                          std::back_inserter(events));
            }
            waiting.clear();
        };
        for (auto const& file : report_files_) {
            cancel_.check();
            std::error_code ignored;
            if (seen.insert(fs::weakly_canonical(file, ignored)).second)
                attempt([&] {
                    for (auto& report : reports::read_reports(file, opened_.diagnostics))
                        waiting.push_back(std::move(report));
                    ++good_;
                });
            step();
            if (waiting.size() >= kGroup) annotate();
        }
        annotate();
        tables_.push_back(events::EventTable::from(std::move(events)));
    }

    /// In the order of the reports, by as many threads as there are processors.
    std::vector<extract::Annotation> annotated(Pipeline const& pipeline,
                                               std::vector<reports::Report>& reports) const
    {
        std::vector<extract::Annotation> done(reports.size());
        std::atomic<std::size_t> next{0};
        auto const work = [&] {
            for (std::size_t i; (i = next.fetch_add(1)) < reports.size();) {
                cancel_.check();
                done[i] = pipeline.annotate(std::move(reports[i]), date_);
            }
        };
        auto const threads = std::min<std::size_t>(
            reports.size(), std::max(1U, std::thread::hardware_concurrency()));
        std::vector<std::future<void>> others;
        for (std::size_t t = 1; t < threads; ++t)
            others.push_back(std::async(std::launch::async, work));
        work();
        for (auto& other : others) other.get();
        return done;
    }

    void finish(std::vector<std::string> const& files)
    {
        if (!tables_.empty()) opened_.table = events::EventTable::merged(std::move(tables_));
        if (files.empty()) return;
        auto const first = fs::path(files.front()).lexically_normal();
        auto const name = first.has_filename() ? first : first.parent_path();
        opened_.title = name.stem().string();
        if (files.size() > 1) opened_.title += fmt::format(" and {} more", files.size() - 1);
        auto const samples = sample_reports();
        opened_.disposable = std::all_of(files.begin(), files.end(), [&](auto const& file) {
            return std::find(samples.begin(), samples.end(), file) != samples.end();
        });
        if (opened_.disposable) opened_.title = "Sample reports";
    }

    std::optional<time::DatedInterval> date_;
    std::vector<curation::NameRule> const& names_;
    CancelToken const& cancel_;
    Progress const& progress_;
    session::Opened opened_;
    std::vector<std::shared_ptr<events::EventTable const>> tables_;
    std::vector<fs::path> report_files_;
    std::size_t done_ = 0, total_ = 0, good_ = 0;
    std::optional<Error> last_;
};

} // namespace

session::Opened open_for_viewing(std::vector<std::string> const& files,
                                 std::optional<time::DatedInterval> date,
                                 std::vector<curation::NameRule> const& names,
                                 CancelToken const& cancel, Progress const& progress)
{
    return Opening(date, names, cancel, progress).run(files);
}

session::Opened open_recovered(fs::path const& file)
{
    session::Opened opened;
    auto content = project::ProjectFile::open(file, project::Mode::read).read(opened.diagnostics);
    for (auto const& layer : content.layers)
        opened.layers.push_back(session::load_layer(layer, file.parent_path()));
    opened.take(std::move(content));
    return opened;
}

std::vector<std::string> sample_reports()
{
    std::vector<std::string> files;
    std::error_code failure;
    for (auto const& file : fs::directory_iterator(data_dir() / "samples", failure))
        files.push_back(file.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::string_view program_version() noexcept { return PLACETIME_VERSION; }

} // namespace placetime::app
