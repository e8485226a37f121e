#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "render/image.h"
#include "scene/scene.h"

namespace placetime::publish {

/// Draws scenes one after another, on a thread of its own, and hands the pictures on in their
/// order, on another; so that the next page is decided while one is drawn and the one before it is
/// compressed. At most two wait at each step.
class DrawingLine {
public:
    /// Called with the number of the scene, from 0, and its picture.
    using Take = std::function<void(std::size_t number, render::Image const& image)>;

    explicit DrawingLine(Take take);
    /// Drops what was not finished.
    ~DrawingLine();
    DrawingLine(DrawingLine const&) = delete;
    DrawingLine& operator=(DrawingLine const&) = delete;

    /// Waits for room. Throws what drawing or taking threw.
    void add(scene::Scene scene);
    /// The picture of the scene before once more. There must have been one.
    void add_again();
    /// Waits until all is taken. Throws as add().
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::publish
