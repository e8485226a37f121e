#include "viewer/window.h"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <thread>

#include "app/view_command.h"
#include "base/error.h"
#include "session/session.h"
#include "viewer/map_view.h"
#include "viewer/second_window.h"
#include "viewer/viewer.h"

namespace placetime::viewer {

namespace {

constexpr char kInstead[] = "`placetime render FILE... -o map.png` draws a map into a picture";
/// At most so many frames a second, where no display holds them back.
constexpr double kFrameSeconds = 1.0 / 120;
/// GLFW waits at most this long, so that a clock that was changed harms nothing.
constexpr double kLongestWait = 3600;
constexpr int kLeastWidth = 1024, kLeastHeight = 640;

Viewer& viewer_of(GLFWwindow* window)
{
    return *static_cast<Viewer*>(glfwGetWindowUserPointer(window));
}

/// GLFW as long as the program has a window.
class Library {
public:
    Library()
    {
        glfwSetErrorCallback(nullptr);
        if (glfwInit() != GLFW_TRUE)
            throw Error(std::string("view: no display to open a window on; ") + kInstead);
    }
    ~Library() { glfwTerminate(); }
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
};

std::uint8_t modifiers_of(int glfw)
{
    return static_cast<std::uint8_t>(
        ((glfw & GLFW_MOD_CONTROL) != 0 ? kCtrl : 0) | ((glfw & GLFW_MOD_SHIFT) != 0 ? kShift : 0) |
        ((glfw & GLFW_MOD_ALT) != 0 ? kAlt : 0) | ((glfw & GLFW_MOD_SUPER) != 0 ? kSuper : 0));
}

/// Framebuffer pixels of a window unit: 1 on X11, the display's scale elsewhere.
float pixels_per_unit(GLFWwindow* window)
{
    int units = 0;
    int pixels = 0;
    glfwGetWindowSize(window, &units, nullptr);
    glfwGetFramebufferSize(window, &pixels, nullptr);
    return units > 0 ? static_cast<float>(pixels) / static_cast<float>(units) : 1;
}

class Window {
public:
    explicit Window(session::Settings const& settings)
    {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_STENCIL_BITS, 8);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        glfwWindowHint(GLFW_MAXIMIZED, settings.maximised ? GLFW_TRUE : GLFW_FALSE);
        glfwWindowHintString(GLFW_X11_CLASS_NAME, "placetime");
        glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "placetime");
        auto const [width, height] = first_size(settings);
        window_ = glfwCreateWindow(width, height, "Placetime", nullptr, nullptr);
        if (window_ == nullptr)
            throw Error(std::string("view: this display offers no OpenGL 3.3; ") + kInstead);
        glfwSetWindowSizeLimits(window_, std::min(kLeastWidth, width),
                                std::min(kLeastHeight, height), GLFW_DONT_CARE, GLFW_DONT_CARE);
        if (settings.window_x >= 0 && settings.window_y >= 0 && !settings.maximised)
            glfwSetWindowPos(window_, settings.window_x, settings.window_y);
        glfwMakeContextCurrent(window_);
        glfwSwapInterval(1);
    }
    ~Window()
    {
        for (auto* const cursor : cursors_)
            if (cursor != nullptr) glfwDestroyCursor(cursor);
        glfwDestroyWindow(window_);
    }
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    void run(Viewer& viewer);
    void remember(session::Settings& settings) const;

private:
    /// What was remembered, within the display.
    static std::array<int, 2> first_size(session::Settings const& settings)
    {
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        if (auto* const monitor = glfwGetPrimaryMonitor(); monitor != nullptr)
            glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
        if (width <= 0 || height <= 0) return {settings.window_width, settings.window_height};
        return {std::min(settings.window_width, width), std::min(settings.window_height, height)};
    }

    void set_callbacks();
    void set_up_gui();
    void bring_size(Viewer& viewer) const;
    void bring_title(session::Session const& session);
    void bring_cursor();
    void bring_full_screen(bool wanted, bool presents);
    void bring_second(Viewer& viewer, double seconds);

