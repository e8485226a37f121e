#include "viewer/panels/rich_text.h"

#include <algorithm>
#include <cstring>

#include "viewer/theme.h"

namespace placetime::viewer {

void WrappedText::update(std::string_view text, ImFont const* font, float width)
{
    if (text.data() == text_.data() && text.size() == text_.size() && font == font_ &&
        width == width_)
        return;
    text_ = text;
    font_ = font;
    width_ = width;
    begins_.clear();
    char const* at = text.data();
    char const* const end = at + text.size();
    while (at < end) {
        auto const* const found =
            static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        char const* const paragraph_end = found != nullptr ? found : end;
        wrap_paragraph(at, paragraph_end, width);
        at = paragraph_end + 1;
    }
}

void WrappedText::wrap_paragraph(char const* from, char const* end, float width)
{
    auto const add = [&](char const* at) {
        begins_.push_back(static_cast<std::uint32_t>(at - text_.data()));
    };
    if (from == end) return add(from); // an empty line
    while (from < end) {
        add(from);
        char const* next = font_->CalcWordWrapPositionA(1, from, end, width);
        if (next == from) { // not even a letter fits
            ++next;
            while (next < end && (static_cast<unsigned char>(*next) & 0xC0) == 0x80) ++next;
        }
        while (next < end && *next == ' ') ++next;
        from = next;
    }
}

std::string_view WrappedText::line(std::size_t index) const noexcept
{
    std::size_t const from = begins_[index];
    std::size_t to = index + 1 < begins_.size() ? begins_[index + 1] : text_.size();
    while (to > from && (text_[to - 1] == '\n' || text_[to - 1] == '\r' || text_[to - 1] == ' '))
        --to;
    return text_.substr(from, to - from);
}

std::size_t WrappedText::line_of(std::size_t byte) const noexcept
{
    if (begins_.empty()) return 0;
    auto const after = std::upper_bound(begins_.begin(), begins_.end(), byte);
    return after == begins_.begin() ? 0 : static_cast<std::size_t>(after - begins_.begin()) - 1;
}

namespace {

/// One line with its marks.
class LinePainter {
public:
    LinePainter(Ui& ui, ImFont* font) : ui_(ui), font_(font), list_(*ImGui::GetWindowDrawList()) {}

    /// True when the pointer is on a mark that can be pointed at.
    bool paint_mark(std::string_view line, std::size_t begin, TextMark const& mark, ImVec2 at,
                    float height)
    {
        std::size_t const from = mark.begin > begin ? mark.begin - begin : 0;
        std::size_t const to = std::min(mark.end - begin, line.size());
        if (from >= to) return false;
        float const left = at.x + width(line.substr(0, from));
        float const right = left + width(line.substr(from, to - from));
        auto const& accent = ui_.palette.accent;
        if (mark.kind == TextMark::Kind::sentence) {
            list_.AddRectFilled({left - ui_.px(1), at.y}, {right + ui_.px(1), at.y + height},
                                color(accent, 0.13F));
            return false;
        }
        bool const hovered = ImGui::IsWindowHovered() &&
                             ImGui::IsMouseHoveringRect({left, at.y}, {right, at.y + height});
        if (mark.kind == TextMark::Kind::own || hovered)
            list_.AddRectFilled({left - ui_.px(1), at.y}, {right + ui_.px(1), at.y + height},
                                color(accent, hovered ? 0.30F : 0.20F), ui_.px(2));
        float const y = at.y + height - ui_.px(1.5F);
        bool const own = mark.kind == TextMark::Kind::own;
        list_.AddLine({left, y}, {right, y}, color(accent, own || hovered ? 1 : 0.5F),
                      ui_.px(own ? 2 : 1));
        return hovered;
    }

    void paint_text(std::string_view line, ImVec2 at)
    {
        list_.AddText(font_, font_->FontSize, at, ImGui::GetColorU32(ImGuiCol_Text), line.data(),
                      line.data() + line.size());
    }

private:
    float width(std::string_view text) const
    {
        return font_
            ->CalcTextSizeA(font_->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
            .x;
    }

    Ui& ui_;
    ImFont* font_;
    ImDrawList& list_;
};

} // namespace

std::optional<std::size_t> draw_rich_text(Ui& ui, WrappedText const& text,
                                          std::span<TextMark const> marks, ImFont* font)
{
    std::optional<std::size_t> hovered;
    // Longest mark: how far back a mark that reaches into a line may begin.
    std::size_t longest = 0;
    for (auto const& mark : marks) longest = std::max(longest, mark.end - mark.begin);
    float const height = font->FontSize + ui.px(5);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    LinePainter painter(ui, font);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(text.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const index = static_cast<std::size_t>(i);
            auto const line = text.line(index);
            auto const begin = text.begin(index), end = begin + line.size();
            auto const at = ImGui::GetCursorScreenPos();
            auto const first = std::lower_bound(
                marks.begin(), marks.end(), begin > longest ? begin - longest : 0,
                [](TextMark const& mark, std::size_t from) { return mark.begin < from; });
            for (auto const kind :
                 {TextMark::Kind::sentence, TextMark::Kind::named, TextMark::Kind::own})
                for (auto mark = first; mark != marks.end() && mark->begin < end; ++mark)
                    if (mark->kind == kind && mark->end > begin &&
                        painter.paint_mark(line, begin, *mark, at, height))
                        hovered = static_cast<std::size_t>(mark - marks.begin());
            painter.paint_text(line, {at.x, at.y + ui.px(2)});
            ImGui::Dummy({1, height});
        }
    }
    ImGui::PopStyleVar();
    return hovered;
}

} // namespace placetime::viewer
