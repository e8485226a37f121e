#include "scene/slide_text.h"

#include <algorithm>
#include <cmath>

namespace placetime::scene {
namespace {

/// More than this has no room on any page; bytes of one block, and of all.
constexpr std::size_t kMostOfBlock = 3'000, kMostOfText = 6'000;

/// The code point that begins at `at`, which is moved behind it. A byte that begins none is itself.
char32_t next(std::string_view text, std::size_t& at)
{
    auto const lead = static_cast<unsigned char>(text[at++]);
    int const more = lead >= 0xF0 && lead < 0xF8 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (more == 0 || lead >= 0xF8) return lead;
    char32_t code = lead & (0x3F >> more);
    auto const begin = at;
    for (int i = 0; i < more; ++i) {
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) {
            at = begin;
            return lead;
        }
        code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    }
    return code;
}

bool is_space(char32_t c)
{
    return c <= 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF;
}

/// Marks, embeddings, overrides and isolates.
bool is_direction_mark(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x206F);
}

bool is_rtl_letter(char32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_ltr_letter(char32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && !is_rtl_letter(c));
}

} // namespace

std::string clean_words(std::string_view text, std::size_t most, bool* was_cut)
{
    std::string result;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        // A lone byte from 0x80 on is not a control character: the typesetter shows it as a fault.
        auto const c = next(text, at);
        bool const lone = at == begin + 1 && c >= 0x80;
        if (!lone && is_direction_mark(c)) continue;
        if (!lone && is_space(c)) {
            space = !result.empty();
            continue;
        }
        if (result.size() + (at - begin) + (space ? 1 : 0) > most) {
            if (was_cut) *was_cut = true;
            break;
        }
        if (space) result += ' ';
        space = false;
        result.append(text.substr(begin, at - begin));
    }
    return result;
}

bool is_right_to_left(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next(text, at);
        if (is_rtl_letter(c)) return true;
        if (is_ltr_letter(c)) return false;
    }
    return false;
}

