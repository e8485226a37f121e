#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "briefing/slide.h"
#include "briefing/slide_maker.h"
#include "render/canvas.h"
#include "render/scene_painter.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

/// Small pictures of slides, drawn by the one renderer, at most one a frame, and kept until what
/// they show changes. Needs the window's OpenGL context.
class Thumbnails {
public:
    /// `ready` is called from a worker thread when the next one can go on.
    explicit Thumbnails(std::function<void()> ready) : ready_(std::move(ready)) {}

    /// Every picture waits for its ground, as tests and stills want it.
    void set_patience(bool wait) noexcept { patience_ = wait; }
    /// What the pictures are of from now on; `revision` changes with the briefing. Width in device
    /// pixels; they are 16 to 9.
    void want(session::Session const& session, briefing::Briefing const& briefing,
              std::uint64_t revision, int width);
    /// Goes on with the next picture that is missing, those from `first` on before the others.
    /// True when one came new.
    bool make_one(std::size_t first);
    /// True while pictures are missing.
    bool busy() const noexcept { return !missing_.empty() || making_; }
    /// OpenGL's name of the picture, upside down as textures are; 0 while there is none.
    unsigned int texture(std::size_t slide) const noexcept;

private:
    struct Kept {
        std::string key;
        std::optional<render::Canvas> canvas;
    };
    /// All that pictures are made from.
    struct Deck {
        briefing::Briefing briefing;
        briefing::Material material;
        briefing::SlideMaker maker{briefing, material};
        std::vector<briefing::Stop> stops = {}; ///< empty until they are asked for
    };
    bool go_on();

    std::function<void()> ready_;
    bool patience_ = true;
    std::vector<Kept> kept_;
    std::vector<std::string> keys_; ///< as the pictures should be
    std::vector<std::size_t> missing_;
    std::unique_ptr<Deck> deck_;
    std::uint64_t table_ = 0, layers_ = 0, revision_ = 0;
    int width_ = 0;
    std::optional<std::size_t> making_; ///< the slide whose picture waits for its ground
    std::optional<scene::SceneBuilder> builder_;
    std::optional<render::ScenePainter> painter_;
};

} // namespace placetime::viewer
