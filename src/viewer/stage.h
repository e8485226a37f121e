#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "render/image.h"
#include "session/session.h"
#include "viewer/input.h"
#include "viewer/map_view.h"
#include "viewer/viewer.h"

namespace placetime::viewer {

/// The viewer without a window: the same Viewer::frame() on a headless context, fed by hand. For
/// tests and for the pictures in docs/. Belongs to the thread that made it.
class Stage {
public:
    /// Size in device pixels. Settings, recent files and recovery go where the environment's XDG
    /// variables say: a test sets them to a folder of its own first.
    explicit Stage(int width = 1280, int height = 800, float scale = 1);
    ~Stage();
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    Viewer& viewer() noexcept;
    session::Session& session() noexcept;

    void resize(int width, int height, float scale);

    /// Moves the pointer; device pixels.
    void move(float x, float y);
    void press(int button = 0);
    void release(int button = 0);
    void wheel(float dy, float dx = 0);
    void key_down(int key, std::uint8_t modifiers = 0);
    void key_up(int key, std::uint8_t modifiers = 0);
    void type(std::string_view utf8);
    void drop(std::vector<std::filesystem::path> files);

    /// One frame that says `seconds` went by. More frames follow at no time while input waits.
    void frame(float seconds = 1.0F / 60);
    /// Frames until nothing moves and no task runs, at most `most`; true when it came to rest.
    bool settle(int most = 600);

    /// What people do, with the frames that it takes.
    void click(float x, float y, int button = 0, std::uint8_t modifiers = 0);
    void double_click(float x, float y);
    /// Press at the first, through the others, release at the last.
    void drag(std::initializer_list<scene::Point> path, std::uint8_t modifiers = 0);
    /// GLFW_KEY_*; a printable key without Ctrl or Alt types its character too.
    void key(int key, std::uint8_t modifiers = 0);

    /// What the last frame drew.
    render::Image screenshot() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::viewer
