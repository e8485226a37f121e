#include "viewer/handout_dialog.h"

#include <algorithm>
#include <cmath>
#include <system_error>

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include "session/session.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"

namespace placetime::viewer {

namespace {

constexpr char kName[] = "##handout";
constexpr float kWidth = 520; ///< CSS pixels

struct Size {
    char const* id;
    int width, height;
};
constexpr Size kSizes[] = {
    {"1280 × 720", 1280, 720}, {"1920 × 1080", 1920, 1080}, {"3840 × 2160", 3840, 2160}};
struct PaperName {
    char const* words;
    publish::Paper paper;
};
constexpr PaperName kPapers[] = {{"A4", publish::Paper::a4},
                                 {"Letter", publish::Paper::letter},
                                 {"16 : 9", publish::Paper::wide}};

bool pressed(ImGuiKey_ key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

} // namespace

void HandoutDialog::show(std::filesystem::path const& folder, std::string const& title)
{
    choice_.folder = folder.string();
    choice_.stem = stem_of(title);
    open_ = fresh_ = true;
}

void HandoutDialog::draw_kinds(Ui& ui)
{
    for (std::size_t i = 0; i < kHandoutKinds; ++i) {
        auto const* const words = title_of(static_cast<HandoutKind>(i));
        if (switch_row(ui, words, words, choice_.kinds[i])) choice_.kinds[i] = !choice_.kinds[i];
    }
}

void HandoutDialog::draw_sizes(Ui& ui)
{
    begin_row(ui, "Paper");
    for (auto const& paper : kPapers) {
        if (&paper != kPapers) ImGui::SameLine(0, 0);
        if (segment(ui, paper.words, paper.words, choice_.paper == paper.paper))
            choice_.paper = paper.paper;
    }
    end_row();
    begin_row(ui, "Pictures");
    for (auto const& size : kSizes) {
        if (&size != kSizes) ImGui::SameLine(0, 0);
        if (segment(ui, size.id, size.id, choice_.width == size.width)) {
            choice_.width = size.width;
            choice_.height = size.height;
        }
    }
    end_row();
}

void HandoutDialog::draw_place(Ui& ui)
{
    begin_row(ui, "Folder");
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::InputText("##folder", &choice_.folder);
    end_row();
    begin_row(ui, "Name");
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::InputText("##stem", &choice_.stem);
    end_row();
    std::string there;
    std::error_code ignored;
    for (std::size_t i = 0; i < kHandoutKinds; ++i) {
        auto const kind = static_cast<HandoutKind>(i);
        auto const file = file_of(choice_, kind);
        if (choice_.kinds[i] && kind != HandoutKind::pictures &&
            std::filesystem::exists(file, ignored))
            there += (there.empty() ? "" : ", ") + file.filename().string();
    }
    if (!there.empty()) wrapped_muted(ui, there + " will be replaced.");
}

void HandoutDialog::draw(Ui& ui, float width, float height)
{
    if (!open_) return;
    if (fresh_) {
        ImGui::OpenPopup(kName);
        ui.frames.now(); // its size is known from the next frame on
    }
    ImGui::SetNextWindowPos({std::round(width / 2), std::round(height / 2)}, ImGuiCond_Always,
                            {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(ui.px(kWidth), width - ui.px(32)), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
    bool const open =
        ImGui::BeginPopupModal(kName, nullptr,
                               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    if (!open) return;
    ImGui::PushFont(ui.fonts.title);
    ImGui::TextUnformatted("Hand out the briefing");
    ImGui::PopFont();
    ImGui::Dummy({1, ui.px(4)});
    draw_kinds(ui);
    ImGui::Dummy({1, ui.px(6)});
    draw_sizes(ui);
    ImGui::Dummy({1, ui.px(2)});
    draw_place(ui);
    auto const problem = problem_of(choice_);
    draw_problem(ui, problem);
    ImGui::Dummy({1, ui.px(10)});
    ImGui::BeginDisabled(!problem.empty());
    auto const& p = ui.palette;
    ImGui::PushStyleColor(ImGuiCol_Button, color(p.accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, color(scene::mixed(p.text, p.accent, 0.16)));
    ImGui::PushStyleColor(ImGuiCol_Text, color(p.panel));
    bool write = ImGui::Button("Write", {ui.px(104), ui.px(32)});
    ImGui::PopStyleColor(3);
    ImGui::EndDisabled();
    ImGui::SameLine(0, ui.px(8));
    bool close = ImGui::Button("Cancel", {ui.px(104), ui.px(32)});
    if (!fresh_) { // the press that opened it is not the one that answers
        write |= problem.empty() && (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter));
        close |= pressed(ImGuiKey_Escape);
    }
    fresh_ = false;
    if (write) hand_out(ui.session, choice_);
    open_ = !write && !close;
    if (!open_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

} // namespace placetime::viewer
