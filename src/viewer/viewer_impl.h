#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/recovery.h"
#include "session/session.h"
#include "viewer/file_dialog.h"
#include "viewer/gui.h"
#include "viewer/handout_dialog.h"
#include "viewer/keys.h"
#include "viewer/layout.h"
#include "viewer/map_view.h"
#include "viewer/present_view.h"
#include "viewer/question.h"
#include "viewer/ui.h"
#include "viewer/viewer.h"
#include "viewer/window_picture.h"

namespace placetime::viewer {

/// What may stand on the left instead of layers, filters and list.
enum class WidePanel : std::uint8_t { none, reader, proposals, summary, slides };

/// The insides of Viewer, for its own files: frames in viewer.cpp, what the commands of the session
/// want of the window in viewer_hooks.cpp, the arrangement in viewer_panels.cpp.
struct Viewer::Impl {
    Gui gui;
    session::Session session;
    WindowPicture picture;
    Input input;
    MapView map;
    FileDialog dialog;
    QuestionBox questions;
    HandoutDialog handout;
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
    /// Frames after an input: what a panel did shows in the next one, and what that did in the one
    /// after.
    static constexpr int kExtraFrames = 2;
    int extra = kExtraFrames;
    bool resized = true;
    double next_frame = 0;
    bool keys_in_panels = false; ///< F6: the keyboard moves about in the panels
    std::size_t panel_in_focus = 0;
    bool full_screen = false, closed = false;
    std::function<void()> when_saved; ///< what waits for a save that a question asked for
    std::uint64_t selection_seen = 0;
    float wide_width = PanelSizes{}.wide;
    WidePanel wide_seen = WidePanel::none;
    bool was_opening = false;
    std::size_t reports_seen = 0;
    /// While slides are presented.
    struct Presentation {
        Presenter presenter;
        PresentView view;
        bool speaker_view = false; ///< the second window is wanted
    };
    std::unique_ptr<Presentation> presentation;
    std::function<void()> wake;

    Impl(std::function<void()> const& wakes, std::optional<time::DatedInterval> const& report_date);

    void set_hooks();
    std::filesystem::path dialog_folder() const;
    void ask_to_close();
    void ask_to_save(std::string const& before, std::string const& without,
                     std::function<void()> const& then);
    void ask_about_recovery();
    void recover(project::Recoverable const& work);
    void drop(project::Recoverable const& work);
    void bring_look();
    PanelSizes panel_sizes() const;
    void bring_layout();
    WidePanel wide_panel() const;
    void settle_wide_panels();
    void tell_found();
    void draw_left_side(Ui& ui);
    void keep(PanelSizes const& sizes);
    KeyFocus key_focus() const;
    void take_keys(Input::Frame const& taken);
    void move_panel_focus(bool back);
    void draw_panels(Ui& ui);
    void take_dialog_answer(FileDialog::Answer const& answer);
    void show_selection();
    void frame(float seconds);
    void explore_frame(Ui& ui, Input::Frame const& taken, float seconds);
    void paint();
    void present(briefing::Briefing briefing, std::size_t first);
    void present_frame(Ui& ui, Input::Frame const& taken, float seconds);
    void stop_presenting();
    void set_slide_hooks();
    bool waits_for_thumbnails() const;
    void make_thumbnails();
};

std::vector<std::string> as_strings(std::vector<std::filesystem::path> const& files);

} // namespace placetime::viewer
