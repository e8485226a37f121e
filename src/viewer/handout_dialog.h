#pragma once

#include "viewer/handout_tasks.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// Which handouts, how large, where. Esc closes it, Enter writes.
class HandoutDialog {
public:
    /// `title` of the briefing names the files.
    void show(std::filesystem::path const& folder, std::string const& title);
    bool is_open() const noexcept { return open_; }
    /// Draws it while it is open, and starts what was chosen.
    void draw(Ui& ui, float width, float height);

private:
    void draw_kinds(Ui& ui);
    void draw_sizes(Ui& ui);
    void draw_place(Ui& ui);

    HandoutChoice choice_;
    bool open_ = false, fresh_ = false;
};

} // namespace placetime::viewer