namespace {

/// Words of a block with their looks.
struct Word {
    std::string text;
    typeset::Style style;
    std::string link;    ///< an address; empty: none
    bool joined = false; ///< no space before it
};

typeset::Style style_of(TextRun const& run, TextBlock const& block, float size, TextKit& kit)
{
    bool const heading = block.kind == TextBlock::Kind::heading;
    auto style =
        kit.style(heading ? size + 2 : size,
                  heading || run.bold ? typeset::Weight::semibold : typeset::Weight::regular);
    style.italic = run.italic;
    return style;
}

/// Pieces of a word that is wider than a line, each of which has room.
void add_pieces(std::vector<Word>& words, Word word, float width, TextKit& kit)
{
    while (kit.measure(word.text, word.style).width > width) {
        // By halves: a word of thousands of letters is measured some ten times a line.
        std::vector<std::size_t> ends;
        for (std::size_t at = 0; at < word.text.size();) {
            (void)next(word.text, at);
            ends.push_back(at);
        }
        std::size_t low = 1, high = ends.size();
        while (low < high) {
            auto const middle = (low + high + 1) / 2;
            if (kit.measure(std::string_view(word.text).substr(0, ends[middle - 1]), word.style)
                    .width <= width)
                low = middle;
            else
                high = middle - 1;
        }
        if (low == ends.size()) break;
        auto piece = word;
        piece.text.resize(ends[low - 1]);
        word.text.erase(0, ends[low - 1]);
        words.push_back(std::move(piece));
        word.joined = true;
    }
    words.push_back(std::move(word));
}

std::vector<Word> words_of(TextBlock const& block, float size, float width, TextKit& kit, bool& cut)
{
    std::vector<Word> words;
    std::size_t left = kMostOfBlock;
    bool spaced = true; // what came before ended with white space
    for (auto const& run : block.runs) {
        bool run_cut = false;
        auto const text = clean_words(run.text, left, &run_cut);
        auto const first = run.text.empty() ? ' ' : run.text.front();
        auto const last = run.text.empty() ? ' ' : run.text.back();
        if (static_cast<unsigned char>(first) <= 0x20) spaced = true;
        auto const style = style_of(run, block, size, kit);
        for (std::size_t at = 0; at < text.size();) {
            auto end = text.find(' ', at);
            if (end == std::string::npos) end = text.size();
            add_pieces(words, {text.substr(at, end - at), style, run.link, !spaced}, width, kit);
            spaced = true;
            at = end + 1;
        }
        if (!text.empty()) spaced = static_cast<unsigned char>(last) <= 0x20;
        left -= std::min(left, text.size());
        cut = cut || run_cut;
        if (run_cut) break;
    }
    return words;
}

/// Words of one look that follow each other, as one text.
std::vector<PlacedRun> runs_of(std::span<Word const> words, TextKit& kit)
{
    std::vector<PlacedRun> runs;
    for (auto const& word : words) {
        bool const first = runs.empty();
        bool const space = !first && !word.joined;
        if (!first && runs.back().style == word.style && runs.back().link == word.link)
            runs.back().text += (space ? " " : "") + word.text;
        else {
            // The space belongs to the plainer of the two, so that it is not underlined.
            if (space && !runs.back().link.empty())
                runs.push_back({" ", word.style, 0, 0, 0, {}});
            else if (space)
                runs.back().text += " ";
            if (!first && runs.back().style == word.style && runs.back().link == word.link)
                runs.back().text += word.text;
            else
                runs.push_back({word.text, word.style, 0, 0, 0, word.link});
        }
    }
    for (auto& run : runs) run.width = kit.measure(run.text, run.style).width;
    return runs;
}

float width_of(std::span<PlacedRun const> runs)
{
    float width = 0;
    for (auto const& run : runs) width += run.width;
    return width;
}

/// Ends a line with "…" that is not the last of its text.
void end_early(std::vector<PlacedRun>& runs, float width, TextKit& kit)
{
    auto const is_plain = [](std::string const& text) {
        return !text.empty() && text.back() != ' ' && text.back() != ',' && text.back() != '.';
    };
    while (!runs.empty()) {
        auto& run = runs.back();
        while (!run.text.empty() && !is_plain(run.text)) run.text.pop_back();
        if (!run.text.empty()) {
            float const before = width_of(runs) - run.width;
            if (before + kit.measure(run.text + "…", run.style).width <= width)
                run.text += "…";
            else
                run.text = kit.fitted(run.text + "……", run.style, width - before);
            run.width = kit.measure(run.text, run.style).width;
            return;
        }
        runs.pop_back();
    }
}

/// One block after another, from the top.
class Flow {
public:
    Flow(float width, float height, float size, TextKit& kit)
        : width_(width), height_(height), size_(size), kit_(kit)
    {
    }
    void add(TextBlock const& block);
    bool is_full() const noexcept { return result.cut; }
    FlowedText result;

private:
    void put(std::vector<PlacedRun> runs, float left, bool rtl, float baseline);
    void number(TextBlock const& block, float left, bool rtl, float baseline);

