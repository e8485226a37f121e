#pragma once

#include <epoxy/gl.h>

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

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

/// Replaces all that the buffer held: the driver gives new memory while it still draws the old.
template <class T> void upload(GLenum target, Buffer const& buffer, std::span<T const> data)
{
    glBindBuffer(target, buffer.get());
    glBufferData(target, static_cast<GLsizeiptr>(data.size_bytes()), data.data(), GL_STREAM_DRAW);
}

/// A compiled pair of shaders with the places of its uniforms.
class Program {
public:
    /// Uniforms are asked for by their number in this list. Throws Error with the driver's log.
    Program(std::string name, char const* vertex, char const* fragment,
            std::initializer_list<char const*> uniforms);
    ~Program() { glDeleteProgram(program_); }
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    void use() const { glUseProgram(program_); }
    GLint uniform(std::size_t number) const { return places_[number]; }
    /// As the shader files are called, without .vert and .frag.
    std::string const& name() const noexcept { return name_; }
    /// Other shaders in the place of these. Throws Error, and keeps these, when the driver refuses
    /// them.
    void replace(char const* vertex, char const* fragment);

private:
    std::string name_;
    std::vector<char const*> uniforms_;
    std::vector<GLint> places_;
    GLuint program_ = 0;
};

} // namespace placetime::render
