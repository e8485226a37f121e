#include <algorithm>

#include "session/edit_changes.h"
#include "session/kept_briefing.h"
#include "session/session.h"
#include "session/session_snapshot.h"

namespace placetime::session {

namespace {

namespace fs = std::filesystem;

constexpr double kRetryAfter = 60; ///< seconds after an autosave that failed

} // namespace

Session::~Session()
{
    cancel_opening();
    try {
        bring_slides();
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
    save_again_ = save_again_ || (saving_ != 0 && !automatic);
    if (saving_ != 0 || !project || project->read_only()) return;
    bring_slides();
    auto changes = std::make_shared<project::Changes>();
    changes->view = view_record();
    changes->layers = layers.records(project->path().parent_path());
    if (document_.slides_changed) changes->slides = records_of(slides.briefing());
    auto const reports = document_.reports;
    auto const first_report = document_.saved_reports;
    auto const layers_then = layers.revision();
    auto const slides_then = slides.changes();
    auto const first = document_.added_first, last = document_.added_last;
    std::shared_ptr<curation::Workspace const> added;
    if (first < last) added = std::make_shared<curation::Workspace const>(workspace_);
    view_changed_ = false;
    saving_edits_ = unsaved_edits_.size();
    saving_ = tasks.start(
        "Saving " + project->path().filename().string(),
        [=, edits = unsaved_edits_](CancelToken const&, Progress const&) {
            join(*changes, changes_of(edits));
            if (added) // edited or not
                added->for_each([&](std::int64_t seq, events::Event const& event) {
                    if (seq >= first && seq < last) changes->events.push_back({seq, event});
                    return true;
                });
            changes->reports.assign(reports->begin() + static_cast<std::ptrdiff_t>(first_report),
                                    reports->end());
            project->save(*changes);
            return true;
        },
        [=, this, seen = seen_now(), edits = unsaved_edits_.size(),
         replaced = document_.reports_replaced](bool) {
            saving_ = 0;
            if (document_.project != project) return;
            baseline_ = seen;
            autosave_rest_ = 0;
            if (document_.reports_replaced == replaced) document_.saved_reports = reports->size();
            if (document_.added_last == last) document_.added_first = last;
            forget_saved(edits);
            document_.layers_changed = layers.revision() != layers_then;
            document_.slides_changed = slides.changes() != slides_then;
            if (!automatic) say(Notice::Kind::info, "Saved " + project->path().string() + '.');
            save_rest();
        },
        [this](std::string const& problem) {
            saving_ = 0;
            autosave_rest_ = kRetryAfter;
            view_changed_ = true;
            say(Notice::Kind::error, problem);
            if (save_as_next_) save_rest();
        });
}

/// What was asked for, or edited, while a save ran.
void Session::save_rest()
{
    auto const again = std::exchange(save_again_, false);
    if (auto const file = std::exchange(save_as_next_, std::nullopt)) return save_as(*file);
    if (again || !unsaved_edits_.empty()) start_save(!again);
}

/// Before other files are opened: what is not in the project's file yet, also while a save runs.
void Session::save_before_leaving()
{
    auto const project = document_.project;
    if (!project || project->read_only()) return;
    bring_slides();
    if (saving_ == 0) {
        if (document_.changed() || !looks_as_before()) start_save(true);
        return;
    }
    std::vector const rest(unsaved_edits_.begin() + static_cast<std::ptrdiff_t>(saving_edits_),
                           unsaved_edits_.end());
    if (rest.empty()) return;
    tasks.start(
        "Saving " + project->path().filename().string(),
        [project, rest](CancelToken const&, Progress const&) {
            project->save(changes_of(rest));
            return true;
        },
        [](bool) {}, [this](std::string const& problem) { say(Notice::Kind::error, problem); });
}

void Session::save_as(fs::path file)
{
    if (!document_.is_open()) return;
    if (saving_ != 0) {
        save_as_next_ = std::move(file);
        return;
    }
    if (file.extension().empty()) file += ".gpkg";
    std::error_code error;
    if (document_.project && fs::equivalent(file, document_.project->path(), error)) return save();
    auto const absolute = fs::absolute(file, error);
    if (!error) file = absolute;
    put_off_copy();
    auto content = std::make_shared<Snapshot>(snapshot());
    content->layers = layers.records(file.parent_path());
    auto const layers_then = layers.revision();
    saving_edits_ = document_.project ? 0 : unsaved_edits_.size();
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
            if (opened_ != content->opened) return;
            auto const added_since = workspace_.next_seq() > content->workspace.next_seq();
            document_.project = std::move(project);
            document_.title = document_.project->path().stem().string();
            document_.files = {document_.project->path().string()};
            document_.disposable = false;
            document_.saved_reports = content->reports->size();
            document_.added_first = added_since ? content->workspace.next_seq() : 0;
            document_.added_last = added_since ? workspace_.next_seq() : 0;
            forget_saved(content->unsaved);
            document_.layers_changed = layers.revision() != layers_then;
            document_.slides_changed = slides.changes() != content->slides_then;
            baseline_ = seen;
            baseline_due_ = camera_baseline_due_ = false;
            copy_due_ = false;
            unsaved_.reset();
            forget_recovered();
            save_rest();
        },
        [this](std::string const& problem) {
            saving_ = 0;
            say(Notice::Kind::error, problem);
            save_rest();
        });
}

/// The first of the unsaved edits are in the project's file now.
void Session::forget_saved(std::size_t edits)
{
    unsaved_edits_.erase(unsaved_edits_.begin(),
                         unsaved_edits_.begin() + static_cast<std::ptrdiff_t>(edits));
    document_.content_changed = !unsaved_edits_.empty() ||
                                document_.added_first < document_.added_last ||
                                document_.saved_reports != document_.reports->size();
}

/// Each edit is written at once: to the project, or to the copy of what has none. What comes while
/// a save runs goes with the next, in order.
void Session::save_edits()
{
    if (unsaved_edits_.empty() || !document_.is_open()) return;
    if (document_.project) return start_save(true);
    if (keeping_ == 0) unsaved_ ? keep_edits() : keep_copy();
}

bool Session::must_ask() const noexcept
{
    if (saving_ != 0 || document_.disposable) return false;
    if (!document_.project) return document_.content_changed || document_.slides_changed;
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
        bring_slides();
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

} // namespace placetime::session
