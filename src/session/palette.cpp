#include "session/palette.h"

#include <algorithm>
#include <optional>

#include "session/session.h"
#include "text/fold.h"

namespace placetime::session {

namespace {

constexpr double kWhole = 12, kStart = 8, kInside = 4, kLetters = 1.5;
constexpr double kMenu = 0.4, kKey = 10, kFirstWord = 2;

struct Match {
    double score = 0;
    std::vector<std::pair<std::size_t, std::size_t>> marks;
};

bool starts_word(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' '; }
bool ends_word(std::string_view text, std::size_t at)
{
    return at == text.size() || text[at] == ' ';
}

/// The letters of a word in order, the first at the start of a word, with few gaps.
std::optional<Match> letters(std::string_view text, std::string_view word)
{
    if (word.size() < 2) return {};
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (text[start] != word[0] || !starts_word(text, start)) continue;
        Match match;
        std::size_t next = 0;
        for (std::size_t at = start; at < text.size() && next < word.size(); ++at) {
            if (text[at] != word[next]) continue;
            if (!match.marks.empty() && match.marks.back().second == at)
                match.marks.back().second = at + 1;
            else if (starts_word(text, at)) // after a gap only there
                match.marks.emplace_back(at, at + 1);
            else
                continue;
            ++next;
        }
        if (next < word.size()) continue;
        auto const jumps = match.marks.size();
        match.score = kLetters * static_cast<double>(word.size()) / static_cast<double>(jumps);
        return match;
    }
    return {};
}

std::optional<Match> find_word(std::string_view text, std::string_view word)
{
    std::optional<Match> best;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto const end = at + word.size();
        auto score = !starts_word(text, at) ? kInside : ends_word(text, end) ? kWhole : kStart;
        if (at == 0) score += kFirstWord;
        if (!best || score > best->score) best = Match{score, {{at, end}}};
    }
    return best ? best : letters(text, word);
}

std::vector<std::string> words_of(std::string_view query)
{
    std::vector<std::string> words;
    std::string word;
    for (char const c : query) {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

/// The command's key in lower case, as it is shown and in ASCII.
bool has_key(Command const& command, std::string_view word)
{
    return std::ranges::any_of(command.chords, [&](Chord const& chord) {
        return chord.key != Key::none && text::lower(to_string(chord)) == word;
    });
}

std::optional<PaletteLine> match(Command const& command, std::vector<std::string> const& words)
{
    PaletteLine line{&command, true, 0, {}};
    // Lower case keeps the bytes where they are: titles are ASCII but for "é" and "…".
    auto const title = text::lower(command.title), menu = text::lower(command.menu);
    for (auto const& word : words) {
        double best = 0;
        if (auto const found = find_word(title, word)) {
            best = found->score;
            line.marks.insert(line.marks.end(), found->marks.begin(), found->marks.end());
        }
        if (auto const found = find_word(menu, word)) best = std::max(best, kMenu * found->score);
        if (has_key(command, word)) best = std::max(best, kKey);
        if (best == 0) return {};
        line.score += best;
    }
    // Of equal ones that which says less beside it.
    line.score -= 0.01 * static_cast<double>(title.size());
    std::ranges::sort(line.marks);
    return line;
}

} // namespace

std::vector<PaletteLine> find_commands(Session const& session, std::string_view query)
{
    auto const words = words_of(text::lower(query));
    std::vector<PaletteLine> lines;
    for (auto const& command : commands())
        if (auto line = match(command, words)) {
            line->enabled = is_enabled(command, session);
            if (words.empty()) line->score = 0;
            lines.push_back(std::move(*line));
        }
    std::ranges::stable_sort(lines, [](PaletteLine const& a, PaletteLine const& b) {
        return a.enabled != b.enabled ? a.enabled : a.score > b.score;
    });
    return lines;
}

} // namespace placetime::session