    std::unique_ptr<SecondWindow> second_;
    GLFWwindow* window_ = nullptr;
    std::array<GLFWcursor*, ImGuiMouseCursor_COUNT> cursors_{};
    GLFWcursor* cursor_ = nullptr;
    std::string title_;
    bool full_screen_ = false;
    std::array<int, 4> windowed_{}; ///< x, y, width, height before full screen
};

void Window::set_callbacks()
{
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
        auto const unit = static_cast<double>(pixels_per_unit(w));
        viewer_of(w).input().move(static_cast<float>(x * unit), static_cast<float>(y * unit));
    });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
        if (entered == GLFW_FALSE) viewer_of(w).input().leave();
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int) {
        viewer_of(w).input().button(button, action == GLFW_PRESS);
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
        viewer_of(w).input().wheel(static_cast<float>(x), static_cast<float>(y));
    });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
        viewer_of(w).input().key(key, action != GLFW_RELEASE, modifiers_of(modifiers));
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned int code) {
        viewer_of(w).input().character(static_cast<char32_t>(code));
    });
    glfwSetDropCallback(window_, [](GLFWwindow* w, int count, char const** names) {
        std::vector<std::filesystem::path> files(names, names + count);
        viewer_of(w).input().drop(std::move(files));
    });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
        viewer_of(w).input().focus(focused == GLFW_TRUE);
    });
    glfwSetWindowCloseCallback(window_, [](GLFWwindow* w) {
        glfwSetWindowShouldClose(w, GLFW_FALSE); // the viewer decides
        viewer_of(w).ask_to_close();
    });
    // Uncovered or restored: what was drawn may be gone.
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { viewer_of(w).input().refresh(); });
}

void Window::set_up_gui()
{
    auto& io = ImGui::GetIO();
    io.ClipboardUserData = window_;
    io.SetClipboardTextFn = [](void* w, char const* text) {
        glfwSetClipboardString(static_cast<GLFWwindow*>(w), text);
    };
    io.GetClipboardTextFn = [](void* w) -> char const* {
        return glfwGetClipboardString(static_cast<GLFWwindow*>(w));
    };
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    cursors_[ImGuiMouseCursor_Arrow] = glfwCreateStandardCursor(GLFW_ARROW_CURSOR);
    cursors_[ImGuiMouseCursor_TextInput] = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
    cursors_[ImGuiMouseCursor_ResizeEW] = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
    cursors_[ImGuiMouseCursor_ResizeNS] = glfwCreateStandardCursor(GLFW_VRESIZE_CURSOR);
    cursors_[ImGuiMouseCursor_Hand] = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
}

void Window::bring_size(Viewer& viewer) const
{
    static int last_width = 0;
    static int last_height = 0;
    static float last_scale = 0;
    int width = 0;
    int height = 0;
    float scale = 1;
    glfwGetFramebufferSize(window_, &width, &height);
    glfwGetWindowContentScale(window_, &scale, nullptr);
    if (width == last_width && height == last_height && scale == last_scale) return;
    last_width = width;
    last_height = height;
    last_scale = scale;
    viewer.resize(width, height, scale);
}

void Window::bring_title(session::Session const& session)
{
    auto const& document = session.document();
    auto title =
        document.is_open() ? document.title + (document.changed() ? " • " : " — ") : std::string();
    title += "Placetime";
    if (title == title_) return;
    title_ = std::move(title);
    glfwSetWindowTitle(window_, title_.c_str());
}

void Window::bring_cursor()
{
    auto const wanted = ImGui::GetMouseCursor();
    int const mode = wanted == ImGuiMouseCursor_None ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL;
    if (mode != glfwGetInputMode(window_, GLFW_CURSOR))
        glfwSetInputMode(window_, GLFW_CURSOR, mode);
    auto* const cursor = wanted >= 0 && wanted < ImGuiMouseCursor_COUNT
                             ? cursors_[static_cast<std::size_t>(wanted)]
                             : nullptr;
    if (cursor == cursor_) return;
    cursor_ = cursor;
    glfwSetCursor(window_, cursor);
}

