#include "session/settings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"

namespace placetime::session {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// $VARIABLE/placetime, else ~/FALLBACK/placetime; empty when there is neither. Paths that are not
/// absolute are ignored, as the XDG specification asks.
fs::path folder(char const* variable, char const* fallback)
{
    auto const* const set = std::getenv(variable);
    if (set != nullptr && fs::path(set).is_absolute()) return fs::path(set) / "placetime";
    auto const* const home = std::getenv("HOME");
    if (home != nullptr && fs::path(home).is_absolute())
        return fs::path(home) / fallback / "placetime";
    return {};
}

void read(json const& from, char const* name, bool& value)
{
    if (auto const at = from.find(name); at != from.end() && at->is_boolean())
        value = at->get<bool>();
}

template <typename Number>
void read(json const& from, char const* name, Number& value, Number least, Number greatest)
{
    auto const at = from.find(name);
    if (at == from.end() || !at->is_number()) return;
    auto const number = at->get<double>();
    if (number >= static_cast<double>(least) && number <= static_cast<double>(greatest))
        value = static_cast<Number>(number);
}

std::string text_of(json const& from, char const* name)
{
    auto const at = from.find(name);
    return at != from.end() && at->is_string() ? at->get<std::string>() : std::string();
}

void take(Settings& settings, json const& from)
{
    if (auto const theme = scene::parse_theme(text_of(from, "theme"));
        theme && *theme != scene::Theme::print)
        settings.theme = *theme;
    if (auto const at_end = parse_at_end(text_of(from, "at_end"))) settings.at_end = *at_end;
    settings.projection = text_of(from, "projection");
    settings.analyst = text_of(from, "analyst");
    read(from, "ui_scale", settings.ui_scale, 0.75, 4.0);
    read(from, "window_x", settings.window_x, -1, 100'000);
    read(from, "window_y", settings.window_y, -1, 100'000);
    read(from, "window_width", settings.window_width, 400, 32'000);
    read(from, "window_height", settings.window_height, 300, 32'000);
    read(from, "maximised", settings.maximised);
    read(from, "left_width", settings.left_width, 0.0, 4'000.0);
    read(from, "right_width", settings.right_width, 0.0, 4'000.0);
    read(from, "timeline_height", settings.timeline_height, 0.0, 4'000.0);
    read(from, "graticule", settings.graticule);
    read(from, "list_follows_view", settings.list_follows_view);
    read(from, "skip_empty", settings.skip_empty);
    auto const panels = from.find("panels");
    if (panels == from.end() || !panels->is_object()) return;
    read(*panels, "left", settings.panels.left);
    read(*panels, "layers", settings.panels.layers);
    read(*panels, "filters", settings.panels.filters);
    read(*panels, "events", settings.panels.events);
    read(*panels, "details", settings.panels.details);
    read(*panels, "timeline", settings.panels.timeline);
    read(*panels, "summary", settings.panels.summary);
    read(*panels, "reader", settings.panels.reader);
    read(*panels, "proposals", settings.panels.proposals);
    read(*panels, "filmstrip", settings.panels.filmstrip);
}

json as_json(Settings const& settings)
{
    return {{"theme", scene::to_string(settings.theme)},
            {"ui_scale", settings.ui_scale},
            {"window_x", settings.window_x},
            {"window_y", settings.window_y},
            {"window_width", settings.window_width},
            {"window_height", settings.window_height},
            {"maximised", settings.maximised},
            {"left_width", settings.left_width},
            {"right_width", settings.right_width},
            {"timeline_height", settings.timeline_height},
            {"projection", settings.projection},
            {"graticule", settings.graticule},
            {"list_follows_view", settings.list_follows_view},
            {"skip_empty", settings.skip_empty},
            {"at_end", to_string(settings.at_end)},
            {"analyst", settings.analyst},
            {"panels",
             {{"left", settings.panels.left},
              {"layers", settings.panels.layers},
              {"filters", settings.panels.filters},
              {"events", settings.panels.events},
              {"details", settings.panels.details},
              {"timeline", settings.panels.timeline},
              {"summary", settings.panels.summary},
              {"reader", settings.panels.reader},
              {"proposals", settings.panels.proposals},
              {"filmstrip", settings.panels.filmstrip}}}};
}

/// The file as JSON of the wanted kind; a null value when it is missing or broken (then `problem`).
json read_json(fs::path const& file, json::value_t wanted, std::string& problem)
{
    std::error_code error;
    if (file.empty() || !fs::exists(file, error)) return {};
    try {
        auto value = json::parse(read_file(file, 1 << 20), nullptr, false);
        if (value.type() == wanted) return value;
        problem = file.string() + " is damaged and was ignored; the defaults are used.";
    } catch (Error const& e) {
        problem = e.what();
    }
    return {};
}

std::vector<std::string> read_recent(fs::path const& file, std::string& problem)
{
    std::vector<std::string> files;
    for (auto const& value : read_json(file, json::value_t::array, problem))
        if (value.is_string() && fs::path(value.get<std::string>()).is_absolute() &&
            files.size() < Settings::kRecent)
            files.push_back(value.get<std::string>());
    return files;
}

void write_json(fs::path const& file, json const& value)
{
    if (file.empty()) return;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        throw FileError("cannot make the folder " + file.parent_path().string() + ": " +
                        error.message());
    write_file(file, value.dump(2, ' ', false, json::error_handler_t::replace) + '\n');
}

} // namespace

void Settings::remember_file(fs::path const& file)
{
    std::error_code error;
    auto const absolute = fs::absolute(file, error);
    auto const name = (error ? file : absolute).lexically_normal().string();
    std::erase(recent_files, name);
    recent_files.insert(recent_files.begin(), name);
    if (recent_files.size() > kRecent) recent_files.resize(kRecent);
}

SettingsFiles SettingsFiles::from_environment()
{
    SettingsFiles files;
    if (auto const at = folder("XDG_CONFIG_HOME", ".config"); !at.empty())
        files.settings = at / "settings.json";
    if (auto const at = folder("XDG_STATE_HOME", ".local/state"); !at.empty())
        files.recent = at / "recent.json";
    return files;
}

std::string login_name()
{
    for (auto const* const variable : {"LOGNAME", "USER"})
        if (auto const* const name = std::getenv(variable); name != nullptr && *name != 0)
            return name;
    return "analyst";
}

LoadedSettings load_settings(SettingsFiles const& files) noexcept
{
    LoadedSettings loaded;
    try {
        std::string problem;
        auto const known = read_json(files.settings, json::value_t::object, problem);
        if (known.is_object()) take(loaded.settings, known);
        if (!problem.empty()) loaded.problems.push_back(std::exchange(problem, {}));
        loaded.settings.recent_files = read_recent(files.recent, problem);
        if (!problem.empty()) loaded.problems.push_back(problem);
    } catch (std::exception const&) { // no memory: the defaults
    }
    return loaded;
}

void save_settings(SettingsFiles const& files, Settings const& settings,
                   std::optional<Settings> const& before)
{
    auto const now = as_json(settings);
    if (!before || as_json(*before) != now) write_json(files.settings, now);
    if (before && before->recent_files == settings.recent_files) return;
    // Another window may have opened files meanwhile.
    std::string ignored;
    auto recent = settings.recent_files;
    for (auto const& file : read_recent(files.recent, ignored))
        if (std::ranges::find(recent, file) == recent.end() && recent.size() < Settings::kRecent)
            recent.push_back(file);
    write_json(files.recent, recent);
}

} // namespace placetime::session
