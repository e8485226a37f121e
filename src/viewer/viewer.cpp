#include "viewer/viewer.h"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "app/view_command.h"
#include "base/error.h"
#include "project/recovery.h"
#include "session/commands.h"
#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/file_dialog.h"
#include "viewer/fonts.h"
#include "viewer/gui.h"
#include "viewer/keys.h"
#include "viewer/map_view.h"
#include "viewer/question.h"
#include "viewer/theme.h"
#include "viewer/window_picture.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

/// Frames after an input: what a panel did shows in the next one, and what that did in the one
/// after.
constexpr int kExtraFrames = 2;
/// A selected event nearer to the covered edge than this is brought into sight; CSS pixels.
constexpr float kSelectionMargin = 48;

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
    options.loader = [report_date](std::vector<std::string> const& files, CancelToken const& cancel,
                                   Progress const& progress) {
        return app::open_for_viewing(files, report_date, cancel, progress);
    };
    options.settings_files = session::SettingsFiles::from_environment();
    options.recovery_folder = recovery_folder_or_none();
    options.gazetteer = &gazetteer::Gazetteer::standard();
    options.version = app::program_version();
    return options;
}

time::Instant now()
{
    return std::chrono::time_point_cast<time::Seconds>(std::chrono::system_clock::now());
}

float or_else(double kept, float fresh) { return kept > 0 ? static_cast<float>(kept) : fresh; }

std::vector<std::string> as_strings(std::vector<fs::path> const& files)
{
    std::vector<std::string> names;
    for (auto const& file : files) names.push_back(file.string());
    return names;
}

} // namespace

struct Viewer::Impl {
    Gui gui;
    session::Session session;
    WindowPicture picture;
    Input input;
    MapView map;
    FileDialog dialog;
    QuestionBox questions;
    std::shared_ptr<PanelState> panel_state = make_panel_state();
    Fonts fonts;
    FrameWish frames;
    FocusWish focus;
    std::optional<EventChoice> choice;
    Layout layout;
    int width = 1, height = 1;
    float notices = 0;     ///< height of the bars, CSS pixels
    float scale = 0;       ///< of the fonts and the style
    float asked_scale = 1; ///< by resize()
    std::optional<scene::Theme> theme;
    int extra = kExtraFrames;
    bool resized = true;
    double next_frame = 0;
    bool keys_in_panels = false; ///< F6: the keyboard moves about in the panels
    std::size_t panel_in_focus = 0;
    bool full_screen = false, closed = false;
    std::function<void()> when_saved; ///< what waits for a save that a question asked for
    std::uint64_t selection_seen = 0;

    Impl(std::function<void()> const& wake, std::optional<time::DatedInterval> const& report_date)
        : session(options_for(report_date)), map(wake)
    {
        session.tasks.set_wake(wake);
        set_hooks();
    }

    void set_hooks();
    fs::path dialog_folder() const;
    void ask_to_close();
    void ask_to_save(std::string const& before, std::string const& without,
                     std::function<void()> const& then);
    void ask_about_recovery();
    void recover(project::Recoverable const& work);
    void drop(project::Recoverable const& work);
    void bring_look();
    PanelSizes panel_sizes() const;
    void bring_layout();
    void keep(PanelSizes const& sizes);
    KeyFocus key_focus() const;
    void take_keys(Input::Frame const& taken);
    void move_panel_focus(bool back);
    void draw_panels(Ui& ui);
    void take_dialog_answer(FileDialog::Answer const& answer);
    void show_selection();
    void frame(float seconds);
    void paint();
};

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

