#include "render/gl_objects.h"

#include <string>

#include "base/error.h"

namespace placetime::render {
namespace {

GLuint compile(GLenum stage, char const* source, char const* name)
{
    GLuint const shader = glCreateShader(stage);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good) return shader;
    char log[1024] = "";
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    glDeleteShader(shader);
    throw Error(std::string("cannot draw: the graphics driver refuses the shader ") + name + ": " +
                log);
}

} // namespace

Program::Program(char const* name, char const* vertex, char const* fragment)
{
    GLuint const v = compile(GL_VERTEX_SHADER, vertex, name);
    GLuint const f = compile(GL_FRAGMENT_SHADER, fragment, name);
    name_ = glCreateProgram();
    glAttachShader(name_, v);
    glAttachShader(name_, f);
    glLinkProgram(name_);
    glDeleteShader(v);
    glDeleteShader(f);
    GLint good = 0;
    glGetProgramiv(name_, GL_LINK_STATUS, &good);
    if (good) return;
    char log[1024] = "";
    glGetProgramInfoLog(name_, sizeof log, nullptr, log);
    glDeleteProgram(name_);
    throw Error(std::string("cannot draw: the graphics driver refuses the program ") + name + ": " +
                log);
}

} // namespace placetime::render
