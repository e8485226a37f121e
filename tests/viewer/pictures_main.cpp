// The pictures of the window in docs/images, drawn by the window's own frames on a headless
// context: tools/doc_pictures runs it. usage: viewer_pictures LARGE.csv WORDS.csv OUT
// [--look WIDTHxHEIGHT SCALE light|dark|contrast] [NAME...]; with --look every picture is made in
// that look, to see whether it holds there.
#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/view_command.h"
#include "base/error.h"
#include "base/files.h"
#include "briefing/propose.h"
#include "render/canvas.h"
#include "render/egl_context.h"
#include "viewer/presenter.h"
#include "viewer/presenter_screen.h"
#include "viewer/shell_stage.h"

namespace {

using namespace placetime;
namespace fs = std::filesystem;

struct Look {
    int width = 0, height = 0;
    float scale = 1;
    scene::Theme theme = scene::Theme::light;
};
/// Goes over the look that a picture has in docs/.
std::optional<Look> asked_look; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// A window with a home of its own, so that nobody's settings show.
class Window {
public:
    Window(int width, int height, float scale, scene::Theme theme)
        : Window(asked_look.value_or(Look{width, height, scale, theme}))
    {
    }
    explicit Window(Look const& look) : home_(look.width, look.height, look.scale)
    {
        session().settings.theme = look.theme;
        home_->frame();
    }

    session::Session& session() const { return home_.session(); }

    void open(std::vector<fs::path> files) const
    {
        home_->viewer().open(std::move(files));
        do home_->frame();
        while (session().opening());
        settle();
    }

    void open_samples() const
    {
        auto const files = app::sample_reports();
        open({files.begin(), files.end()});
    }

    /// The window of time, with so much of its length beside it on the axis; the map on what is in
    /// it. `title` selects the first event in the window whose title holds these words.
    void look_at(std::string_view begin, std::string_view end, double margin,
                 std::string_view title = {}) const
    {
        auto& timeline = session().timeline;
        time::Interval const window{time::parse_instant(begin), time::parse_instant(end)};
        timeline.set_step({1, session::Unit::day});
        timeline.set_window(window);
        timeline.axis().show(window, margin);
        session().playback.suit(window);
        settle();
        if (!title.empty()) session().select(titled(title));
        settle(); // the panel opens: the map is narrower
        session().fit_events();
        settle();
    }

    void settle() const
    {
        if (!home_->settle(3000)) throw FormatError("the window does not come to rest");
        home_->frame();
    }

    /// The pointer is away and nothing moves.
    void save(fs::path const& file) const
    {
        settle();
        render::write_png(file, home_->screenshot());
        fmt::print("{} {} kB\n", file.filename().string(), fs::file_size(file) / 1000);
    }

    viewer::Stage& stage() const { return *home_; }

private:
    events::Row titled(std::string_view words) const
    {
        auto const& table = *session().table();
        for (auto const& range : table.in_window(session().window()))
            for (auto row = range.first; row < range.last; ++row)
                if (session().drawn().test(row) &&
                    table.title(row).find(words) != std::string::npos)
                    return row;
        throw FormatError(fmt::format("no event is titled \"{}\"", words));
    }

    test::HomeStage home_;
};

constexpr int kWidth = 1600, kHeight = 900;

struct Inputs {
    fs::path large, words;
};

void opened(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2020-10-04", "2020-10-16", 0.25);
    window.save(file);
}

void event(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2010-06-10", "2010-06-20", 0.4, "A crowd killed a police captain");
    window.save(file);
}

/// All up to the middle of 2021 in the mode that adds up; on a small laptop's screen.
void density(Inputs const& inputs, fs::path const& file)
{
    Window const window(1366, 768, 1, scene::Theme::light);
    window.open({inputs.large});
    auto& session = window.session();
    session.timeline.set_window(
        {session.timeline.extent()->begin, time::parse_instant("2021-07-01")});
    session.timeline.set_mode(session::Mode::from_start);
    session.camera.look_at({69.5, 43.5}, 5'200'000);
    window.save(file);
}

void search(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2010-06-10", "2010-06-20", 0.4);
    window.stage().key(GLFW_KEY_SLASH);
    for (int i = 0; i < 4; ++i) window.stage().frame();
    window.stage().type("jalal");
    window.save(file);
}

void dark(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::dark);
    window.open_samples();
    window.look_at("2010-04-06", "2010-04-11", 0.4);
    window.save(file);
}

