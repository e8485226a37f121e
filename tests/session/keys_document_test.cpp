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

/// "`/`, `Ctrl+F`"
std::string keys_of(HelpLine const& line)
{
    auto keys = line.keys;
    for (auto at = keys.find(", "); at != std::string::npos; at = keys.find(", ", at + 4))
        keys.replace(at, 2, "`, `");
    return "`" + keys + "`";
}

} // namespace

TEST_CASE("the keys in docs/viewer.md are those of the program")
{
    std::ostringstream expected;
    for (auto const& group : help()) {
        bool const mouse = group.title.starts_with("Mouse");
        expected << "\n### " << group.title << (mouse ? "\n| | |\n" : "\n| key | |\n")
                 << "|---|---|\n";
        for (auto const& line : group.lines)
            expected << "| " << (mouse ? line.keys : keys_of(line)) << " | " << line.text << " |\n";
    }
    CHECK(section(document(), "## Keys and mouse") == expected.str());
}
