#include "render/scene_painter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

#include "base/error.h"
#include "render/canvas.h"
#include "render/image_painter.h"
#include "render/mark_painter.h"
#include "render/path_painter.h"
#include "render/shader_watch.h"
#include "render/text_painter.h"

namespace placetime::render {
namespace {

constexpr std::chrono::milliseconds kLookEvery{500};

/// Finds the caller's framebuffer and viewport again, and leaves the rest as OpenGL begins.
class StateKeeper {
public:
    StateKeeper()
    {
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_);
        glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_);
        glGetIntegerv(GL_VIEWPORT, viewport_.data());
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_CULL_FACE);
        glDisable(GL_FRAMEBUFFER_SRGB);
        glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
        glBindSampler(0, 0); // another's sampler would overrule the filters of our textures
        glActiveTexture(GL_TEXTURE0);
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    }
    ~StateKeeper()
    {
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_BLEND);
        glDisable(GL_STENCIL_TEST);
        glStencilMask(~0U);
        glStencilFunc(GL_ALWAYS, 0, ~0U);
        glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
        glUseProgram(0);
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
        glBindTexture(GL_TEXTURE_2D, 0);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, draw_framebuffer());
        glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    }
    StateKeeper(StateKeeper const&) = delete;
    StateKeeper& operator=(StateKeeper const&) = delete;
    GLuint draw_framebuffer() const noexcept { return static_cast<GLuint>(draw_); }

private:
    GLint draw_ = 0, read_ = 0;
    std::array<GLint, 4> viewport_{};
};

/// Of the framebuffer that is bound for drawing: areas can be filled there, and blits reach it.
bool can_be_drawn_into(GLuint framebuffer)
{
    GLenum const attachment = framebuffer == 0 ? GL_STENCIL : GL_STENCIL_ATTACHMENT;
    GLint kind = GL_NONE, bits = 0, samples = 0;
    glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, attachment,
                                          GL_FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE, &kind);
    if (kind == GL_NONE) return false;
    glGetFramebufferAttachmentParameteriv(GL_DRAW_FRAMEBUFFER, attachment,
                                          GL_FRAMEBUFFER_ATTACHMENT_STENCIL_SIZE, &bits);
    glGetIntegerv(GL_SAMPLES, &samples);
    return bits > 0 && samples == 0;
}

bool has_fills(std::span<scene::Pass const> passes)
{
    return std::any_of(passes.begin(), passes.end(),
                       [](auto const& p) { return !p.fills.empty(); });
}

/// The scene's ground as it was drawn last.
struct Ground {
    std::optional<Canvas> canvas;
    std::shared_ptr<std::vector<scene::Pass> const> passes;
    scene::Color background;
    float scale = 0;
};

} // namespace

struct ScenePainter::Impl {
    PathPainter paths;
    MarkPainter marks;
    TextPainter texts;
    ImagePainter images;
    Ground ground;
    std::optional<Canvas> stand_in; ///< for framebuffers that cannot be drawn into
    std::optional<ShaderWatch> watch;
    std::chrono::steady_clock::time_point looked{};

    std::array<Program*, 6> programs()
    {
        return {&paths.fill_program(),  &paths.line_program(), &marks.symbol_program(),
                &marks.panel_program(), &texts.program(),      &images.program()};
    }

