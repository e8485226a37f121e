#include <algorithm>

#include "session/session.h"

namespace placetime::session {

namespace {

namespace fs = std::filesystem;

constexpr double kRetryAfter = 60; ///< seconds after an autosave that failed
constexpr std::size_t kProgressRows = 512;

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
            for (auto const& rule : content.names) writer.add(rule);
            for (auto const& pair : content.distinct) writer.add(pair);
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
        if (project && !project->read_only() && (document_.changed() || !looks_as_before())) {
            start_save(true);
            tasks.finish();
        }
        if (!(settings == saved_settings_))
            save_settings(options_.settings_files, settings, saved_settings_);
    } catch (std::exception const&) { // nobody is there to be told any more
    }
    tasks.cancel_all();
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
                changes->events.push_back({project::kNextSeq, table->event(table->row_of(record))});
            changes->reports.assign(reports->begin() + static_cast<std::ptrdiff_t>(first_report),
                                    reports->end());
            project->save(*changes);
            return true;
        },
        [=, this, seen = seen_now()](bool) {
            saving_ = 0;
            if (document_.project != project) return;
            baseline_ = seen;
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
        [this, content, layers_then,
         seen = seen_now()](std::shared_ptr<project::ProjectFile> project) {
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
            baseline_ = seen;
            baseline_due_ = camera_baseline_due_ = false;
            copy_due_ = false;
            unsaved_.reset();
            forget_recovered();
        },
        [this](std::string const& problem) {
            saving_ = 0;
            say(Notice::Kind::error, problem);
        });
}

/// What a crash left is kept elsewhere now.
void Session::forget_recovered()
{
    if (!recovered_) return;
    try {
        project::discard(*recovered_);
    } catch (Error const&) { // it will be offered again
    }
    recovered_.reset();
}

bool Session::must_ask() const noexcept
{
    if (saving_ != 0 || document_.disposable) return false;
    if (!document_.project) return document_.content_changed;
    return document_.changed() && (document_.project->read_only() || autosave_rest_ > 0);
}

/// What was opened is not changed by being looked at: the baseline is how it first appears, where
/// the camera came to rest.
void Session::settle_baseline()
{
    if (baseline_due_) baseline_ = seen_now();
    baseline_due_ = false;
    if (!camera_baseline_due_ || !camera.has_frame() || camera.moving()) return;
    auto const now = seen_now();
    baseline_.center = now.center;
    baseline_.meters_per_pixel = now.meters_per_pixel;
    baseline_.view["projection"] = now.view.at("projection");
    camera_baseline_due_ = false;
}

/// Autosave: to the project when all has been quiet for a while, or a copy of what has no file.
void Session::watch_changes(double seconds)
{
    autosave_rest_ = std::max(0.0, autosave_rest_ - seconds);
    settle_baseline();
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
        if (document_.changed() || !looks_as_before()) start_save(true);
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
            forget_recovered();
        },
        [this](std::string const& problem) {
            keeping_ = 0;
            copy_due_ = true;
            say(Notice::Kind::warning, "No copy of the unsaved work could be kept: " + problem);
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
