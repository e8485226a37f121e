#include "geoparse/chain_features.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace placetime::geoparse::chain {

namespace {

using text::Shape;
using text::Token;
using text::TokenKind;

constexpr int kReach = 2; ///< tokens to either side that are looked at
constexpr std::uint32_t kOffsets = 2 * kReach + 1;
constexpr std::uint32_t kFlags = 36;
constexpr std::uint32_t kRoles = 2; ///< first word of a spot, another one
constexpr std::uint32_t kMarks = 5; ///< of in_person
constexpr std::uint32_t kSpotFeatures = feature::kCount;

enum Look : std::uint32_t { // what a token looks like
    lower,
    capitalised,
    capitals,
    initial,
    other_word,
    number,
    possessive,
    comma,
    stop,
    hyphen,
    bracket,
    quote,
    other_mark,
    edge, ///< of the sentence
    kLooks
};

enum Beside : std::uint32_t { spot_before, spot_after, kBesides };

enum Single : std::uint32_t {
    always,
    opens_sentence,
    opens_line,
    in_heading,
    spot_ends,
    spot_facility,
    spot_abbreviation,
    spot_seat,
    run_of_one,
    run_of_two,
    run_of_three,
    run_of_more,
    no_spot,
    kSingles
};

constexpr std::uint32_t kScores = 14;      ///< steps of a spot's own score
constexpr std::uint32_t kDemonymForms = 3; ///< singular, plural, second word

constexpr std::uint32_t kFlagsAt = 0;
constexpr std::uint32_t kLooksAt = kFlagsAt + kOffsets * kFlags;
constexpr std::uint32_t kSpotAt = kLooksAt + kOffsets * kLooks;
constexpr std::uint32_t kScoreAt = kSpotAt + kRoles * kSpotFeatures;
constexpr std::uint32_t kPersonAt = kScoreAt + kRoles * kScores;
constexpr std::uint32_t kDemonymBeforeAt = kPersonAt + 3 * kMarks;
constexpr std::uint32_t kDemonymAfterAt = kDemonymBeforeAt + kDemonymForms * kLooks;
constexpr std::uint32_t kBesideAt = kDemonymAfterAt + kDemonymForms * kLooks;
constexpr std::uint32_t kSinglesAt = kBesideAt + kBesides;
constexpr std::uint32_t kWordsAt = kSinglesAt + kSingles;

std::uint32_t endings_at(Model const& model)
{
    return kWordsAt + kOffsets * static_cast<std::uint32_t>(model.words.words().size());
}

bool starts_name(Analysis const& a, std::uint32_t i)
{
    return starts_upper(a.document.tokens()[i]);
}

/// A mark or word that names have inside: hyphens, commas before a container, "of", "the", "and".
bool joins_names(Analysis const& a, std::uint32_t i)
{
    Token const& token = a.document.tokens()[i];
    if (token.kind == TokenKind::word)
        return (a.words.flags[i] & (lex::kOf | lex::kThe | lex::kAnd | lex::kConnector)) != 0;
    if (token.kind == TokenKind::possessive || token.kind == TokenKind::number) return true;
    if (token.kind == TokenKind::symbol) return a.document.text()[token.begin] == '&';
    char const mark = a.document.text()[token.begin];
    return mark == '-' || mark == ',' || mark == '.' || mark == '/';
}

} // namespace

std::vector<Run> find_runs(Analysis const& analysis)
{
    constexpr std::uint32_t kGap = 2; ///< tokens between capitalised ones
    constexpr lex::Flags kSeed = lex::kPlaceWord | lex::kStreet | lex::kFacility;
    auto const& tokens = analysis.document.tokens();
    std::vector<Run> runs;
    std::size_t spot = 0;
    std::size_t demonym = 0;
    auto const count = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t i = 0; i < count;) {
        if (!starts_name(analysis, i)) {
            ++i;
            continue;
        }
        Run run{i, i + 1};
        bool seed = false;
        for (std::uint32_t k = i; k < count && tokens[k].sentence == tokens[i].sentence; ++k) {
            if (starts_name(analysis, k)) {
                run.last = k + 1;
                seed = seed || (analysis.words.flags[k] & kSeed) != 0;
            } else if (k >= run.last + kGap || !joins_names(analysis, k)) {
                break;
            }
        }
        while (spot < analysis.spots.size() && analysis.spots[spot].last <= run.first) ++spot;
        while (demonym < analysis.demonyms.size() && analysis.demonyms[demonym].token < run.first)
            ++demonym;
        // A spot may end in words that are not capitalised: "Osh region", "W. Va."
        for (std::size_t s = spot; s < analysis.spots.size() && analysis.spots[s].first < run.last;
             ++s) {
            seed = true;
            run.last = std::max(run.last, analysis.spots[s].last);
        }
        seed = seed ||
               (demonym < analysis.demonyms.size() && analysis.demonyms[demonym].token < run.last);
        if (seed) runs.push_back(run);
        i = run.last;
    }
    return runs;
}

