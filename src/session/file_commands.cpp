#include "session/command_table.h"

namespace placetime::session {

namespace {

bool has_document(S const& s) { return s.document().is_open(); }
void save_as(S& s)
{
    if (s.hooks.save_as_dialog) s.hooks.save_as_dialog();
}
void show_help(S& s) { s.help_open = !s.help_open; }

constexpr std::array kFile{
    action("file.open", "Open…", 0, ctrl(Key::o), has_hook<&Hooks::open_dialog>,
           call<&Hooks::open_dialog>),
    action("file.save", "Save project", 1, ctrl(Key::s), has_document, [](S& s) { s.save(); }),
    action("file.save_as", "Save project as…", 1, ctrl_shift(Key::s), has_document, save_as),
    action("file.add_layer", "Add layer…", 2, ctrl(Key::l), has_hook<&Hooks::add_layer_dialog>,
           call<&Hooks::add_layer_dialog>),
    action("file.quit", "Quit", 3, ctrl(Key::q), has_hook<&Hooks::quit>, call<&Hooks::quit>)};

constexpr std::array kHelp{action("help.palette", "Find a command…", 0, ctrl(Key::p),
                                  has_hook<&Hooks::open_palette>, call<&Hooks::open_palette>),
                           choice(
                               "help.keys", "Keys and mouse", 0, {key(Key::question), key(Key::f1)},
                               nullptr, [](S const& s) { return s.help_open; }, show_help),
                           action("help.about", "About Placetime", 1, {},
                                  has_hook<&Hooks::show_about>, call<&Hooks::show_about>)};

} // namespace

std::span<Command const> file_commands() noexcept { return kFile; }
std::span<Command const> help_commands() noexcept { return kHelp; }

} // namespace placetime::session
