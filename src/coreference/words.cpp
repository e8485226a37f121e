#include "coreference/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <unordered_set>

#include "text/fold.h"
#include "text/tokenizer.h"

namespace placetime::coreference {

namespace {

/// Words that tell of the same kind of thing; the first stands for all. Spelt as news writes them;
/// endings do not matter.
constexpr std::string_view kAlike[] = {
    "kill dead die death fatal fatality slain perish casualty deadly toll lives",
    "injure wound hurt",
    "protest demonstrate demonstration rally march picket sit-in crowd",
    "riot unrest disorder mob disturbance",
    "storm seize occupy overrun capture broke break burst invade",
    "annul invalidate cancel void scrap overturn threw",
    "free release freed",
    "jail prison inmate prisoner cell detention jailbreak",
    "resign resignation quit step stepped stand stood",
    "arrest detain detention custody apprehend",
    "explosion explode blast bomb bombing detonate",
    "quake earthquake tremor aftershock seismic",
    "flood inundate deluge flooding",
    "shell bombard artillery mortar rocket missile strike airstrike",
    "clash fight battle gunfight skirmish firefight brawl",
    "shoot shot gunfire fire fired gunmen gunman",
    "burn blaze torch arson flame ablaze alight",
    "loot plunder ransack pillage robbed",
    "attack assault raid ambush",
    "soldier troop military army serviceman",
    "police officer policeman policemen",
    "vote election poll ballot electoral",
    "result outcome tally",
    "curfew",
    "emergency",
    "deploy dispatch station",
    "border frontier crossing",
    "shut close closure closed",
    "reopen open opened",
    "displace uproot evacuate evacuation refugee displaced flee fled escape",
    "appoint name sworn nominate inaugurate",
    "sign agreement accord deal treaty pact truce ceasefire",
    "meet meeting talk summit negotiate",
    "bill law legislation act decree",
    "sentence convict trial court verdict judge",
    "impeach impeachment oust remove removal dismiss overthrow",
    "mine pit colliery",
    "bridge overpass",
    "power electricity blackout outage grid",
    "worker employee staff miner labourer",
    "kidnap abduct hostage",
    "landslide mudslide mudflow avalanche",
    "storm-wind cyclone hurricane typhoon",
    "aid relief convoy supplies humanitarian",
    "block blockade barricade roadblock",
    "ferry boat ship vessel",
    "sink sank sunk capsize wreck",
    "crush stampede",
    "president leader",
    "premier pm",
    "coup takeover putsch topple mutiny mutineer mutinous",
    "house home residence dwelling",
    "demand demanding call urge",
    "wage pay salary bonus arrear",
    "opposition dissident activist",
    "student pupil",
    "farmer peasant villager",
};

constexpr std::string_view kCommon =
    "a about above according account across added after afternoon again against agency ago all "
    "along already also although amid among an and announced another any are area around as at "
    "away back be because been before began being below between both but by called came can city "
    "claimed confirmed could country day days declared denied despite did do does during each "
    "early east eastern eight evening even every few first five following for four from further "
    "gave give given going got government group had hand has have he held her here him his hour "
    "hours how however i if in including into is it its itself just last late later least left "
    "less local made main many may me media men midday might minister minute month months more "
    "morning most mr mrs ms much must my near nearby nearly new news next night nine no noon "
    "north northern not nothing now number of off office official officials on once one only or "
    "other others our out over own part people percent person place port president put region "
    "report reported reports residents said same saw say saying says second see set seven several "
    "she should side since six small so some south southern spokesman spokeswoman spokesperson "
    "started state statement still such take taken ten than that the their them then there these "
    "they third this those three through time to today together told took toward towards town two "
    "under until up upon us very village was we week weeks well went were west western what when "
    "where which while who whom whose why will with within without woman women would year years "
    "yesterday yet you your "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec";

std::unordered_set<std::string_view> const& common_words()
{
    static std::unordered_set<std::string_view> const words = [] {
        std::unordered_set<std::string_view> result;
        for (std::size_t at = 0; at < kCommon.size();) {
            std::size_t const end = std::min(kCommon.find(' ', at), kCommon.size());
            result.insert(kCommon.substr(at, end - at));
            at = end + 1;
        }
        return result;
    }();
    return words;
}

bool is_ascii_word(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Strips one inflectional or derivational ending; the longest first. What is left has at least
/// four letters, three before -ed, -s and -ing.
std::string without_ending(std::string word)
{
    struct Ending {
        std::string_view ending, instead;
        std::size_t left;
    };
    static constexpr std::array<Ending, 25> kEndings = {{
        {"isations", "", 4}, {"izations", "", 4}, {"isation", "", 4}, {"ization", "", 4},
        {"ations", "", 4},   {"ation", "", 4},    {"ements", "", 4},  {"ement", "", 4},
        {"ments", "", 4},    {"ment", "", 4},     {"ions", "", 4},    {"ings", "", 3},
        {"ers", "", 4},      {"ors", "", 4},      {"ies", "y", 3},    {"ied", "y", 3},
        {"ion", "", 4},      {"ing", "", 3},      {"er", "", 4},      {"or", "", 4},
        {"ed", "", 3},       {"es", "", 3},       {"ly", "", 4},      {"s", "", 3},
        {"e", "", 3},
    }};
    if (word == "governor" || word == "governors") return "governor"; // no government
    for (auto const& [ending, instead, left] : kEndings) {
        if (!word.ends_with(ending) || word.size() < ending.size() + left) continue;
        if (ending == "s" && word.ends_with("ss")) break;
        word.resize(word.size() - ending.size());
        word += instead;
        break;
    }
    // stopp(ed), annull(ed); a final e or y is lost in other forms.
    if (word.size() > 4 && word[word.size() - 1] == word[word.size() - 2]) word.pop_back();
    if (word.size() > 4 && (word.back() == 'e' || word.back() == 'y')) word.pop_back();
    return word;
}

std::string shortened(std::string_view folded)
{
    constexpr std::size_t kLetters = 7;
    if (!is_ascii_word(folded)) return std::string(folded);
    std::string word = without_ending(std::string(folded));
    if (word.size() > kLetters) word.resize(kLetters);
    return word;
}

std::unordered_map<std::string, std::string> const& alike()
{
    static std::unordered_map<std::string, std::string> const table = [] {
        std::unordered_map<std::string, std::string> result;
        for (std::string_view const line : kAlike) {
            std::string first;
            for (std::size_t at = 0; at < line.size();) {
                std::size_t const end = std::min(line.find(' ', at), line.size());
                std::string const word = shortened(line.substr(at, end - at));
                at = end + 1;
                if (first.empty()) first = word;
                result.emplace(word, first);
            }
        }
        return result;
    }();
    return table;
}

/// "2,000" as "2000"; empty when the number does not say how many (a day, an hour, a year).
std::string count_in(std::string_view token)
{
    std::string digits;
    for (char const c : token) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ',' && c != '.')
            return {};
    }
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const fraction = token.find('.') != std::string_view::npos;
    bool const year = value >= 1900 && value <= 2100 && digits.size() == token.size();
    if (fraction) return std::string(token);
    return value < 32 || year ? std::string() : digits;
}

} // namespace