FeatureReader::FeatureReader(Analysis const& analysis, Model const& model)
    : a_(analysis), model_(model)
{
}

void FeatureReader::read(Run run, std::vector<std::uint32_t>& features,
                         std::vector<std::uint32_t>& ends)
{
    features.clear();
    ends.clear();
    for (std::uint32_t token = run.first; token < run.last; ++token) {
        while (spot_ < a_.spots.size() && a_.spots[spot_].last <= token) ++spot_;
        while (demonym_ < a_.demonyms.size() &&
               a_.demonyms[demonym_].end <= a_.document.tokens()[token].begin)
            ++demonym_;
        read_token(run, token, features);
        ends.push_back(static_cast<std::uint32_t>(features.size()));
    }
}

std::uint32_t FeatureReader::shape(std::int64_t index, std::uint32_t sentence) const
{
    auto const& tokens = a_.document.tokens();
    if (index < 0 || index >= static_cast<std::int64_t>(tokens.size())) return edge;
    Token const& token = tokens[static_cast<std::size_t>(index)];
    if (token.sentence != sentence) return edge;
    switch (token.kind) {
    case TokenKind::word:
        switch (token.shape) {
        case Shape::lower:
            return lower;
        case Shape::capitalised:
            return capitalised;
        case Shape::all_caps:
            return capitals;
        case Shape::initial:
            return initial;
        case Shape::other:
            return other_word;
        }
        return other_word;
    case TokenKind::number:
        return number;
    case TokenKind::possessive:
        return possessive;
    case TokenKind::punctuation:
    case TokenKind::symbol:
        break;
    }
    switch (a_.document.text()[token.begin]) {
    case ',':
        return comma;
    case '.':
        return stop;
    case '-':
        return hyphen;
    case '(':
    case ')':
        return bracket;
    case '"':
    case '\'':
        return quote;
    default:
        return other_mark;
    }
}

void FeatureReader::read_token(Run run, std::uint32_t token,
                               std::vector<std::uint32_t>& features) const
{
    auto const& tokens = a_.document.tokens();
    std::uint32_t const sentence = tokens[token].sentence;
    auto const single = [&](Single which, bool on = true) {
        if (on) features.push_back(kSinglesAt + which);
    };
    single(always);
    for (int offset = -kReach; offset <= kReach; ++offset) {
        std::int64_t const k = static_cast<std::int64_t>(token) + offset;
        std::uint32_t const look = shape(k, sentence);
        auto const column = static_cast<std::uint32_t>(offset + kReach);
        features.push_back(kLooksAt + column * kLooks + look);
        if (look == edge) continue;
        for (lex::Flags bits = a_.words.flags[static_cast<std::size_t>(k)]; bits != 0;
             bits &= bits - 1)
            features.push_back(kFlagsAt + column * kFlags +
                               static_cast<std::uint32_t>(std::countr_zero(bits)));
    }
    for (int offset = -1; offset <= 1; ++offset) {
        std::int64_t const k = static_cast<std::int64_t>(token) + offset;
        if (shape(k, sentence) == edge) continue;
        std::uint8_t const mark = a_.in_person[static_cast<std::size_t>(k)];
        if (mark != 0)
            features.push_back(kPersonAt + static_cast<std::uint32_t>(offset + 1) * kMarks + mark);
    }
    auto const& cut = a_.document.sentences()[sentence];
    single(opens_sentence, cut.first_token == token);
    single(opens_line, tokens[token].line_start);
    single(in_heading, cut.heading);
    std::uint32_t const words = run.last - run.first;
    single(words == 1   ? run_of_one
           : words == 2 ? run_of_two
           : words == 3 ? run_of_three
                        : run_of_more);
    read_spot(token, features);
    read_demonym(token, features);
    read_words(token, features);
}

