#include "scene/scene.h"

#include "scene/composer.h"

namespace placetime::scene {

std::string_view to_string(SizeBy size_by) noexcept
{
    constexpr std::string_view kNames[] = {"number of events", "killed",   "injured",
                                           "displaced",        "detained", "participants",
                                           "number of sources"};
    return kNames[static_cast<std::size_t>(size_by)];
}

std::optional<SizeBy> parse_size_by(std::string_view name) noexcept
{
    for (int i = 0; i <= static_cast<int>(SizeBy::sources); ++i)
        if (to_string(static_cast<SizeBy>(i)) == name) return static_cast<SizeBy>(i);
    return std::nullopt;
}

std::string_view to_string(Choropleth choropleth) noexcept
{
    constexpr std::string_view kNames[] = {"none", "admin1", "country"};
    return kNames[static_cast<std::size_t>(choropleth)];
}

std::optional<Choropleth> parse_choropleth(std::string_view name) noexcept
{
    for (auto const one : {Choropleth::none, Choropleth::admin1, Choropleth::country})
        if (to_string(one) == name) return one;
    return std::nullopt;
}

struct SceneBuilder::Impl {
    Caches caches;
};

SceneBuilder::SceneBuilder() : impl_(std::make_unique<Impl>()) {}
SceneBuilder::~SceneBuilder() = default;
SceneBuilder::SceneBuilder(SceneBuilder&&) noexcept = default;
SceneBuilder& SceneBuilder::operator=(SceneBuilder&&) noexcept = default;

void SceneBuilder::set_patience(bool wait) noexcept { impl_->caches.wait = wait; }

void SceneBuilder::set_ready(std::function<void()> ready)
{
    impl_->caches.maker.set_ready(std::move(ready));
}

bool SceneBuilder::is_settled() const noexcept { return impl_->caches.settled; }

Scene SceneBuilder::build(SceneInput const& input, int width, int height)
{
    return Composer(impl_->caches, input, width, height).compose();
}

Camera SceneBuilder::fitted(SceneInput const& input, int width, int height)
{
    auto without = input;
    without.camera.reset();
    return Composer(impl_->caches, without, width, height).fitted();
}

Rect SceneBuilder::map_frame(SceneInput const& input, int width, int height)
{
    return Composer(impl_->caches, input, width, height).map_frame();
}

std::vector<events::Row> SceneBuilder::rows_in(SceneInput const& input, Rect const& rect,
                                               std::size_t limit, int width, int height)
{
    return Composer(impl_->caches, input, width, height).rows_in(rect, limit);
}

Scene build_scene(SceneInput const& input, int width, int height)
{
    return SceneBuilder().build(input, width, height);
}

} // namespace placetime::scene
