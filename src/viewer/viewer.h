#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "briefing/slide.h"
#include "viewer/input.h"
#include "viewer/layout.h"
#include "viewer/ui.h"

namespace placetime::viewer {

class MapView;
class Presenter;

/// The program with a window's insides but without the window: session, panels, map. Needs a
/// current OpenGL 3.3 core context, which it draws with from then on; window and stage drive it
/// alike. One at a time in a process (Dear ImGui's context), on one thread.
class Viewer {
public:
    /// `wake` is called from any thread when a frame is wanted for what a task did.
    /// `report_date` goes over what reports say themselves of their date.
    explicit Viewer(std::function<void()> wake,
                    std::optional<time::DatedInterval> report_date = {});
    ~Viewer();
    Viewer(Viewer const&) = delete;
    Viewer& operator=(Viewer const&) = delete;

    session::Session& session() noexcept;
    Input& input() noexcept;
    MapView& map() noexcept;
    Layout const& layout() const noexcept;

    /// The framebuffer in device pixels; `scale` device pixels of a CSS pixel (the screen's, times
    /// what the user chose). Fonts are made anew when it changes.
    void resize(int width, int height, float scale);

    /// Opens files off this thread; progress, cancelling and what goes wrong are shown.
    void open(std::vector<std::filesystem::path> files);

    /// One whole frame into the bound framebuffer: takes input, lets `seconds` go by, draws map and
    /// panels.
    void frame(float seconds);
    /// When the next frame is due without any input: 0 at once, infinity never.
    double next_frame_in() const noexcept;
    /// What waits besides frames: tasks that run, grounds that are made.
    bool is_busy() const;

    /// The window's close button. Asks about changes that are not saved first, where there are any.
    void ask_to_close();
    /// True once the program may end.
    bool closed() const noexcept;
    /// As the user asked, or because slides are presented.
    bool full_screen() const noexcept;

    /// Presents slides over the whole window, from one of them on. A notice when there is none.
    void present(briefing::Briefing briefing, std::size_t first = 0);
    /// Null while nothing is presented.
    Presenter* presenter() noexcept;
    /// True while the presenter's view is wanted in a window of its own; never without presenter().
    bool speaker_view() const noexcept;
    void show_speaker_view(bool show) noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::viewer
