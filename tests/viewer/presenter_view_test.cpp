// The presenter's view: its layout and its picture, without a window.
#include "viewer/presenter_view.h"

#include <doctest/doctest.h>
#include <epoxy/gl.h>

#include "render/canvas.h"
#include "render/egl_context.h"
#include "viewer/presenter_screen.h"
#include "viewer/shell_stage.h"
#include "viewer/talk.h"

using namespace placetime;
using test::HomeStage;

namespace {

briefing::Material sample_material()
{
    briefing::Material material;
    material.table = events::EventTable::from(samples::kyrgyzstan());
    return material;
}

render::Image picture(viewer::PresenterScreen& screen, int width, int height)
{
    render::Canvas const canvas(width, height, GL_RGBA);
    glViewport(0, 0, width, height);
    screen.draw();
    glBindFramebuffer(GL_FRAMEBUFFER, canvas.framebuffer());
    return render::read_pixels(0, 0, width, height, height);
}

} // namespace

TEST_CASE("parts of the presenter's view do not overlap")
{
    for (auto const& [width, height, scale] : {std::tuple{1180.0F, 720.0F, 1.0F},
                                               {640.0F, 420.0F, 1.0F},
                                               {2560.0F, 1440.0F, 2.0F},
                                               {1920.0F, 600.0F, 1.0F},
                                               {800.0F, 1200.0F, 1.0F}}) {
        CAPTURE(width);
        auto const l = viewer::arrange_speaker(width, height, scale);
        scene::Rect const parts[] = {l.bar,           l.current, l.next_heading, l.next,
                                     l.notes_heading, l.list,    l.notes,        l.hint};
        scene::Rect const window{0, 0, width, height};
        for (auto const& a : parts) {
            CHECK(window.contains(a));
            for (auto const& b : parts)
                if (&a != &b && a.height > 0 && b.height > 0) CHECK_FALSE(a.intersects(b));
        }
        CHECK(l.notes.height > 40 * scale);
    }
}

TEST_CASE("elapsed time is written as a clock")
{
    CHECK(viewer::elapsed_text(0) == "0:00");
    CHECK(viewer::elapsed_text(754.9) == "12:34");
    CHECK(viewer::elapsed_text(3723) == "1:02:03");
    CHECK(viewer::elapsed_text(-1) == "0:00");
}

TEST_CASE("the presenter's view shows this slide, the next one, notes, clock and list")
{
    auto const talk = test::sample_talk();
    render::EglContext const context;
    viewer::Presenter presenter(talk, sample_material(), 0, 1280, 720);
    viewer::PresenterScreen screen(presenter);
    screen.resize(1180, 720, 1);
    presenter.advance(754);
    CHECK(screen.bring("14:32", 0));
    auto const image = picture(screen, 1180, 720);
    auto const folder = std::filesystem::path(PLACETIME_BINARY_DIR) / "golden_actual";
    std::filesystem::create_directories(folder);
    render::write_png(folder / "viewer_presenter_view.png", image);
    CHECK_FALSE(screen.bring("14:32", 0)); // at rest there is nothing new
    CHECK(screen.next() <= 1);             // but the clock's next second
    CHECK(screen.bring("14:33", 1));
}

TEST_CASE("clicks in the presenter's view go to a slide, and set the clock to zero")
{
    auto const talk = test::sample_talk();
    viewer::Presenter presenter(talk, sample_material(), 0, 1280, 720);
    presenter.advance(60);
    viewer::SpeakerSheet sheet;
    sheet.resize(1180, 720, 1);
    sheet.bring(viewer::speaker_facts(talk, presenter.state(), "9:00"));
    auto const& list = sheet.layout().list;
    CHECK(sheet.slide_at({list.x + 50, list.y + sheet.layout().row * 1.5F}) == 1);
    CHECK_FALSE(sheet.slide_at({list.x + 50, list.bottom() + 10}));

    viewer::PresenterScreen screen(presenter);
    screen.resize(1180, 720, 1);
    screen.click(screen.layout().elapsed.center());
    CHECK(presenter.state().elapsed() == 0);
    screen.click(screen.layout().next.center());
    CHECK(presenter.state().slide() == 1);
}

TEST_CASE("long notes are scrolled, hostile ones are text")
{
    auto talk = test::sample_talk();
    std::string notes = "<script>alert(1)</script> \xE2\x80\xAE"
                        "abc \x01 ";
    for (int i = 0; i < 2000; ++i) notes += "word ";
    talk.slides[0].notes = notes;
    viewer::Presenter presenter(talk, sample_material(), 0, 1280, 720);
    viewer::SpeakerSheet sheet;
    sheet.resize(1180, 720, 1);
    auto const facts = viewer::speaker_facts(talk, presenter.state(), "9:00");
    sheet.bring(facts);
    CHECK_FALSE(sheet.is_stale(facts));
    sheet.scroll(sheet.layout().notes.center(), -2);
    CHECK(sheet.is_stale(facts));
    CHECK(sheet.bring(facts).passes.size() == 4);
}
