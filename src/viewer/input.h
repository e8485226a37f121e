#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string_view>
#include <variant>
#include <vector>

namespace placetime::viewer {

/// Modifier keys, as bits.
inline constexpr std::uint8_t kCtrl = 1, kShift = 2, kAlt = 4, kSuper = 8;

/// What the user does, in the order in which it happens, on its way into ImGuiIO. Dear ImGui 1.86
/// sees only the state at the begin of a frame, so that a press and its release within one frame
/// would be lost: here one frame is given at most one change of each button and key. Positions are
/// device pixels of the framebuffer. Keys are GLFW's (GLFW_KEY_*), in window and stage alike.
class Input {
public:
    void move(float x, float y);
    /// 0 left, 1 right, 2 middle.
    void button(int which, bool down);
    /// Notches; trackpads give fractions.
    void wheel(float dx, float dy);
    void key(int key, bool down, std::uint8_t modifiers);
    void character(char32_t c);
    void text(std::string_view utf8);
    void drop(std::vector<std::filesystem::path> files);
    void focus(bool focused);
    /// The pointer left the window.
    void leave();
    /// Nothing happened, but a frame is to be drawn.
    void refresh();

    bool empty() const noexcept { return events_.empty(); }

    /// A key that went down in the frame that begins, repetitions included.
    struct Press {
        int key = 0;
        std::uint8_t modifiers = 0;
        bool repeated = false; ///< it was down already: held
    };
    /// What a frame takes beside ImGuiIO.
    struct Frame {
        std::vector<Press> presses;
        std::vector<char32_t> characters;
        std::vector<std::filesystem::path> dropped;
        float wheel_x = 0, wheel_y = 0;
        bool pointer_moved = false;
    };
    /// Puts into the current context's ImGuiIO what one frame takes, before ImGui::NewFrame(). What
    /// is left waits: ask for another frame while !empty().
    Frame begin_frame();

    /// Tells ImGui which of GLFW's keys is which of its own. Once for a context.
    static void map_keys();

private:
    struct Move {
        float x, y;
    };
    struct Button {
        int which;
        bool down;
    };
    struct Wheel {
        float x, y;
    };
    struct Key {
        int key;
        bool down;
        std::uint8_t modifiers;
    };
    struct Character {
        char32_t code;
    };
    struct Drop {
        std::vector<std::filesystem::path> files;
    };
    struct Focus {
        bool focused;
    };
    struct Refresh {};
    using Event = std::variant<Move, Button, Wheel, Key, Character, Drop, Focus, Refresh>;
    std::deque<Event> events_;
};

} // namespace placetime::viewer
