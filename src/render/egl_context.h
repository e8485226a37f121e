#pragma once

#include <memory>
#include <string>

namespace placetime::render {

/// An OpenGL 3.3 core context without a display or a window, current on the thread that made it
/// until it is destroyed there, which makes the one before it current again. Several may live at
/// once, on one thread or many. Throws Error, in one sentence with what to install, when the
/// machine offers none.
class EglContext {
public:
    EglContext();
    ~EglContext();
    EglContext(EglContext const&) = delete;
    EglContext& operator=(EglContext const&) = delete;

    /// For the thread that calls; no other thread may have it current.
    void make_current() const;
    /// "Mesa/X.org llvmpipe (LLVM 15.0.6, 256 bits)", for `--version` and reports of faults.
    std::string renderer() const;

private:
    void* display_ = nullptr;
    void* context_ = nullptr;
    void* previous_ = nullptr; ///< what was current when it was made
};

} // namespace placetime::render
