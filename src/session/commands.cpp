#include "session/commands.h"

#include <algorithm>

#include "session/command_table.h"

namespace placetime::session {

namespace {

struct Menu {
    std::string_view name;
    std::span<Command const> (*commands)() noexcept;
};
constexpr std::array kMenuTables{
    Menu{"File", file_commands},      Menu{"Edit", edit_commands}, Menu{"Events", event_commands},
    Menu{"Review", review_commands},  Menu{"Map", map_commands},   Menu{"Time", time_commands},
    Menu{"Briefing", slide_commands}, Menu{"View", view_commands}, Menu{"Help", help_commands}};

std::vector<Command> const& all()
{
    static std::vector<Command> const commands = [] {
        std::vector<Command> list;
        for (auto const& menu : kMenuTables)
            for (auto command : menu.commands()) {
                command.menu = menu.name;
                list.push_back(command);
            }
        return list;
    }();
    return commands;
}

struct MouseLine {
    std::string_view what, does;
};
constexpr std::array kMapMouse{
    MouseLine{"Drag", "Move the map; it glides on when let go"},
    MouseLine{"Wheel, pinch", "Zoom to the pointer"},
    MouseLine{"Double click", "Zoom in"},
    MouseLine{"Shift+drag", "Zoom to a box"},
    MouseLine{"Click", "Select; on a cluster look closer; on several events list them"},
    MouseLine{"Ctrl+click", "Add to the selection, or take out"},
    MouseLine{"Drop a file", "Open it; layers are laid over the map"}};
constexpr std::array kTimeMouse{
    MouseLine{"Drag a handle", "Move begin or end, to the step; with Alt freely"},
    MouseLine{"Drag the window", "Move it"},
    MouseLine{"Drag beside it", "Move the axis"},
    MouseLine{"Shift+drag", "Take a new window, to the step; with Alt freely"},
    MouseLine{"Double click", "Window over that bar"},
    MouseLine{"Wheel", "Shorter or longer window"},
    MouseLine{"Ctrl+wheel", "Zoom the axis"},
    MouseLine{"Shift+wheel", "Move the axis"}};

template <typename Lines> HelpGroup mouse_group(std::string title, Lines const& lines)
{
    HelpGroup group{std::move(title), {}};
    for (auto const& line : lines)
        group.lines.push_back({std::string(line.what), std::string(line.does)});
    return group;
}

} // namespace

std::span<Command const> commands() noexcept { return all(); }

Command const* find_command(std::string_view id) noexcept
{
    auto const found = std::ranges::find(all(), id, &Command::id);
    return found == all().end() ? nullptr : &*found;
}

Command const* command_for(Chord const& chord, bool reviewing) noexcept
{
    if (chord.key == Key::none) return nullptr;
    auto asked = chord;
    if (is_character(asked.key)) asked.shift = false;
    Command const* found = nullptr;
    for (auto const& command : all()) {
        if (std::ranges::find(command.chords, asked) == command.chords.end()) continue;
        if (command.in_review && reviewing) return &command;
        if (!command.in_review) found = &command;
    }
    return found;
}

bool is_enabled(Command const& command, Session const& session)
{
    return command.enabled == nullptr || command.enabled(session);
}

bool run_command(Session& session, Command const& command)
{
    if (!is_enabled(command, session)) return false;
    try {
        command.run(session);
    } catch (Error const& error) {
        session.say(Notice::Kind::error, error.what());
    }
    return true;
}

bool run_command(Session& session, std::string_view id)
{
    auto const* const command = find_command(id);
    return command != nullptr && run_command(session, *command);
}

std::span<std::string_view const> menus() noexcept
{
    static std::array const names = [] {
        std::array<std::string_view, kMenuTables.size()> list;
        std::ranges::transform(kMenuTables, list.begin(), &Menu::name);
        return list;
    }();
    return names;
}

std::string_view submenu(std::string_view menu, int group) noexcept
{
    constexpr std::array<std::string_view, 7> kInTime{
        "", "Window", "Step and speed", "Mode", "Playback", "Axis", ""};
    if (menu == "Review" && group == 3) return "Candidate";
    if (menu == "Map" && group == 6) return "Tint by number of events";
    return menu == "Time" ? kInTime.at(static_cast<std::size_t>(group)) : "";
}

std::vector<HelpGroup> help()
{
    std::vector<HelpGroup> groups;
    for (auto const menu : menus()) {
        HelpGroup group{std::string(menu), {}};
        bool digits = false; // they choose the candidates of review: one line for all
        for (auto const& command : all()) {
            if (command.menu != menu || command.chords[0].key == Key::none) continue;
            if (command.in_review) {
                if (!digits) group.lines.push_back({"1–9", "Choose a candidate"});
                digits = true;
                continue;
            }
            auto keys = to_string(command.chords[0]);
            if (command.chords[1].key != Key::none) keys += ", " + to_string(command.chords[1]);
            group.lines.push_back({std::move(keys), std::string(command.title)});
        }
        groups.push_back(std::move(group));
    }
    groups.push_back(mouse_group("Mouse on the map", kMapMouse));
    groups.push_back(mouse_group("Mouse on the timeline", kTimeMouse));
    return groups;
}

} // namespace placetime::session
