#include "viewer/panels/reader_text.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "text/utf8.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/mention_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/panels/reader_data.h"
#include "viewer/panels/state.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

constexpr float kMargin = 30;     ///< where the signs of events stand, CSS pixels
constexpr float kLeading = 7;     ///< between lines, CSS pixels
constexpr float kSlack = 4;       ///< a pointer that moved no further than this clicked, CSS pixels
constexpr std::size_t kSigns = 2; ///< beside one line

float width_of(ImFont const* font, std::string_view text)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
        .x;
}

/// A line of dashes.
void draw_dashes(ImDrawList& list, ImVec2 from, float to, ImU32 color, float dash, float width)
{
    for (float x = from.x; x < to; x += 2 * dash)
        list.AddLine({x, from.y}, {std::min(x + dash, to), from.y}, color, width);
}

/// How far from a line's begin a distance from its left end is, bytes: the nearest boundary.
std::size_t byte_in_line(std::string_view line, ImFont const* font, float x)
{
    float at = 0;
    for (std::size_t i = 0; i < line.size();) {
        auto const [c, length] = text::code_point_at(line, i);
        float const advance = font->GetCharAdvance(static_cast<ImWchar>(c));
        if (x < at + advance / 2) return i;
        at += advance;
        i += length;
    }
    return line.size();
}

class Page {
public:
    Page(Ui& ui, ReaderState& state, project::ReportRecord const& report)
        : ui_(ui), state_(state), report_(report), font_(ui.fonts.base),
          table_(*ui.session.table()), height_(std::round(font_->FontSize + ui.px(kLeading)))
    {
    }

    void draw()
    {
        float const margin = ui_.px(kMargin);
        float const width =
            std::max(ui_.px(60), ImGui::GetContentRegionAvail().x - margin - ui_.px(8));
        state_.text.update(report_.text, font_, width);
        scroll();
        find_pointer();
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(state_.text.size()), height_);
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
                draw_line(static_cast<std::size_t>(i));
        ImGui::PopStyleVar();
        point();
        handle_mouse();
    }

