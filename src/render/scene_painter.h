#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "render/image.h"
#include "scene/scene.h"

namespace placetime::render {

/// Where a scene goes in the bound framebuffer: its top left corner, in pixels from the
/// framebuffer's top left corner. May reach beyond the framebuffer's edges.
struct Place {
    int x = 0, y = 0;
    int framebuffer_height = 0;
};

/// Draws scenes with the OpenGL 3.3 core context that is current: a window's or EglContext's. All
/// calls, and the destruction, need the context that was current when it was made. Between
/// pictures it keeps the ground (as long as Scene::ground is the same pointer), the bitmaps of
/// texts, and the textures of images; so an unchanged ground with the samples' events takes some
/// 2 ms at 1600x900 on software OpenGL, a new ground some 30.
class ScenePainter {
public:
    /// Throws Error when the driver refuses what it needs.
    ScenePainter();
    ~ScenePainter();
    ScenePainter(ScenePainter&&) noexcept;
    ScenePainter& operator=(ScenePainter&&) noexcept;

    /// Covers the scene's rectangle, and nothing else, of the framebuffer that is bound for
    /// drawing, which must have one sample a pixel. Framebuffers and viewport are found again as
    /// they were; scissor, blending, depth and stencil tests are off, and no program, vertex array,
    /// buffer or texture is bound.
    void draw(scene::Scene const& scene, Place const& place);
    /// The same, straight into that framebuffer, which must have a stencil buffer of its own: less
    /// work where the next frame brings another scene, but draw_again() has nothing to show.
    void draw_straight(scene::Scene const& scene, Place const& place);
    /// The picture of the last draw() again, for frames in which the scene has not changed: a copy,
    /// some 0.2 ms. False when there is none.
    bool draw_again(Place const& place);
    /// The part of the scene from (x, y), width x height pixels large, in the lower left corner of
    /// the bound framebuffer, which must have a stencil buffer. Keeps no ground: for pictures that
    /// are drawn once.
    void draw_part(scene::Scene const& scene, int x, int y, int width, int height);

    /// From now on the shaders are read from this folder (files named as in shaders/): those that
    /// are saved later replace the ones in use, looked for at most twice a second by draw(). In the
    /// preset `dev` the source folder is watched from the start.
    void watch_shaders(std::filesystem::path folder);
    /// Looks now. True when a shader was replaced, so that a new picture is worth drawing. A shader
    /// that does not compile leaves the old one in use; `problems` gets its log, once a save.
    bool reload_shaders(std::vector<std::string>& problems);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A rectangle of the bound framebuffer, (x, y) from the top left corner of a framebuffer of that
/// height. Waits until all is drawn.
Image read_pixels(int x, int y, int width, int height, int framebuffer_height);

} // namespace placetime::render
