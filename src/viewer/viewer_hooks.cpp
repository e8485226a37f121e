#include "viewer/viewer_impl.h"

#include <imgui.h>

#include <fmt/format.h>

#include "app/view_command.h"
#include "base/error.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

fs::path recovery_folder_or_none()
{
    try {
        return project::recovery_folder();
    } catch (Error const&) {
        return {}; // neither XDG_STATE_HOME nor HOME: nothing is kept
    }
}

session::SessionOptions options_for(std::optional<time::DatedInterval> const& report_date)
{
    session::SessionOptions options;
    options.loader = [report_date](std::vector<std::string> const& files,
                                   std::vector<curation::NameRule> const& names,
                                   CancelToken const& cancel, Progress const& progress) {
        return app::open_for_viewing(files, report_date, names, cancel, progress);
    };
    options.settings_files = session::SettingsFiles::from_environment();
    options.recovery_folder = recovery_folder_or_none();
    options.gazetteer = &gazetteer::Gazetteer::standard();
    options.version = app::program_version();
    return options;
}

} // namespace

std::vector<std::string> as_strings(std::vector<fs::path> const& files)
{
    std::vector<std::string> names;
    for (auto const& file : files) names.push_back(file.string());
    return names;
}

Viewer::Impl::Impl(std::function<void()> const& wakes,
                   std::optional<time::DatedInterval> const& report_date)
    : session(options_for(report_date)), map(wakes), wake(wakes)
{
    session.tasks.set_wake(wakes);
    set_hooks();
}

void Viewer::Impl::set_hooks()
{
    auto& hooks = session.hooks;
    hooks.open_dialog = [this] { dialog.show(FileDialog::Purpose::open, dialog_folder()); };
    hooks.add_layer_dialog = [this] {
        dialog.show(FileDialog::Purpose::add_layer, dialog_folder());
    };
    hooks.save_as_dialog = [this] {
        auto const& document = session.document();
        auto const name = document.project ? document.project->path().filename().string()
                                           : document.title + ".gpkg";
        dialog.show(FileDialog::Purpose::save, dialog_folder(), name);
    };
    hooks.focus_search = [this] { focus.search = true; };
    hooks.focus_date = [this] {
        session.settings.panels.timeline = true;
        focus.date = true;
    };
    hooks.show_about = [this] {
        questions.ask({fmt::format("Placetime {}", app::program_version()),
                       "Maps events over time, from raw reports, offline.\n\nEvents are an "
                       "unreviewed machine extraction until somebody reviews them. Boundaries "
                       "imply no endorsement.\n\nGeodata: Natural Earth, GeoNames (CC BY 4.0).",
                       {{"Close", {}}},
                       0});
    };
    hooks.toggle_full_screen = [this] { full_screen = !full_screen; };
    hooks.next_panel = [this] { move_panel_focus(false); };
    hooks.previous_panel = [this] { move_panel_focus(true); };
    hooks.quit = [this] { ask_to_close(); };
    hooks.ask_to_replace = [this](std::function<void()> const& then) {
        ask_to_save("Save before opening something else?", "Open without saving", then);
    };
    hooks.open_palette = [this] { open_palette(*panel_state); };
    auto const field = [this](BenchWish which) {
        return [this, which] {
            session.settings.panels.details = true;
            wish(*panel_state, which);
        };
    };
    hooks.edit_place = field(BenchWish::place);
    hooks.edit_date = field(BenchWish::date);
    hooks.edit_type = field(BenchWish::type);
    hooks.edit_title = field(BenchWish::title);
    hooks.edit_note = field(BenchWish::note);
    hooks.add_event = [this] {
        session.settings.panels.reader = true;
        wish(*panel_state, BenchWish::event);
    };
    set_slide_hooks();
    hooks.copy_text = [](std::string const& text) { ImGui::SetClipboardText(text.c_str()); };
}

/// Where the last file lay, else where the program was started.
fs::path Viewer::Impl::dialog_folder() const
{
    std::error_code ignored;
    for (auto const& file : session.settings.recent_files) {
        auto const folder = fs::path(file).parent_path();
        if (fs::is_directory(folder, ignored)) return folder;
    }
    return fs::current_path(ignored);
}

void Viewer::Impl::ask_to_close()
{
    if (!session.must_ask()) {
        closed = true;
        return;
    }
    ask_to_save("Save before leaving?", "Leave without saving", [this] { closed = true; });
}

void Viewer::Impl::ask_to_save(std::string const& before, std::string const& without,
                               std::function<void()> const& then)
{
    if (questions.is_open()) return;
    questions.ask({before,
                   fmt::format("\"{}\" has changes that are not saved in a project.",
                               session.document().title),
                   {{"Save",
                     [this, then] {
                         when_saved = then;
                         session.save();
                     }},
                    {without, then},
                    {"Cancel", {}}},
                   2});
}

void Viewer::Impl::drop(project::Recoverable const& work)
{
    try {
        project::discard(work);
    } catch (Error const& error) {
        session.say(session::Notice::Kind::error, error.what());
    }
}

void Viewer::Impl::recover(project::Recoverable const& work)
{
    session.tasks.start(
        "Recovering",
        [file = work.file](CancelToken const&, Progress const&) {
            return app::open_recovered(file);
        },
        [this, work](session::Opened opened) {
            opened.title = work.name;
            session.show(std::move(opened), {});
            drop(work);
        },
        [this](std::string const& problem) { session.say(session::Notice::Kind::error, problem); });
}

void Viewer::Impl::ask_about_recovery()
{
    auto const folder = recovery_folder_or_none();
    if (folder.empty()) return;
    for (auto const& work : project::find_recoverable(folder)) {
        questions.ask(
            {"Recover unsaved work?",
             fmt::format("Placetime ended before \"{}\" was saved. It was last kept on {} "
                         "UTC.",
                         work.name, time::format_utc(work.saved)),
             {{"Recover", [this, work] { recover(work); }},
              {"Delete it", [this, work] { drop(work); }},
              {"Later", {}}},
             2});
    }
}

void Viewer::Impl::take_dialog_answer(FileDialog::Answer const& answer)
{
    switch (answer.purpose) {
    case FileDialog::Purpose::open:
        session.open(as_strings(answer.files));
        break;
    case FileDialog::Purpose::add_layer:
        session.add(as_strings(answer.files));
        break;
    case FileDialog::Purpose::save:
        session.save_as(answer.files.front());
        break;
    case FileDialog::Purpose::save_chart:
        save_chart(session, *panel_state, answer.files.front());
        break;
    case FileDialog::Purpose::open_briefing:
    case FileDialog::Purpose::save_briefing:
        try {
            if (answer.purpose == FileDialog::Purpose::open_briefing)
                session.import_briefing(answer.files.front());
            else
                session.export_briefing(answer.files.front());
        } catch (Error const& error) {
            session.say(session::Notice::Kind::error, error.what());
        }
        break;
    }
}

} // namespace placetime::viewer
