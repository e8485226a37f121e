#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "extract/inflection.h"
#include "extract/vocabulary.h"

namespace placetime::extract {
namespace {

std::string own() { return read_file(PLACETIME_SOURCE_DIR "/geodata/event_types.txt"); }

std::string message_of(std::string const& text)
{
    try {
        Vocabulary::parse(text, "my_types.txt");
    } catch (FormatError const& error) {
        return error.what();
    }
    return "no error";
}

bool holds(std::string const& text, char const* part)
{
    return text.find(part) != std::string::npos;
}

TEST_CASE("the program's own vocabulary is right, and wide")
{
    auto const vocabulary = Vocabulary::parse(own(), "event_types.txt");
    CHECK(vocabulary.size() > 3000);
    CHECK(vocabulary.patterns().size() > 1200);
    bool seen[events::kTypeCount] = {};
    for (auto const& kind : vocabulary.kinds()) seen[static_cast<std::size_t>(kind.type)] = true;
    CHECK(std::all_of(std::begin(seen), std::end(seen), [](bool s) { return s; }));
}

TEST_CASE("all of ACLED's 25 sub-types and the contract's own have words")
{
    auto const vocabulary = Vocabulary::parse(own(), "event_types.txt");
    for (auto const* const subtype : {"Armed clash",
                                      "Government regains territory",
                                      "Non-state actor overtakes territory",
                                      "Chemical weapon",
                                      "Air/drone strike",
                                      "Suicide bomb",
                                      "Shelling/artillery/missile attack",
                                      "Remote explosive/landmine/IED",
                                      "Grenade",
                                      "Sexual violence",
                                      "Attack",
                                      "Abduction/forced disappearance",
                                      "Peaceful protest",
                                      "Protest with intervention",
                                      "Excessive force against protesters",
                                      "Violent demonstration",
                                      "Mob violence",
                                      "Agreement",
                                      "Arrests",
                                      "Change to group/activity",
                                      "Disrupted weapons use",
                                      "Headquarters or base established",
                                      "Looting/property destruction",
                                      "Non-violent transfer of territory",
                                      "Other",
                                      "election",
                                      "result contested",
                                      "result annulled",
                                      "seizure of power",
                                      "impeachment",
                                      "resignation",
                                      "appointment",
                                      "legislation",
                                      "court",
                                      "release of prisoners",
                                      "flight into exile",
                                      "curfew",
                                      "emergency",
                                      "mobilisation",
                                      "alert",
                                      "deployment",
                                      "border closure",
                                      "statement",
                                      "meeting",
                                      "agreement",
                                      "sanction",
                                      "aid",
                                      "displacement",
                                      "disaster",
                                      "utilities cut"}) {
        CAPTURE(subtype);
        auto const& kinds = vocabulary.kinds();
        CHECK(std::any_of(kinds.begin(), kinds.end(),
                          [&](EventKind const& k) { return k.subtype == subtype; }));
    }
}

TEST_CASE("a wrong vocabulary is told of with its line")
{
    CHECK(holds(message_of("a line\n"), "my_types.txt:1: a line before the first section"));
    CHECK(holds(message_of("# comment\n\n[words negation\n"),
                "my_types.txt:3: the section's closing ] is missing"));
    CHECK(holds(message_of("[wards negation]\n"),
                "my_types.txt:1: unknown section [wards negation]"));
    CHECK(holds(message_of("[words]\n"), "my_types.txt:1: the section needs a name"));
    CHECK(holds(message_of("[event Weddings / big]\n"),
                "my_types.txt:1: no type is called \"Weddings\""));
    CHECK(holds(message_of("[event Riots]\n"), "my_types.txt:1: write [event TYPE / SUBTYPE]"));
    CHECK(holds(message_of("[event Riots / Mob violence]\nverb: loot\n"),
                "my_types.txt:2: unknown key \"verb\""));
    CHECK(
        holds(message_of("[event Riots / Mob violence]\nloot\n"), "my_types.txt:2: write verbs:"));
    CHECK(holds(message_of("[event Riots / Mob violence]\nstrength: 7\n"),
                "my_types.txt:2: a strength is a number above 0 and at most 1, not \"7\""));
    CHECK(holds(message_of("[event Riots / Mob violence]\nverbs: loot ~much\n"),
                "my_types.txt:2: a strength is a number"));
    CHECK(holds(message_of("[event Riots / Mob violence]\nverbs: loot @nobody\n"),
                "my_types.txt:2: no section is called [words nobody]"));
    CHECK(holds(message_of("[event Riots / Mob violence]\nverbs: * loot\n"),
                "my_types.txt:2: \"* loot\" must begin with a word"));
    CHECK(holds(message_of("[event Riots / Mob violence]\nverbs: hold sit-in|rally\n"),
                "my_types.txt:2: a word with a hyphen"));
    CHECK(holds(message_of("[irregular]\ngo went gone\n"),
                "my_types.txt:2: write base: third, past, participle, -ing"));
    CHECK(holds(message_of("[plurals]\nman men\n"), "my_types.txt:2: write singular: plural"));
    CHECK(holds(message_of("[words negation]\nnot ever\n"),
                "my_types.txt:2: a class holds single words"));
    CHECK(holds(message_of("[words negation]\nnot\n"),
                "my_types.txt: section [words no] is missing"));
    CHECK(holds(message_of(""), "is missing"));
}

TEST_CASE("a missing vocabulary file is said")
{
    CHECK_THROWS_AS(Vocabulary::load("no/such/event_types.txt"), FileError);
}

TEST_CASE("verbs and nouns are inflected by rule, or as listed")
{
    auto const has = [](std::vector<InflectedForm> const& forms, char const* word,
                        std::uint8_t form) {
        return std::any_of(forms.begin(), forms.end(), [&](InflectedForm const& f) {
            return f.word == word && (f.forms & form);
        });
    };
    IrregularVerbs const irregular{{"flee", {"flees", "fled", "fled", "fleeing"}}};
    CHECK(has(inflect_verb("arrest", {}), "arrested", kPast));
    CHECK(has(inflect_verb("seize", {}), "seizing", kIng));
    CHECK(has(inflect_verb("clash", {}), "clashes", kThird));
    CHECK(has(inflect_verb("deny", {}), "denied", kParticiple));
    CHECK(has(inflect_verb("ban", {}), "banned", kPast));
    CHECK(has(inflect_verb("mobilize", {}), "mobilised", kPast));
    CHECK(has(inflect_verb("cancel", {}), "cancelled", kPast));
    CHECK(has(inflect_verb("cancel", {}), "canceled", kPast));
    CHECK(has(inflect_verb("flee", irregular), "fled", kPast));
    CHECK(!has(inflect_verb("flee", irregular), "fleed", kPast));
    CHECK(has(inflect_noun("clash", {}), "clashes", kPlural));
    CHECK(has(inflect_noun("army", {}), "armies", kPlural));
    CHECK(has(inflect_noun("man", {{"man", "men"}}), "men", kPlural));
}

TEST_CASE("a word that a user adds signals its type")
{
    auto const vocabulary = Vocabulary::parse(
        own() + "\n[event Humanitarian / disaster]\nverbs: flimmer ~0.9\n", "mine");
    auto const id = vocabulary.find("flimmered");
    REQUIRE(id != kNoWord);
    CHECK((vocabulary.word(id).forms & kPast) != 0);
    REQUIRE(vocabulary.word(id).patterns.size() == 1);
    CHECK(vocabulary.patterns()[vocabulary.word(id).patterns.front()].strength ==
          doctest::Approx(0.9));
}

} // namespace
} // namespace placetime::extract
