#include "viewer/presenter_screen.h"

#include <algorithm>
#include <cmath>

namespace placetime::viewer {

PresenterScreen::PresenterScreen(Presenter& presenter, std::function<void()> ready)
    : presenter_(presenter), maker_(presenter.briefing(), presenter.material())
{
    look_.theme = presenter.briefing().theme;
    if (!ready) return;
    current_.builder.set_ready(ready);
    next_.builder.set_ready(std::move(ready));
}

void PresenterScreen::set_patience(bool wait)
{
    current_.builder.set_patience(wait);
    next_.builder.set_patience(wait);
}

void PresenterScreen::resize(int width, int height, float scale)
{
    width_ = std::max(1, width);
    height_ = std::max(1, height);
    sheet_.resize(width_, height_, scale);
    stale_ = true;
}

bool PresenterScreen::bring(Picture& picture, briefing::Moment const& moment, scene::Rect room)
{
    if (picture.moment == moment && picture.room == room && picture.builder.is_settled())
        return false;
    constexpr int kLeast = 64;
    int const width = std::max(kLeast, static_cast<int>(room.width));
    int const height = std::max(kLeast, static_cast<int>(room.height));
    picture.scene =
        picture.builder.build(maker_.input(moment, look_, width, height), width, height);
    picture.moment = moment;
    picture.room = room;
    return true;
}

bool PresenterScreen::bring(std::string const& clock, double seconds)
{
    since_ += seconds;
    auto const& state = presenter_.state();
    facts_ = speaker_facts(presenter_.briefing(), state, clock);
    stale_ |= sheet_.is_stale(facts_);
    auto const& layout = sheet_.layout();
    if (since_ >= kEvery || (!state.moving() && presenter_.next() > 0)) {
        if (bring(current_, state.moment(), layout.current)) {
            since_ = 0;
            stale_ = true;
        }
        if (state.slide() + 1 < state.size())
            stale_ |= bring(next_, state.standing(state.slide() + 1), layout.next);
    }
    return stale_;
}

double PresenterScreen::next() const
{
    if (stale_) return 0;
    auto const& state = presenter_.state();
    auto const second = std::floor(state.elapsed()) + 1 - state.elapsed();
    bool const moves = presenter_.next() == 0 || current_.moment != state.moment();
    return moves ? std::min(second, std::max(0.0, kEvery - since_)) : second;
}

void PresenterScreen::draw()
{
    if (!painter_) painter_.emplace();
    painter_->draw(sheet_.bring(facts_), {0, 0, height_});
    auto const put = [this](Picture& picture) {
        if (!picture.moment) return;
        if (!picture.painter) picture.painter.emplace();
        picture.painter->draw(picture.scene, {static_cast<int>(picture.room.x),
                                              static_cast<int>(picture.room.y), height_});
    };
    put(current_);
    if (facts_.slide + 1 < facts_.titles.size()) put(next_);
    stale_ = false;
}

void PresenterScreen::click(scene::Point at)
{
    auto& state = presenter_.state();
    if (sheet_.layout().elapsed.contains(at)) return state.reset_clock();
    if (auto const slide = sheet_.slide_at(at)) return state.go_to(*slide);
    if (sheet_.layout().current.contains(at) || sheet_.layout().next.contains(at)) state.forward();
}

} // namespace placetime::viewer
