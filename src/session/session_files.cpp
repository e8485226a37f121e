#include <algorithm>

#include "session/kept_briefing.h"
#include "session/session.h"

namespace placetime::session {

namespace {

namespace fs = std::filesystem;

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

void Session::start_bench(curation::Workspace workspace, curation::History history)
{
    tasks.cancel(building_);
    building_ = 0;
    workspace_ = std::move(workspace);
    history_ = std::move(history);
    unsaved_edits_.clear();
    kept_edits_ = 0;
    ++opened_;
    tasks.cancel(proposing_slides_);
    proposing_slides_ = 0;
    slides.reset({});
    kept_slides_ = slides.changes();
    to_select_.clear();
    note.clear();
    known_.reset();
    shown_known_.reset();
    filters.set_known({});
    shown_ = workspace_.edition();
    shown_revision_ = workspace_.revision();
    proposals.set({});
    tasks.cancel(proposing_);
    proposing_ = 0;
    // Every workspace begins with the same revision: what was made of the last one is no longer.
    proposed_revision_ = choices_revision_ = report_times_revision_ = 0;
    settings.panels.review = false;
    document_.table = shown_.table;
    filters.set_table(document_.table);
    list.set_table(document_.table);
}

void Session::load(std::vector<std::string> files, bool more)
{
    if (!options_.loader || files.empty()) return;
    cancel_opening();
    put_off_copy();
    auto rules = more ? workspace_.names() : std::vector<curation::NameRule>();
    opening_ = tasks.start(
        "Opening " + names_of(files),
        [loader = options_.loader, files, rules = std::move(rules)](CancelToken const& cancel,
                                                                    Progress const& progress) {
            return loader(files, rules, cancel, progress);
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

void Session::open(std::vector<std::string> files)
{
    if (must_ask() && hooks.ask_to_replace)
        hooks.ask_to_replace([this, files] { load(files, false); });
    else
        load(std::move(files), false);
}

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

/// Says what could not be read, and keeps it with the document.
void Session::tell_problems(Opened const& opened)
{
    auto& kept = document_.problems;
    for (auto const& problem : opened.problems) {
        say(Notice::Kind::warning, problem);
        kept.push_back(problem);
    }
    if (opened.diagnostics.empty()) return;
    say(Notice::Kind::warning, skipped(opened.diagnostics));
    for (auto const& diagnostic : opened.diagnostics) {
        if (kept.size() >= Document::kMostProblems) break;
        kept.push_back(to_string(diagnostic));
    }
}

void Session::take(Opened opened, std::vector<std::string> files)
{
    save_before_leaving();
    save_as_next_.reset();
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
    if (!opened.table) opened.table = std::make_shared<events::EventTable const>();
    start_bench(curation::Workspace(std::move(opened.table), std::move(opened.seqs),
                                    std::move(opened.names), std::move(opened.distinct)),
                curation::History(std::move(opened.edits)));
    if (document_.project) document_.saved_reports = document_.reports->size();
    for (auto& layer : opened.layers) layers.add(std::move(layer));
    slides.reset(briefing_of(opened.slides, opened.view));

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

    baseline_due_ = camera_baseline_due_ = true;
    seen_ = marks();
    quiet_ = copy_age_ = autosave_rest_ = 0;
    view_changed_ = false;
    copy_due_ = document_.content_changed;
    if (!opened.disposable)
        for (auto file = files.rbegin(); file != files.rend(); ++file)
            settings.remember_file(*file);
    tell_problems(opened);
    if (auto reason = document_.read_only_reason(); !reason.empty())
        say(Notice::Kind::warning, std::move(reason));
}

void Session::take_more(Opened opened, std::vector<std::string> files)
{
    for (auto& layer : opened.layers) {
        layers.add(std::move(layer));
        document_.layers_changed = true;
    }
    if (!opened.slides.empty() && slides.empty())
        slides.replace(briefing_of(opened.slides, opened.view), "Add a project's slides");
    take_again(opened);
    if (opened.table && opened.table->size() > 0) {
        if (document_.added_first == document_.added_last)
            document_.added_first = workspace_.next_seq();
        tasks.cancel(building_);
        building_ = 0;
        workspace_.append(opened.table);
        document_.added_last = workspace_.next_seq();
        shown_revision_ = workspace_.revision();
        shown_known_ = known_;
        show_edition(edition_as_known(workspace_, known_));
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
    tell_problems(opened);
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
            for (auto const& layer : content.layers)
                opened.layers.push_back(load_layer(layer, {}, &cancel));
            opened.take(std::move(content));
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

} // namespace placetime::session
