#pragma once

#include <cstdlib>
#include <memory>
#include <string>

#include "scene/sample_events.h"
#include "support/temporary_folder.h"
#include "viewer/stage.h"

namespace placetime::test {

/// A stage whose settings, recent files and recovery lie in a folder of its own.
class HomeStage {
public:
    explicit HomeStage(int width = 1280, int height = 800, float scale = 1)
    {
        auto const folder = home_.path().string();
        ::setenv("HOME", folder.c_str(), 1);
        ::setenv("XDG_CONFIG_HOME", (folder + "/config").c_str(), 1);
        ::setenv("XDG_STATE_HOME", (folder + "/state").c_str(), 1);
        ::setenv("XDG_CACHE_HOME", (folder + "/cache").c_str(), 1);
        stage_ = std::make_unique<viewer::Stage>(width, height, scale);
    }

    viewer::Stage& operator*() const { return *stage_; }
    viewer::Stage* operator->() const { return stage_.get(); }
    session::Session& session() const { return stage_->session(); }
    std::filesystem::path const& home() const { return home_.path(); }
    TemporaryFolder const& folder() const { return home_; }

    /// Shows a week of events in Kyrgyzstan and waits until all is at rest.
    void show_samples() const
    {
        session::Opened opened;
        opened.table = events::EventTable::from(samples::kyrgyzstan());
        opened.title = "week";
        opened.disposable = true;
        stage_->frame();
        session().show(std::move(opened), {});
        stage_->settle();
        session().camera.fit(geo::Box{69, 39, 81, 44});
        stage_->settle();
    }

    /// Writes the picture into golden_actual/ of the build folder, to be looked at.
    void keep_picture(std::string const& name) const
    {
        auto const folder = std::filesystem::path(PLACETIME_BINARY_DIR) / "golden_actual";
        std::filesystem::create_directories(folder);
        render::write_png(folder / ("viewer_" + name + ".png"), stage_->screenshot());
    }

    /// A position of the map in the window; the pointer can go there.
    scene::Point on_window(geo::LonLat position) const
    {
        auto const at = session().camera.camera().to_screen(position);
        auto const& area = stage_->viewer().map().area();
        return at ? scene::Point{at->x + area.x, at->y + area.y} : scene::Point{-1, -1};
    }
    /// An empty stretch of the map: far from its symbols.
    scene::Point map_center() const { return stage_->viewer().map().area().center(); }
    scene::Scene const& picture() const { return stage_->viewer().map().picture().last(); }

private:
    TemporaryFolder home_;
    std::unique_ptr<viewer::Stage> stage_;
};

} // namespace placetime::test
