#include "viewer/presenter_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scene/text_kit.h"

namespace placetime::viewer {

namespace {

using scene::Rect;
using typeset::Weight;

// CSS pixels.
constexpr float kPad = 16, kBar = 60, kHeading = 28, kRow = 30, kHint = 26;
constexpr float kBig = 30, kNotes = 20, kNotesLine = 28;
constexpr std::size_t kMostLines = 2000;
constexpr float kNotch = 3; ///< lines of a notch of the wheel
/// A room is dark: so is what lights the speaker's face.
constexpr auto kTheme = scene::Theme::dark;
constexpr float kShape = 16.0F / 9;

scene::Palette const& colors() { return scene::palette(kTheme); }

/// The largest rectangle of a slide's shape within another, at its top left.
Rect slide_in(Rect room)
{
    float const width = std::max(1.0F, std::min(room.width, room.height * kShape));
    return {room.x, room.y, std::round(width), std::round(width / kShape)};
}

std::vector<std::string> paragraphs(std::string const& text)
{
    std::vector<std::string> lines(1);
    for (char const c : text) {
        if (c == '\n')
            lines.emplace_back();
        else if (c != '\r')
            lines.back() += c;
    }
    return lines;
}

} // namespace

std::string elapsed_text(double seconds)
{
    auto const whole = static_cast<long>(std::max(0.0, seconds));
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

SpeakerFacts speaker_facts(briefing::Briefing const& briefing, session::Presenting const& state,
                           std::string clock)
{
    SpeakerFacts facts;
    for (auto const& slide : briefing.slides) facts.titles.push_back(slide.title);
    facts.slide = state.slide();
    facts.notes = briefing.slides[facts.slide].notes;
    facts.elapsed = std::floor(state.elapsed());
    facts.clock = std::move(clock);
    facts.cover = state.cover();
    facts.runs = state.runs();
    return facts;
}

SpeakerLayout arrange_speaker(float width, float height, float scale)
{
    auto const px = [scale](float css) { return std::round(css * scale); };
    SpeakerLayout layout;
    float const pad = px(kPad);
    layout.bar = {0, 0, width, px(kBar)};
    float const third = std::round(width / 3);
    layout.elapsed = {third, 0, third, layout.bar.height};
    layout.hint = {pad, height - px(kHint), width - 2 * pad, px(kHint)};
    float const top = layout.bar.height + pad, bottom = layout.hint.y - px(8);
    float const left = std::round((width - 3 * pad) * 0.58F);
    float const right = width - 3 * pad - left;
    layout.row = px(kRow);

    layout.current = slide_in({pad, top, left, std::max(1.0F, (bottom - top) * 0.68F)});
    float const list_top = layout.current.bottom() + pad;
    layout.list = {pad, list_top, left, std::max(0.0F, bottom - list_top)};

    float const x = 2 * pad + left;
    layout.next_heading = {x, top, right, px(kHeading)};
    layout.next =
        slide_in({x, layout.next_heading.bottom(), right, std::max(1.0F, (bottom - top) * 0.42F)});
    layout.notes_heading = {x, layout.next.bottom() + px(8), right, px(kHeading)};
    float const notes_top = layout.notes_heading.bottom();
    layout.notes = {x, notes_top, right, std::max(0.0F, bottom - notes_top)};
    return layout;
}

void SpeakerSheet::resize(int width, int height, float scale)
{
    if (width == width_ && height == height_ && scale == scale_) return;
    width_ = width;
    height_ = height;
    scale_ = scale;
    layout_ = arrange_speaker(static_cast<float>(width), static_cast<float>(height), scale);
    shown_.reset();
}

bool SpeakerSheet::is_stale(SpeakerFacts const& facts) const { return !shown_ || *shown_ != facts; }

void SpeakerSheet::draw_bar(scene::Scene& scene, SpeakerFacts const& facts)
{
    scene::TextKit kit(typesetter_, scale_);
    auto& pass = scene.passes.emplace_back();
    auto const& bar = layout_.bar;
    pass.panels.push_back({bar, 0, colors().panel});
    pass.panels.push_back({{0, bar.bottom() - scale_, bar.width, scale_}, 0, colors().rule});
    auto big = kit.style(kBig, Weight::semibold);
    big.tabular = true;
    float const base = bar.y + bar.height / 2 + kit.measure("0", big).cap_height / 2;
    float const pad = kPad * scale_;
    auto const title = kit.style(18, Weight::semibold);
    kit.left(pass, fmt::format("Slide {} of {}", facts.slide + 1, facts.titles.size()), title, pad,
             base, colors().text);
    auto const elapsed = elapsed_text(facts.elapsed);
    float const half = kit.measure(elapsed, big).width / 2;
    kit.left(pass, elapsed, big, bar.width / 2 - half, base, colors().accent);
    auto const words = facts.cover == session::Presenting::Cover::black   ? "The screen is black"
                       : facts.cover == session::Presenting::Cover::white ? "The screen is white"
                       : facts.runs                                       ? "Runs by itself"
                                                                          : "";
    kit.left(pass, words, kit.style(14), bar.width / 2 + half + pad, base, colors().text);
    kit.right(pass, facts.clock, big, bar.width - pad, base, colors().muted);
}

void SpeakerSheet::draw_next(scene::Scene& scene, SpeakerFacts const& facts)
{
    scene::TextKit kit(typesetter_, scale_);
    auto& pass = scene.passes.emplace_back();
    bool const last = facts.slide + 1 >= facts.titles.size();
    auto const& heading = layout_.next_heading;
    auto const strong = kit.style(14, Weight::semibold);
    auto const words =
        last ? std::string("This is the last slide") : "Next: " + facts.titles[facts.slide + 1];
    kit.left(pass, kit.fitted(words, strong, heading.width), strong, heading.x,
             heading.y + 16 * scale_, colors().text);
    if (last) pass.panels.push_back({layout_.next, 4 * scale_, colors().panel, colors().rule});
    kit.left(pass, "Notes", kit.style(12), layout_.notes_heading.x,
             layout_.notes_heading.y + 18 * scale_, colors().muted);
    auto const small = kit.style(12);
    auto const keys = kit.fitted("→ next   ← back   B black   L pointer   T time   P runs   "
                                 "C clock to zero   N closes this view   Esc ends",
                                 small, layout_.hint.width);
    kit.left(pass, keys, small, layout_.hint.x, layout_.hint.y + 16 * scale_, colors().muted);
}

void SpeakerSheet::draw_list(scene::Scene& scene, SpeakerFacts const& facts)
{
    scene::TextKit kit(typesetter_, scale_);
    auto const& list = layout_.list;
    if (list.height < layout_.row) return;
    float const row = layout_.row;
    float const room = row * std::floor(list.height / row);
    list_most_ = std::max(0.0F, row * static_cast<float>(facts.titles.size()) - room);
    if (!shown_ || shown_->slide != facts.slide) { // the present one comes into sight
        float const at = row * static_cast<float>(facts.slide);
        float const least = at + 2 * row - room, most = std::max(0.0F, at - row);
        list_top_ = least < most ? std::clamp(list_top_, least, most) : most;
    }
    list_top_ = std::clamp(list_top_, 0.0F, list_most_);
    auto& pass = scene.passes.emplace_back();
    pass.clip = list;
    auto number = kit.style(14);
    number.tabular = true;
    for (std::size_t i = 0; i < facts.titles.size(); ++i) {
        float const y = list.y + row * static_cast<float>(i) - list_top_;
        if (y < list.y - 1 || y + row > list.bottom() + 1) continue; // whole rows only
        bool const now = i == facts.slide;
        if (now)
            pass.panels.push_back({{list.x, y, list.width, row - 2 * scale_},
                                   4 * scale_,
                                   scene::mixed(colors().accent, colors().land, 0.25)});
        auto const ink = i < facts.slide ? colors().muted : colors().text;
        auto const style = kit.style(14, now ? Weight::semibold : Weight::regular);
        float const base = y + 19 * scale_;
        kit.right(pass, fmt::format("{}", i + 1), number, list.x + 34 * scale_, base, ink);
        auto const title = facts.titles[i].empty() ? std::string("Untitled") : facts.titles[i];
        kit.left(pass, kit.fitted(title, style, list.width - 56 * scale_), style,
                 list.x + 46 * scale_, base, ink);
    }
}

void SpeakerSheet::draw_notes(scene::Scene& scene, SpeakerFacts const& facts)
{
    scene::TextKit kit(typesetter_, scale_);
    auto const& area = layout_.notes;
    auto const style = kit.style(kNotes);
    auto& pass = scene.passes.emplace_back();
    pass.clip = area;
    if (!shown_ || shown_->slide != facts.slide) notes_top_ = 0;
    if (facts.notes.empty()) {
        kit.left(pass, "None for this slide.", kit.style(14), area.x, area.y + 18 * scale_,
                 colors().muted);
        notes_most_ = 0;
        return;
    }
    std::vector<std::string> lines;
    for (auto const& paragraph : paragraphs(facts.notes)) {
        if (lines.size() >= kMostLines) break;
        if (paragraph.empty())
            lines.emplace_back();
        else
            for (auto& line :
                 kit.wrapped(paragraph, style, area.width - 12 * scale_, kMostLines - lines.size()))
                lines.push_back(std::move(line));
    }
    float const step = kNotesLine * scale_;
    float const whole = step * static_cast<float>(lines.size()) + 8 * scale_;
    notes_most_ = std::max(0.0F, whole - area.height);
    notes_top_ = std::clamp(notes_top_, 0.0F, notes_most_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        float const base = area.y + step * (static_cast<float>(i) + 0.75F) - notes_top_;
        if (base < area.y + step / 2 || base + step / 4 > area.bottom() || lines[i].empty())
            continue; // whole lines only
        kit.left(pass, lines[i], style, area.x, base, colors().text);
    }
    if (notes_most_ <= 0) return;
    float const bar = std::max(24 * scale_, area.height * area.height / whole);
    pass.panels.push_back(
        {{area.right() - 4 * scale_, area.y + (area.height - bar) * notes_top_ / notes_most_,
          4 * scale_, bar},
         2 * scale_,
         colors().muted});
}

scene::Scene const& SpeakerSheet::bring(SpeakerFacts const& facts)
{
    if (!is_stale(facts)) return scene_;
    scene_ = {};
    scene_.width = width_;
    scene_.height = height_;
    scene_.scale = scale_;
    scene_.background = colors().land;
    draw_bar(scene_, facts);
    draw_next(scene_, facts);
    draw_list(scene_, facts);
    draw_notes(scene_, facts);
    shown_ = facts;
    return scene_;
}

void SpeakerSheet::scroll(scene::Point at, float notches)
{
    bool const on_notes = layout_.notes.contains(at);
    if (!on_notes && !layout_.list.contains(at)) return;
    auto& top = on_notes ? notes_top_ : list_top_;
    float const step = on_notes ? kNotesLine * scale_ : layout_.row;
    top = std::clamp(top - notches * kNotch * step, 0.0F, on_notes ? notes_most_ : list_most_);
    if (shown_) shown_->clock += ' '; // to be drawn anew, with all else as it stands
}

std::optional<std::size_t> SpeakerSheet::slide_at(scene::Point at) const
{
    if (!shown_ || layout_.row <= 0 || !layout_.list.contains(at)) return std::nullopt;
    auto const row = static_cast<std::size_t>((at.y - layout_.list.y + list_top_) / layout_.row);
    if (row >= shown_->titles.size()) return std::nullopt;
    return row;
}

} // namespace placetime::viewer
