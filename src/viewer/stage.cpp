#include "viewer/stage.h"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>

#include <cmath>

#include "render/egl_context.h"
#include "render/gl_objects.h"
#include "render/scene_painter.h"

namespace placetime::viewer {

namespace {

constexpr float kFrame = 1.0F / 60;

/// The character of a printable key, as a US keyboard has it; 0 for others.
char32_t character_of(int key, bool shift)
{
    if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z)
        return static_cast<char32_t>(key) + (shift ? 0U : U'a' - U'A');
    switch (key) {
    case GLFW_KEY_SPACE:
        return U' ';
    case GLFW_KEY_SLASH:
        return shift ? U'?' : U'/';
    case GLFW_KEY_EQUAL:
        return shift ? U'+' : U'=';
    case GLFW_KEY_MINUS:
        return shift ? U'_' : U'-';
    case GLFW_KEY_LEFT_BRACKET:
        return shift ? U'{' : U'[';
    case GLFW_KEY_RIGHT_BRACKET:
        return shift ? U'}' : U']';
    case GLFW_KEY_COMMA:
        return shift ? U'<' : U',';
    case GLFW_KEY_PERIOD:
        return shift ? U'>' : U'.';
    default:
        return key >= GLFW_KEY_0 && key <= GLFW_KEY_9 && !shift ? static_cast<char32_t>(key) : 0;
    }
}

/// A framebuffer with colour and stencil of one size.
class Canvas {
public:
    Canvas(int width, int height) : width_(width), height_(height)
    {
        glBindRenderbuffer(GL_RENDERBUFFER, color_.get());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glBindRenderbuffer(GL_RENDERBUFFER, stencil_.get());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
        glBindFramebuffer(GL_FRAMEBUFFER, buffer_.get());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                                  color_.get());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                                  stencil_.get());
        bind();
    }
    void bind() const
    {
        glBindFramebuffer(GL_FRAMEBUFFER, buffer_.get());
        glViewport(0, 0, width_, height_);
    }
    int width() const noexcept { return width_; }
    int height() const noexcept { return height_; }

private:
    int width_, height_;
    render::Renderbuffer color_, stencil_;
    render::Framebuffer buffer_;
};

} // namespace

struct Stage::Impl {
    render::EglContext context;
    std::unique_ptr<Canvas> canvas;
    Viewer viewer{[] {}};
};

Stage::Stage(int width, int height, float scale) : impl_(std::make_unique<Impl>())
{
    viewer().map().picture().set_patience(true);
    resize(width, height, scale);
}
Stage::~Stage() = default;

Viewer& Stage::viewer() noexcept { return impl_->viewer; }
session::Session& Stage::session() noexcept { return impl_->viewer.session(); }

void Stage::resize(int width, int height, float scale)
{
    impl_->canvas = std::make_unique<Canvas>(width, height);
    viewer().resize(width, height, scale);
}

void Stage::move(float x, float y) { viewer().input().move(x, y); }
void Stage::press(int button) { viewer().input().button(button, true); }
void Stage::release(int button) { viewer().input().button(button, false); }
void Stage::wheel(float dy, float dx) { viewer().input().wheel(dx, dy); }
void Stage::key_down(int key, std::uint8_t modifiers)
{
    viewer().input().key(key, true, modifiers);
    if ((modifiers & (kCtrl | kAlt | kSuper)) != 0) return;
    if (char32_t const c = character_of(key, (modifiers & kShift) != 0); c != 0)
        viewer().input().character(c);
}
void Stage::key_up(int key, std::uint8_t modifiers) { viewer().input().key(key, false, modifiers); }
void Stage::type(std::string_view utf8) { viewer().input().text(utf8); }
void Stage::drop(std::vector<std::filesystem::path> files)
{
    viewer().input().drop(std::move(files));
}

void Stage::frame(float seconds)
{
    impl_->canvas->bind();
    viewer().frame(seconds);
    while (!viewer().input().empty()) viewer().frame(0);
}

bool Stage::settle(int most)
{
    for (int i = 0; i < most; ++i) {
        if (viewer().is_busy()) session().tasks.finish();
        frame();
        if (!viewer().is_busy() && viewer().next_frame_in() > 0) return true;
    }
    return false;
}

void Stage::click(float x, float y, int button, std::uint8_t modifiers)
{
    // The modifier is held as on a keyboard.
    int const held = (modifiers & kShift) != 0  ? GLFW_KEY_LEFT_SHIFT
                     : (modifiers & kCtrl) != 0 ? GLFW_KEY_LEFT_CONTROL
                                                : 0;
    move(x, y);
    frame();
    if (held != 0) viewer().input().key(held, true, modifiers);
    press(button);
    frame();
    release(button);
    if (held != 0) viewer().input().key(held, false, modifiers);
    frame();
    frame();
}

void Stage::double_click(float x, float y)
{
    click(x, y);
    press();
    frame();
    release();
    frame();
}

void Stage::drag(std::initializer_list<scene::Point> path, std::uint8_t modifiers)
{
    if (path.size() == 0) return;
    auto const* point = path.begin();
    move(point->x, point->y);
    frame();
    if ((modifiers & kShift) != 0) viewer().input().key(GLFW_KEY_LEFT_SHIFT, true, kShift);
    press();
    frame();
    for (auto const* last = point++; point != path.end(); last = point++) {
        // As a hand moves: in steps.
        constexpr int kSteps = 6;
        for (int i = 1; i <= kSteps; ++i) {
            float const t = static_cast<float>(i) / kSteps;
            move(std::lerp(last->x, point->x, t), std::lerp(last->y, point->y, t));
            frame();
        }
    }
    for (int i = 0; i < 12; ++i) frame(); // holds still: nothing glides on
    release();
    if ((modifiers & kShift) != 0) viewer().input().key(GLFW_KEY_LEFT_SHIFT, false, kShift);
    frame();
    frame();
}

void Stage::key(int key, std::uint8_t modifiers)
{
    // The modifiers go down before and come up after, as on a keyboard.
    constexpr std::pair<std::uint8_t, int> kHeld[] = {{kCtrl, GLFW_KEY_LEFT_CONTROL},
                                                      {kShift, GLFW_KEY_LEFT_SHIFT},
                                                      {kAlt, GLFW_KEY_LEFT_ALT},
                                                      {kSuper, GLFW_KEY_LEFT_SUPER}};
    for (auto const& [bit, held] : kHeld)
        if ((modifiers & bit) != 0) viewer().input().key(held, true, modifiers);
    key_down(key, modifiers);
    frame();
    key_up(key, modifiers);
    auto left = modifiers;
    for (auto const& [bit, held] : kHeld) {
        if ((modifiers & bit) == 0) continue;
        viewer().input().key(held, false, left);
        left = static_cast<std::uint8_t>(left & ~bit);
    }
    frame(kFrame);
}

render::Image Stage::screenshot() const
{
    impl_->canvas->bind();
    return render::read_pixels(0, 0, impl_->canvas->width(), impl_->canvas->height(),
                               impl_->canvas->height());
}

} // namespace placetime::viewer
