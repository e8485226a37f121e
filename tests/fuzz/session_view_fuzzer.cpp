// A project's view settings with any values: a session takes them up or leaves them out, shows
// something, and what it says of its view is taken up unchanged.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "session/moments.h"
#include "session/session.h"

namespace {

using namespace placetime;

void require(bool good)
{
    if (!good) std::abort();
}

/// Lines of a letter, which stands for a setting, and the setting's value; other letters are
/// settings of their own.
project::ViewRecord settings_in(std::string_view bytes)
{
    constexpr std::string_view kNames[] = {
        "center", "across_m", "projection", "mode",    "begin",      "end",     "step",   "axis",
        "speed",  "at_end",   "reverse",    "size_by", "skip_empty", "filters", "filters"};
    project::ViewRecord view;
    while (!bytes.empty()) {
        auto const end = std::min(bytes.find('\n'), bytes.size());
        auto const line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.empty()) continue;
        auto const number = static_cast<std::size_t>(line[0] - 'a');
        view[number < std::size(kNames) ? std::string(kNames[number]) : std::string(1, line[0])] =
            line.substr(1);
    }
    return view;
}

struct Window {
    session::Session session{{}};

    Window()
    {
        session.camera.resize({0, 0, 900, 600});
        session::Opened opened;
        opened.title = "fuzz";
        opened.table =
            test::table_of({test::drawn_event("a", "2020-10-04", "2020-10-05"),
                            test::drawn_event("b", "2020-10-06", "2020-10-09", {-179.9, -16.5}),
                            test::drawn_event("c", "0001-01-01", "0001-01-02", {0, 90}),
                            test::drawn_event("d", "9999-12-01", "9999-12-31", {72.8, 40.5})});
        session.show(std::move(opened), {"fuzz.csv"});
        session.update(0.1);
    }
    /// Takes the settings up and lets what follows happen.
    project::ViewRecord look(project::ViewRecord const& view)
    {
        session.apply_view(view);
        session.tasks.finish();
        session.update(0.01);
        require(session.counts().shown <= session.table()->size());
        require(!session.histogram(900).bins.empty());
        session.timeline.axis().ticks(900, 90);
        require(std::isfinite(session.camera.across()) && session.camera.across() > 0);
        require(geo::is_valid(session.camera.camera().center()));
        return session.view_record();
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto* const window = new Window; // its threads run to the end
    auto const view = settings_in({reinterpret_cast<char const*>(data), size});
    auto first = window->look(view);
    auto second = window->look(first);
    // The camera comes back as nearly as its projection allows.
    for (auto const* const key : {"center", "across_m"}) {
        first.erase(key);
        second.erase(key);
    }
    require(first == second);
    // Steps and motion from wherever that is.
    auto& timeline = window->session.timeline;
    timeline.step_by(1);
    timeline.page_by(-1);
    timeline.resize(3);
    window->session.camera.zoom_in();
    for (int i = 0; i < 3; ++i) window->session.update(0.1);
    timeline.go_home();
    window->session.camera.fit_world();
    for (int i = 0; i < 3; ++i) window->session.update(0.1);
    return 0;
}
