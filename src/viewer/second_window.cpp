#include "viewer/second_window.h"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>

#include <algorithm>
#include <ctime>

#include "base/error.h"
#include "viewer/input.h"
#include "viewer/presenter_screen.h"
#include "viewer/viewer.h"

namespace placetime::viewer {

namespace {

constexpr int kWidth = 1180, kHeight = 720, kLeastWidth = 640, kLeastHeight = 420;

/// "14:32" by the clock of this computer.
std::string clock_text()
{
    std::time_t const now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[8];
    return std::strftime(text, sizeof text, "%H:%M", &parts) > 0 ? text : "";
}

} // namespace

struct SecondWindow::Impl {
    GLFWwindow* slides;
    Viewer& viewer;
    GLFWwindow* window = nullptr;
    Presenter* presenter;
    std::unique_ptr<PresenterScreen> screen;
    bool shown = false;

    Impl(GLFWwindow* main, Viewer& all) : slides(main), viewer(all), presenter(all.presenter()) {}
    ~Impl()
    {
        if (window == nullptr) return;
        glfwMakeContextCurrent(window);
        screen.reset(); // with its context
        glfwMakeContextCurrent(slides);
        glfwDestroyWindow(window);
    }

    static Impl& of(GLFWwindow* w) { return *static_cast<Impl*>(glfwGetWindowUserPointer(w)); }

    scene::Point pointer() const
    {
        double x = 0;
        double y = 0;
        int units = 0;
        int pixels = 0;
        glfwGetCursorPos(window, &x, &y);
        glfwGetWindowSize(window, &units, nullptr);
        glfwGetFramebufferSize(window, &pixels, nullptr);
        auto const unit = units > 0 ? static_cast<double>(pixels) / units : 1.0;
        return {static_cast<float>(x * unit), static_cast<float>(y * unit)};
    }

    void open()
    {
        int count = 0;
        auto* const* const monitors = glfwGetMonitors(&count);
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        if (count > 0) glfwGetMonitorWorkarea(monitors[0], &x, &y, &width, &height);
        // The other hints are those of the first window.
        glfwWindowHint(GLFW_MAXIMIZED, count > 1 ? GLFW_TRUE : GLFW_FALSE);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
        int const wide = width > 0 ? std::min(kWidth, width) : kWidth;
        int const high = height > 0 ? std::min(kHeight, height) : kHeight;
        window = glfwCreateWindow(wide, high, "Presenter's view — Placetime", nullptr, nullptr);
        if (window == nullptr) throw Error("this display offers no second window");
        glfwSetWindowSizeLimits(window, std::min(kLeastWidth, wide), std::min(kLeastHeight, high),
                                GLFW_DONT_CARE, GLFW_DONT_CARE);
        if (width > 0) glfwSetWindowPos(window, x + width - wide, y + height - high);
        glfwSetWindowUserPointer(window, this);
        glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
            bool const shift = (modifiers & GLFW_MOD_SHIFT) != 0;
            bool const ctrl = (modifiers & GLFW_MOD_CONTROL) != 0;
            of(w).viewer.input().key(
                key, action != GLFW_RELEASE,
                static_cast<std::uint8_t>((shift ? kShift : 0) | (ctrl ? kCtrl : 0)));
        });
        glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
            if (button != GLFW_MOUSE_BUTTON_LEFT || action != GLFW_PRESS) return;
            of(w).screen->click(of(w).pointer());
            of(w).viewer.input().refresh();
        });
        glfwSetScrollCallback(window, [](GLFWwindow* w, double, double notches) {
            of(w).screen->scroll(of(w).pointer(), static_cast<float>(notches));
            of(w).viewer.input().refresh();
        });
        glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).bring_size(); });
        glfwMakeContextCurrent(window);
        glfwSwapInterval(0); // the slides' window sets the pace
        screen = std::make_unique<PresenterScreen>(*presenter, glfwPostEmptyEvent);
        screen->set_patience(false);
        bring_size();
        glfwMakeContextCurrent(slides);
    }

    void bring_size() const
    {
        int width = 0;
        int height = 0;
        float scale = 1;
        glfwGetFramebufferSize(window, &width, &height);
        glfwGetWindowContentScale(window, &scale, nullptr);
        screen->resize(width, height, scale);
    }
};

SecondWindow::SecondWindow(GLFWwindow* slides, Viewer& viewer)
    : impl_(std::make_unique<Impl>(slides, viewer))
{
    impl_->open();
    glfwSetFramebufferSizeCallback(impl_->window,
                                   [](GLFWwindow* w, int, int) { Impl::of(w).bring_size(); });
}
SecondWindow::~SecondWindow() = default;

Presenter const* SecondWindow::presenter() const noexcept { return impl_->presenter; }
bool SecondWindow::closed() const noexcept
{
    return glfwWindowShouldClose(impl_->window) == GLFW_TRUE;
}
double SecondWindow::next() const { return impl_->screen->next(); }

void SecondWindow::frame(double seconds)
{
    auto& my = *impl_;
    if (!my.screen->bring(clock_text(), seconds)) return;
    glfwMakeContextCurrent(my.window);
    my.screen->draw();
    glfwSwapBuffers(my.window);
    if (!my.shown) glfwShowWindow(my.window);
    my.shown = true;
    glfwMakeContextCurrent(my.slides);
}

} // namespace placetime::viewer
