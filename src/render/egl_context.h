#pragma once

#include <memory>
#include <string>

namespace placetime::render {

/// An OpenGL 3.3 core context without a display or a window, current on the thread that made it
/// until it is destroyed there. Throws Error, in one sentence with what to install, when the
/// machine offers none.
class EglContext {
public:
    EglContext();
    ~EglContext();
    EglContext(EglContext const&) = delete;
    EglContext& operator=(EglContext const&) = delete;

    /// "Mesa/X.org llvmpipe (LLVM 15.0.6, 256 bits)", for `--version` and reports of faults.
    std::string renderer() const;

private:
    void* display_ = nullptr;
    void* context_ = nullptr;
};

} // namespace placetime::render
