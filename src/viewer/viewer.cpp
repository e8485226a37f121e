#include "viewer/viewer.h"

#include <epoxy/gl.h>

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "session/session.h"
#include "viewer/chrome.h"
#include "viewer/fonts.h"
#include "viewer/theme.h"
#include "viewer/viewer_impl.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

/// A selected event nearer to the covered edge than this is brought into sight; CSS pixels.
constexpr float kSelectionMargin = 48;

time::Instant now()
{
    return std::chrono::time_point_cast<time::Seconds>(std::chrono::system_clock::now());
}

} // namespace

/// Fonts, style and colours as the settings want them now.
void Viewer::Impl::bring_look()
{
    // What the user chose is a factor on the display's own scale.
    float const chosen =
        session.settings.ui_scale > 0 ? static_cast<float>(session.settings.ui_scale) : 1;
    float const wanted = std::clamp(asked_scale * chosen, 0.75F, 4.0F);
    bool const rescaled = wanted != scale;
    if (rescaled) {
        scale = wanted;
        fonts = build_fonts(scale);
        ImGui::GetIO().FontDefault = fonts.base;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    if (rescaled || theme != session.settings.theme) {
        theme = session.settings.theme;
        apply_theme(*theme, scale);
        picture.forget();
    }
}

/// An event that was selected, and that the details would hide, comes into sight.
void Viewer::Impl::show_selection()
{
    if (session.selection.revision() == selection_seen) return;
    selection_seen = session.selection.revision();
    if (session.reviewing()) session.reveal_selection(); // what is judged is drawn
    auto const row = session.selection.primary();
    if (session.camera.moving()) return; // on the way to it
    float const margin = kSelectionMargin * scale;
    auto const& area = map.area();
    auto const& table = *session.table();
    if (!row || area.width < 3 * margin || std::isnan(table.lons()[*row])) return;
    auto const at =
        session.camera.camera().to_screen(geo::LonLat{table.lons()[*row], table.lats()[*row]});
    bool const hidden =
        at && at->x > area.width - margin && at->x < area.width + layout.right.width;
    if (hidden) session.camera.pan_by((at->x - area.width * 0.7F) / area.width, 0);
}

void Viewer::Impl::paint()
{
    auto const& area = map.area();
    map.picture().bring(session, static_cast<int>(area.width), static_cast<int>(area.height),
                        scale);
    picture.draw({map.picture().last(), map.picture().revision()}, area, *ImGui::GetDrawData(),
                 scene::palette(*theme).panel, width, height);
}

void Viewer::Impl::frame(float seconds)
{
    auto& io = ImGui::GetIO();
    bool const had_input = !input.empty();
    auto const taken = input.begin_frame();
    extra = had_input ? kExtraFrames : std::max(0, extra - 1);
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = std::max(seconds, 1e-4F);
    bool const walks = keys_in_panels || dialog.is_open() || questions.is_open() ||
                       handout.is_open() || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    io.ConfigFlags = walks ? ImGuiConfigFlags_NavEnableKeyboard : ImGuiConfigFlags_None;
    bring_look();
    bring_layout(); // before what was opened fits the map
    if (session.update(seconds, now())) extra = std::max(extra, 1);

    tell_found();

    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    session.selection.set_hovered({});
    Ui ui{session, fonts, scene::palette(*theme), *theme, scale, frames, *panel_state,
          choice,  focus};
    if (presentation)
        present_frame(ui, taken, seconds);
    else
        explore_frame(ui, taken, seconds);

    if (when_saved && !session.saving() && !session.must_ask()) std::exchange(when_saved, {})();
    double const asked = frames.take();
    next_frame = extra > 0 || !input.empty() ? 0 : std::min(asked, session.next_update());
}

void Viewer::Impl::explore_frame(Ui& ui, Input::Frame const& taken, float seconds)
{
    take_keys(taken);
    settle_wide_panels();
    notices = notices_height(ui, static_cast<float>(width));
    bring_layout();
    show_selection();
    map.take(ui, taken, seconds);
    draw_panels(ui);
    make_thumbnails();
    ImGui::Render();
    paint();
}

Viewer::Viewer(std::function<void()> wake, std::optional<time::DatedInterval> report_date)
    : impl_(std::make_unique<Impl>(wake, report_date))
{
    impl_->ask_about_recovery();
}
Viewer::~Viewer() = default;

session::Session& Viewer::session() noexcept { return impl_->session; }
Input& Viewer::input() noexcept { return impl_->input; }
MapView& Viewer::map() noexcept { return impl_->map; }
Layout const& Viewer::layout() const noexcept { return impl_->layout; }

void Viewer::resize(int width, int height, float scale)
{
    impl_->width = std::max(1, width);
    impl_->height = std::max(1, height);
    impl_->asked_scale = scale;
    impl_->resized = true;
    impl_->extra = Impl::kExtraFrames;
    impl_->next_frame = 0;
}

void Viewer::open(std::vector<fs::path> files) { impl_->session.open(as_strings(files)); }
void Viewer::frame(float seconds) { impl_->frame(seconds); }

double Viewer::next_frame_in() const noexcept
{
    return impl_->input.empty() ? impl_->next_frame : 0;
}

bool Viewer::is_busy() const
{
    if (impl_->presentation && !impl_->presentation->presenter.is_settled()) return true;
    if (impl_->waits_for_thumbnails()) return true;
    return impl_->session.tasks.busy() || !impl_->map.picture().is_settled();
}

void Viewer::ask_to_close()
{
    if (impl_->presentation) impl_->stop_presenting(); // a question would not be seen
    impl_->ask_to_close();
    impl_->extra = Impl::kExtraFrames;
}
bool Viewer::closed() const noexcept { return impl_->closed; }
bool Viewer::full_screen() const noexcept { return impl_->full_screen || impl_->presentation; }

void Viewer::present(briefing::Briefing briefing, std::size_t first)
{
    impl_->present(std::move(briefing), first);
}
bool Viewer::speaker_view() const noexcept
{
    return impl_->presentation && impl_->presentation->speaker_view;
}
void Viewer::show_speaker_view(bool show) noexcept
{
    if (impl_->presentation) impl_->presentation->speaker_view = show;
}
Presenter* Viewer::presenter() noexcept
{
    return impl_->presentation ? &impl_->presentation->presenter : nullptr;
}

} // namespace placetime::viewer