#include "viewer/input.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <bitset>
#include <limits>
#include <utility>

namespace placetime::viewer {

namespace {

constexpr int kButtons = 3;
constexpr int kKeys = 512;

template <class... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

/// The modifiers that a key stands for by itself.
std::uint8_t modifier_of(int key)
{
    switch (key) {
    case GLFW_KEY_LEFT_CONTROL:
    case GLFW_KEY_RIGHT_CONTROL:
        return kCtrl;
    case GLFW_KEY_LEFT_SHIFT:
    case GLFW_KEY_RIGHT_SHIFT:
        return kShift;
    case GLFW_KEY_LEFT_ALT:
    case GLFW_KEY_RIGHT_ALT:
        return kAlt;
    case GLFW_KEY_LEFT_SUPER:
    case GLFW_KEY_RIGHT_SUPER:
        return kSuper;
    default:
        return 0;
    }
}

void set_modifiers(ImGuiIO& io, std::uint8_t modifiers)
{
    io.KeyCtrl = (modifiers & kCtrl) != 0;
    io.KeyShift = (modifiers & kShift) != 0;
    io.KeyAlt = (modifiers & kAlt) != 0;
    io.KeySuper = (modifiers & kSuper) != 0;
}

/// The code points of UTF-8; bytes that are none are left out.
std::vector<char32_t> code_points(std::string_view utf8)
{
    std::vector<char32_t> codes;
    for (std::size_t i = 0; i < utf8.size();) {
        auto const byte = static_cast<unsigned char>(utf8[i++]);
        int const more = byte < 0x80    ? 0
                         : byte >= 0xF0 ? 3
                         : byte >= 0xE0 ? 2
                         : byte >= 0xC0 ? 1
                                        : -1;
        if (more < 0) continue;
        char32_t code = more == 0 ? byte : byte & (0x3FU >> more);
        int read = 0;
        for (;
             read < more && i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0) == 0x80;
             ++read)
            code = code << 6 | (static_cast<unsigned char>(utf8[i++]) & 0x3FU);
        if (read == more) codes.push_back(code);
    }
    return codes;
}

} // namespace

void Input::move(float x, float y) { events_.emplace_back(Move{x, y}); }
void Input::button(int which, bool down)
{
    if (which >= 0 && which < kButtons) events_.emplace_back(Button{which, down});
}
void Input::wheel(float dx, float dy) { events_.emplace_back(Wheel{dx, dy}); }
void Input::key(int key, bool down, std::uint8_t modifiers)
{
    if (key < 0 || key >= kKeys) return;
    // GLFW 3.3 gives the modifiers as they were before the key itself changed them.
    auto const own = modifier_of(key);
    modifiers = static_cast<std::uint8_t>(down ? modifiers | own : modifiers & ~own);
    events_.emplace_back(Key{key, down, modifiers});
}
void Input::character(char32_t c) { events_.emplace_back(Character{c}); }
void Input::text(std::string_view utf8)
{
    for (char32_t const c : code_points(utf8)) character(c);
}
void Input::drop(std::vector<std::filesystem::path> files)
{
    events_.emplace_back(Drop{std::move(files)});
}
void Input::focus(bool focused) { events_.emplace_back(Focus{focused}); }
void Input::leave()
{
    constexpr float kNowhere = -std::numeric_limits<float>::max();
    events_.emplace_back(Move{kNowhere, kNowhere});
}

void Input::refresh() { events_.emplace_back(Refresh{}); }

Input::Frame Input::begin_frame()
{
    auto& io = ImGui::GetIO();
    Frame frame;
    std::bitset<kButtons> buttons;
    std::bitset<kKeys> keys;
    bool full = false; // the rest waits for the next frame
    // Once a button or key changed, a pointer that moves on belongs to the next frame, and so does
    // what is typed into what a press has yet to focus.
    bool changed = false;
    while (!full && !events_.empty()) {
        bool const taken = std::visit(
            Overloaded{
                [&](Move const& e) {
                    if (changed) return false;
                    io.MousePos = {e.x, e.y};
                    return frame.pointer_moved = true;
                },
                [&](Button const& e) {
                    auto const which = static_cast<std::size_t>(e.which);
                    if (buttons.test(which) || keys.any()) return false;
                    buttons.set(which);
                    io.MouseDown[which] = e.down;
                    return changed = true;
                },
                [&](Wheel const& e) {
                    if (changed) return false;
                    frame.wheel_x += e.x;
                    frame.wheel_y += e.y;
                    return true;
                },
                [&](Key const& e) {
                    auto const which = static_cast<std::size_t>(e.key);
                    if (keys.test(which) || buttons.any()) return false;
                    keys.set(which);
                    if (e.down) frame.presses.push_back({e.key, e.modifiers, io.KeysDown[which]});
                    io.KeysDown[which] = e.down;
                    set_modifiers(io, e.modifiers);
                    return changed = true;
                },
                [&](Character const& e) {
                    if (buttons.any()) return false;
                    frame.characters.push_back(e.code);
                    io.AddInputCharacter(static_cast<unsigned int>(e.code));
                    return true;
                },
                [&](Drop& e) {
                    frame.dropped.insert(frame.dropped.end(),
                                         std::make_move_iterator(e.files.begin()),
                                         std::make_move_iterator(e.files.end()));
                    return true;
                },
                [&](Focus const& e) {
                    io.AddFocusEvent(e.focused);
                    if (!e.focused) {
                        for (bool& down : io.KeysDown) down = false;
                        set_modifiers(io, 0);
                    }
                    return true;
                },
                [](Refresh const&) { return true; },
            },
            events_.front());
        if (taken)
            events_.pop_front();
        else
            full = true;
    }
    io.MouseWheel = frame.wheel_y;
    io.MouseWheelH = frame.wheel_x;
    return frame;
}

void Input::map_keys()
{
    static constexpr std::pair<ImGuiKey_, int> kMap[] = {
        {ImGuiKey_Tab, GLFW_KEY_TAB},
        {ImGuiKey_LeftArrow, GLFW_KEY_LEFT},
        {ImGuiKey_RightArrow, GLFW_KEY_RIGHT},
        {ImGuiKey_UpArrow, GLFW_KEY_UP},
        {ImGuiKey_DownArrow, GLFW_KEY_DOWN},
        {ImGuiKey_PageUp, GLFW_KEY_PAGE_UP},
        {ImGuiKey_PageDown, GLFW_KEY_PAGE_DOWN},
        {ImGuiKey_Home, GLFW_KEY_HOME},
        {ImGuiKey_End, GLFW_KEY_END},
        {ImGuiKey_Insert, GLFW_KEY_INSERT},
        {ImGuiKey_Delete, GLFW_KEY_DELETE},
        {ImGuiKey_Backspace, GLFW_KEY_BACKSPACE},
        {ImGuiKey_Space, GLFW_KEY_SPACE},
        {ImGuiKey_Enter, GLFW_KEY_ENTER},
        {ImGuiKey_Escape, GLFW_KEY_ESCAPE},
        {ImGuiKey_KeyPadEnter, GLFW_KEY_KP_ENTER},
        {ImGuiKey_A, GLFW_KEY_A},
        {ImGuiKey_C, GLFW_KEY_C},
        {ImGuiKey_V, GLFW_KEY_V},
        {ImGuiKey_X, GLFW_KEY_X},
        {ImGuiKey_Y, GLFW_KEY_Y},
        {ImGuiKey_Z, GLFW_KEY_Z},
    };
    auto& io = ImGui::GetIO();
    for (auto const& [imgui, glfw] : kMap) io.KeyMap[imgui] = glfw;
}

} // namespace placetime::viewer
