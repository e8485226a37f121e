#include "publish/slide_pictures.h"

#include <optional>

#include "render/renderer.h"

namespace placetime::publish {

struct SlidePictures::Impl {
    Deck const& deck;
    briefing::Look look;
    int width, height;
    briefing::SlideMaker maker;
    scene::SceneBuilder builder;
    std::optional<render::Renderer> renderer; ///< made when it is needed
    scene::Scene scene;

    Impl(Deck const& d, briefing::Look const& l, int w, int h)
        : deck(d), look(l), width(w), height(h), maker(d.briefing, d.material)
    {
    }
};

SlidePictures::SlidePictures(Deck const& deck, briefing::Look const& look, int width, int height)
    : impl_(std::make_unique<Impl>(deck, look, width, height))
{
}
SlidePictures::~SlidePictures() = default;
SlidePictures::SlidePictures(SlidePictures&&) noexcept = default;

briefing::Running SlidePictures::running(briefing::Pace const& pace)
{
    return {impl_->deck.briefing,
            impl_->maker.stops(impl_->builder, impl_->look, impl_->width, impl_->height), pace};
}

briefing::SlideMaker& SlidePictures::maker() noexcept { return impl_->maker; }

scene::Scene const& SlidePictures::scene(briefing::Moment const& moment)
{
    impl_->scene =
        impl_->builder.build(impl_->maker.input(moment, impl_->look, impl_->width, impl_->height),
                             impl_->width, impl_->height);
    return impl_->scene;
}

render::Image SlidePictures::draw(briefing::Moment const& moment) { return draw(scene(moment)); }

render::Image SlidePictures::draw(scene::Scene const& scene)
{
    if (!impl_->renderer) impl_->renderer.emplace();
    return impl_->renderer->draw_next(scene);
}

} // namespace placetime::publish
