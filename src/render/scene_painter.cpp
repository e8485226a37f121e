#include "render/scene_painter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <span>
#include <utility>

#include "base/error.h"
#include "render/base_picture.h"
#include "render/canvas.h"
#include "render/ground_painter.h"
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
        glDisable(GL_BLEND);
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

bool has_fills(std::span<scene::Pass const> passes)
{
    return std::any_of(passes.begin(), passes.end(),
                       [](auto const& p) { return !p.fills.empty(); });
}

/// Into the framebuffer that is bound for drawing, with the lower left corner there.
void copy(Canvas const& canvas, int left, int bottom)
{
    glDisable(GL_SCISSOR_TEST); // with it a blit is no mere copy to Mesa
    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas.framebuffer());
    glBlitFramebuffer(0, 0, canvas.width(), canvas.height(), left, bottom, left + canvas.width(),
                      bottom + canvas.height(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

} // namespace

struct ScenePainter::Impl {
    PathPainter paths;
    MarkPainter marks;
    TextPainter texts;
    ImagePainter images;
    GroundPainter ground;
    BasePicture base;
    std::optional<Canvas> picture; ///< for show_picture()
    bool shows_last = false;       ///< `picture` is what was drawn last
    std::optional<ShaderWatch> watch;
    std::chrono::steady_clock::time_point looked{};

    std::array<Program*, 6> programs()
    {
        return {&paths.fill_program(),  &paths.line_program(), &marks.symbol_program(),
                &marks.panel_program(), &texts.program(),      &images.program()};
    }

    void draw_passes(std::span<scene::Pass const> passes, float scale, Tile const& tile)
    {
        tile.set_viewport();
        if (has_fills(passes)) {
            tile.set_scissor();
            glStencilMask(~0U);
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
            marks.draw(std::span<scene::Panel const>(pass.panels), scale, tile, pass.clip);
            marks.draw(std::span<scene::Symbol const>(pass.symbols), scale, tile);
            texts.draw(pass.texts, tile);
        }
        glDisable(GL_BLEND);
    }

    void draw_whole(scene::Scene const& scene, Tile const& tile)
    {
        tile.clear(scene.background);
        if (scene.ground) draw_passes(*scene.ground, scene.scale, tile);
        draw_passes(scene.passes, scene.scale, tile);
    }

    /// What lies lowest, unless it is there already. Binds framebuffers of its own.
    void bring_ground(scene::Scene const& scene, GLenum order)
    {
        bool const based = BasePicture::suits(scene);
        auto const draw = [this](auto passes, float scale, Tile const& tile) {
            draw_passes(passes, scale, tile);
        };
        ground.paint_ahead(scene, order, draw);
        if (based && base.holds(scene, order)) return;
        if (scene.ground) ground.renew(scene, order, draw);
        if (!based) return;
        Tile const whole{0, 0, scene.width, scene.height, 0, 0};
        base.begin(scene, order);
        ground.place(scene, images, whole);
        draw_passes({scene.passes.data(), 1}, scene.scale, whole);
        base.kept(scene);
    }

    /// All of the scene, after bring_ground(), into the bound framebuffer.
    void draw_on_ground(scene::Scene const& scene, Tile const& whole)
    {
        std::span<scene::Pass const> passes = scene.passes;
        if (BasePicture::suits(scene)) {
            copy(base.canvas(), whole.left, whole.bottom);
            passes = passes.subspan(1);
        } else if (scene.ground)
            ground.place(scene, images, whole);
        else
            whole.clear(scene.background);
        draw_passes(passes, scene.scale, whole);
    }

    /// Of the framebuffer that is bound for drawing.
    GLenum begin_picture(scene::Scene const& scene, StateKeeper const& state)
    {
        texts.begin_picture(scene.passes);
        images.begin_picture();
        glBindFramebuffer(GL_READ_FRAMEBUFFER, state.draw_framebuffer());
        return pixel_order();
    }

    void show_picture(GLuint framebuffer, Place const& place)
    {
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
        copy(*picture, place.x, place.framebuffer_height - place.y - picture->height());
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
        if (replaced) {
            ground.forget();
            base.forget();
        }
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
    GLenum const order = my.begin_picture(scene, state);
    my.bring_ground(scene, order);
    my.shows_last = true;
    if (my.picture && my.picture->width() == scene.width && my.picture->height() == scene.height &&
        my.picture->order() == order)
        glBindFramebuffer(GL_FRAMEBUFFER, my.picture->framebuffer());
    else {
        my.picture.reset(); // its memory first
        my.picture.emplace(scene.width, scene.height, order);
    }
    my.draw_on_ground(scene, {0, 0, scene.width, scene.height, 0, 0});
    my.show_picture(state.draw_framebuffer(), place);
}

void ScenePainter::draw_straight(scene::Scene const& scene, Place const& place)
{
    auto& my = *impl_;
    my.look_for_shaders();
    if (scene.width <= 0 || scene.height <= 0) return;
    StateKeeper const state;
    my.bring_ground(scene, my.begin_picture(scene, state));
    my.shows_last = false;
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, state.draw_framebuffer());
    my.draw_on_ground(scene, {0, 0, scene.width, scene.height, place.x,
                              place.framebuffer_height - place.y - scene.height});
}

bool ScenePainter::draw_again(Place const& place)
{
    if (!impl_->picture || !impl_->shows_last) return false;
    StateKeeper const state;
    impl_->show_picture(state.draw_framebuffer(), place);
    return true;
}

void ScenePainter::draw_part(scene::Scene const& scene, int x, int y, int width, int height)
{
    StateKeeper const state;
    impl_->texts.begin_picture(scene.passes);
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
