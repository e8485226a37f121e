#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <random>

#include <unistd.h>

#include "gazetteer/edit_distance.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer_build/draft.h"

namespace placetime::gazetteer_build {

TEST_CASE("Fuzzy search finds what comparing with every name finds")
{
    // Few letters, so that many names lie close to each other and swaps fall on every cut.
    std::mt19937 random(17);
    std::uniform_int_distribution<int> letter('a', 'c');
    std::uniform_int_distribution<int> length(4, 11);
    auto const word = [&] {
        std::string out;
        for (int n = length(random); n > 0; --n) out += static_cast<char>(letter(random));
        return out;
    };
    Draft draft;
    std::map<std::string, int> names;
    for (std::uint32_t i = 1; i <= 3000; ++i) {
        auto const name = word();
        ++names[name];
        draft.add(i, name, PlaceRow{});
    }
    auto const file = std::filesystem::temp_directory_path() /
                      ("placetime-fuzzy-" + std::to_string(::getpid()) + ".gaz");
    write_index(draft, file);
    {
        gazetteer::Gazetteer const g(file);
        for (int i = 0; i < 400; ++i) {
            auto const query = word();
            for (int edits = 1; edits <= 2; ++edits) {
                std::map<std::string, int> expected;
                for (auto const& [name, count] : names) {
                    auto const away = gazetteer::edit_distance_ascii(query, name, edits);
                    if (away <= edits) expected[name] = away;
                }
                std::map<std::string, int> found;
                for (auto const& match : g.fuzzy(query, edits, 100'000))
                    found[std::string(match.name)] = match.edits;
                REQUIRE_MESSAGE(found == expected, query);
            }
        }
    }
    std::filesystem::remove(file);
}

} // namespace placetime::gazetteer_build
