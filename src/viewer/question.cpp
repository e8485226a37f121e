#include "viewer/question.h"

#include <algorithm>
#include <cmath>

#include "viewer/theme.h"

namespace placetime::viewer {

namespace {

constexpr char kName[] = "##question";
constexpr float kWidth = 440; ///< CSS pixels

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

} // namespace

void QuestionBox::ask(Question question)
{
    if (waiting_.empty()) {
        fresh_ = true;
        marked_ = 0;
    }
    waiting_.push_back(std::move(question));
}

void QuestionBox::answer(std::size_t choice)
{
    auto const run = waiting_.front().choices[choice].run;
    waiting_.erase(waiting_.begin());
    marked_ = 0;
    fresh_ = !waiting_.empty();
    if (run) run(); // may ask again
}

void QuestionBox::draw(Ui& ui, float width, float height)
{
    if (waiting_.empty()) return;
    if (fresh_) ImGui::OpenPopup(kName);
    ImGui::SetNextWindowPos({std::round(width / 2), std::round(height / 2)}, ImGuiCond_Always,
                            {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(ui.px(kWidth), width - ui.px(32)), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
    bool const open = ImGui::BeginPopupModal(
        kName, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar();
    if (!open) return;
    auto const& question = waiting_.front();
    ImGui::PushFont(ui.fonts.title);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(question.title.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::Dummy({1, ui.px(4)});
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(question.text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::Dummy({1, ui.px(12)});

    auto const count = question.choices.size();
    if (pressed(ImGuiKey_LeftArrow)) marked_ = (marked_ + count - 1) % count;
    if (pressed(ImGuiKey_RightArrow) || pressed(ImGuiKey_Tab)) marked_ = (marked_ + 1) % count;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) ImGui::SameLine();
        bool const first = i == 0;
        auto const& p = ui.palette;
        ImGui::PushStyleColor(ImGuiCol_Button,
                              color(first ? p.accent : scene::mixed(p.text, p.panel, 0.08)));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered,
                              color(scene::mixed(p.text, first ? p.accent : p.panel, 0.16)));
        ImGui::PushStyleColor(ImGuiCol_Text, color(first ? p.panel : p.text));
        auto const& label = question.choices[i].label;
        float const wide = ImGui::CalcTextSize(label.c_str()).x + ui.px(32);
        if (ImGui::Button(label.c_str(), {std::max(ui.px(88), wide), ui.px(32)})) chosen = i;
        ImGui::PopStyleColor(3);
        if (i == marked_) {
            ImVec2 const low = ImGui::GetItemRectMin();
            ImVec2 const high = ImGui::GetItemRectMax();
            float const gap = ui.px(2);
            ImGui::GetWindowDrawList()->AddRect({low.x - gap, low.y - gap},
                                                {high.x + gap, high.y + gap}, color(p.accent),
                                                ui.px(6), 0, ui.px(2));
        }
    }
    // The press that asked is not the one that answers.
    if (!fresh_) {
        if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter) || pressed(ImGuiKey_Space))
            chosen = marked_;
        if (pressed(ImGuiKey_Escape)) chosen = question.on_escape;
    }
    fresh_ = false;
    if (chosen) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    if (chosen) answer(*chosen);
}

} // namespace placetime::viewer
