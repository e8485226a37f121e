#include "briefing/markdown.h"

#include <algorithm>

namespace placetime::briefing {

namespace {

using scene::TextBlock;
using scene::TextRun;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_mark(char c)
{
    auto const u = static_cast<unsigned char>(c);
    return u > 32 && u < 127 && !is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
}

constexpr std::size_t kLongestAddress = 2'048;

/// Addresses that a reader may follow.
bool is_safe(std::string_view address)
{
    if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) < 33; }))
        return false;
    for (std::string_view const scheme : {"http://", "https://", "mailto:"}) {
        if (address.size() <= scheme.size()) continue;
        if (std::equal(scheme.begin(), scheme.end(), address.begin(), [](char a, char b) {
                return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
            }))
            return true;
    }
    return false;
}

/// The words of a block with their marks, cut into pieces.
struct Piece {
    enum class Kind : std::uint8_t { text, one_star, two_stars, link_begin, link_end };
    Kind kind = Kind::text;
    std::string text; ///< of links the address
    bool opens = false, closes = false;
    bool used = false; ///< of stars: has its other
};

class Inline {
public:
    explicit Inline(std::string_view text) : text_(text) {}
    std::vector<TextRun> runs()
    {
        cut();
        pair_stars();
        return joined();
    }

private:
    void put(char c)
    {
        if (pieces_.empty() || pieces_.back().kind != Piece::Kind::text) pieces_.emplace_back();
        pieces_.back().text += c;
    }
    void cut()
    {
        for (std::size_t i = 0; i < text_.size();) {
            auto const c = text_[i];
            if (c == '\\' && i + 1 < text_.size() && is_mark(text_[i + 1])) {
                put(text_[i + 1]);
                i += 2;
            } else if (c == '*') {
                i = cut_stars(i);
            } else if (c == '[' && begin_link(i)) {
                ++i;
            } else if (i == words_end_) {
                pieces_.push_back({Piece::Kind::link_end, {}, false, false, false});
                i = link_end_;
                words_end_ = std::string_view::npos;
            } else {
                put(c);
                ++i;
            }
        }
    }
    std::size_t cut_stars(std::size_t i)
    {
        std::size_t const count = i + 1 < text_.size() && text_[i + 1] == '*' ? 2 : 1;
        Piece piece;
        piece.kind = count == 2 ? Piece::Kind::two_stars : Piece::Kind::one_star;
        piece.text.assign(count, '*');
        piece.opens = i + count < text_.size() && !is_space(text_[i + count]);
        piece.closes = i > 0 && !is_space(text_[i - 1]);
        pieces_.push_back(std::move(piece));
        return i + count;
    }
    /// True when "[" at i begins a link; then its words and end are known.
    bool begin_link(std::size_t i)
    {
        if (words_end_ != std::string_view::npos || no_more_links_) return false;
        if (next_middle_ <= i || next_middle_ == std::string_view::npos)
            next_middle_ = text_.find("](", i);
        if (next_middle_ == std::string_view::npos) {
            no_more_links_ = true;
            return false;
        }
        if (text_.find('[', i + 1) < next_middle_) return false;
        std::size_t depth = 0, end = next_middle_ + 2;
        auto const most = std::min(text_.size(), end + kLongestAddress);
        for (; end < most && !is_space(text_[end]); ++end) {
            if (text_[end] == '(') ++depth;
            if (text_[end] == ')' && depth-- == 0) break;
        }
        if (end >= most || text_[end] != ')') return false;
        auto const address = text_.substr(next_middle_ + 2, end - next_middle_ - 2);
        pieces_.push_back({Piece::Kind::link_begin,
                           is_safe(address) ? std::string(address) : std::string(), false, false,
                           false});
        words_end_ = next_middle_;
        link_end_ = end + 1;
        return true;
    }
    /// What has no other is text.
    void pair_stars()
    {
        for (auto const kind : {Piece::Kind::one_star, Piece::Kind::two_stars}) {
            Piece* open = nullptr;
            for (auto& piece : pieces_) {
                if (piece.kind != kind) continue;
                if (open != nullptr && piece.closes) {
                    open->used = piece.used = true;
                    open = nullptr;
                } else if (open == nullptr && piece.opens) {
                    open = &piece;
                }
            }
        }
    }
    std::vector<TextRun> joined()
    {
        std::vector<TextRun> runs;
        TextRun look;
        auto const add = [&](std::string const& text) {
            if (text.empty()) return;
            if (runs.empty() || runs.back().bold != look.bold ||
                runs.back().italic != look.italic || runs.back().link != look.link) {
                runs.push_back(look);
            }
            runs.back().text += text;
        };
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            auto const& piece = pieces_[i];
            switch (piece.kind) {
            case Piece::Kind::text:
                add(piece.text);
                break;
            case Piece::Kind::one_star:
                if (!piece.used) add(piece.text);
                if (piece.used) look.italic = !look.italic;
                break;
            case Piece::Kind::two_stars:
                if (!piece.used) add(piece.text);
                if (piece.used) look.bold = !look.bold;
                break;
            case Piece::Kind::link_begin:
                look.link = piece.text;
                if (i + 1 < pieces_.size() && pieces_[i + 1].kind == Piece::Kind::link_end)
                    add(piece.text);
                break;
            case Piece::Kind::link_end:
                look.link.clear();
                break;
            }
        }
        return runs;
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
    std::size_t words_end_ = std::string_view::npos, link_end_ = 0;
    std::size_t next_middle_ = 0;
    bool no_more_links_ = false;
};

