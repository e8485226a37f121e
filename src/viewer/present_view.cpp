#include "viewer/present_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "viewer/chrome.h"
#include "viewer/keys.h"
#include "viewer/theme.h"

namespace placetime::viewer {

namespace {

using session::PresentAction;

constexpr double kCursorSeconds = 2; ///< a pointer that is still so long is hidden
constexpr float kEdge = 0.02F;       ///< of the height: the time strip comes out here
constexpr float kClickSlack = 4;     ///< pixels that a click may move
constexpr double kZoomStep = 1.5;
constexpr scene::Color kLaser = scene::rgb(0xE4002B);

} // namespace

void PresentView::act(Presenter& presenter, session::Step step, PresentAction action,
                      Wishes& wishes)
{
    auto& state = presenter.state();
    auto const middle = presenter.last().frame.center();
    switch (action) {
    case PresentAction::confirm:
        if (state.confirm_typed()) return;
        [[fallthrough]];
    case PresentAction::forward:
        return state.forward();
    case PresentAction::back:
        return state.back();
    case PresentAction::first:
        return state.go_first();
    case PresentAction::last:
        return state.go_last();
    case PresentAction::black:
        return state.toggle(session::Presenting::Cover::black);
    case PresentAction::white:
        return state.toggle(session::Presenting::Cover::white);
    case PresentAction::run:
        return state.toggle_running();
    case PresentAction::pointer:
        pointer_on_ = !pointer_on_;
        return;
    case PresentAction::strip:
        strip_pinned_ = !shows_strip();
        strip_near_ = false;
        return;
    case PresentAction::step_back:
        return state.step(step, -1);
    case PresentAction::step_forward:
        return state.step(step, 1);
    case PresentAction::zoom_in:
        return presenter.zoom(kZoomStep, middle);
    case PresentAction::zoom_out:
        return presenter.zoom(1 / kZoomStep, middle);
    case PresentAction::back_to_slide:
        return state.back_to_slide();
    case PresentAction::speaker_view:
        wishes.speaker_view = true;
        return;
    case PresentAction::reset_clock:
        return state.reset_clock();
    case PresentAction::help:
        help_ = !help_;
        return;
    case PresentAction::leave:
        if (help_)
            help_ = false;
        else
            wishes.leave = true;
        return;
    }
}

void PresentView::take_key(Presenter& presenter, session::Step step, Input::Press const& press,
                           Wishes& wishes)
{
    auto const chord = chord_of(press);
    if (!chord) return;
    if (auto const digit = session::present_digit(*chord)) {
        if (!press.repeated) presenter.state().type_digit(*digit);
        return;
    }
    auto const action = session::present_action(*chord);
    if (!action || (press.repeated && !session::repeats(*action))) return;
    act(presenter, step, *action, wishes);
}

PresentView::Wishes PresentView::take(Presenter& presenter, session::Step step,
                                      Input::Frame const& input, float seconds)
{
    Wishes wishes;
    for (auto const& press : input.presses) take_key(presenter, step, press, wishes);
    take_pointer(presenter, input, seconds);
    return wishes;
}

void PresentView::take_pointer(Presenter& presenter, Input::Frame const& input, float seconds)
{
    auto const& io = ImGui::GetIO();
    at_ = {io.MousePos.x, io.MousePos.y};
    inside_ = at_.x >= 0 && at_.y >= 0 && at_.x < io.DisplaySize.x && at_.y < io.DisplaySize.y;
    since_move_ = input.pointer_moved ? 0 : since_move_ + seconds;
    strip_ = arrange_strip(io.DisplaySize.x, io.DisplaySize.y);
    bool const at_edge = inside_ && at_.y >= io.DisplaySize.y * (1 - kEdge);
    bool const on_strip = inside_ && strip_.area.contains(at_);
    if (hold_ == Hold::none) strip_near_ = at_edge || (strip_near_ && on_strip);

    if (help_) return; // the pointer is the help's
    if (hold_ == Hold::none && inside_) {
        if (ImGui::IsMouseClicked(0)) press(presenter, at_);
        if (ImGui::IsMouseClicked(1)) presenter.state().back();
        if (input.wheel_y != 0 && on_strip && shows_strip())
            presenter.state().zoom_axis(std::pow(kZoomStep, double{input.wheel_y}),
                                        strip_time(strip_, presenter.state().axis(), at_.x));
        else if (input.wheel_y != 0 && presenter.is_on_map(at_))
            presenter.zoom(std::pow(kZoomStep, double{input.wheel_y}), at_);
    } else if (hold_ != Hold::none) {
        if (input.pointer_moved) move(presenter, at_);
        if (!ImGui::IsMouseDown(0)) release(presenter, at_);
    }
}

void PresentView::press(Presenter& presenter, scene::Point at)
{
    pressed_ = at;
    hold_ = Hold::press;
    if (!shows_strip() || !strip_.area.contains(at)) return;
    auto& state = presenter.state();
    auto const shown = state.shown();
    auto const t = strip_time(strip_, state.axis(), at.x);
    auto const part = strip_part(strip_, state.axis(), shown, at);
    bool const adds_up = state.mode() == briefing::Mode::cumulative;
    hold_ = part == StripPart::end || adds_up ? Hold::end : Hold::window;
    grip_ = t - shown.begin;
    if (part == StripPart::axis && !adds_up) grip_ = shown.length() / 2;
    if (part != StripPart::end && (adds_up || part == StripPart::axis)) move(presenter, at);
}

void PresentView::move(Presenter& presenter, scene::Point at)
{
    auto& state = presenter.state();
    auto const t = strip_time(strip_, state.axis(), at.x);
    if (hold_ == Hold::end) return state.move_end(t);
    if (hold_ == Hold::window) return state.move_to(t - grip_);
    bool const moved = std::hypot(at.x - pressed_.x, at.y - pressed_.y) > kClickSlack;
    if (hold_ == Hold::press && moved && presenter.is_on_map(pressed_)) {
        presenter.press(pressed_);
        hold_ = Hold::map;
    }
    if (hold_ == Hold::map) presenter.drag_to(at, 0.02);
}

void PresentView::release(Presenter& presenter, scene::Point at)
{
    bool const still = std::hypot(at.x - pressed_.x, at.y - pressed_.y) <= kClickSlack;
    if (hold_ == Hold::map) presenter.let_go();
    if (hold_ == Hold::press && still) presenter.state().forward();
    if (hold_ == Hold::end || hold_ == Hold::window) presenter.state().reveal_window();
    hold_ = Hold::none;
}

double PresentView::next() const noexcept
{
    if (!inside_ || pointer_on_ || since_move_ >= kCursorSeconds)
        return std::numeric_limits<double>::infinity();
    return kCursorSeconds - since_move_ + 0.01;
}

scene::Scene const& PresentView::picture(Presenter& presenter)
{
    auto const& slide = presenter.bring();
    auto const shown = presenter.state().shown();
    bool const same =
        drawn_revision_ == presenter.revision() && drawn_strip_ == shows_strip() &&
        (!drawn_strip_ || (drawn_window_ == shown && drawn_axis_ == presenter.state().axis()));
    if (!same) ++revision_;
    drawn_revision_ = presenter.revision();
    drawn_strip_ = shows_strip();
    drawn_window_ = shown;
    drawn_axis_ = presenter.state().axis();
    if (!drawn_strip_) return slide;
    if (same) return with_strip_;
    with_strip_ = slide;
    auto const width = static_cast<float>(slide.width), height = static_cast<float>(slide.height);
    auto const strip = arrange_strip(width, height);
    scene::TextKit kit(typesetter_, height / 540);
    auto const& histogram = presenter.histogram(double{strip.plot.width});
    for (auto& pass : draw_strip(strip, presenter.state().axis(), histogram, shown,
                                 presenter.briefing().theme, kit))
        with_strip_.passes.push_back(std::move(pass));
    return with_strip_;
}

/// A red dot with a soft ring.
void PresentView::draw_pointer(Ui& ui, float unit) const
{
    auto& list = *ImGui::GetForegroundDrawList();
    ImVec2 const at{at_.x, at_.y};
    constexpr int kRings = 6;
    for (int i = kRings; i > 0; --i)
        list.AddCircleFilled(at, unit * (4 + 1.6F * static_cast<float>(i)), color(kLaser, 0.07F),
                             48);
    list.AddCircleFilled(at, unit * 4.6F, color(ui.palette.panel, 0.9F), 32);
    list.AddCircleFilled(at, unit * 4, color(kLaser), 32);
}

void PresentView::draw(Ui& ui, Presenter const& presenter, float width, float height)
{
    auto const& state = presenter.state();
    float const unit = height / 540;
    auto& list = *ImGui::GetForegroundDrawList();
    if (state.cover() != session::Presenting::Cover::none) {
        bool const black = state.cover() == session::Presenting::Cover::black;
        list.AddRectFilled({0, 0}, {width, height},
                           black ? IM_COL32(0, 0, 0, 255) : IM_COL32(255, 255, 255, 255));
    }
    if (!state.typed().empty()) {
        auto const words = fmt::format("Slide {} · Enter", state.typed());
        auto* const font = ui.fonts.title;
        auto const size = font->CalcTextSizeA(font->FontSize, 1e6F, 0, words.c_str());
        ImVec2 const corner{std::round((width - size.x) / 2), std::round(height - 40 * unit)};
        list.AddRectFilled({corner.x - ui.px(12), corner.y - ui.px(6)},
                           {corner.x + size.x + ui.px(12), corner.y + size.y + ui.px(6)},
                           color(ui.palette.panel, 0.95F), ui.px(6));
        list.AddText(font, font->FontSize, corner, color(ui.palette.text), words.c_str());
    }
    if (help_)
        draw_help_groups(ui, session::present_help(), "Keys while presenting", help_, width,
                         height);
    bool const on_strip = shows_strip() && strip_.area.contains(at_);
    bool const laser = pointer_on_ && inside_ && !on_strip && !help_;
    if (laser) draw_pointer(ui, unit);
    if (help_) return;
    if (laser || since_move_ >= kCursorSeconds)
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    else if (on_strip)
        ImGui::SetMouseCursor(strip_part(strip_, state.axis(), state.shown(), at_) == StripPart::end
                                  ? ImGuiMouseCursor_ResizeEW
                                  : ImGuiMouseCursor_Hand);
}

} // namespace placetime::viewer
