#include "render/gl_objects.h"

#include "base/error.h"

namespace placetime::render {
namespace {

constexpr GLsizei kLogLength = 1024; // bytes

GLuint compile(GLenum stage, char const* source, std::string const& name)
{
    GLuint const shader = glCreateShader(stage);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good) return shader;
    char log[kLogLength] = "";
    glGetShaderInfoLog(shader, kLogLength, nullptr, log);
    glDeleteShader(shader);
    throw Error("cannot draw: the graphics driver refuses the shader " + name +
                (stage == GL_VERTEX_SHADER ? ".vert: " : ".frag: ") + log);
}

GLuint link(std::string const& name, char const* vertex, char const* fragment)
{
    GLuint const v = compile(GL_VERTEX_SHADER, vertex, name);
    GLuint f = 0;
    try {
        f = compile(GL_FRAGMENT_SHADER, fragment, name);
    } catch (...) {
        glDeleteShader(v);
        throw;
    }
    GLuint const program = glCreateProgram();
    glAttachShader(program, v);
    glAttachShader(program, f);
    glLinkProgram(program);
    glDeleteShader(v);
    glDeleteShader(f);
    GLint good = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &good);
    if (good) return program;
    char log[kLogLength] = "";
    glGetProgramInfoLog(program, kLogLength, nullptr, log);
    glDeleteProgram(program);
    throw Error("cannot draw: the graphics driver refuses the shaders " + name +
                " together: " + log);
}

} // namespace

Program::Program(std::string name, char const* vertex, char const* fragment,
                 std::initializer_list<char const*> uniforms)
    : name_(std::move(name)), uniforms_(uniforms)
{
    replace(vertex, fragment);
}

void Program::replace(char const* vertex, char const* fragment)
{
    GLuint const program = link(name_, vertex, fragment);
    glDeleteProgram(program_);
    program_ = program;
    places_.clear();
    for (auto const* uniform : uniforms_)
        places_.push_back(glGetUniformLocation(program_, uniform));
}

} // namespace placetime::render
