#include "session/edit_changes.h"
#include "session/kept_briefing.h"
#include "session/session_snapshot.h"

namespace placetime::session {

namespace {

constexpr std::size_t kProgressRows = 512;

} // namespace

void Session::Snapshot::write(project::ProjectWriter& writer, CancelToken const& cancel,
                              Progress const& progress) const
{
    for (auto const& slide : slides) writer.add(slide);
    if (project) { // its history goes along
        Diagnostics ignored;
        auto const content = project->read(ignored, &cancel);
        for (auto const& entry : content.audit) writer.add(entry);
    }
    for (auto const& entry : changes_of(edits).audit) writer.add(entry);
    for (auto const& report : *reports) writer.add(report);
    std::size_t done = 0;
    workspace.for_each([&](std::int64_t seq, events::Event const& event) {
        if (done++ % kProgressRows == 0) {
            cancel.check();
            progress(done, workspace.size());
        }
        writer.add(curation::PlacedEvent{seq, event});
        return true;
    });
    for (auto const& rule : workspace.names()) writer.add(rule);
    for (auto const& pair : workspace.distinct()) writer.add(pair);
    for (auto const& layer : layers) writer.add(layer);
    writer.set_view(view);
}

Session::Snapshot Session::snapshot() const
{
    Snapshot snapshot;
    snapshot.opened = opened_;
    snapshot.workspace = workspace_;
    snapshot.unsaved = unsaved_edits_.size();
    if (document_.project)
        snapshot.edits = unsaved_edits_;
    else
        snapshot.edits.assign(history_.log().begin(), history_.log().end());
    snapshot.reports = document_.reports;
    snapshot.project = document_.project;
    snapshot.slides = records_of(slides.briefing());
    snapshot.slides_then = slides.changes();
    snapshot.view = view_record();
    snapshot.options = {options_.version, now_, "save"};
    return snapshot;
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

void Session::keep_copy()
{
    copy_age_ = 0;
    copy_due_ = false;
    if (options_.recovery_folder.empty() || document_.disposable) return;
    auto content = std::make_shared<Snapshot>(snapshot());
    content->layers = layers.records();
    keeping_whole_ = true;
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
            if (document_.project || opened_ != content->opened) return;
            unsaved_ = std::move(kept);
            kept_edits_ = content->unsaved;
            kept_slides_ = content->slides_then;
            forget_recovered();
            keep_edits();
        },
        [this](std::string const& problem) {
            keeping_ = 0;
            copy_due_ = true;
            say(Notice::Kind::warning, "No copy of the unsaved work could be kept: " + problem);
        });
}

/// What a person waits for goes before a copy that takes long.
void Session::put_off_copy()
{
    if (keeping_ == 0 || !keeping_whole_) return;
    tasks.cancel(keeping_);
    keeping_ = 0;
    copy_due_ = true;
    copy_age_ = 0;
}

/// What was edited since goes into the copy that is there.
void Session::keep_edits()
{
    bool const with_slides = kept_slides_ != slides.changes();
    if (!unsaved_ || keeping_ != 0 || (kept_edits_ >= unsaved_edits_.size() && !with_slides))
        return;
    keeping_whole_ = false;
    auto later = std::make_shared<project::Changes>();
    if (with_slides) {
        later->slides = records_of(slides.briefing());
        later->view = view_record();
    }
    keeping_ = tasks.start(
        "Keeping an edit",
        [work = unsaved_, later,
         edits = std::vector(unsaved_edits_.begin() + static_cast<std::ptrdiff_t>(kept_edits_),
                             unsaved_edits_.end())](CancelToken const&, Progress const&) {
            auto changes = changes_of(edits);
            join(changes, std::move(*later));
            work->save(changes);
            return true;
        },
        [this, opened = opened_, edits = unsaved_edits_.size(),
         slides_then = slides.changes()](bool) {
            keeping_ = 0;
            if (opened_ != opened || document_.project) return;
            kept_edits_ = edits;
            kept_slides_ = slides_then;
            keep_edits();
        },
        [this](std::string const& problem) {
            keeping_ = 0;
            copy_due_ = true;
            say(Notice::Kind::warning, "No copy of the unsaved work could be kept: " + problem);
        });
}

/// Slides were changed: they are kept at once where there is a copy of unsaved work, and saved when
/// all has been quiet for a while.
void Session::note_slides()
{
    document_.slides_changed = true;
    document_.disposable = false;
    if (document_.project) return;
    if (unsaved_)
        keep_edits();
    else
        copy_due_ = true;
}

/// Before saving: what changed since the last update().
void Session::bring_slides()
{
    if (slides.changes() == seen_.slides || !document_.is_open()) return;
    seen_.slides = slides.changes();
    note_slides();
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
