#include "gazetteer/generic_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/word_filter.h"

namespace placetime::gazetteer {

namespace {

using namespace std::string_view_literals;

// Of administrative divisions and settlements, in the languages that reports in English borrow
// from.
constexpr std::array kGeneric{"area"sv,
                              "aimag"sv,
                              "aymak"sv,
                              "autonomous"sv,
                              "aymag"sv,
                              "borough"sv,
                              "canton"sv,
                              "city"sv,
                              "commune"sv,
                              "county"sv,
                              "departamento"sv,
                              "departement"sv,
                              "department"sv,
                              "district"sv,
                              "distrito"sv,
                              "division"sv,
                              "emirate"sv,
                              "gorod"sv,
                              "governorate"sv,
                              "gouvernorat"sv,
                              "guberniya"sv,
                              "hamlet"sv,
                              "kabupaten"sv,
                              "krai"sv,
                              "kray"sv,
                              "kraj"sv,
                              "metropolitan"sv,
                              "misto"sv,
                              "muhafazah"sv,
                              "municipality"sv,
                              "municipio"sv,
                              "neighborhood"sv,
                              "neighbourhood"sv,
                              "oblast"sv,
                              "oblasti"sv,
                              "oblasty"sv,
                              "oblisi"sv,
                              "oblys"sv,
                              "oblysy"sv,
                              "okrug"sv,
                              "parish"sv,
                              "prefecture"sv,
                              "province"sv,
                              "provincia"sv,
                              "provinsi"sv,
                              "raion"sv,
                              "rayon"sv,
                              "region"sv,
                              "republic"sv,
                              "settlement"sv,
                              "shahr"sv,
                              "shi"sv,
                              "state"sv,
                              "subdistrict"sv,
                              "suburb"sv,
                              "territory"sv,
                              "town"sv,
                              "townlands"sv,
                              "township"sv,
                              "velayat"sv,
                              "vilayet"sv,
                              "village"sv,
                              "viloyat"sv,
                              "viloyati"sv,
                              "voivodeship"sv,
                              "welayaty"sv,
                              "wilaya"sv,
                              "wilayat"sv,
                              "zhupanija"sv,
                              "zone"sv,
                              "zupanija"sv,
                              "область"sv,
                              "области"sv,
                              "облысы"sv,
                              "облусу"sv,
                              "город"sv,
                              "г"sv,
                              "село"sv,
                              "с"sv,
                              "деревня"sv,
                              "край"sv,
                              "раион"sv,
                              "раиону"sv,
                              "району"sv,
                              "республика"sv,
                              "шаары"sv,
                              "каласы"sv,
                              "вилояти"sv};

/// What does not name anything when the generic word is gone.
constexpr std::array kAdjectives{
    "autonomous"sv,   "capital"sv,      "central"sv,   "centre"sv,       "coastal"sv,
    "east"sv,         "eastern"sv,      "federal"sv,   "free"sv,         "great"sv,
    "greater"sv,      "high"sv,         "inner"sv,     "lower"sv,        "metropolitan"sv,
    "middle"sv,       "national"sv,     "new"sv,       "north"sv,        "northeast"sv,
    "northeastern"sv, "northern"sv,     "northwest"sv, "northwestern"sv, "outer"sv,
    "red"sv,          "south"sv,        "southeast"sv, "southeastern"sv, "southern"sv,
    "southwest"sv,    "southwestern"sv, "special"sv,   "the"sv,          "united"sv,
    "upper"sv,        "west"sv,         "western"sv,   "old"sv,          "white"sv,
    "islands"sv,      "island"sv,       "river"sv,     "lake"sv,         "mountain"sv,
    "valley"sv,       "union"sv,        "gulf"sv,      "bay"sv};

constexpr text::WordList kGenericWords(kGeneric);
constexpr text::WordList kAdjectiveWords(kAdjectives);

bool joins(std::string_view word)
{
    return word == "of" || word == "the" || word == "de" || word == "del" || word == "du" ||
           word == "di" || word == "da" || word == "do";
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// A quick look at the first and the last word: true when neither can be taken off.
bool keeps_all_words(std::string_view folded)
{
    if (folded.empty() || folded.front() == ' ' || folded.back() == ' ') return false;
    auto const first = folded.substr(0, folded.find(' '));
    auto const last = folded.substr(folded.rfind(' ') + 1);
    return first != "the" && !is_generic_word(first) && !is_generic_word(last);
}

} // namespace

bool is_generic_word(std::string_view folded) noexcept { return kGenericWords.holds(folded); }

std::string without_generic_words(std::string_view folded)
{
    if (keeps_all_words(folded)) return {};
    auto const words = split(folded);
    std::size_t first = 0;
    std::size_t last = words.size();
    while (first < last && words[first] == "the") ++first;
    while (last > first && is_generic_word(words[last - 1])) --last;
    auto begin = first;
    while (begin < last && is_generic_word(words[begin])) ++begin;
    // "province of osh", "село ивановка"; but "city park" keeps its word.
    if (begin > first) {
        bool const ascii = static_cast<unsigned char>(words[first][0]) < 0x80;
        auto const joined = begin;
        while (begin < last && joins(words[begin])) ++begin;
        if (begin > joined || !ascii) first = begin;
    }
    if ((first == 0 && last == words.size()) || first >= last) return {};
    std::string out;
    for (auto i = first; i < last; ++i) {
        if (i > first) out += ' ';
        out += words[i];
    }
    bool named = out.size() >= 3;
    if (last - first == 1) named = named && !kAdjectiveWords.holds(words[first]);
    return named ? out : std::string();
}

} // namespace placetime::gazetteer
