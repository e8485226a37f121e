#pragma once

#include <epoxy/gl.h>

#include <span>
#include <utility>

namespace placetime::render {

/// An OpenGL name that is deleted with its owner. Needs its context current when it dies.
template <auto Create, auto Delete> class Handle {
public:
    Handle() { Create(&name_); }
    ~Handle()
    {
        if (name_) Delete(&name_);
    }
    Handle(Handle&& o) noexcept : name_(std::exchange(o.name_, 0)) {}
    Handle& operator=(Handle&& o) noexcept
    {
        std::swap(name_, o.name_);
        return *this;
    }
    GLuint get() const noexcept { return name_; }

private:
    GLuint name_ = 0;
};

inline void make_buffer(GLuint* n) { glGenBuffers(1, n); }
inline void drop_buffer(GLuint const* n) { glDeleteBuffers(1, n); }
inline void make_array(GLuint* n) { glGenVertexArrays(1, n); }
inline void drop_array(GLuint const* n) { glDeleteVertexArrays(1, n); }
inline void make_texture(GLuint* n) { glGenTextures(1, n); }
inline void drop_texture(GLuint const* n) { glDeleteTextures(1, n); }
inline void make_renderbuffer(GLuint* n) { glGenRenderbuffers(1, n); }
inline void drop_renderbuffer(GLuint const* n) { glDeleteRenderbuffers(1, n); }
inline void make_framebuffer(GLuint* n) { glGenFramebuffers(1, n); }
inline void drop_framebuffer(GLuint const* n) { glDeleteFramebuffers(1, n); }

using Buffer = Handle<make_buffer, drop_buffer>;
using VertexArray = Handle<make_array, drop_array>;
using Texture = Handle<make_texture, drop_texture>;
using Renderbuffer = Handle<make_renderbuffer, drop_renderbuffer>;
using Framebuffer = Handle<make_framebuffer, drop_framebuffer>;

/// A compiled pair of shaders. Throws Error with the driver's log.
class Program {
public:
    Program(char const* name, char const* vertex, char const* fragment);
    ~Program() { glDeleteProgram(name_); }
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;
    void use() const { glUseProgram(name_); }
    GLint uniform(char const* name) const { return glGetUniformLocation(name_, name); }

private:
    GLuint name_ = 0;
};

template <class T> void upload(GLenum target, Buffer const& buffer, std::span<T const> data)
{
    glBindBuffer(target, buffer.get());
    glBufferData(target, static_cast<GLsizeiptr>(data.size_bytes()), data.data(), GL_STREAM_DRAW);
}

/// The part of the picture that is drawn at once: device pixels of the picture.
struct Tile {
    int x = 0, y = 0, width = 0, height = 0;
    /// Sets the uniform `view` of the program in use.
    void apply(Program const& program) const
    {
        glUniform4f(program.uniform("view"), static_cast<float>(x), static_cast<float>(y),
                    2.0F / static_cast<float>(width), 2.0F / static_cast<float>(height));
    }
};

} // namespace placetime::render
