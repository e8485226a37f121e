#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viewer/file_browser.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// The dialogs for files, in the window itself. All of it works by keyboard: type a path (Tab
/// completes it), up and down move in the list, Enter opens, Esc closes.
class FileDialog {
public:
    enum class Purpose { open, add_layer, save, save_chart, open_briefing, save_briefing };
    struct Answer {
        Purpose purpose = Purpose::open;
        std::vector<std::filesystem::path> files; ///< one, but for open and add_layer
    };

    /// `name` is the first choice of a file's name when saving.
    void show(Purpose purpose, std::filesystem::path const& folder, std::string const& name = {});
    bool is_open() const noexcept { return open_; }
    /// Draws it while it is open; the answer once, in the frame in which it is given.
    std::optional<Answer> draw(Ui& ui, float width, float height);

private:
    void draw_places(Ui& ui, float height);
    void draw_list(Ui& ui, float height);
    void draw_path(Ui& ui, float width);
    void draw_footer(Ui& ui, float width);
    void take_entry(std::size_t index, bool add, bool range);
    void enter_entry(std::size_t index);
    void step(int by);
    void accept();
    void choose(std::vector<std::filesystem::path> files);
    void set_typed(std::string const& text);
    static int edit_callback(ImGuiInputTextCallbackData* data);

    FileBrowser browser_;
    Purpose purpose_ = Purpose::open;
    bool open_ = false, fresh_ = false;
    std::array<char, 4096> typed_{};
    bool retype_ = false;               ///< the field is to take typed_ over from us
    std::optional<std::size_t> active_; ///< of the browser's entries
    std::set<std::size_t> selected_;
    bool scroll_ = false;
    std::string problem_;
    std::filesystem::path replacing_; ///< exists, and the user is asked about it
    std::optional<Answer> answer_;
};

} // namespace placetime::viewer