/// Fonts, style and colours as the settings want them now.
void Viewer::Impl::bring_look()
{
    // What the user chose is a factor on the display's own scale.
    float const chosen =
        session.settings.ui_scale > 0 ? static_cast<float>(session.settings.ui_scale) : 1;
    float const wanted = std::clamp(asked_scale * chosen, 0.75F, 4.0F);
    bool const rescaled = wanted != scale;
    if (rescaled) {
        scale = wanted;
        fonts = build_fonts(scale);
        ImGui::GetIO().FontDefault = fonts.base;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    if (rescaled || theme != session.settings.theme) {
        theme = session.settings.theme;
        apply_theme(*theme, scale);
        picture.forget();
    }
}

PanelSizes Viewer::Impl::panel_sizes() const
{
    auto const& settings = session.settings;
    PanelSizes const fresh;
    PanelSizes sizes;
    sizes.left_open = settings.panels.left;
    sizes.right_open = settings.panels.details && !session.selection.empty();
    sizes.timeline_open = settings.panels.timeline;
    sizes.left = or_else(settings.left_width, fresh.left);
    sizes.right = or_else(settings.right_width, fresh.right);
    sizes.timeline = or_else(settings.timeline_height, fresh.timeline);
    return sizes;
}

void Viewer::Impl::keep(PanelSizes const& sizes)
{
    session.settings.left_width = sizes.left;
    session.settings.right_width = sizes.right;
    session.settings.timeline_height = sizes.timeline;
}

void Viewer::Impl::bring_layout()
{
    layout = arrange(static_cast<float>(width), static_cast<float>(height), scale, panel_sizes(),
                     notices);
    map.place(session, layout.map, std::exchange(resized, false), scale);
}

KeyFocus Viewer::Impl::key_focus() const
{
    if (dialog.is_open() || questions.is_open() ||
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
        return KeyFocus::dialog;
    if (ImGui::GetIO().WantTextInput) return KeyFocus::text;
    return keys_in_panels ? KeyFocus::panels : KeyFocus::map;
}

/// F6 goes on to the next panel that is open, with Shift back; Esc gives the keys back to the
/// commands.
void Viewer::Impl::move_panel_focus(bool back)
{
    // By the names of the panels' windows.
    std::vector<char const*> open{"##menu"};
    auto const& panels = session.settings.panels;
    if (layout.left.width > 0) {
        open.push_back("Layers");
        if (panels.layers) open.push_back("##layers");
        open.push_back("Filters");
        if (panels.filters) open.push_back("##filters");
        open.push_back("Events");
        if (panels.events) open.push_back("##events");
    }
    if (layout.right.width > 0) open.push_back("##details");
    if (layout.timeline.height > 0) open.push_back("##timeline");
    panel_in_focus = keys_in_panels ? panel_in_focus + (back ? open.size() - 1 : 1) : 1;
    panel_in_focus %= open.size();
    keys_in_panels = true;
    ImGui::SetWindowFocus(open[panel_in_focus]);
}

void Viewer::Impl::take_keys(Input::Frame const& taken)
{
    auto const focus_now = key_focus();
    if (focus_now != KeyFocus::dialog) {
        for (auto const& press : taken.presses) {
            if (press.key == GLFW_KEY_ESCAPE && keys_in_panels && focus_now == KeyFocus::panels) {
                keys_in_panels = false;
                ImGui::SetWindowFocus(nullptr);
            }
        }
    }
    dispatch_keys(session, taken, focus_now);
    if (!taken.dropped.empty()) session.add(as_strings(taken.dropped));
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
    }
}

void Viewer::Impl::draw_panels(Ui& ui)
{
    draw_menu_bar(ui, layout);
    draw_search(ui, layout.search);
    if (layout.notices.height > 0) draw_notices(ui, layout.notices);
    if (layout.left.width > 0) draw_left(ui, layout.left);
    if (layout.right.width > 0) draw_details(ui, layout.right);
    if (layout.timeline.height > 0) draw_timeline(ui, layout.timeline);
    draw_status_bar(ui, layout.status, map.pointer_text());
    map.draw_over(ui);
    draw_empty_state(ui, layout.map);
    auto sizes = panel_sizes();
    if (drag_edges(ui, layout, sizes, static_cast<float>(width), static_cast<float>(height)))
        keep(sizes);
    draw_event_choice(ui);
    draw_help(ui, static_cast<float>(width), static_cast<float>(height));
    if (auto const answer = dialog.draw(ui, static_cast<float>(width), static_cast<float>(height)))
        take_dialog_answer(*answer);
    else if (when_saved && !dialog.is_open() && !session.saving() && session.must_ask())
        when_saved = {}; // the dialog was left, or the save failed (a notice says so)
    questions.draw(ui, static_cast<float>(width), static_cast<float>(height));
}

/// An event that was selected, and that the details would hide, comes into sight.
void Viewer::Impl::show_selection()
{
    if (session.selection.revision() == selection_seen) return;
    selection_seen = session.selection.revision();
    auto const row = session.selection.primary();
    float const margin = kSelectionMargin * scale;
    auto const& area = map.area();
    auto const& table = *session.table();
    if (!row || area.width < 3 * margin || std::isnan(table.lons()[*row])) return;
    auto const at =
        session.camera.camera().to_screen(geo::LonLat{table.lons()[*row], table.lats()[*row]});
    bool const hidden =
        at && at->x > area.width - margin && at->x < area.width + layout.right.width;
    if (hidden) session.camera.pan_by((at->x - area.width * 0.7F) / area.width, 0);
}

void Viewer::Impl::paint()
{
    auto const& area = map.area();
    map.picture().bring(session, static_cast<int>(area.width), static_cast<int>(area.height),
                        scale);
    picture.draw(map.picture(), area, *ImGui::GetDrawData(), scene::palette(*theme).panel, width,
                 height);
}

void Viewer::Impl::frame(float seconds)
{
    auto& io = ImGui::GetIO();
    bool const had_input = !input.empty();
    auto const taken = input.begin_frame();
    extra = had_input ? kExtraFrames : std::max(0, extra - 1);
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = std::max(seconds, 1e-4F);
    bool const walks = keys_in_panels || dialog.is_open() || questions.is_open() ||
                       ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    io.ConfigFlags = walks ? ImGuiConfigFlags_NavEnableKeyboard : ImGuiConfigFlags_None;
    bring_look();
    bring_layout(); // before what was opened fits the map
    if (session.update(seconds, now())) extra = std::max(extra, 1);

    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    session.selection.set_hovered({});
    Ui ui{session, fonts, scene::palette(*theme), *theme, scale, frames, *panel_state,
          choice,  focus};
    take_keys(taken);
    notices = notices_height(ui, static_cast<float>(width));
    bring_layout();
    show_selection();
    map.take(ui, taken, seconds);
    draw_panels(ui);
    ImGui::Render();
    paint();

    if (when_saved && !session.saving() && !session.must_ask()) std::exchange(when_saved, {})();
    double const asked = frames.take();
    next_frame = extra > 0 || !input.empty() ? 0 : std::min(asked, session.next_update());
}

Viewer::Viewer(std::function<void()> wake, std::optional<time::DatedInterval> report_date)
    : impl_(std::make_unique<Impl>(wake, report_date))
{
    impl_->ask_about_recovery();
}
Viewer::~Viewer() = default;

session::Session& Viewer::session() noexcept { return impl_->session; }
Input& Viewer::input() noexcept { return impl_->input; }
MapView& Viewer::map() noexcept { return impl_->map; }
Layout const& Viewer::layout() const noexcept { return impl_->layout; }

void Viewer::resize(int width, int height, float scale)
{
    impl_->width = std::max(1, width);
    impl_->height = std::max(1, height);
    impl_->asked_scale = scale;
    impl_->resized = true;
    impl_->extra = kExtraFrames;
    impl_->next_frame = 0;
}

void Viewer::open(std::vector<fs::path> files) { impl_->session.open(as_strings(files)); }
void Viewer::frame(float seconds) { impl_->frame(seconds); }

double Viewer::next_frame_in() const noexcept
{
    return impl_->input.empty() ? impl_->next_frame : 0;
}

bool Viewer::is_busy() const
{
    return impl_->session.tasks.busy() || !impl_->map.picture().is_settled();
}

void Viewer::ask_to_close()
{
    impl_->ask_to_close();
    impl_->extra = kExtraFrames;
}
bool Viewer::closed() const noexcept { return impl_->closed; }
bool Viewer::full_screen() const noexcept { return impl_->full_screen; }

} // namespace placetime::viewer