    float width_, height_, size_, y_ = 0;
    TextKit& kit_;
    bool first_ = true, was_item_ = false;
    std::size_t last_line_ = 0; ///< where the last line's runs begin
    float last_left_ = 0;
    bool last_rtl_ = false;
};

void Flow::put(std::vector<PlacedRun> runs, float left, bool rtl, float baseline)
{
    float x = rtl ? width_ - left : left;
    for (auto& run : runs) {
        if (rtl) x -= run.width;
        run.x = x;
        run.baseline = baseline;
        if (!rtl) x += run.width;
        result.runs.push_back(std::move(run));
    }
}

void Flow::number(TextBlock const& block, float left, bool rtl, float baseline)
{
    float const s = kit_.scale(), x = left - size_ * 0.9F * s;
    if (block.number == 0) {
        result.bullets.push_back({rtl ? width_ - x : x, baseline - size_ * 0.36F * s});
        return;
    }
    auto style = kit_.style(size_);
    style.tabular = true;
    auto text = std::to_string(block.number) + ".";
    float const width = kit_.measure(text, style).width;
    float const at = left - 6 * s - width;
    result.runs.push_back(
        {std::move(text), style, rtl ? width_ - at - width : at, baseline, width, {}});
}

void Flow::add(TextBlock const& block)
{
    float const s = kit_.scale();
    bool const heading = block.kind == TextBlock::Kind::heading;
    bool const item = block.kind == TextBlock::Kind::item;
    float const size = heading ? size_ + 2 : size_;
    float const line = std::round(size * 1.36F * s);
    float const digits = block.number > 99 ? 2.6F : block.number > 9 ? 2.1F : 1.5F;
    float const left =
        item ? std::round(size_ *
                          (digits + 1.4F * static_cast<float>(std::clamp(block.level, 0, 4))) * s)
             : 0;
    float const room = std::max(size * 2 * s, width_ - left);
    bool cut = false;
    auto const words = words_of(block, size_, room, kit_, cut);
    if (words.empty()) return;
    if (!first_) y_ += std::round((item && was_item_ ? 0.3F : heading ? 0.8F : 0.6F) * size_ * s);
    std::string all;
    for (auto const& word : words) {
        all += word.text;
        if (all.size() > 64) break;
    }
    bool const rtl = is_right_to_left(all);
    first_ = false;
    was_item_ = item;
    for (std::size_t at = 0; at < words.size();) {
        if (y_ + line > height_ + 0.5F) { // no room: the line before is the last
            result.cut = true;
            std::vector<PlacedRun> last(
                result.runs.begin() + static_cast<std::ptrdiff_t>(last_line_), result.runs.end());
            if (last.empty()) return;
            float const baseline = last.front().baseline;
            result.runs.resize(last_line_);
            end_early(last, width_ - last_left_, kit_);
            put(std::move(last), last_left_, last_rtl_, baseline);
            return;
        }
        std::size_t end = at;
        float width = 0;
        for (; end < words.size(); ++end) {
            auto const& word = words[end];
            float needed = kit_.measure(word.text, word.style).width;
            if (end > at && !word.joined) needed += kit_.measure(" ", word.style).width;
            if (end > at && width + needed > room) break;
            width += needed;
        }
        // What joins the word before it, as a comma after bold words does, begins no line.
        auto whole = end;
        while (whole > at && whole < words.size() && words[whole].joined) --whole;
        if (whole > at) end = whole;
        float const baseline = std::round(y_ + line * 0.5F + size * 0.364F * s);
        if (item && at == 0) number(block, left, rtl, baseline);
        last_line_ = result.runs.size();
        last_left_ = left;
        last_rtl_ = rtl;
        put(runs_of(std::span(words).subspan(at, end - at), kit_), left, rtl, baseline);
        y_ += line;
        at = end;
    }
    result.height = y_;
    if (cut) {
        std::vector<PlacedRun> last(result.runs.begin() + static_cast<std::ptrdiff_t>(last_line_),
                                    result.runs.end());
        float const baseline = last.front().baseline;
        result.runs.resize(last_line_);
        end_early(last, room, kit_);
        put(std::move(last), left, rtl, baseline);
        result.cut = true;
    }
}

} // namespace

FlowedText flow_text(std::span<TextBlock const> blocks, float width, float height, float size,
                     TextKit& kit)
{
    Flow flow(width, height, size, kit);
    std::size_t bytes = 0;
    for (auto const& block : blocks) {
        flow.add(block);
        for (auto const& run : block.runs) bytes += run.text.size();
        if (flow.is_full()) break;
        if (bytes > kMostOfText && &block != &blocks.back()) {
            flow.result.cut = true;
            break;
        }
    }
    return std::move(flow.result);
}

FittedLines fit_lines(std::string_view text, typeset::Weight weight, float size, float least,
                      float width, std::size_t lines, TextKit& kit)
{
    FittedLines result;
    // What has no room in any case is not measured.
    auto const words = clean_words(text, lines * 400, &result.cut);
    auto const has_room = [&](float in_size, std::size_t in_lines) {
        result.style = kit.style(in_size, weight);
        result.lines = kit.wrapped(words, result.style, width, in_lines);
        std::size_t length = 0;
        for (auto const& line : result.lines) length += line.size();
        // Nothing is lost but the spaces at which it was broken.
        return length + (result.lines.empty() ? 0 : result.lines.size() - 1) >= words.size() &&
               !std::any_of(result.lines.begin(), result.lines.end(),
                            [](auto const& line) { return line.ends_with("…"); });
    };
    if (!result.cut) {
        for (float at = size; at >= least; at -= 2)
            if (has_room(at, 1)) return result;
        for (std::size_t in_lines = 2; in_lines <= lines; ++in_lines)
            if (has_room(least, in_lines)) return result;
    }
    result.cut = !words.empty() && !has_room(least, lines) && !words.ends_with("…");
    return result;
}

} // namespace placetime::scene