/// Slides go on the second display where there are two: the speaker looks at the first.
void Window::bring_full_screen(bool wanted, bool presents)
{
    if (wanted == full_screen_) return;
    full_screen_ = wanted;
    auto& [x, y, width, height] = windowed_;
    if (!wanted) {
        glfwSetWindowMonitor(window_, nullptr, x, y, width, height, GLFW_DONT_CARE);
        return;
    }
    glfwGetWindowPos(window_, &x, &y);
    glfwGetWindowSize(window_, &width, &height);
    int count = 0;
    auto* const* const monitors = glfwGetMonitors(&count);
    if (count == 0) return;
    auto* const monitor = monitors[presents && count > 1 ? 1 : 0];
    auto const* const mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

/// The presenter's view, while it is wanted.
void Window::bring_second(Viewer& viewer, double seconds)
{
    if (second_ && (second_->closed() || second_->presenter() != viewer.presenter())) {
        bool const by_user = second_->closed();
        second_.reset();
        if (by_user) viewer.show_speaker_view(false);
    }
    if (!viewer.speaker_view()) {
        second_.reset();
        return;
    }
    try {
        if (!second_) second_ = std::make_unique<SecondWindow>(window_, viewer);
        second_->frame(seconds);
    } catch (Error const& error) {
        second_.reset();
        viewer.show_speaker_view(false);
        viewer.session().say(session::Notice::Kind::error, error.what());
    }
}

void Window::remember(session::Settings& settings) const
{
    if (full_screen_) return;
    settings.maximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (settings.maximised || glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE) return;
    glfwGetWindowPos(window_, &settings.window_x, &settings.window_y);
    glfwGetWindowSize(window_, &settings.window_width, &settings.window_height);
}

void Window::run(Viewer& viewer)
{
    glfwSetWindowUserPointer(window_, &viewer);
    set_callbacks();
    set_up_gui();
    double last = glfwGetTime();
    bool shown = false;
    while (!viewer.closed()) {
        bool const hidden = glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE;
        double const due =
            std::min(viewer.next_frame_in(), second_ ? second_->next() : kLongestWait);
        double const wait = hidden ? kLongestWait : std::clamp(due, 0.0, kLongestWait);
        double const since = glfwGetTime() - last;
        // Nothing is drawn before it is due; a frame follows the one before it not too soon.
        double const rest = std::max(wait - since, wait > 0 ? 0.0 : kFrameSeconds - since);
        if (rest > 0)
            glfwWaitEventsTimeout(rest);
        else
            glfwPollEvents();
        if (hidden) continue;
        if (double const early = kFrameSeconds - (glfwGetTime() - last); early > 0 && shown)
            std::this_thread::sleep_for(std::chrono::duration<double>(early));
        glfwPollEvents();
        bring_size(viewer);
        double const time = glfwGetTime();
        double const passed = time - last;
        viewer.frame(static_cast<float>(passed));
        last = time;
        bring_title(viewer.session());
        bring_cursor();
        glfwSwapBuffers(window_);
        if (!shown) glfwShowWindow(window_);
        shown = true;
        bring_full_screen(viewer.full_screen(), viewer.presenter() != nullptr);
        bring_second(viewer, passed);
    }
    second_.reset();
}

} // namespace

int run(app::ViewCommand const& command, app::Talk const& talk)
{
    auto const kept = session::load_settings(session::SettingsFiles::from_environment());
    Library const library;
    Window window(kept.settings);
    Viewer viewer(glfwPostEmptyEvent, command.date);
    viewer.map().picture().set_patience(false);
    auto files = command.files.empty() ? app::sample_reports() : command.files;
    if (!files.empty()) viewer.open(std::vector<std::filesystem::path>(files.begin(), files.end()));
    talk.detail("the window is open");
    window.run(viewer);
    window.remember(viewer.session().settings);
    return 0;
}

} // namespace placetime::viewer