void contrast(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::contrast);
    window.open_samples();
    window.look_at("2020-10-04", "2020-10-16", 0.25);
    window.save(file);
}

void scaled(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(2240, 1260, 2, scene::Theme::light);
    window.open_samples();
    window.look_at("2010-06-10", "2010-06-20", 0.4, "A convoy of six lorries");
    window.save(file);
}

void words(Inputs const& inputs, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open({inputs.words});
    window.look_at("2020-10-04", "2020-10-16", 0.25, "Белый дом");
    window.save(file);
}

/// Three short reports of one night, written for these pictures.
struct Night {
    char const* name;
    char const* text;
};
constexpr std::array kNight{
    Night{"evening-paper.txt",
          "Crowd storms the White House in Bishkek\nEvening Paper, 6 October 2020\n\nProtesters "
          "stormed the White House in Bishkek on 6 October 2020; 590 people were injured and one "
          "was killed.\n\nOn 6 October 2020 a crowd freed former president Atambayev from a "
          "prison in Bishkek.\n"},
    Night{"morning-wire.txt",
          "Protesters storm the White House\nMorning Wire, 7 October 2020\n\nProtesters stormed "
          "the White House in Bishkek on 6 October 2020. The storming of the White House left 686 "
          "people injured and one killed.\n\nA crowd freed former president Atambayev from a "
          "prison in Bishkek on 6 October 2020.\n"},
    Night{"weekly-review.txt",
          "The week in Kyrgyzstan\nWeekly Review, 10 October 2020\n\nProtesters stormed "
          "the White House in Bishkek on 6 October 2020, injuring more than 1,000 people; two were "
          "killed.\n"}};

/// Opens them, and the time that they tell of.
void open_night(Window const& window)
{
    test::TemporaryFolder const folder;
    std::vector<fs::path> files;
    for (auto const& report : kNight) {
        files.push_back(folder.path() / report.name);
        write_file(files.back(), report.text);
    }
    window.open(files);
    window.look_at("2020-10-04", "2020-10-12", 0.25);
}

/// The queue of the review at the least sure event, its candidates numbered.
void review(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2010-06-10", "2010-06-20", 0.4);
    auto& session = window.session();
    session.set_reviewing(true);
    for (int i = 0; i < 60 && (i < 12 || session.place_choices().size() < 3); ++i) {
        session.review(i % 5 == 4 ? events::Review::rejected : events::Review::accepted);
        window.settle();
    }
    window.save(file);
}

/// The first group that is proposed, side by side.
void proposals(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    open_night(window);
    window.session().settings.panels.proposals = true;
    window.save(file);
}

/// All that is proposed merged; the event with the most claims, and what they say.
void claims(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    open_night(window);
    auto& session = window.session();
    for (int i = 0; i < 5 && session.accept_proposal(); ++i) window.settle();
    auto const& table = *session.table();
    events::Row most = 0;
    for (events::Row row = 0; row < table.size(); ++row)
        if (table.event(row).claims.size() > table.event(most).claims.size()) most = row;
    session.select(most, true);
    window.settle();
    auto const details = window.stage().viewer().layout().right;
    window.stage().move(details.center().x, details.y + 200);
    for (int i = 0; i < 6; ++i) {
        window.stage().wheel(-2);
        window.stage().frame();
    }
    window.stage().move(1, 1);
    window.save(file);
}

void known(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2020-10-04", "2020-10-16", 0.25);
    window.session().set_known(time::parse_instant("2020-10-08"));
    window.save(file);
}

void reader(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2010-06-10", "2010-06-20", 0.4);
    window.session().settings.panels.reader = true;
    window.settle();
    window.look_at("2010-06-10", "2010-06-20", 0.4, "A crowd killed a police captain");
    window.save(file);
}

void palette(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    window.look_at("2020-10-04", "2020-10-16", 0.25);
    window.stage().key(GLFW_KEY_P, viewer::kCtrl);
    for (int i = 0; i < 4; ++i) window.stage().frame();
    window.stage().type("event");
    window.save(file);
}

/// Slides over the whole window, as proposed of the samples.
class Talk {
public:
    explicit Talk(std::size_t first) : window_(1920, 1080, 1, scene::Theme::light)
    {
        window_.open_samples();
        auto talk = briefing::propose(viewer::session_material(window_.session()));
        window_.stage().viewer().present(std::move(talk), first);
        window_.settle();
    }
    Window const& window() const { return window_; }
    viewer::Presenter& presenter() const { return *window_.stage().viewer().presenter(); }
    void save(fs::path const& file) const
    {
        window_.settle();
        render::write_png(file, window_.stage().screenshot());
        fmt::print("{}\n", file.string());
    }

private:
    Window window_;
};

