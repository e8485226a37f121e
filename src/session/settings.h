#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/tokens.h"
#include "session/playback.h"
#include "session/step.h"

namespace placetime::session {

/// Which parts of the window are open.
struct OpenPanels {
    bool left = true; ///< the whole left side
    bool layers = false, filters = true, events = true;
    bool details = true; ///< the right side; it opens when something is selected
    bool timeline = true;
    // Of the analyst's bench. Review gives digits another meaning: it is never on at the start.
    bool summary = false, reader = false, review = false, proposals = false;
    bool filmstrip = false; ///< the slides of the briefing
    friend bool operator==(OpenPanels const&, OpenPanels const&) = default;
};

/// What the program remembers between runs.
struct Settings {
    scene::Theme theme = scene::Theme::light; ///< light, dark or contrast
    double ui_scale = 0;                      ///< 0: the display's; else 0.75 to 4
    int window_x = -1, window_y = -1;         ///< -1: where the system likes
    int window_width = 1600, window_height = 900;
    bool maximised = false;
    OpenPanels panels;
    double left_width = 0, right_width = 0, timeline_height = 0; ///< CSS pixels; 0: by the layout
    std::string projection;                                      ///< of new maps; "" suits the view
    bool graticule = false;
    bool list_follows_view = false;
    bool skip_empty = true;
    AtEnd at_end = AtEnd::stop;
    std::string analyst;                   ///< who edits; empty: login_name()
    std::vector<std::string> recent_files; ///< absolute, newest first, at most kRecent

    static constexpr std::size_t kRecent = 12;
    void remember_file(std::filesystem::path const& file);

    friend bool operator==(Settings const&, Settings const&) = default;
};

/// $XDG_CONFIG_HOME/placetime/settings.json, else ~/.config/placetime/settings.json; recent files
/// in $XDG_STATE_HOME/placetime/recent.json, else ~/.local/state/placetime/recent.json. Empty when
/// neither the variable nor HOME is set: then nothing is kept.
struct SettingsFiles {
    std::filesystem::path settings, recent;
    static SettingsFiles from_environment();
};

/// The name of the user at this computer; "analyst" when it is not known.
std::string login_name();

struct LoadedSettings {
    Settings settings;
    std::vector<std::string> problems; ///< a sentence for each file that is broken and was ignored
};
/// Missing files give the defaults; values out of range or of the wrong type too. Throws nothing.
LoadedSettings load_settings(SettingsFiles const& files) noexcept;
/// Writes what differs from `before`, atomically; makes the folders. Throws FileError.
void save_settings(SettingsFiles const& files, Settings const& settings,
                   std::optional<Settings> const& before = {});

} // namespace placetime::session
