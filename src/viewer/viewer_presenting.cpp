// Slides over the whole window.
#include <imgui.h>

#include <utility>

#include "base/error.h"
#include "viewer/viewer_impl.h"

namespace placetime::viewer {

void Viewer::Impl::present(briefing::Briefing briefing, std::size_t first)
{
    if (briefing.slides.empty()) {
        session.say(session::Notice::Kind::info,
                    "There is no slide to present yet: Ctrl+B adds one of what you see.");
        return;
    }
    try {
        presentation = std::unique_ptr<Presentation>(new Presentation{
            {std::move(briefing), material_of(session), first, width, height, wake}, {}, false});
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
