#pragma once

namespace placetime::viewer {

/// Dear ImGui's context with its OpenGL backend: one in a process, as long as this lives. Needs a
/// current OpenGL context. Throws Error, in a sentence that names `placetime render`, when that is
/// older than 3.3.
class Gui {
public:
    Gui();
    ~Gui();
    Gui(Gui const&) = delete;
    Gui& operator=(Gui const&) = delete;
};

} // namespace placetime::viewer
