#include <array>
#include <future>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/load_events.h"
#include "app/town_labels.h"
#include "base/error.h"
#include "render/renderer.h"
#include "scene/scene.h"

namespace placetime::app {

namespace {

scene::Theme theme_of(std::string const& name)
{
    if (name == "dark") return scene::Theme::dark;
    if (name == "print") return scene::Theme::print;
    return scene::Theme::light;
}

} // namespace

int run(RenderCommand const& command, Talk const& talk)
{
    if (!command.output.ends_with(".png"))
        throw UsageError(
            fmt::format("{}: a map is written as .png; name the output so", command.output));
    // The renderer takes a tenth of a second to start on software OpenGL: it does so while the
    // reports are read. It belongs to the thread that makes it, so it draws there too.
    std::promise<scene::Scene> scene_made;
    auto drawn = std::async(std::launch::async, [waiting = scene_made.get_future()]() mutable {
        render::Renderer renderer;
        return renderer.draw(waiting.get());
    });
    bool complete = true;
    try {
        auto loaded = load(command.files, command.date, talk);
        complete = loaded.complete;
        Diagnostics diagnostics;
        for (auto const& file : command.layers)
            loaded.overlays.push_back(layers::read_overlay(file, diagnostics));
        talk.report(diagnostics);
        scene::SceneInput input;
        auto const events = loaded.table->events();
        input.events = events;
        input.begin = command.begin;
        input.end = command.end;
        input.view = command.box;
        input.projection = command.projection;
        input.theme = theme_of(command.theme);
        input.title = command.title;
        input.overlays = &loaded.overlays;
        input.background = command.background;
        input.towns = [](geo::Box const& view, std::size_t count) {
            return town_labels(gazetteer::Gazetteer::standard(), view, count);
        };
        scene_made.set_value(scene::build_scene(input, command.width, command.height));
    } catch (...) {
        scene_made.set_exception(std::current_exception());
    }
    render::write_png(command.output, drawn.get());
    talk.say(fmt::format("wrote {}", command.output));
    return complete ? 0 : 1;
}

} // namespace placetime::app
