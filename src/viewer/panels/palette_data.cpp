#include "viewer/panels/palette_data.h"

#include <algorithm>
#include <string>

namespace placetime::viewer {
namespace {

std::string lower(std::string_view text)
{
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (char const c : lower(text) + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

} // namespace

std::vector<session::Command const*> find_commands(std::string_view words)
{
    auto const wanted = words_of(words);
    std::vector<session::Command const*> first, rest;
    for (auto const& command : session::commands()) {
        auto const title = lower(command.title);
        auto const text = lower(command.menu) + " " + title;
        bool const all = std::ranges::all_of(
            wanted, [&](auto const& word) { return text.find(word) != std::string::npos; });
        if (!all) continue;
        bool const begins = !wanted.empty() && title.starts_with(wanted.front());
        (begins ? first : rest).push_back(&command);
    }
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

} // namespace placetime::viewer
