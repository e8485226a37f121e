#include "viewer/presenter.h"

#include <algorithm>
#include <limits>

#include "app/town_labels.h"
#include "briefing/flight.h"
#include "session/slide_material.h"

namespace placetime::viewer {

namespace {

/// Bins of the time strip, pixels of a picture of 540.
constexpr double kLeastBin = 4;

time::Interval reach_of(briefing::Material const& material)
{
    if (auto const span = material.table->span()) return *span;
    return {time::Instant(time::Seconds(1'577'836'800)),
            time::Instant(time::Seconds(1'609'459'200))};
}

briefing::Look look_of(briefing::Briefing const& briefing)
{
    briefing::Look look;
    look.theme = briefing.theme;
    return look;
}

} // namespace

briefing::Material session_material(session::Session const& session)
{
    return session::material_of(session, [](geo::Box const& view, std::size_t count) {
        return app::town_labels(gazetteer::Gazetteer::standard(), view, count);
    });
}

Presenter::Presenter(briefing::Briefing briefing, briefing::Material material, std::size_t first,
                     int width, int height, std::function<void()> ready)
    : briefing_(std::move(briefing)), material_(std::move(material)), maker_(briefing_, material_),
      look_(look_of(briefing_)), width_(width), height_(height),
      state_(briefing_, maker_.stops(builder_, look_, width_, height_), reach_of(material_), first)
{
    if (ready) builder_.set_ready(std::move(ready));
}

void Presenter::resize(int width, int height)
{
    if (width == width_ && height == height_) return;
    width_ = width;
    height_ = height;
    state_.set_stops(maker_.stops(builder_, look_, width_, height_));
    shown_.reset();
    histogram_of_.width = 0;
    in_hand_ = false;
}

void Presenter::advance(double seconds)
{
    auto const slide = state_.slide();
    state_.advance(seconds);
    if (!state_.strayed() || state_.slide() != slide) in_hand_ = false;
    if (!in_hand_ || !hand_.advance(seconds)) return;
    state_.look_at(briefing::view_of(hand_.camera(), hand_.projection_name()));
}

double Presenter::next() const noexcept
{
    if (in_hand_ && hand_.moving()) return 0;
    return state_.next();
}

scene::Scene const& Presenter::bring()
{
    auto const moment = state_.moment();
    if (shown_ && *shown_ == moment && builder_.is_settled()) return scene_;
    scene_ = builder_.build(maker_.input(moment, look_, width_, height_), width_, height_);
    shown_ = moment;
    ++revision_;
    return scene_;
}

bool Presenter::is_on_map(scene::Point at) const { return scene_.frame.contains(at); }

/// From now on the camera of the picture moves by hand, in the projection that it has.
void Presenter::take_in_hand()
{
    if (!scene_.camera || in_hand_) return;
    auto const& camera = *scene_.camera;
    hand_ = session::CameraControl();
    hand_.resize(camera.frame());
    hand_.look_at(camera.center(), camera.meters_per_pixel() * double{camera.frame().width});
    auto const& given = state_.moment().camera.projection;
    hand_.set_projection(given.empty() ? camera.projection().code() : given);
    in_hand_ = true;
}

void Presenter::zoom(double factor, scene::Point about)
{
    take_in_hand();
    if (!in_hand_) return;
    state_.look_at(briefing::view_of(hand_.camera(), hand_.projection_name()));
    hand_.zoom(factor, about);
}

void Presenter::press(scene::Point at)
{
    take_in_hand();
    hand_.press(at);
}

void Presenter::drag_to(scene::Point at, double seconds)
{
    hand_.drag_to(at, seconds);
    if (in_hand_) state_.look_at(briefing::view_of(hand_.camera(), hand_.projection_name()));
}

void Presenter::let_go() { hand_.let_go(); }

events::Histogram const& Presenter::histogram(double width)
{
    HistogramKey const key{state_.slide(), state_.axis(), width};
    if (histogram_of_ == key) return histogram_;
    auto const& slide = briefing_.slides[key.slide];
    auto const rows = briefing::drawn_rows(*material_.table, slide.filter, slide.known_at);
    // Most events are dated to a day: they belong to no shorter bin.
    constexpr double kDay = 86'400;
    auto const least = std::max(kLeastBin * std::max(1.0, height_ / 540.0),
                                std::min(width / 4, width * kDay / state_.axis().span()));
    histogram_ = events::histogram(*material_.table, &rows, state_.axis().bin_edges(width, least));
    histogram_of_ = key;
    return histogram_;
}

} // namespace placetime::viewer
