#include <algorithm>

#include "session/session.h"
#include "session/view_state.h"

namespace placetime::session {

namespace {

namespace fs = std::filesystem;

constexpr double kRetryAfter = 60; ///< seconds after an autosave that failed
constexpr std::size_t kProgressRows = 512;

std::string names_of(std::vector<std::string> const& files)
{
    if (files.empty()) return "files";
    auto name = fs::path(files.front()).filename().string();
    if (name.empty()) name = files.front();
    return files.size() == 1 ? name : name + " and " + std::to_string(files.size() - 1) + " more";
}

std::string title_of(Opened const& opened, std::vector<std::string> const& files)
{
    return opened.title.empty() ? names_of(files) : opened.title;
}

/// One sentence for all that was skipped.
std::string skipped(Diagnostics const& diagnostics)
{
    auto const& first = diagnostics.front();
    auto text = diagnostics.size() == 1
                    ? std::string("One record was skipped: ")
                    : std::to_string(diagnostics.size()) + " records were skipped, the first: ";
    return text + to_string(first);
}

} // namespace

/// Everything shared and immutable, or copied.
struct Session::Snapshot {
    std::shared_ptr<events::EventTable const> table;
    std::shared_ptr<std::vector<project::ReportRecord> const> reports;
    std::shared_ptr<project::ProjectFile> project; ///< that it was saved to before
    std::vector<project::LayerRecord> layers;
    project::ViewRecord view;
    project::ProjectOptions options;

