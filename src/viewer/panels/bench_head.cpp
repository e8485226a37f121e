// Title, type, status and review of the event in the details.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/paths.h"
#include "extract/vocabulary.h"
#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/symbols.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

/// A type, or one of its sub-types.
struct Kind {
    events::Type type = events::Type::politics;
    std::string subtype;
    std::string folded; ///< both in small letters, to be found by
};

std::string lower(std::string_view text)
{
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// Every type, each followed by the sub-types that extraction knows; the types alone where the
/// vocabulary cannot be read. Made once.
std::vector<Kind> const& all_kinds()
{
    static auto const kinds = [] {
        std::vector<extract::EventKind> known;
        try {
            known = extract::Vocabulary::load(data_file("event_types.txt")).kinds();
        } catch (Error const&) {
            known.clear();
        }
        std::vector<Kind> list;
        for (std::size_t i = 0; i < events::kTypeCount; ++i) {
            auto const type = static_cast<events::Type>(i);
            auto const add = [&](std::string const& subtype) {
                list.push_back(
                    {type, subtype, lower(std::string(events::to_string(type)) + " " + subtype)});
            };
            add({});
            std::vector<std::string> subtypes;
            for (auto const& kind : known)
                if (kind.type == type && !kind.subtype.empty()) subtypes.push_back(kind.subtype);
            std::ranges::sort(subtypes);
            subtypes.erase(std::unique(subtypes.begin(), subtypes.end()), subtypes.end());
            for (auto const& subtype : subtypes) add(subtype);
        }
        return list;
    }();
    return kinds;
}

void draw_kind(Ui& ui, Kind const& kind, ImVec2 at, ImVec2 size, scene::Color ground)
{
    auto const style = scene::type_style(kind.type, ui.theme);
    bool const sub = !kind.subtype.empty();
    float const left = at.x + ui.px(sub ? 44 : 28);
    if (!sub)
        draw_sign(*ImGui::GetWindowDrawList(), style.shape, {at.x + ui.px(14), at.y + size.y / 2},
                  ui.px(11), {color(style.color), color(ground)});
    auto* const font = sub ? ui.fonts.base : ui.fonts.strong;
    draw_text_fitted(font, {left, std::round(at.y + (size.y - font->FontSize) / 2)},
                     at.x + size.x - left - ui.px(8), color(sub ? ui.palette.text : style.color),
                     sub ? capital(kind.subtype) : std::string(events::to_string(kind.type)));
}

void show_type(Ui& ui, events::Event const& event)
{
    auto const style = scene::type_style(event.type, ui.theme);
    float const line = ImGui::GetTextLineHeight();
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({ui.px(18), line});
    draw_event_sign(ui, *ui.session.table(), ui.state.details.row,
                    {at.x + ui.px(7), at.y + line / 2}, ui.px(12), ui.palette.panel);
    ImGui::SameLine(0, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, color4(style.color));
    ImGui::PushFont(ui.fonts.strong);
    wrapped(std::string(events::to_string(event.type)));
    ImGui::PopFont();
    ImGui::PopStyleColor();
    if (!event.subtype.empty()) wrapped_muted(ui, capital(event.subtype));
}

/// The list of types, open over the panel while the field is.
void pick_type(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    if (bench.fresh) {
        ImGui::OpenPopup("types");
        bench.types = {};
        bench.fresh = false;
    }
    show_type(ui, event);
    place_list(ui, ImGui::GetCursorScreenPos());
    if (!ImGui::BeginPopup("types")) return close_field(ui);
    pick_field(ui, bench.types, "Search the types", ui.px(300));
    auto const words = lower(bench.types.words.data());
    std::vector<Kind const*> found;
    for (auto const& kind : all_kinds())
        if (kind.folded.find(words) != std::string::npos) found.push_back(&kind);
    ImGui::Dummy({1, ui.px(2)});
    auto const chosen =
        pick_rows(ui, bench.types, found.size(), ui.px(26), ui.px(26 * 14),
                  [&](std::size_t i, ImVec2 corner, ImVec2 size, scene::Color ground) {
                      draw_kind(ui, *found[i], corner, size, ground);
                  });
    if (found.empty()) text_muted(ui, "No type is called so.");
    if (bench.types.escaped) ImGui::CloseCurrentPopup();
    if (chosen) {
        auto const kind = *found[*chosen];
        edit_event(ui, [kind](auto const& workspace, auto ids) {
            return curation::set_type(workspace, ids, kind.type, kind.subtype);
        });
        ImGui::CloseCurrentPopup();
        close_field(ui);
    }
    ImGui::EndPopup();
}

void show_status(Ui& ui, events::Event const& event)
{
    auto const& p = ui.palette;
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    using events::Status;
    badge(ui, events::to_string(event.status),
          event.status == Status::asserted  ? p.muted
          : event.status == Status::claimed ? p.accent
                                            : alarm);
    if (event.background) {
        ImGui::SameLine();
        badge(ui, "background", p.muted);
    }
}

void pick_status(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    if (bench.fresh) ImGui::OpenPopup("statuses");
    bench.fresh = false;
    show_status(ui, event);
    if (!ImGui::BeginPopup("statuses")) return close_field(ui);
    using events::Status;
    constexpr std::array<std::pair<Status, char const*>, 6> kStatuses{
        {{Status::asserted, "Asserted: told as a fact"},
         {Status::claimed, "Claimed: a side says so"},
         {Status::denied, "Denied"},
         {Status::planned, "Planned"},
         {Status::conditional, "Conditional"},
         {Status::negated, "Negated: it did not happen"}}};
    for (auto const& [status, words] : kStatuses)
        if (ImGui::MenuItem(words, nullptr, event.status == status))
            edit_event(ui, [status = status](auto const& workspace, auto ids) {
                return curation::set_status(workspace, ids, status);
            });
    ImGui::Separator();
    if (ImGui::MenuItem("Background: history, not news", nullptr, event.background))
        edit_event(ui, [to = !event.background](auto const& workspace, auto ids) {
            return curation::set_background(workspace, ids, to);
        });
    ImGui::EndPopup();
}

/// Accept, reject, or not looked at yet: three buttons that exclude each other.
void draw_review(Ui& ui, events::Event const& event)
{
    using events::Review;
    auto const to = [&](Review review) {
        edit_event(ui, [review](auto const& workspace, auto ids) {
            return curation::set_review(workspace, ids, review);
        });
    };
    struct Choice {
        Review review;
        char const* words;
        char const* command;
    };
    constexpr std::array kChoices{Choice{Review::unreviewed, "Unreviewed", "review.unreview"},
                                  Choice{Review::accepted, "Accepted", "review.accept"},
                                  Choice{Review::rejected, "Rejected", "review.reject"}};
    ImGui::BeginDisabled(!can_edit(ui));
    for (auto const& choice : kChoices) {
        bool const edited = choice.review == Review::accepted && event.review == Review::edited;
        auto const* const words = edited ? "Edited" : choice.words;
        if (choice.review != Review::unreviewed) beside_if_it_fits(ui, words);
        if (segment(ui, choice.command, words, event.review == choice.review || edited))
            to(choice.review);
        tooltip(ui, command_words(choice.command));
    }
    ImGui::EndDisabled();
}

} // namespace