    void clear(scene::Color color, Tile const& tile)
    {
        auto const part = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
        tile.set_scissor();
        glClearColor(part(color.r), part(color.g), part(color.b), 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    void draw_passes(std::span<scene::Pass const> passes, float scale, Tile const& tile)
    {
        tile.set_viewport();
        if (has_fills(passes)) {
            tile.set_scissor();
            glStencilMask(0xFF);
            glClearStencil(0);
            glClear(GL_STENCIL_BUFFER_BIT);
        }
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        for (auto const& pass : passes) {
            tile.set_scissor(pass.clip);
            images.draw(pass.images, tile);
            for (auto const& fill : pass.fills) paths.fill(fill, tile);
            for (auto const& stroke : pass.strokes) paths.stroke(stroke, tile);
            marks.draw(std::span<scene::Panel const>(pass.panels), scale, tile);
            marks.draw(std::span<scene::Symbol const>(pass.symbols), scale, tile);
            texts.draw(pass.texts, tile);
        }
        glDisable(GL_BLEND);
    }

    void draw_whole(scene::Scene const& scene, Tile const& tile)
    {
        clear(scene.background, tile);
        if (scene.ground) draw_passes(*scene.ground, scene.scale, tile);
        draw_passes(scene.passes, scene.scale, tile);
    }

    /// Binds its framebuffer when it has to be drawn anew.
    void renew_ground(scene::Scene const& scene, GLenum order)
    {
        bool const fits = ground.canvas && ground.canvas->width() == scene.width &&
                          ground.canvas->height() == scene.height &&
                          ground.canvas->order() == order;
        if (fits && ground.passes == scene.ground && ground.background == scene.background &&
            ground.scale == scene.scale)
            return;
        if (!fits) {
            ground.canvas.reset();
            ground.canvas.emplace(scene.width, scene.height, order);
        }
        glBindFramebuffer(GL_FRAMEBUFFER, ground.canvas->framebuffer());
        Tile const tile{0, 0, scene.width, scene.height, 0, 0};
        ground.passes.reset(); // until it is drawn, whatever happens on the way
        clear(scene.background, tile);
        draw_passes(*scene.ground, scene.scale, tile);
        ground.passes = scene.ground;
        ground.background = scene.background;
        ground.scale = scene.scale;
    }

    /// The target is bound for drawing.
    void place_ground(scene::Scene const& scene, Tile const& tile)
    {
        auto const& at = scene.ground_placement;
        auto const whole = [](double v) { return std::abs(v - std::round(v)) < 1e-3; };
        if (at.scale == 1 && whole(at.dx) && whole(at.dy)) {
            int const dx = static_cast<int>(std::lround(at.dx)),
                      dy = static_cast<int>(std::lround(at.dy));
            copy_ground(scene, dx, dy, tile);
            return;
        }
        clear(scene.background, tile);
        tile.set_viewport();
        if (!scene.ground->empty()) tile.set_scissor(scene.ground->front().clip);
        images.draw(ground.canvas->texture(),
                    {static_cast<float>(at.dx), static_cast<float>(at.dy),
                     static_cast<float>(scene.width * at.scale),
                     static_cast<float>(scene.height * at.scale)},
                    tile);
    }

    /// Moved by whole pixels: without any shader.
    void copy_ground(scene::Scene const& scene, int dx, int dy, Tile const& tile)
    {
        glDisable(GL_SCISSOR_TEST);
        if (dx != 0 || dy != 0) {
            clear(scene.background, tile);
            if (!scene.ground->empty()) tile.set_scissor(scene.ground->front().clip);
        }
        int const w = scene.width, h = scene.height;
        int const from_x = std::clamp(-dx, 0, w), to_x = std::clamp(w - dx, 0, w);
        int const from_y = std::clamp(-dy, 0, h), to_y = std::clamp(h - dy, 0, h); // from the top
        if (from_x >= to_x || from_y >= to_y) return;
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ground.canvas->framebuffer());
        int const left = tile.left + dx, bottom = tile.bottom - dy;
        glBlitFramebuffer(from_x, h - to_y, to_x, h - from_y, left + from_x, bottom + h - to_y,
                          left + to_x, bottom + h - from_y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

    void look_for_shaders()
    {
        auto const now = std::chrono::steady_clock::now();
        if (!watch || now - looked < kLookEvery) return;
        std::vector<std::string> problems;
        reload(problems);
        for (auto const& problem : problems) std::fprintf(stderr, "%s\n", problem.c_str());
    }

    bool reload(std::vector<std::string>& problems)
    {
        looked = std::chrono::steady_clock::now();
        if (!watch) return false;
        bool replaced = false;
        for (auto const& name : watch->changed()) {
            for (auto* program : programs()) {
                if (program->name() != name) continue;
                try {
                    program->replace(watch->source(name + ".vert").c_str(),
                                     watch->source(name + ".frag").c_str());
                    replaced = true;
                } catch (Error const& e) {
                    problems.emplace_back(e.what());
                }
            }
        }
        if (replaced) ground.passes.reset();
        return replaced;
    }
};

ScenePainter::ScenePainter() : impl_(std::make_unique<Impl>())
{
#ifdef PLACETIME_SHADER_DIR
    watch_shaders(PLACETIME_SHADER_DIR);
#endif
}
ScenePainter::~ScenePainter() = default;
ScenePainter::ScenePainter(ScenePainter&&) noexcept = default;
ScenePainter& ScenePainter::operator=(ScenePainter&&) noexcept = default;

void ScenePainter::draw(scene::Scene const& scene, Place const& place)
{
    auto& my = *impl_;
    my.look_for_shaders();
    if (scene.width <= 0 || scene.height <= 0) return;
    StateKeeper const state;
    my.texts.begin_picture();
    my.images.begin_picture();
    Tile target{0,           0,
                scene.width, scene.height,
                place.x,     place.framebuffer_height - place.y - scene.height};
    GLuint framebuffer = state.draw_framebuffer();
    bool const direct = can_be_drawn_into(framebuffer);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    GLenum const order = pixel_order();
    auto const final_target = target;
    if (!direct) {
        if (!my.stand_in || my.stand_in->width() != scene.width ||
            my.stand_in->height() != scene.height || my.stand_in->order() != order)
            my.stand_in.emplace(scene.width, scene.height, order);
        framebuffer = my.stand_in->framebuffer();
        target.left = target.bottom = 0;
    }
    if (scene.ground) my.renew_ground(scene, order);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    if (scene.ground)
        my.place_ground(scene, target);
    else
        my.clear(scene.background, target);
    my.draw_passes(scene.passes, scene.scale, target);
    if (direct) return;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, state.draw_framebuffer());
    int const left = final_target.left, bottom = final_target.bottom;
    glBlitFramebuffer(0, 0, scene.width, scene.height, left, bottom, left + scene.width,
                      bottom + scene.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void ScenePainter::draw_part(scene::Scene const& scene, int x, int y, int width, int height)
{
    StateKeeper const state;
    impl_->texts.begin_picture();
    impl_->images.begin_picture();
    impl_->draw_whole(scene, {x, y, width, height, 0, 0});
}

void ScenePainter::watch_shaders(std::filesystem::path folder)
{
    std::vector<std::string> names;
    for (auto const* program : impl_->programs()) names.push_back(program->name());
    impl_->watch.emplace(std::move(folder), std::move(names));
}

bool ScenePainter::reload_shaders(std::vector<std::string>& problems)
{
    return impl_->reload(problems);
}

Image read_pixels(int x, int y, int width, int height, int framebuffer_height)
{
    Image image{width, height, {}};
    auto const row_bytes = static_cast<std::size_t>(width) * 3;
    image.pixels.resize(row_bytes * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(x, framebuffer_height - y - height, width, height, GL_RGB, GL_UNSIGNED_BYTE,
                 image.pixels.data());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    // OpenGL counts rows from the bottom.
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height); top + 1 < bottom; ++top) {
        --bottom;
        std::swap_ranges(image.pixels.begin() + static_cast<std::ptrdiff_t>(top * row_bytes),
                         image.pixels.begin() + static_cast<std::ptrdiff_t>((top + 1) * row_bytes),
                         image.pixels.begin() + static_cast<std::ptrdiff_t>(bottom * row_bytes));
    }
    return image;
}

} // namespace placetime::render
