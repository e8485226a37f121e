#include <doctest/doctest.h>

#include <string>

#include "base/files.h"
#include "extract/figures.h"
#include "extract/vocabulary.h"

namespace placetime::extract {
namespace {

Vocabulary const& vocabulary()
{
    static auto const own = Vocabulary::load(PLACETIME_SOURCE_DIR "/geodata/event_types.txt");
    return own;
}

/// "killed 80.. injured 600..600"
std::string figures(std::string text)
{
    text::Document const document(std::move(text));
    Words const words(document, vocabulary());
    Sentence const sentence(words, 0);
    std::vector<bool> const masked(sentence.last() - sentence.first(), false);
    std::string out;
    for (auto const& claim : find_figures(sentence, masked)) {
        if (!out.empty()) out += ' ';
        out += std::string(events::to_string(claim.kind)) + " " +
               (claim.value.min ? std::to_string(*claim.value.min) : "") + ".." +
               (claim.value.max ? std::to_string(*claim.value.max) : "") +
               (claim.cumulative ? " so far" : "");
    }
    return out;
}

TEST_CASE("figures are claims with a least and a most")
{
    struct {
        char const* text;
        char const* expected;
    } const rows[] = {
        {"Over 600 were injured.", "injured 600.."},
        {"More than 600 people were injured.", "injured 600.."},
        {"At least 80 people were killed.", "killed 80.."},
        {"The raid killed upwards of 80 people.", "killed 80.."},
        {"Some 2,000+ were wounded.", "injured 2000.."},
        {"Up to 300 were wounded.", "injured ..300"},
        {"As many as 40 people died.", "killed ..40"},
        {"Between 10 and 15 people were killed.", "killed 10..15"},
        {"Dozens were injured.", "injured 24.."},
        {"Hundreds were detained.", "detained 200.."},
        {"Scores were killed.", "killed 40.."},
        {"Tens of thousands fled.", "displaced 20000.."},
        {"Hundreds of thousands were displaced.", "displaced 200000.."},
        {"One protester was killed.", "killed 1..1"},
        {"A soldier was killed.", "killed 1..1"},
        {"About 600 people were injured.", "injured 600..600"},
        {"Three dozen people were arrested.", "detained 36..36"},
        {"A dozen people were arrested.", "detained 12..12"},
        {"Twenty-one people were killed.", "killed 21..21"},
        {"A 19-year-old man died in the capital overnight.", "killed 1..1"},
        {"Armed men shot dead a district police chief.", "killed 1..1"},
        {"The clashes brought the number of injured in the south to 686.",
         "injured 686..686 so far"},
        {"The agency puts the number of dead at 208 and of injured at 2,000.",
         "killed 208..208 so far injured 2000..2000 so far"},
        {"The agency puts the dead at 208 and the injured at 2,000.",
         "killed 208..208 so far injured 2000..2000 so far"},
        {"Guards shot dead hundreds of protesters.", "killed 200.."},
        {"Two policemen and a soldier were killed.", "killed 3..3"},
        {"Police shot dead a man and wounded three others.", "killed 1..1 injured 3..3"},
        {"Police killed four suspects and arrested six.", "killed 4..4 detained 6..6"},
        {"Ten people, among them two policemen, had been killed.", "killed 10..10"},
        {"The number of wounded rose to 1,020.", "injured 1020..1020 so far"},
        {"Two hundred people were killed.", "killed 200..200"},
        {"600 injured and one person killed.", "injured 600..600 killed 1..1"},
        {"Nobody was hurt.", "injured 0..0"},
        {"No one was killed.", "killed 0..0"},
        {"There were no casualties.", "killed 0..0"},
        {"The death toll rose to 85.", "killed 85..85 so far"},
        {"So far 85 people have been killed.", "killed 85..85 so far"},
        {"The blast killed 12 people and wounded 30 others.", "killed 12..12 injured 30..30"},
        {"The attack left 12 people dead.", "killed 12..12"},
        {"It resulted in the deaths of upwards of 80 people.", "killed 80.."},
        {"Police arrested 25 people.", "detained 25..25"},
        {"About 5,000 protesters marched.", "participants 5000..5000"},
        {"1.5 million people were displaced.", "displaced 1500000..1500000"},
        {"He got an 11-year sentence and was jailed.", ""},
        {"Three militants killed 12 soldiers.", "killed 12..12"},
        {"The dead included three children.", ""},
        {"Prices rose by 25 percent and protesters were angry.", ""},
        {"It cost $500 million.", ""},
        {"All 14 crew were rescued and no one was hurt.", "injured 0..0"},
    };
    for (auto const& row : rows) {
        INFO(std::string(row.text));
        CHECK(figures(row.text) == std::string(row.expected));
    }
}

} // namespace
} // namespace placetime::extract
