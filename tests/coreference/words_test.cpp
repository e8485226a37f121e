#include "coreference/words.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "coreference/kinds.h"

using namespace placetime;
using namespace placetime::coreference;

namespace {

std::size_t shared(WordBook& book, char const* one, char const* other)
{
    auto const a = book.words_of(one);
    auto const b = book.words_of(other);
    return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](auto const& word) {
        return std::any_of(b.begin(), b.end(),
                           [&](auto const& found) { return found.word == word.word; });
    }));
}

} // namespace

TEST_CASE("endings of a word do not matter")
{
    for (char const* const word : {"protested", "protests", "protesters", "Protesting"})
        CHECK(stem(word) == stem("protest"));
    CHECK(stem("annulment") == stem("annulled"));
    CHECK(stem("parties") == stem("party"));
    CHECK(stem("parliamentary") == stem("parliament"));
    CHECK(stem("Élections") == stem("elections"));
}

TEST_CASE("words that say the same are one, and those that sound alike are not")
{
    CHECK(stem("wounded") == stem("injured"));
    CHECK(stem("demonstrators") == stem("rally"));
    CHECK(stem("quake") == stem("earthquake"));
    CHECK(stem("governor") != stem("government"));
    CHECK(stem("border") != stem("broken"));
    CHECK(stem("Бишкек") == stem("БИШКЕК"));
}

TEST_CASE("words without content are left out")
{
    WordBook book;
    CHECK(book.words_of("It was said on Tuesday that there were many of them.").empty());
    CHECK(is_common("tuesday"));
    CHECK_FALSE(is_common("landslide"));
    CHECK(book.words_of("").empty());
}

TEST_CASE("numbers are words when they say how many")
{
    WordBook book;
    CHECK(shared(book, "1,500 people", "about 1500 farmers") == 1);
    CHECK(book.words_of("in 2020, on 6 October").empty());
    CHECK(shared(book, "magnitude 6.8", "a quake of 6.8") == 1);
}

TEST_CASE("a name is a word with a capital inside a sentence")
{
    WordBook book;
    auto const words = book.words_of("Police arrested Atambayev. Soldiers came.");
    REQUIRE(words.size() == 4);
    CHECK_FALSE(words[0].name);
    CHECK(words[2].name);
    CHECK_FALSE(words[3].name);
}

TEST_CASE("kinds are alike as reporters confuse them")
{
    auto const of = [](events::Type type, char const* subtype) {
        events::Event event;
        event.type = type;
        event.subtype = subtype;
        return event;
    };
    using events::Type;
    auto const riot = of(Type::riots, "Violent demonstration");
    auto const protest = of(Type::protests, "Peaceful protest");
    auto const quake = of(Type::humanitarian, "disaster");
    auto const resigned = of(Type::politics, "resignation");
    auto const elected = of(Type::politics, "election");
    CHECK(kind_likeness(riot, riot) == 1);
    CHECK(kind_likeness(riot, protest) == kind_likeness(protest, riot));
    CHECK(kind_likeness(riot, protest) > 0.5);
    CHECK(kind_likeness(resigned, elected) < 0.5);
    CHECK(kind_likeness(quake, protest) == 0);
    CHECK(is_singular(resigned));
    CHECK_FALSE(is_singular(protest));
}