void draw_head(Ui& ui, events::Event const& event)
{
    auto& bench = ui.state.bench;
    editable(
        ui, BenchField::title,
        [&] {
            ImGui::PushFont(ui.fonts.title);
            wrapped(event.title);
            ImGui::PopFont();
        },
        [&] {
            auto const typed = text_input(ui, "##title", bench.text.data(), bench.text.size(),
                                          "What happened", std::exchange(bench.fresh, false));
            if (typed == Typed::taken)
                edit_event(
                    ui, [words = std::string(bench.text.data())](auto const& workspace, auto ids) {
                        return curation::set_title(workspace, ids, words);
                    });
            if (typed != Typed::nothing) close_field(ui);
        });
    editable(
        ui, BenchField::type, [&] { show_type(ui, event); }, [&] { pick_type(ui, event); });
    editable(
        ui, BenchField::status, [&] { show_status(ui, event); }, [&] { pick_status(ui, event); });
    editable(
        ui, BenchField::attribution,
        [&] {
            wrapped_muted(ui, event.attribution.empty() ? "Without attribution"
                                                        : "According to " + event.attribution);
        },
        [&] {
            auto const typed = text_input(ui, "##attribution", bench.text.data(), bench.text.size(),
                                          "According to whom", std::exchange(bench.fresh, false));
            if (typed == Typed::taken)
                edit_event(
                    ui, [words = std::string(bench.text.data())](auto const& workspace, auto ids) {
                        return curation::set_attribution(workspace, ids, words);
                    });
            if (typed != Typed::nothing) close_field(ui);
        });
    draw_review(ui, event);
}

} // namespace placetime::viewer
