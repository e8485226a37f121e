#pragma once

#include <memory>
#include <string>

struct GLFWwindow;

namespace placetime::viewer {

class Presenter;
class Viewer;

/// The presenter's view in a window of its own: on the first display where there are two, for the
/// slides stand on the second then; else beside the slides on the same one. Keys pressed in it are
/// the presentation's. Lives in GLFW's thread, not longer than the presenter.
class SecondWindow {
public:
    /// `slides`: the window with the slides, whose context is current between calls. Throws Error
    /// when the display offers no second window.
    SecondWindow(GLFWwindow* slides, Viewer& viewer);
    ~SecondWindow();
    SecondWindow(SecondWindow const&) = delete;
    SecondWindow& operator=(SecondWindow const&) = delete;

    Presenter const* presenter() const noexcept;
    /// The user closed it.
    bool closed() const noexcept;
    /// Seconds until frame() is of use.
    double next() const;
    /// Draws what is new.
    void frame(double seconds);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::viewer
