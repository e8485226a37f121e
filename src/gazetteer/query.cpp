#include "gazetteer/query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "text/fold.h"

namespace placetime::gazetteer {

namespace {

using namespace std::string_view_literals;

struct Direction {
    std::string_view word;
    double bearing;
};
constexpr std::array<Direction, 26> kDirections{
    {{"north", 0},      {"northeast", 45},  {"east", 90},   {"southeast", 135},
     {"south", 180},    {"southwest", 225}, {"west", 270},  {"northwest", 315},
     {"n", 0},          {"ne", 45},         {"e", 90},      {"se", 135},
     {"s", 180},        {"sw", 225},        {"w", 270},     {"nw", 315},
     {"nne", 22.5},     {"ene", 67.5},      {"ese", 112.5}, {"sse", 157.5},
     {"ssw", 202.5},    {"wsw", 247.5},     {"wnw", 292.5}, {"nnw", 337.5},
     {"northwards", 0}, {"southwards", 180}}};

constexpr std::array<Direction, 10> kParts{{{"northern", 0},
                                            {"northeastern", 45},
                                            {"eastern", 90},
                                            {"southeastern", 135},
                                            {"southern", 180},
                                            {"southwestern", 225},
                                            {"western", 270},
                                            {"northwestern", 315},
                                            {"central", -1},
                                            {"downtown", -1}}};

struct Unit {
    std::string_view word;
    geo::Meters meters;
};
constexpr std::array<Unit, 16> kUnits{{{"km", 1000},
                                       {"kms", 1000},
                                       {"kilometer", 1000},
                                       {"kilometers", 1000},
                                       {"kilometre", 1000},
                                       {"kilometres", 1000},
                                       {"mi", 1609.344},
                                       {"mile", 1609.344},
                                       {"miles", 1609.344},
                                       {"m", 1},
                                       {"meter", 1},
                                       {"meters", 1},
                                       {"metre", 1},
                                       {"metres", 1},
                                       {"nm", 1852},
                                       {"nautical", 1852}}};

constexpr std::array kNear{"near"sv,    "outside"sv, "around"sv, "outskirts"sv, "vicinity"sv,
                           "suburbs"sv, "close"sv,   "nearby"sv, "environs"sv,  "surroundings"sv};

struct Word {
    std::string lower;
    std::size_t begin; ///< in the name as written
};

std::vector<Word> words_of(std::string const& name)
{
    std::vector<Word> words;
    for (std::size_t i = 0; i < name.size();) {
        if (name[i] == ' ' || name[i] == '\t' || name[i] == '\n') {
            ++i;
            continue;
        }
        auto end = name.find_first_of(" \t\n", i);
        if (end == std::string::npos) end = name.size();
        words.push_back({text::lower(std::string_view(name).substr(i, end - i)), i});
        i = end;
    }
    return words;
}

template <typename Table> auto const* entry(Table const& table, std::string_view word)
{
    auto const at =
        std::find_if(table.begin(), table.end(), [&](auto const& e) { return e.word == word; });
    return at == table.end() ? nullptr : &*at;
}

/// A direction of one or two words ("north-east", "north east") from `at`; moves it past.
std::optional<double> take_direction(std::vector<Word> const& words, std::size_t& at)
{
    if (at >= words.size()) return std::nullopt;
    auto word = words[at].lower;
    std::erase(word, '-');
    if (at + 1 < words.size())
        if (auto const* const both = entry(kDirections, word + words[at + 1].lower)) {
            at += 2;
            return both->bearing;
        }
    auto const* const one = entry(kDirections, word);
    if (one == nullptr) return std::nullopt;
    ++at;
    return one->bearing;
}

/// "20 km", "20km", "1,500 metres", "some 20 kilometres"; moves `at` past.
geo::Meters take_distance(std::vector<Word> const& words, std::size_t& at)
{
    auto i = at;
    while (i < words.size() && (words[i].lower == "some" || words[i].lower == "about" ||
                                words[i].lower == "around" || words[i].lower == "approximately"))
        ++i;
    if (i >= words.size()) return 0;
    auto digits = words[i].lower;
    std::erase(digits, ',');
    double value = 0;
    auto const [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || !(value > 0) || value > 20'000'000) return 0;
    std::string unit = digits.substr(static_cast<std::size_t>(end - digits.data()));
    if (!unit.empty() && unit.front() == '-') unit.erase(0, 1);
    ++i;
    if (unit.empty()) {
        if (i >= words.size()) return 0;
        unit = words[i++].lower;
    }
    auto const* const known = entry(kUnits, unit);
    if (known == nullptr) return 0;
    if (known->word == "nautical" && i < words.size()) ++i; // "nautical miles"
    auto const meters = value * known->meters;
    if (meters > 1'000'000) return 0;
    at = i;
    return meters;
}

bool take(std::vector<Word> const& words, std::size_t& at,
          std::initializer_list<std::string_view> any)
{
    if (at >= words.size() || std::find(any.begin(), any.end(), words[at].lower) == any.end())
        return false;
    ++at;
    return true;
}

} // namespace

std::optional<RelativeQuery> parse_relative(std::string const& name)
{
    auto const words = words_of(name);
    RelativeQuery out;
    std::size_t at = 0;
    out.away = take_distance(words, at);
    bool found = false;
    auto const before = at;
    take(words, at, {"to", "in"});
    take(words, at, {"the"});
    if ((out.bearing = take_direction(words, at)) && take(words, at, {"of", "from"})) {
        found = true;
    } else {
        at = before;
        out.bearing.reset();
        if (out.away > 0) {
            take(words, at, {"away"});
            found = take(words, at, {"of", "from", "outside"});
        } else if (at < words.size()) {
            take(words, at, {"in", "on", "the"});
            take(words, at, {"the"});
            if (at < words.size() &&
                std::find(kNear.begin(), kNear.end(), words[at].lower) != kNear.end()) {
                found = true;
                ++at;
                take(words, at, {"of", "to"});
            } else if (at < words.size() && at == 0) {
                auto word = words[at].lower;
                std::erase(word, '-');
                if (auto const* const part = entry(kParts, word)) {
                    found = true;
                    out.inside = true;
                    if (part->bearing >= 0) out.bearing = part->bearing;
                    ++at;
                }
            }
        }
    }
    if (!found || at >= words.size()) return std::nullopt;
    out.base = name.substr(words[at].begin);
    return out;
}

std::optional<std::vector<std::string>> parse_border(std::string const& folded)
{
    std::vector<std::string> parts(1);
    bool border = false;
    for (std::size_t begin = 0; begin <= folded.size();) {
        auto const end = std::min(folded.find(' ', begin), folded.size());
        auto const word = std::string_view(folded).substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        if (word == "border" || word == "borders" || word == "frontier" || word == "frontiers") {
            border = true;
            parts.emplace_back();
        } else if (word == "and" || word == "with" || word == "between") {
            parts.emplace_back();
        } else if (word != "the" && word != "of" && word != "its" && word != "their" &&
                   word != "shared" && word != "common" && word != "state" && word != "to" &&
                   word != "land" && word != "near" && word != "at" && word != "on" &&
                   word != "along" && word != "international") {
            if (!parts.back().empty()) parts.back() += ' ';
            parts.back() += word;
        }
    }
    if (!border) return std::nullopt;
    std::erase_if(parts, [](auto const& part) { return part.empty(); });
    return parts;
}

std::vector<std::string> comma_parts(std::string const& name)
{
    std::vector<std::string> parts(1);
    for (char const c : name) {
        if (c == ',' || c == ';' || c == '(' || c == ')')
            parts.emplace_back();
        else if (c != ' ' || !parts.back().empty())
            parts.back() += c;
    }
    for (auto& part : parts)
        while (!part.empty() && part.back() == ' ') part.pop_back();
    std::erase_if(parts, [](auto const& part) { return part.empty(); });
    return parts;
}

} // namespace placetime::gazetteer