/// The slides that are proposed of the samples, beside the map that shows one of them.
void filmstrip(Inputs const& /*inputs*/, fs::path const& file)
{
    Window const window(kWidth, kHeight, 1, scene::Theme::light);
    window.open_samples();
    auto& session = window.session();
    session.slides.replace(briefing::propose(viewer::session_material(session)), "Propose");
    session.settings.panels.filmstrip = true;
    window.settle();
    session.show_slide(2);
    window.save(file);
}

void present(Inputs const& /*inputs*/, fs::path const& file)
{
    Talk const talk(2);
    talk.save(file.parent_path() / "present-slide.png");
}

/// Time by hand, in the middle of the slide's.
void present_strip(Inputs const& /*inputs*/, fs::path const& file)
{
    Talk const talk(1);
    auto& state = talk.presenter().state();
    auto const shown = state.shown();
    state.move_end(shown.begin + shown.length() / 2);
    talk.window().stage().key(GLFW_KEY_T);
    talk.save(file.parent_path() / "present-strip.png");
}

void presenter_view(Inputs const& /*inputs*/, fs::path const& file)
{
    Talk const talk(2);
    talk.presenter().advance(154);
    constexpr int kWide = 1280, kHigh = 720;
    render::EglContext const context;
    viewer::PresenterScreen screen(talk.presenter());
    screen.resize(kWide, kHigh, 1);
    screen.bring("14:32", 1);
    render::Canvas const canvas(kWide, kHigh, GL_RGBA);
    glViewport(0, 0, kWide, kHigh);
    screen.draw();
    auto const name = file.parent_path() / "presenter-view.png";
    render::write_png(name, render::read_pixels(0, 0, kWide, kHigh, kHigh));
    fmt::print("{}\n", name.string());
}

struct Picture {
    std::string_view name;
    void (*draw)(Inputs const&, fs::path const&);
};
constexpr std::array kPictures{Picture{"samples", opened},      Picture{"event", event},
                               Picture{"density", density},     Picture{"search", search},
                               Picture{"dark", dark},           Picture{"contrast", contrast},
                               Picture{"scaled", scaled},       Picture{"words", words},
                               Picture{"review", review},       Picture{"proposals", proposals},
                               Picture{"claims", claims},       Picture{"known", known},
                               Picture{"reader", reader},       Picture{"palette", palette},
                               Picture{"filmstrip", filmstrip}, Picture{"present", present},
                               Picture{"strip", present_strip}, Picture{"speaker", presenter_view}};

/// Takes "--look 1366x768 2 dark" off the arguments.
void take_look(std::vector<std::string_view>& arguments)
{
    if (arguments.size() < 4 || arguments[0] != "--look") return;
    Look look;
    std::string const size(arguments[1]), scale(arguments[2]);
    if (std::sscanf(size.c_str(), "%dx%d", &look.width, &look.height) !=
            2 ||                                            // NOLINT(cert-err34-c)
        std::sscanf(scale.c_str(), "%f", &look.scale) != 1) // NOLINT(cert-err34-c)
        throw UsageError("--look WIDTHxHEIGHT SCALE THEME");
    look.theme = arguments[3] == "dark"       ? scene::Theme::dark
                 : arguments[3] == "contrast" ? scene::Theme::contrast
                                              : scene::Theme::light;
    asked_look = look;
    arguments.erase(arguments.begin(), arguments.begin() + 4);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        fmt::print(stderr, "usage: viewer_pictures LARGE.csv WORDS.csv OUT [NAME...]\n");
        return 2;
    }
    try {
        Inputs const inputs{argv[1], argv[2]};
        std::vector<std::string_view> wanted(argv + 4, argv + argc);
        take_look(wanted);
        for (auto const& picture : kPictures)
            if (wanted.empty() || std::ranges::find(wanted, picture.name) != wanted.end())
                picture.draw(inputs,
                             fs::path(argv[3]) / fmt::format("viewer-{}.png", picture.name));
    } catch (std::exception const& error) {
        fmt::print(stderr, "viewer_pictures: {}\n", error.what());
        return 1;
    }
    return 0;
}
