#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "session/commands.h"

using namespace placetime::session;

namespace {

std::string document()
{
    std::ifstream file(PLACETIME_SOURCE_DIR "/docs/viewer.md", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// From the heading up to the next one of its rank, without the heading's line.
std::string section(std::string const& text, std::string const& heading)
{
    auto const start = text.find("\n" + heading + "\n");
    if (start == std::string::npos) return {};
    auto const begin = start + heading.size() + 2;
    auto const rank = heading.substr(0, heading.find(' ') + 1);
    return text.substr(begin, text.find("\n" + rank, begin) - begin);
}

std::string keys_of(Command const& command)
{
    std::string keys;
    for (auto const& chord : command.chords)
        if (chord.key != Key::none) keys += (keys.empty() ? "`" : ", `") + to_string(chord) + "`";
    return keys;
}

} // namespace

TEST_CASE("the keys in docs/viewer.md are those of the program")
{
    std::ostringstream expected;
    for (auto const menu : menus()) {
        expected << "\n### " << menu << "\n| key | |\n|---|---|\n";
        for (auto const& command : commands())
            if (command.menu == menu && command.chords[0].key != Key::none)
                expected << "| " << keys_of(command) << " | " << command.title << " |\n";
    }
    for (auto const& group : help()) {
        if (!group.title.starts_with("Mouse")) continue;
        expected << "\n### " << group.title << "\n| | |\n|---|---|\n";
        for (auto const& line : group.lines)
            expected << "| " << line.keys << " | " << line.text << " |\n";
    }
    CHECK(section(document(), "## Keys and mouse") == expected.str());
}