private:
    bool is_selected(ReaderMark const& mark) const
    {
        return mark.kind == ReaderMark::Kind::event &&
               ui_.session.selection.contains(static_cast<events::Row>(mark.index));
    }
    bool is_hovered(ReaderMark const& mark) const
    {
        if (mark.kind != ReaderMark::Kind::event)
            return !under_.empty() && &mark == &state_.marks[under_.front()];
        return ui_.session.selection.hovered() == static_cast<events::Row>(mark.index) ||
               std::ranges::any_of(under_, [&](auto i) { return &mark == &state_.marks[i]; });
    }

    /// The line of what was asked for, with a few lines above it.
    void scroll()
    {
        if (!state_.scroll_to) return;
        auto const line = static_cast<float>(state_.text.line_of(*state_.scroll_to));
        ImGui::SetScrollY(std::max(0.0F, (line - 3) * height_));
        state_.scroll_to.reset();
        ui_.frames.now();
    }

    /// The byte that a point of the screen is on, past the ends of lines too.
    std::size_t byte_at(ImVec2 p) const
    {
        if (state_.text.size() == 0) return 0;
        auto const origin = ImGui::GetCursorScreenPos();
        auto const line = static_cast<std::size_t>(std::clamp(
            (p.y - origin.y) / height_, 0.0F, static_cast<float>(state_.text.size()) - 0.5F));
        return state_.text.begin(line) +
               byte_in_line(state_.text.line(line), font_, p.x - origin.x - ui_.px(kMargin));
    }

    void find_pointer()
    {
        auto const p = ImGui::GetMousePos();
        pointed_ = byte_at(p);
        auto const origin = ImGui::GetCursorScreenPos();
        if (!ImGui::IsWindowHovered() || state_.text.size() == 0 || p.y < origin.y) return;
        auto const line = static_cast<std::size_t>((p.y - origin.y) / height_);
        if (line >= state_.text.size()) return;
        auto const words = state_.text.line(line);
        if (p.x < origin.x + ui_.px(kMargin)) { // the signs in the margin
            for (std::size_t i = 0; i < state_.marks.size(); ++i)
                if (state_.marks[i].kind == ReaderMark::Kind::event &&
                    state_.text.line_of(state_.marks[i].begin) == line)
                    under_.push_back(i);
            return;
        }
        if (p.x > origin.x + ui_.px(kMargin) + width_of(font_, words)) return;
        // The letter below the pointer, not the nearest gap between two.
        auto byte = pointed_;
        auto const begin = state_.text.begin(line);
        if (byte > begin &&
            width_of(font_, words.substr(0, byte - begin)) > p.x - origin.x - ui_.px(kMargin)) {
            --byte;
            while (byte > begin && (static_cast<unsigned char>(report_.text[byte]) & 0xC0) == 0x80)
                --byte;
        }
        under_ = marks_at(state_, byte);
    }

    void draw_line(std::size_t index)
    {
        auto const line = state_.text.line(index);
        auto const begin = state_.text.begin(index), end = begin + line.size();
        auto const at = ImGui::GetCursorScreenPos();
        ImVec2 const text_at{at.x + ui_.px(kMargin), at.y};
        auto const first = std::ranges::lower_bound(
            state_.marks, begin > state_.longest ? begin - state_.longest : 0, {},
            &ReaderMark::begin);
        std::size_t signs = 0;
        for (bool const events : {true, false})
            for (auto mark = first;
                 mark != state_.marks.end() && mark->begin < std::max(end, begin + 1); ++mark) {
                if ((mark->kind == ReaderMark::Kind::event) != events || mark->end <= begin)
                    continue;
                paint_mark(line, begin, *mark, text_at);
                if (events && mark->begin >= begin && signs < kSigns)
                    paint_sign(*mark, {at.x + ui_.px(8) + ui_.px(14) * static_cast<float>(signs++),
                                       at.y + height_ / 2});
            }
        paint_selection(line, begin, text_at);
        ImGui::GetWindowDrawList()->AddText(
            font_, font_->FontSize, {text_at.x, std::round(at.y + (height_ - font_->FontSize) / 2)},
            color(ui_.palette.text), line.data(), line.data() + line.size());
        ImGui::Dummy({1, height_});
    }

    /// The stretch of a line between two bytes of the text: its left and right ends.
    std::pair<float, float> stretch(std::string_view line, std::size_t begin, std::size_t from,
                                    std::size_t to, float left) const
    {
        auto const low = from > begin ? std::min(from - begin, line.size()) : 0;
        auto const high = std::min(to > begin ? to - begin : 0, line.size());
        if (low >= high) return {left, left};
        float const x = left + width_of(font_, line.substr(0, low));
        return {x, x + width_of(font_, line.substr(low, high - low))};
    }

    void paint_mark(std::string_view line, std::size_t begin, ReaderMark const& mark, ImVec2 at)
    {
        auto const [left, right] = stretch(line, begin, mark.begin, mark.end, at.x);
        if (left >= right) return;
        auto& list = *ImGui::GetWindowDrawList();
        auto const& p = ui_.palette;
        bool const hovered = is_hovered(mark);
        float const pad = ui_.px(1), bottom = at.y + height_ - ui_.px(1);
        switch (mark.kind) {
        case ReaderMark::Kind::event: {
            auto const type = table_.types()[mark.index];
            auto const tone = scene::type_style(type, ui_.theme).color;
            bool const selected = is_selected(mark);
            list.AddRectFilled({left - pad, at.y}, {right + pad, at.y + height_},
                               color(tone, selected  ? 0.24F
                                           : hovered ? 0.17F
                                                     : 0.09F));
            if (selected)
                list.AddRectFilled({at.x - ui_.px(5), at.y}, {at.x - ui_.px(2), at.y + height_},
                                   color(p.accent));
            return;
        }
        case ReaderMark::Kind::place:
            if (hovered)
                list.AddRectFilled({left - pad, at.y + pad}, {right + pad, bottom},
                                   color(p.accent, 0.22F), ui_.px(2));
            list.AddLine({left, bottom}, {right, bottom}, color(p.accent), ui_.px(2));
            return;
        case ReaderMark::Kind::time:
            if (hovered)
                list.AddRectFilled({left - pad, at.y + pad}, {right + pad, bottom},
                                   color(p.text, 0.14F), ui_.px(2));
            draw_dashes(list, {left, bottom}, right, color(p.text), ui_.px(3), ui_.px(1.5F));
            return;
        }
    }

    void paint_sign(ReaderMark const& mark, ImVec2 center)
    {
        draw_event_sign(ui_, table_, static_cast<events::Row>(mark.index), center, ui_.px(11),
                        ui_.palette.panel);
    }

    void paint_selection(std::string_view line, std::size_t begin, ImVec2 at)
    {
        if (!state_.selected) return;
        auto const [from, to] = *state_.selected;
        auto [left, right] = stretch(line, begin, from, to, at.x);
        if (left >= right) return;
        ImGui::GetWindowDrawList()->AddRectFilled({left, at.y}, {right, at.y + height_},
                                                  color(ui_.palette.accent, 0.35F));
    }

    /// Tells what is under the pointer, here and on the map.
    void point()
    {
        if (under_.empty() || ImGui::IsMouseDragging(0, ui_.px(kSlack))) return;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        auto const& first = state_.marks[under_.front()];
        if (first.kind != ReaderMark::Kind::event) {
            auto const& mention = report_.mentions[first.index];
            if (mention.point) ui_.state.pointed_place = *mention.point;
            return tell_mention(ui_, mention);
        }
        ui_.session.selection.set_hovered(static_cast<events::Row>(first.index));
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(ui_.px(360));
        for (auto const i : under_) {
            auto const row = static_cast<events::Row>(state_.marks[i].index);
            ImGui::PushFont(ui_.fonts.strong);
            ImGui::TextUnformatted(table_.title(row).c_str());
            ImGui::PopFont();
            ImGui::PushFont(ui_.fonts.small);
            auto const place = table_.place_name(row);
            text_muted(ui_, fmt::format("{}  ·  {}{}", events::to_string(table_.types()[row]),
                                        row_date(table_, row),
                                        place.empty() ? std::string() : "  ·  " + place));
            ImGui::PopFont();
        }
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }

    void click()
    {
        if (under_.empty()) return ui_.session.clear_selection();
        auto const& first = state_.marks[under_.front()];
        if (first.kind != ReaderMark::Kind::event)
            return go_to_mention(ui_, report_.mentions[first.index]);
        // Of several in a sentence the next one at each click.
        auto const selected = ui_.session.selection.primary();
        std::size_t next = 0;
        for (std::size_t i = 0; i + 1 < under_.size(); ++i)
            if (selected == static_cast<events::Row>(state_.marks[under_[i]].index)) next = i + 1;
        ui_.session.select(static_cast<events::Row>(state_.marks[under_[next]].index), true);
        ui_.session.reveal_selection();
        state_.selection_seen = ui_.session.selection.revision(); // it is in sight
    }

    void handle_mouse()
    {
        auto const p = ImGui::GetMousePos();
        bool const inside = ImGui::IsWindowHovered();
        if (inside && ImGui::IsMouseDoubleClicked(0)) {
            auto const word = word_at(report_.text, pointed_);
            if (word.first < word.second) state_.selected = word;
            state_.anchor.reset();
            return;
        }
        if (inside && ImGui::IsMouseClicked(0) &&
            p.x < ImGui::GetWindowPos().x + ImGui::GetWindowSize().x - ui_.px(14)) {
            state_.anchor = pointed_;
            state_.selected.reset();
        }
        if (!state_.anchor) return;
        ui_.frames.now();
        bool const dragged = ImGui::IsMouseDragging(0, ui_.px(kSlack));
        if (dragged) {
            state_.selected = std::minmax(*state_.anchor, pointed_);
            drag_on(p);
        }
        if (ImGui::IsMouseDown(0)) return;
        state_.anchor.reset();
        if (!state_.selected) click();
        if (state_.selected && state_.selected->first == state_.selected->second)
            state_.selected.reset();
    }

    /// Beyond the edge the text comes along.
    void drag_on(ImVec2 p)
    {
        auto const top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowSize().y;
        if (p.y < top) ImGui::SetScrollY(ImGui::GetScrollY() - height_);
        if (p.y > bottom) ImGui::SetScrollY(ImGui::GetScrollY() + height_);
    }

    Ui& ui_;
    ReaderState& state_;
    project::ReportRecord const& report_;
    ImFont* font_;
    events::EventTable const& table_;
    float height_;
    std::size_t pointed_ = 0;
    std::vector<std::size_t> under_; ///< marks under the pointer
};

} // namespace

