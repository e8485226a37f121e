#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/pipeline.h"

namespace placetime::extract {
namespace {

std::string trimmed(std::string text)
{
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

std::string word_at(std::string const& title, bool last)
{
    auto const space = last ? title.rfind(' ') : title.find(' ');
    auto word = space == std::string::npos ? title
                : last                     ? title.substr(space + 1)
                                           : title.substr(0, space);
    for (auto& c : word) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return word;
}

template <std::size_t N>
bool among(std::string const& word, std::array<char const*, N> const& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What is wrong with a title; empty when nothing is.
std::string fault(std::string const& title)
{
    static constexpr std::array<char const*, 22> kBeginnings = {
        "he",   "she", "it",  "they", "we",   "i",   "you", "him",  "them",  "us",   "was",
        "were", "is",  "are", "be",   "been", "had", "has", "have", "would", "will", "that"};
    static constexpr std::array<char const*, 40> kEndings = {
        "of",   "on",    "at",   "to",      "for",     "with",  "by",    "from", "and",  "or",
        "but",  "the",   "a",    "an",      "that",    "which", "who",   "as",   "than", "into",
        "when", "while", "if",   "because", "his",     "her",   "their", "its",  "was",  "were",
        "is",   "are",   "been", "had",     "between", "until", "would", "mr",   "mr.",  "against"};
    if (title.empty()) return "empty";
    if (title.size() > 90) return "over 90 letters";
    if (title.front() >= 'a' && title.front() <= 'z') return "a small letter first";
    if (title.front() == ' ' || title.back() == ' ' || title.back() == ',') return "ragged";
    if (std::count(title.begin(), title.end(), '"') % 2 != 0) return "an open quotation mark";
    if (title.find("\u201c") != std::string::npos && title.find("\u201d") == std::string::npos)
        return "an open quotation mark";
    if (among(word_at(title, false), kBeginnings)) return "begins with a pronoun or auxiliary";
    if (title.find(' ') != std::string::npos && among(word_at(title, true), kEndings)) {
        bool const usa = title.ends_with(" US");
        if (!usa) return "ends in a function word";
    }
    return {};
}

TEST_CASE("the table of titles")
{
    std::ifstream file(std::string(PLACETIME_SOURCE_DIR) + "/tests/extract/titles.tsv");
    REQUIRE(file.good());
    int cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto const bar = line.find('|');
        REQUIRE_MESSAGE(bar != std::string::npos, line);
        auto const sentence = trimmed(line.substr(0, bar));
        auto const expected = trimmed(line.substr(bar + 1));
        auto const events = annotated(sentence, "2020-10-07").events;
        std::string found;
        bool any = false;
        for (auto const& event : events) {
            any = any || event.title == expected;
            found += "[" + event.title + "] ";
        }
        CHECK_MESSAGE(any, sentence << "\n  expected " << expected << "\n  found    " << found);
        ++cases;
    }
    CHECK(cases >= 40);
}

TEST_CASE("no title of a whole report is broken")
{
    int titles = 0;
    for (auto const* folder : {"/samples", "/tests/extract/reports"}) {
        std::vector<std::filesystem::path> files;
        for (auto const& entry :
             std::filesystem::directory_iterator(std::string(PLACETIME_SOURCE_DIR) + folder)) {
            auto const extension = entry.path().extension();
            if (extension == ".txt" || extension == ".md") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (auto const& path : files) {
            if (path.stem() == "README") continue;
            std::ifstream file(path);
            std::stringstream text;
            text << file.rdbuf();
            for (auto const& event : annotated(text.str(), nullptr).events) {
                auto const wrong = fault(event.title);
                CHECK_MESSAGE(wrong.empty(), event.title << ": " << wrong);
                ++titles;
            }
        }
    }
    CHECK(titles > 200);
}

} // namespace
} // namespace placetime::extract