    void write(project::ProjectWriter& writer, CancelToken const& cancel,
               Progress const& progress) const
    {
        if (project) { // slides and history go along
            Diagnostics ignored;
            auto const content = project->read(ignored, &cancel);
            for (auto const& slide : content.slides) writer.add(slide);
            for (auto const& entry : content.audit) writer.add(entry);
        }
        for (auto const& report : *reports) writer.add(report);
        for (std::size_t record = 0; record < table->size(); ++record) {
            if (record % kProgressRows == 0) {
                cancel.check();
                progress(record, table->size());
            }
            writer.add(table->event(table->row_of(record)));
        }
        for (auto const& layer : layers) writer.add(layer);
        writer.set_view(view);
    }
};

Session::~Session()
{
    cancel_opening();
    try {
        if (saving_ != 0) tasks.finish();
        auto const& project = document_.project;
        bool const looked =
            saved_view_ && !saved_view_->empty() && !is_same_view(view_record(), *saved_view_);
        if (project && !project->read_only() && (document_.changed() || looked)) {
            start_save(true);
            tasks.finish();
        }
        if (!(settings == saved_settings_))
            save_settings(options_.settings_files, settings, saved_settings_);
    } catch (std::exception const&) { // nobody is there to be told any more
    }
    tasks.cancel_all();
}

void Session::replace_table(std::shared_ptr<events::EventTable const> table)
{
    document_.table = std::move(table);
    filters.set_table(document_.table);
    list.set_table(document_.table);
}

void Session::load(std::vector<std::string> files, bool more)
{
    if (!options_.loader || files.empty()) return;
    cancel_opening();
    opening_ = tasks.start(
        "Opening " + names_of(files),
        [loader = options_.loader, files](CancelToken const& cancel, Progress const& progress) {
            return loader(files, cancel, progress);
        },
        [this, files, more](Opened opened) {
            opening_ = 0;
            if (more)
                take_more(std::move(opened), files);
            else
                take(std::move(opened), files);
        },
        [this](std::string const& problem) {
            opening_ = 0;
            say(Notice::Kind::error, problem);
        });
}

void Session::open(std::vector<std::string> files) { load(std::move(files), false); }

void Session::add(std::vector<std::string> files) { load(std::move(files), document_.is_open()); }

void Session::show(Opened opened, std::vector<std::string> files)
{
    cancel_opening();
    take(std::move(opened), std::move(files));
}

void Session::cancel_opening()
{
    if (opening_ != 0) tasks.cancel(opening_);
    opening_ = 0;
}

void Session::take(Opened opened, std::vector<std::string> files)
{
    if (document_.project && !document_.project->read_only() &&
        (document_.changed() || view_changed_))
        start_save(true);
    playback.pause();
    selection.remap([](events::Row) { return std::optional<events::Row>(); });
    search.clear();
    tools.cancel();
    layers.clear();
    recovered_.reset();
    unsaved_.reset();

    Document document;
    document.project = std::move(opened.project);
    document.title = title_of(opened, files);
    document.files = files;
    document.disposable = opened.disposable;
    document.reports =
        std::make_shared<std::vector<project::ReportRecord> const>(std::move(opened.reports));
    bool const extracted = !document.project && !document.reports->empty();
    document.content_changed = extracted && !opened.disposable;
    document_ = std::move(document);
    replace_table(opened.table ? std::move(opened.table)
                               : std::make_shared<events::EventTable const>());
    if (document_.project) {
        document_.saved_records = document_.table->size();
        document_.saved_reports = document_.reports->size();
    }
    for (auto& layer : opened.layers) layers.add(std::move(layer));

    filters.reset();
    auto const extent = document_.table->span();
    timeline.set_extent(extent, true);
    if (extent) playback.suit(*extent);
    filters.update(tasks);
    if (opened.view.contains("center") && opened.view.contains("across_m")) {
        apply_view(opened.view);
    } else {
        fit_events();
        apply_view(opened.view);
    }
    filters.update(tasks);

    saved_view_.reset();
    if (document_.project) saved_view_ = std::move(opened.view);
    seen_ = marks();
    quiet_ = copy_age_ = autosave_rest_ = 0;
    view_changed_ = false;
    copy_due_ = document_.content_changed;
    if (!opened.disposable)
        for (auto file = files.rbegin(); file != files.rend(); ++file)
            settings.remember_file(*file);
    for (auto& problem : opened.problems) say(Notice::Kind::warning, std::move(problem));
    if (!opened.diagnostics.empty()) say(Notice::Kind::warning, skipped(opened.diagnostics));
    if (auto reason = document_.read_only_reason(); !reason.empty())
        say(Notice::Kind::warning, std::move(reason));
}

void Session::take_more(Opened opened, std::vector<std::string> files)
{
    for (auto& layer : opened.layers) {
        layers.add(std::move(layer));
        document_.layers_changed = true;
    }
    if (opened.table && opened.table->size() > 0) {
        bool const showed_all = timeline.shows_all();
        auto const old = document_.table;
        // Records keep their numbers: those of the first table come first.
        replace_table(events::EventTable::merged({old, opened.table}));
        selection.remap([&](events::Row row) -> std::optional<events::Row> {
            return document_.table->row_of(old->record(row));
        });
        timeline.set_extent(document_.table->span(), old->dated() == 0);
        if (showed_all) timeline.show_all();
        document_.content_changed = true;
    }
    if (!opened.reports.empty()) {
        auto reports = *document_.reports;
        for (auto& report : opened.reports)
            if (document_.report(report.id) == nullptr) reports.push_back(std::move(report));
        document_.reports =
            std::make_shared<std::vector<project::ReportRecord> const>(std::move(reports));
        document_.content_changed = true;
    }
    document_.disposable = false;
    copy_due_ = copy_due_ || (document_.content_changed && !document_.project);
    document_.files.insert(document_.files.end(), files.begin(), files.end());
    for (auto& problem : opened.problems) say(Notice::Kind::warning, std::move(problem));
    if (!opened.diagnostics.empty()) say(Notice::Kind::warning, skipped(opened.diagnostics));
}

Session::Snapshot Session::snapshot() const
{
    Snapshot snapshot;
    snapshot.table = document_.table;
    snapshot.reports = document_.reports;
    snapshot.project = document_.project;
    snapshot.view = view_record();
    snapshot.options = {options_.version, now_, "save"};
    return snapshot;
}

void Session::save()
{
    if (!document_.is_open()) return;
    if (document_.project && !document_.project->read_only()) return start_save(false);
    if (auto reason = document_.read_only_reason(); !reason.empty())
        say(Notice::Kind::info, std::move(reason));
    if (hooks.save_as_dialog) hooks.save_as_dialog();
}

/// Writes what changed to the open project.
void Session::start_save(bool automatic)
{
    auto const project = document_.project;
    if (saving_ != 0 || !project || project->read_only()) return;
    auto changes = std::make_shared<project::Changes>();
    changes->view = view_record();
    changes->layers = layers.records(project->path().parent_path());
    auto const table = document_.table;
    auto const reports = document_.reports;
    auto const records = document_.saved_records, first_report = document_.saved_reports;
    auto const layers_then = layers.revision();
    view_changed_ = false;
    saving_ = tasks.start(
        "Saving " + project->path().filename().string(),
        [=](CancelToken const&, Progress const&) {
            for (auto record = records; record < table->size(); ++record)
                changes->events.push_back(table->event(table->row_of(record)));
            changes->reports.assign(reports->begin() + static_cast<std::ptrdiff_t>(first_report),
                                    reports->end());
            project->save(*changes);
            return true;
        },
        [=, this, view = *changes->view](bool) {
            saving_ = 0;
            if (document_.project != project) return;
            saved_view_ = view;
            document_.saved_records = table->size();
            document_.saved_reports = reports->size();
            document_.content_changed = document_.table != table || document_.reports != reports;
            document_.layers_changed = layers.revision() != layers_then;
            if (!automatic) say(Notice::Kind::info, "Saved " + project->path().string() + '.');
        },
        [this](std::string const& problem) {
            saving_ = 0;
            autosave_rest_ = kRetryAfter;
            view_changed_ = true;
            say(Notice::Kind::error, problem);
        });
}

void Session::save_as(fs::path file)
{
    if (!document_.is_open() || saving_ != 0) return;
    if (file.extension().empty()) file += ".gpkg";
    std::error_code error;
    if (document_.project && fs::equivalent(file, document_.project->path(), error)) return save();
    auto const absolute = fs::absolute(file, error);
    if (!error) file = absolute;
    auto content = std::make_shared<Snapshot>(snapshot());
    content->layers = layers.records(file.parent_path());
    auto const layers_then = layers.revision();
    saving_ = tasks.start(
        "Saving " + file.filename().string(),
        [content, file](CancelToken const& cancel, Progress const& progress) {
            return std::make_shared<project::ProjectFile>(project::ProjectFile::create(
                file, content->options,
                [&](project::ProjectWriter& writer) { content->write(writer, cancel, progress); }));
        },
        [this, content, layers_then](std::shared_ptr<project::ProjectFile> project) {
            saving_ = 0;
            settings.remember_file(project->path());
            say(Notice::Kind::info, "Saved " + project->path().string() + '.');
            if (document_.reports != content->reports && document_.table != content->table) return;
            document_.project = std::move(project);
            document_.title = document_.project->path().stem().string();
            document_.files = {document_.project->path().string()};
            document_.disposable = false;
            document_.saved_records = content->table->size();
            document_.saved_reports = content->reports->size();
            document_.content_changed =
                document_.table != content->table || document_.reports != content->reports;
            document_.layers_changed = layers.revision() != layers_then;
            saved_view_ = content->view;
            copy_due_ = false;
            unsaved_.reset();
            if (recovered_) {
                try {
                    project::discard(*recovered_);
                } catch (Error const&) { // it will be offered again
                }
                recovered_.reset();
            }
        },
        [this](std::string const& problem) {
            saving_ = 0;
            say(Notice::Kind::error, problem);
        });
}

bool Session::must_ask() const noexcept
{
    if (saving_ != 0 || document_.disposable) return false;
    if (!document_.project) return document_.content_changed;
    return document_.changed() && (document_.project->read_only() || autosave_rest_ > 0);
}

/// Autosave: to the project when all has been quiet for a while, or a copy of what has no file.
void Session::watch_changes(double seconds)
{
    autosave_rest_ = std::max(0.0, autosave_rest_ - seconds);
    auto const now = marks();
    if (now == seen_) {
        quiet_ += seconds;
    } else {
        if (now.layers != seen_.layers && document_.is_open()) document_.layers_changed = true;
        seen_ = now;
        quiet_ = 0;
        view_changed_ = true;
    }
    bool const still = !playback.playing() && !camera.moving() && !camera.dragging();
    auto const& project = document_.project;
    if (project && !project->read_only() && still && quiet_ >= kAutosaveAfter && saving_ == 0 &&
        autosave_rest_ <= 0 && (view_changed_ || document_.changed())) {
        view_changed_ = false;
        auto const view = view_record();
        // A project that was never looked at is not changed by looking at it.
        if (saved_view_ && saved_view_->empty()) saved_view_ = view;
        if (document_.changed() || !saved_view_ || !is_same_view(view, *saved_view_))
            start_save(true);
    }
    if (!copy_due_ || project) return;
    copy_age_ += seconds;
    if (copy_age_ >= kRecoverEvery && keeping_ == 0) keep_copy();
}

void Session::keep_copy()
{
    copy_age_ = 0;
    copy_due_ = false;
    if (options_.recovery_folder.empty() || document_.disposable) return;
    auto content = std::make_shared<Snapshot>(snapshot());
    content->layers = layers.records();
    keeping_ = tasks.start(
        "Keeping a copy of what is not saved",
        [content, work = unsaved_, name = document_.title,
         folder = options_.recovery_folder](CancelToken const& cancel, Progress const& progress) {
            auto kept = work ? work : std::make_shared<project::UnsavedWork>(name, folder);
            kept->write(content->options, [&](project::ProjectWriter& writer) {
                content->write(writer, cancel, progress);
            });
            return kept;
        },
        [this, content](std::shared_ptr<project::UnsavedWork> kept) {
            keeping_ = 0;
            if (document_.project || document_.table != content->table) return;
            unsaved_ = std::move(kept);
            if (!recovered_) return;
            try {
                project::discard(*recovered_);
            } catch (Error const&) { // it will be offered again
            }
            recovered_.reset();
        },
        [this](std::string const& problem) {
            keeping_ = 0;
            copy_due_ = true;
            say(Notice::Kind::warning, "No copy of the unsaved work could be kept: " + problem);
        });
}

std::vector<project::Recoverable> Session::recoverable() const
{
    if (options_.recovery_folder.empty()) return {};
    try {
        return project::find_recoverable(options_.recovery_folder);
    } catch (Error const&) {
        return {};
    }
}

void Session::recover(project::Recoverable work)
{
    cancel_opening();
    opening_ = tasks.start(
        "Recovering " + work.name,
        [work](CancelToken const& cancel, Progress const&) {
            Opened opened;
            auto const file = project::ProjectFile::open(work.file, project::Mode::read);
            auto content = file.read(opened.diagnostics, &cancel);
            opened.table = events::EventTable::from(std::move(content.events));
            opened.reports = std::move(content.reports);
            for (auto const& layer : content.layers)
                opened.layers.push_back(load_layer(layer, {}, &cancel));
            opened.view = std::move(content.view);
            opened.title = work.name;
            return opened;
        },
        [this, work](Opened opened) {
            opening_ = 0;
            take(std::move(opened), {});
            document_.content_changed = true;
            recovered_ = work;
            copy_due_ = true;
            copy_age_ = kRecoverEvery; // a copy of its own at once
        },
        [this](std::string const& problem) {
            opening_ = 0;
            say(Notice::Kind::error, problem);
        });
}

void Session::watch_settings(double seconds)
{
    settings.skip_empty = playback.skip_empty;
    settings.at_end = playback.at_end;
    settings.projection = camera.projection_name();
    if (settings == saved_settings_) return;
    if (!(settings == seen_settings_)) settings_quiet_ = 0;
    seen_settings_ = settings;
    settings_quiet_ += seconds;
    if (settings_quiet_ < kAutosaveAfter) return;
    auto const before = saved_settings_;
    saved_settings_ = settings;
    tasks.start(
        "Keeping settings",
        [files = options_.settings_files, now = settings, before](CancelToken const&,
                                                                  Progress const&) {
            save_settings(files, now, before);
            return true;
        },
        [](bool) {},
        [this](std::string const& problem) {
            say(Notice::Kind::warning, "The settings could not be kept: " + problem);
        },
        true);
}

} // namespace placetime::session
