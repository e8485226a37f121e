#include "viewer/thumbnails.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "briefing/briefing_json.h"
#include "session/session.h"
#include "viewer/presenter.h"

namespace placetime::viewer {

namespace {

briefing::Look look_of(briefing::Briefing const& briefing)
{
    briefing::Look look;
    look.theme = briefing.theme;
    look.inset = false; // it would be a spot at this size
    return look;
}

int height_of(int width) { return width * 9 / 16; }

} // namespace

void Thumbnails::want(session::Session const& session, briefing::Briefing const& briefing,
                      std::uint64_t revision, int width)
{
    auto const table = session.table()->version();
    auto const layers = session.layers.revision();
    if (table == table_ && layers == layers_ && revision == revision_ && width == width_) return;
    table_ = table;
    layers_ = layers;
    revision_ = revision;
    width_ = width;
    deck_.reset(new Deck{briefing, session_material(session)});
    making_.reset();
    keys_.clear();
    auto const& slides = briefing.slides;
    for (std::size_t i = 0; i < slides.size(); ++i)
        keys_.push_back(fmt::format("{} {} {} {} {} {} {} {}", table, layers, width, i,
                                    slides.size(), static_cast<int>(briefing.theme),
                                    briefing.marking, briefing::to_json(slides[i])));
    // A slide that was moved keeps its picture while the new one is made.
    std::vector<Kept> kept(slides.size());
    auto const body = [](std::string const& key) {
        return key.substr(std::min(key.find('{'), key.size()));
    };
    for (std::size_t i = 0; i < slides.size(); ++i)
        for (auto& old : kept_)
            if (old.canvas && !kept[i].canvas && body(old.key) == body(keys_[i]))
                kept[i] = std::exchange(old, {});
    for (std::size_t i = 0; i < std::min(kept.size(), kept_.size()); ++i)
        if (!kept[i].canvas && kept_[i].canvas) kept[i] = std::exchange(kept_[i], {});
    kept_ = std::move(kept);
    missing_.clear();
    for (std::size_t i = 0; i < slides.size(); ++i)
        if (kept_[i].key != keys_[i]) missing_.push_back(i);
}

unsigned int Thumbnails::texture(std::size_t slide) const noexcept
{
    if (slide >= kept_.size() || !kept_[slide].canvas) return 0;
    return kept_[slide].canvas->texture().get();
}

bool Thumbnails::make_one(std::size_t first)
{
    if (!making_) {
        if (missing_.empty()) return false;
        auto next = std::ranges::lower_bound(missing_, first);
        if (next == missing_.end()) next = missing_.begin();
        making_ = *next;
        missing_.erase(next);
    }
    try {
        return go_on();
    } catch (Error const&) { // a projection that is not known: the slide has no picture
        kept_[*making_].key = keys_[*making_];
        making_.reset();
        return false;
    }
}

bool Thumbnails::go_on()
{
    if (!builder_) {
        builder_.emplace();
        if (ready_) builder_->set_ready(ready_);
    }
    builder_->set_patience(patience_);
    auto& deck = *deck_;
    auto const slide = *making_;
    int const height = height_of(width_);
    auto const look = look_of(deck.briefing);
    if (deck.stops.empty()) deck.stops = deck.maker.stops(*builder_, look, width_, height);
    auto const& stop = deck.stops[slide];
    auto const scene = builder_->build(
        deck.maker.input({slide, stop.camera, stop.window, 1, false}, look, width_, height), width_,
        height);
    if (!builder_->is_settled()) return false;
    GLint before = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    auto& kept = kept_[slide];
    kept.canvas.reset();
    kept.canvas.emplace(width_, height, GL_RGBA);
    if (!painter_) painter_.emplace();
    glBindFramebuffer(GL_FRAMEBUFFER, kept.canvas->framebuffer());
    painter_->draw(scene, {0, 0, height});
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    kept.key = keys_[slide];
    making_.reset();
    return true;
}

} // namespace placetime::viewer