void draw_reader_text(Ui& ui, ReaderState& state, project::ReportRecord const& report, ImVec2 size)
{
    ImGui::PushID(static_cast<int>(state.report)); // another report begins at its top
    if (ImGui::BeginChild("text", size, false, ImGuiWindowFlags_NoMove))
        Page(ui, state, report).draw();
    ImGui::EndChild();
    ImGui::PopID();
}

void draw_reader_legend(Ui& ui)
{
    ImGui::PushFont(ui.fonts.small);
    auto& list = *ImGui::GetWindowDrawList();
    auto const& p = ui.palette;
    float const line = ImGui::GetTextLineHeight();
    auto const label = [&](char const* words, auto const& draw) {
        auto const at = ImGui::GetCursorScreenPos();
        float const width = ImGui::CalcTextSize(words).x;
        draw(at, width);
        text_muted(ui, words);
        ImGui::SameLine(0, ui.px(14));
    };
    label("place", [&](ImVec2 at, float width) {
        list.AddLine({at.x, at.y + line + 1}, {at.x + width, at.y + line + 1}, color(p.accent),
                     ui.px(2));
    });
    label("date", [&](ImVec2 at, float width) {
        draw_dashes(list, {at.x, at.y + line + 1}, at.x + width, color(p.text), ui.px(3),
                    ui.px(1.5F));
    });
    label("event", [&](ImVec2 at, float width) {
        auto const tone = scene::type_style(events::Type::protests, ui.theme).color;
        list.AddRectFilled({at.x - ui.px(3), at.y - ui.px(1)},
                           {at.x + width + ui.px(3), at.y + line + ui.px(2)}, color(tone, 0.17F));
    });
    ImGui::NewLine();
    ImGui::PopFont();
}

} // namespace placetime::viewer