std::string stem(std::string_view word)
{
    std::string const result = shortened(text::fold(word));
    auto const found = alike().find(result);
    return found == alike().end() ? result : found->second;
}

bool is_common(std::string_view folded) { return common_words().contains(folded); }

std::uint32_t WordBook::number_of(std::string const& stem)
{
    return numbers_.emplace(stem, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

std::vector<WordBook::Found> WordBook::words_of(std::string_view text)
{
    std::vector<Found> result;
    std::string folded;
    bool sentence_start = true;
    for (text::Token const& token : text::tokenize(text)) {
        std::string_view const written = text.substr(token.begin, token.end - token.begin);
        if (token.kind == text::TokenKind::punctuation)
            sentence_start = written == "." || written == "!" || written == "?" || written == ":";
        if (token.kind == text::TokenKind::number) {
            std::string const count = count_in(written);
            if (!count.empty()) result.push_back({number_of(count), false});
            sentence_start = false;
        }
        if (token.kind != text::TokenKind::word) continue;
        bool const capital =
            token.shape == text::Shape::capitalised || token.shape == text::Shape::all_caps;
        bool const name = capital && !sentence_start;
        sentence_start = false;
        folded.clear();
        text::fold_append(folded, written);
        if (folded.size() < 2 || is_common(folded)) continue;
        auto const known = of_spelling_.find(folded);
        std::uint32_t const number =
            known != of_spelling_.end()
                ? known->second
                : of_spelling_.emplace(folded, number_of(stem(folded))).first->second;
        result.push_back({number, name});
    }
    return result;
}

} // namespace placetime::coreference
