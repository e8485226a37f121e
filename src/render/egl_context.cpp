#include "render/egl_context.h"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <mutex>

#include "base/error.h"

namespace placetime::render {
namespace {

[[noreturn]] void refuse(std::string const& what)
{
    throw Error("cannot draw: " + what +
                "; install OpenGL 3.3 (on Debian the packages libegl1 and libgl1-mesa-dri)");
}

/// All contexts share one EGL display, which the last one ends.
std::mutex display_mutex;
int display_users = 0;

void release_display(EGLDisplay display)
{
    std::lock_guard const lock(display_mutex);
    if (--display_users == 0) eglTerminate(display);
}

bool begin_display(EGLDisplay display)
{
    std::lock_guard const lock(display_mutex);
    if (!eglInitialize(display, nullptr, nullptr)) return false;
    ++display_users;
    return true;
}

} // namespace

EglContext::EglContext()
{
    // Without its library libepoxy would end the process at the first call.
    if (!epoxy_has_egl()) refuse("there is no EGL library");
    if (!epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
        refuse("EGL offers no surfaceless platform");
    display_ =
        eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display_ == EGL_NO_DISPLAY || !begin_display(display_)) refuse("EGL does not start");
    EGLint const config_wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE,
                                    EGL_PBUFFER_BIT, EGL_NONE};
    EGLint const context_wanted[] = {EGL_CONTEXT_MAJOR_VERSION,
                                     3,
                                     EGL_CONTEXT_MINOR_VERSION,
                                     3,
                                     EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                     EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                     EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglBindAPI(EGL_OPENGL_API);
    previous_ = eglGetCurrentContext();
    bool const made = eglChooseConfig(display_, config_wanted, &config, 1, &count) && count > 0 &&
                      (context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT,
                                                   context_wanted)) != EGL_NO_CONTEXT &&
                      eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
    if (!made) {
        if (context_) eglDestroyContext(display_, context_);
        release_display(display_);
        refuse("no OpenGL 3.3 core context");
    }
}

EglContext::~EglContext()
{
    if (eglGetCurrentContext() == context_ &&
        !eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, previous_))
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT); // it is gone
    eglDestroyContext(display_, context_);
    release_display(display_);
}

void EglContext::make_current() const
{
    if (eglGetCurrentContext() != context_)
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
}

std::string EglContext::renderer() const
{
    auto const* name = reinterpret_cast<char const*>(glGetString(GL_RENDERER));
    return name ? name : "";
}

} // namespace placetime::render