void FeatureReader::read_spot(std::uint32_t token, std::vector<std::uint32_t>& features) const
{
    if (spot_ > 0 && a_.spots[spot_ - 1].last == token && a_.spots[spot_ - 1].own > 0)
        features.push_back(kBesideAt + spot_before);
    if (spot_ == a_.spots.size() || a_.spots[spot_].first > token) {
        features.push_back(kSinglesAt + no_spot);
        if (spot_ < a_.spots.size() && a_.spots[spot_].first == token + 1 &&
            a_.spots[spot_].own > 0)
            features.push_back(kBesideAt + spot_after);
        return;
    }
    Spot const& spot = a_.spots[spot_];
    std::uint32_t const role = spot.first == token ? 0 : 1;
    for (std::size_t k = 0; k < feature::kCount; ++k)
        if (spot.features[k])
            features.push_back(kSpotAt + role * kSpotFeatures + static_cast<std::uint32_t>(k));
    auto const step =
        static_cast<std::uint32_t>(std::clamp(std::floor(spot.own + 7.0), 0.0, kScores - 1.0));
    features.push_back(kScoreAt + role * kScores + step);
    auto const single = [&](Single which, bool on) {
        if (on) features.push_back(kSinglesAt + which);
    };
    single(spot_ends, spot.last == token + 1);
    single(spot_facility, spot.facility);
    single(spot_abbreviation, spot.abbreviation);
    single(spot_seat, spot.seat);
}

void FeatureReader::read_demonym(std::uint32_t token, std::vector<std::uint32_t>& features) const
{
    if (demonym_ == a_.demonyms.size() || a_.demonyms[demonym_].token > token) return;
    DemonymMention const& demonym = a_.demonyms[demonym_];
    Token const& here = a_.document.tokens()[token];
    std::uint32_t form = 0;
    if (demonym.token != token)
        form = 2;
    else if (a_.document.slice(demonym.begin, demonym.end).ends_with('s'))
        form = 1;
    features.push_back(kDemonymBeforeAt + form * kLooks +
                       shape(static_cast<std::int64_t>(token) - 1, here.sentence));
    features.push_back(kDemonymAfterAt + form * kLooks +
                       shape(static_cast<std::int64_t>(token) + 1, here.sentence));
}

void FeatureReader::read_words(std::uint32_t token, std::vector<std::uint32_t>& features) const
{
    auto const& tokens = a_.document.tokens();
    for (int offset = -kReach; offset <= kReach; ++offset) {
        std::int64_t const k = static_cast<std::int64_t>(token) + offset;
        if (k < 0 || k >= static_cast<std::int64_t>(tokens.size())) continue;
        auto const i = static_cast<std::size_t>(k);
        if (tokens[i].kind != TokenKind::word || tokens[i].sentence != tokens[token].sentence)
            continue;
        std::uint32_t const id = model_.words.find(a_.words.of(i));
        if (id != Vocabulary::kUnknown)
            features.push_back(kWordsAt + id * kOffsets +
                               static_cast<std::uint32_t>(offset + kReach));
    }
    if (!starts_upper(tokens[token])) return;
    std::string_view const word = a_.words.of(token);
    for (std::size_t letters : {2u, 3u}) {
        if (word.size() < letters + 2) break;
        std::uint32_t const id = model_.endings.find(word.substr(word.size() - letters));
        if (id != Vocabulary::kUnknown) features.push_back(endings_at(model_) + id);
    }
}

std::uint32_t feature_count(Model const& model)
{
    return endings_at(model) + static_cast<std::uint32_t>(model.endings.words().size());
}

std::string feature_name(Model const& model, std::uint32_t feature)
{
    auto const part = [&](char const* what, std::uint32_t start, std::uint32_t width) {
        std::uint32_t const k = feature - start;
        return std::string(what) + " " + std::to_string(k / width) + ":" +
               std::to_string(k % width);
    };
    if (feature >= endings_at(model))
        return "ending " + model.endings.words()[feature - endings_at(model)];
    if (feature >= kWordsAt)
        return "word " + model.words.words()[(feature - kWordsAt) / kOffsets] + " " +
               std::to_string(static_cast<int>((feature - kWordsAt) % kOffsets) - kReach);
    if (feature >= kSinglesAt) return part("single", kSinglesAt, kSingles);
    if (feature >= kBesideAt) return part("beside", kBesideAt, kBesides);
    if (feature >= kDemonymAfterAt) return part("demonym-after", kDemonymAfterAt, kLooks);
    if (feature >= kDemonymBeforeAt) return part("demonym-before", kDemonymBeforeAt, kLooks);
    if (feature >= kPersonAt) return part("person", kPersonAt, kMarks);
    if (feature >= kScoreAt) return part("score", kScoreAt, kScores);
    if (feature >= kSpotAt) {
        static constexpr char const* kNames[] = {
#define X(name, weight) #name,
            PLACETIME_RECOGNITION_FEATURES(X)
#undef X
        };
        std::uint32_t const k = feature - kSpotAt;
        return std::string(k < feature::kCount ? "spot " : "spot-inner ") +
               kNames[k % feature::kCount];
    }
    if (feature >= kLooksAt) return part("look", kLooksAt, kLooks);
    return part("flag", kFlagsAt, kFlags);
}

} // namespace placetime::geoparse::chain
