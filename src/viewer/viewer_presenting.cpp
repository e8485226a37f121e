// Slides over the whole window.
#include <imgui.h>

#include <utility>

#include "base/error.h"
#include "viewer/panels/slides_state.h"
#include "viewer/panels/state.h"
#include "viewer/viewer_impl.h"

namespace placetime::viewer {

void Viewer::Impl::set_slide_hooks()
{
    panel_state->slides_panel = std::make_shared<SlidesPanelState>(wake);
    auto& hooks = session.hooks;
    hooks.present = [this] { present(session.slides.briefing(), 0); };
    hooks.present_from_slide = [this] {
        present(session.slides.briefing(), session.slides.current().value_or(0));
    };
    hooks.import_briefing = [this] {
        dialog.show(FileDialog::Purpose::open_briefing, dialog_folder());
    };
    hooks.export_briefing = [this] {
        dialog.show(FileDialog::Purpose::save_briefing, dialog_folder(), "briefing.json");
    };
    hooks.export_handout = [this] {
        auto const& title = session.slides.briefing().title;
        handout.show(dialog_folder(), title.empty() ? session.document().title : title);
    };
}

bool Viewer::Impl::waits_for_thumbnails() const
{
    return !presentation && wide_panel() == WidePanel::slides &&
           panel_state->slides_panel->thumbnails.busy();
}

/// One picture of a slide a frame, while nothing else moves.
void Viewer::Impl::make_thumbnails()
{
    auto& thumbnails = panel_state->slides_panel->thumbnails;
    if (!waits_for_thumbnails()) return;
    thumbnails.set_patience(map.picture().is_patient());
    if (session.camera.moving() || session.playback.playing()) return;
    if (thumbnails.make_one(session.slides.current().value_or(0))) picture.forget();
    if (thumbnails.busy()) frames.within(0.02);
}

void Viewer::Impl::present(briefing::Briefing briefing, std::size_t first)
{
    if (briefing.slides.empty()) {
        session.say(session::Notice::Kind::info,
                    "There is no slide to present yet: Ctrl+B adds one of what you see.");
        return;
    }
    try {
        presentation = std::unique_ptr<Presentation>(new Presentation{
            {std::move(briefing), session_material(session), first, width, height, wake},
            {},
            false});
        presentation->presenter.set_patience(map.picture().is_patient());
    } catch (Error const& error) {
        session.say(session::Notice::Kind::error, error.what());
    }
    session.playback.pause();
    picture.forget();
    extra = kExtraFrames;
}

void Viewer::Impl::stop_presenting()
{
    presentation.reset();
    picture.forget();
    resized = true;
    extra = kExtraFrames;
}

void Viewer::Impl::present_frame(Ui& ui, Input::Frame const& taken, float seconds)
{
    auto& presenter = presentation->presenter;
    auto& view = presentation->view;
    try {
        presenter.resize(width, height);
        presenter.advance(double{seconds});
        auto const wishes = view.take(presenter, session.timeline.step(), taken, seconds);
        auto const wide = static_cast<float>(width), high = static_cast<float>(height);
        auto const& slide = view.picture(presenter);
        view.draw(ui, presenter, wide, high);
        ImGui::Render();
        picture.draw({slide, view.revision()}, {0, 0, wide, high}, *ImGui::GetDrawData(),
                     scene::palette(presenter.briefing().theme).panel, width, height);
        frames.within(std::min(presenter.next(), view.next()));
        presentation->speaker_view ^= wishes.speaker_view;
        if (wishes.leave) stop_presenting();
    } catch (Error const& error) {
        ImGui::EndFrame();
        session.say(session::Notice::Kind::error, error.what());
        stop_presenting();
    }
}

} // namespace placetime::viewer
