#include "viewer/gui.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "base/error.h"
#include "viewer/input.h"

namespace placetime::viewer {

Gui::Gui()
{
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr; // the session's settings remember
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false; // at rest nothing moves
    io.BackendPlatformName = "placetime";
    Input::map_keys();
    if (ImGui_ImplOpenGL3_Init("#version 330 core")) return;
    ImGui::DestroyContext();
    throw Error("view: this OpenGL cannot draw the window (3.3 is needed); `placetime render "
                "FILE... -o map.png` draws a map into a picture");
}

Gui::~Gui()
{
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

} // namespace placetime::viewer
