#pragma once

#include <memory>
#include <string>

#include "render/image.h"
#include "scene/scene.h"

namespace placetime::render {

/// Draws scenes by OpenGL 3.3 without a display. Starting it takes some 0.1 s on software OpenGL:
/// keep it for several pictures, or make it while another thread builds the scene. Belongs to the
/// thread that made it.
class Renderer {
public:
    /// Throws Error, in one sentence with what to install, when the machine offers no OpenGL.
    Renderer();
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    /// The scene at its own size; drawn in tiles where it is larger than the driver's limits.
    Image draw(scene::Scene const& scene);
    /// The same picture, but for a shade where the ground has soft edges: for scenes that follow
    /// each other at one size, as frames do. The ground is kept as long as it is the same one. Does
    /// not depend on what was drawn before.
    Image draw_next(scene::Scene const& scene);
    /// The driver's name, for reports of faults.
    std::string driver() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// One picture, with a renderer of its own.
Image draw(scene::Scene const& scene);

} // namespace placetime::render