struct Line {
    TextBlock block; ///< without its runs
    std::string_view words;
    bool begins = false; ///< a block of its own
};

Line read_line(std::string_view line)
{
    Line read;
    std::size_t at = 0, indent = 0;
    for (; at < line.size() && (line[at] == ' ' || line[at] == '\t'); ++at)
        indent += line[at] == '\t' ? 4 : 1;
    read.words = line.substr(at);
    auto const rest = read.words;
    std::size_t marks = 0;
    auto const followed = [&](std::size_t n) { return n < rest.size() && is_space(rest[n]); };
    while (marks < rest.size() && rest[marks] == '#') ++marks;
    if (marks > 0 && marks <= 6 && followed(marks)) {
        read.block.kind = TextBlock::Kind::heading;
        read.begins = true;
    } else if (marks = 1; !rest.empty() && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') &&
                          followed(1)) {
        read.block.kind = TextBlock::Kind::item;
        read.begins = true;
    } else {
        int number = 0;
        for (marks = 0; marks < std::min<std::size_t>(rest.size(), 9) && is_digit(rest[marks]);
             ++marks)
            number = number * 10 + (rest[marks] - '0');
        if (marks > 0 && marks < rest.size() && rest[marks] == '.' && followed(marks + 1)) {
            read.block.kind = TextBlock::Kind::item;
            read.block.number = std::max(number, 1);
            read.begins = true;
            ++marks;
        }
    }
    if (read.begins) {
        constexpr std::size_t kDeepest = 8;
        if (read.block.kind == TextBlock::Kind::item)
            read.block.level = static_cast<int>(std::min(indent / 2, kDeepest));
        read.words.remove_prefix(marks);
    }
    while (!read.words.empty() && is_space(read.words.front())) read.words.remove_prefix(1);
    while (!read.words.empty() && is_space(read.words.back())) read.words.remove_suffix(1);
    return read;
}

} // namespace

std::vector<TextBlock> blocks_of(std::string_view markdown)
{
    std::vector<TextBlock> blocks;
    std::string words;
    bool open = false;
    auto const close = [&] {
        if (open) blocks.back().runs = Inline(words).runs();
        if (open && blocks.back().runs.empty()) blocks.pop_back();
        words.clear();
        open = false;
    };
    while (!markdown.empty()) {
        auto const end = std::min(markdown.find('\n'), markdown.size());
        auto const line = read_line(markdown.substr(0, end));
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        if (line.words.empty() && !line.begins) {
            close();
            continue;
        }
        if (line.begins || !open || blocks.back().kind == TextBlock::Kind::heading) {
            close();
            blocks.push_back(line.block);
            open = true;
        } else {
            words += ' ';
        }
        words += line.words;
    }
    close();
    return blocks;
}

std::string plain_text(std::string_view markdown)
{
    std::string text;
    for (auto const& block : blocks_of(markdown)) {
        if (!text.empty()) text += '\n';
        text.append(static_cast<std::size_t>(block.level) * 2, ' ');
        if (block.kind == TextBlock::Kind::item)
            text += block.number > 0 ? std::to_string(block.number) + ". " : "• ";
        for (auto const& run : block.runs) text += run.text;
    }
    return text;
}

} // namespace placetime::briefing
