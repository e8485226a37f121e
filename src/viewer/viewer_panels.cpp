#include "viewer/viewer_impl.h"

#include <imgui.h>

#include <GLFW/glfw3.h>

#include <array>
#include <utility>

#include <fmt/format.h>

#include "session/commands.h"
#include "viewer/chrome.h"
#include "viewer/panels/summary_numbers.h"

namespace placetime::viewer {

namespace {

float or_else(double kept, float fresh) { return kept > 0 ? static_cast<float>(kept) : fresh; }

/// A wide panel, its switch among the settings, and its window's name.
struct Wide {
    WidePanel panel;
    bool session::OpenPanels::*open;
    char const* name;
};
constexpr std::array kWide{
    Wide{WidePanel::reader, &session::OpenPanels::reader, "##reader"},
    Wide{WidePanel::proposals, &session::OpenPanels::proposals, "##proposals"},
    Wide{WidePanel::summary, &session::OpenPanels::summary, "##summary"},
    Wide{WidePanel::slides, &session::OpenPanels::filmstrip, "##slides"}};

char const* name_of(WidePanel panel)
{
    for (auto const& wide : kWide)
        if (wide.panel == panel) return wide.name;
    return "";
}

} // namespace

PanelSizes Viewer::Impl::panel_sizes() const
{
    auto const& settings = session.settings;
    PanelSizes const fresh;
    PanelSizes sizes;
    sizes.left_open = settings.panels.left;
    sizes.right_open = settings.panels.details && !session.selection.empty();
    sizes.timeline_open = settings.panels.timeline;
    sizes.wide_open = wide_panel() != WidePanel::none;
    sizes.known_open = session.known().has_value();
    sizes.review_open = session.reviewing();
    sizes.wide = wide_width;
    sizes.left = or_else(settings.left_width, fresh.left);
    sizes.right = or_else(settings.right_width, fresh.right);
    sizes.timeline = or_else(settings.timeline_height, fresh.timeline);
    return sizes;
}

void Viewer::Impl::keep(PanelSizes const& sizes)
{
    session.settings.left_width = sizes.left;
    wide_width = sizes.wide;
    session.settings.right_width = sizes.right;
    session.settings.timeline_height = sizes.timeline;
}

void Viewer::Impl::bring_layout()
{
    layout = arrange(static_cast<float>(width), static_cast<float>(height), scale, panel_sizes(),
                     notices);
    map.place(session, layout.map, std::exchange(resized, false), scale);
}

KeyFocus Viewer::Impl::key_focus() const
{
    if (dialog.is_open() || questions.is_open() || handout.is_open() ||
        palette_is_open(*panel_state) ||
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
        return KeyFocus::dialog;
    if (ImGui::GetIO().WantTextInput) return KeyFocus::text;
    return keys_in_panels ? KeyFocus::panels : KeyFocus::map;
}

/// F6 goes on to the next panel that is open, with Shift back; Esc gives the keys back to the
/// commands.
void Viewer::Impl::move_panel_focus(bool back)
{
    // By the names of the panels' windows.
    std::vector<char const*> open{"##menu"};
    auto const& panels = session.settings.panels;
    if (layout.left.width > 0 && wide_panel() != WidePanel::none) {
        open.push_back(name_of(wide_panel()));
    } else if (layout.left.width > 0) {
        open.push_back("Layers");
        if (panels.layers) open.push_back("##layers");
        open.push_back("Filters");
        if (panels.filters) open.push_back("##filters");
        open.push_back("Events");
        if (panels.events) open.push_back("##events");
    }
    if (layout.right.width > 0) open.push_back("##details");
    if (layout.timeline.height > 0) open.push_back("##timeline");
    if (layout.known.height > 0) open.push_back("##known");
    panel_in_focus = keys_in_panels ? panel_in_focus + (back ? open.size() - 1 : 1) : 1;
    panel_in_focus %= open.size();
    keys_in_panels = true;
    ImGui::SetWindowFocus(open[panel_in_focus]);
}

void Viewer::Impl::take_keys(Input::Frame const& taken)
{
    auto const focus_now = key_focus();
    if (focus_now != KeyFocus::dialog) {
        for (auto const& press : taken.presses) {
            if (press.key == GLFW_KEY_ESCAPE && keys_in_panels && focus_now == KeyFocus::panels) {
                keys_in_panels = false;
                ImGui::SetWindowFocus(nullptr);
            }
        }
    }
    dispatch_keys(session, taken, focus_now);
    if (!taken.dropped.empty()) session.add(as_strings(taken.dropped));
}

/// The wide panel that stands in the place of layers, filters and list.
WidePanel Viewer::Impl::wide_panel() const
{
    for (auto const& wide : kWide)
        if (session.settings.panels.*wide.open) return wide.panel;
    return WidePanel::none;
}

/// One wide panel at a time: what was just opened closes the others.
void Viewer::Impl::settle_wide_panels()
{
    auto& panels = session.settings.panels;
    auto newest = WidePanel::none;
    for (auto const& wide : kWide)
        if (panels.*wide.open && (newest == WidePanel::none || newest == wide_seen))
            newest = wide.panel;
    for (auto const& wide : kWide)
        if (wide.panel != newest) panels.*wide.open = false;
    wide_seen = newest;
}

/// Once reports were opened, where it stands what was found in them.
void Viewer::Impl::tell_found()
{
    auto const& document = session.document();
    bool const done = std::exchange(was_opening, session.opening()) && !session.opening();
    auto const before = std::exchange(reports_seen, document.reports->size());
    if (!done || document.disposable || session.settings.panels.reader) return;
    if (document.reports->empty() || document.reports->size() == before) return;
    auto const* const reader = session::find_command("view.reader");
    if (reader == nullptr) return;
    session.say(session::Notice::Kind::info,
                fmt::format("{} open. What was found in each: {} › {} ({}).",
                            document.reports->size() == 1
                                ? std::string("1 report is")
                                : fmt::format("{} reports are", document.reports->size()),
                            reader->menu, reader->title, session::to_string(reader->chords[0])));
}

void Viewer::Impl::draw_left_side(Ui& ui)
{
    switch (wide_panel()) {
    case WidePanel::reader:
        return draw_reader(ui, layout.left);
    case WidePanel::proposals:
        return draw_proposals(ui, layout.left);
    case WidePanel::summary:
        return draw_summary(ui, layout.left);
    case WidePanel::slides:
        return draw_slides(ui, layout.left);
    case WidePanel::none:
        return draw_left(ui, layout.left);
    }
}

void Viewer::Impl::draw_panels(Ui& ui)
{
    draw_menu_bar(ui, layout);
    draw_search(ui, layout.search);
    if (layout.notices.height > 0) draw_notices(ui, layout.notices);
    if (layout.left.width > 0) draw_left_side(ui);
    if (layout.right.width > 0) draw_details(ui, layout.right);
    if (layout.timeline.height > 0) draw_timeline(ui, layout.timeline);
    if (layout.known.height > 0) draw_known(ui, layout.known);
    if (layout.review.height > 0) draw_review_bar(ui, layout.review);
    draw_status_bar(ui, layout.status, map.pointer_text());
    draw_hot_spots_on_map(ui, layout.map);
    draw_known_banner(ui, layout.map);
    map.draw_over(ui);
    draw_empty_state(ui, layout.map);
    auto sizes = panel_sizes();
    if (drag_edges(ui, layout, sizes, static_cast<float>(width), static_cast<float>(height)))
        keep(sizes);
    draw_event_choice(ui);
    draw_palette(ui, static_cast<float>(width), static_cast<float>(height));
    draw_help(ui, static_cast<float>(width), static_cast<float>(height));
    if (auto const answer = dialog.draw(ui, static_cast<float>(width), static_cast<float>(height)))
        take_dialog_answer(*answer);
    else if (when_saved && !dialog.is_open() && !session.saving() && session.must_ask())
        when_saved = {}; // the dialog was left, or the save failed (a notice says so)
    if (auto const name = take_chart_wish(ui.state))
        dialog.show(FileDialog::Purpose::save_chart, dialog_folder(), *name);
    handout.draw(ui, static_cast<float>(width), static_cast<float>(height));
    questions.draw(ui, static_cast<float>(width), static_cast<float>(height));
}
} // namespace placetime::viewer
