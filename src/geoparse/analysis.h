#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "geoparse/geoparse.h"
#include "geoparse/lexicon.h"
#include "geoparse/weights.h"
#include "text/document.h"

/// The working state of one document while it is read: words, spots that may be places, the forms
/// they share.
namespace placetime::geoparse {

inline constexpr std::uint32_t kNone = 0xffffffffu;

/// Every token folded, in one string with a space after each word, so that the text from any word
/// on can be looked up without copying.
struct Words {
    std::string folded;
    std::vector<std::uint32_t> begin, end; ///< of each token in `folded`; equal for marks
    std::vector<lex::Flags> flags;
    std::string_view of(std::size_t token) const noexcept
    {
        return std::string_view(folded).substr(begin[token], end[token] - begin[token]);
    }
};

/// A name of the gazetteer found in the text: a place, or a person or thing of that name.
struct Spot {
    std::uint32_t first = 0, last = 0; ///< tokens, last is one past
    std::uint32_t begin = 0, end = 0;  ///< bytes
    std::span<gazetteer::Posting const> postings;
    std::uint32_t form = 0;
    std::optional<gazetteer::Kind>
        kind; ///< that a word beside it names, when a reading is of that kind
    std::uint32_t container = kNone; ///< spot that is said to hold this one ("Osh, Kyrgyzstan")
    std::bitset<feature::kCount> features;
    double own = 0;         ///< score from its own surroundings, log odds
    double chain = 0;       ///< by the chain of the words around it, log odds
    double probability = 0; ///< that it is a place, after the whole document is weighed
    bool abbreviation = false;
    bool unlisted = false; ///< found by the chain: the gazetteer lacks the name as a whole
    bool seat = false;     ///< of a government: "the Kremlin", "the White House"
    bool facility = false; ///< "Moscow Avenue", "the Kabul Hotel": speaks for the others' readings,
                           ///< but is no place itself
};

/// A spot of the tokens from `first` to before `last`.
inline Spot spot_of(std::span<text::Token const> tokens, std::uint32_t first, std::uint32_t last)
{
    Spot spot;
    spot.first = first;
    spot.last = last;
    spot.begin = tokens[first].begin;
    spot.end = tokens[last - 1].end;
    return spot;
}

/// A place that a form may mean.
struct Option {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    gazetteer::NameUse use = gazetteer::NameUse::main;
    std::uint16_t order = 0; ///< in the gazetteer's order of prior
    std::array<float, reading::kCount> values{};
    double fixed = 0; ///< score from prior and from the words beside the mentions
    double score = 0;
    double probability = 0;
};

/// A name as the document uses it: one sense per document, unless a mention names its container.
struct Form {
    std::string_view folded;
    std::vector<std::uint32_t> spots;
    std::vector<Option> options;
    double weight = 0; ///< how much it counts as evidence for others
    std::uint32_t best = 0;
    double own_sum = 0, own_best = 0,
           own_second = 0;       ///< of its spots' own scores, each within [-4, 4]
    double chain_sum = 0;        ///< likewise
    std::uint32_t contained = 0; ///< spots that have a container
};

struct Analysis {
    explicit Analysis(text::Document const& document_, Weights const& weights_ = Weights::fitted())
        : document(document_), weights(weights_)
    {
    }
    text::Document const& document;
    Weights const& weights;
    Words words;
    std::vector<PersonMention> people;
    std::vector<std::uint8_t>
        in_person; ///< per token: 1 person by first name, 2 by title, 3 other, 4 organisation
    std::vector<DemonymMention> demonyms;
    std::vector<Spot> spots;
    std::vector<Form> forms;
    std::deque<std::vector<gazetteer::Posting>>
        own_postings;                  ///< of abbreviations that the lexicon knows
    std::deque<std::string> own_names; ///< folded, where they differ from the words' ("st johns")
};

/// Words::folded for the document, and what the lexicon says of each word.
Words read_words(text::Document const& document, Lexicon const& lexicon);

/// People and organisations told by name lists, titles and ages: fills people and in_person.
void find_people(Analysis& analysis, Lexicon const& lexicon);

/// Names of the gazetteer at capitalised words, longest match, in order and not overlapping;
/// demonyms; forms.
void find_spots(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer);

/// Makes spots share forms by their folded names, given in the order of the spots.
void group_forms(Analysis& analysis, std::vector<std::string_view> const& names);

/// Which spot is said to lie in which: "Osh, Kyrgyzstan", "Monroe County, Ga.", "Osh in
/// Kyrgyzstan".
void link_containers(Analysis& analysis, gazetteer::Gazetteer const& gazetteer);

/// Fills Spot::features and Spot::own.
void read_features(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer);

/// Tags the words of names by the chain: fills Spot::chain and DemonymMention::modifier, and adds
/// spots for names that the gazetteer lacks. Uses Spot::features and Spot::own.
void tag_names(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer);

/// Readings of each form and their probabilities by prior, neighbouring words and the other forms'
/// readings. Uses Spot::own for the weights.
void resolve_forms(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer);

/// Sums of each form's spots, which decide() and document_values() need.
void sum_forms(Analysis& analysis);
/// Spot::probability from its own score, the other spots of its form and the evidence of
/// resolve_forms().
void decide(Analysis& analysis, gazetteer::Gazetteer const& gazetteer);
/// What decide() sees of a spot.
std::array<double, feature::document::kCount> document_values(Analysis const& analysis,
                                                              std::uint32_t spot);

/// Readings of one spot, best first: its form's, or those in its container when that is named. At
/// most 8.
std::vector<Candidate> readings(Analysis const& analysis, std::uint32_t spot,
                                gazetteer::Gazetteer const& gazetteer);

/// Where in its form's options a seat of government is: by the towns and countries of its sentence
/// ("the White House in Bishkek"), and the best known one where it speaks. kNone when they do not
/// tell.
std::uint32_t seat_option(Analysis const& analysis, Spot const& spot,
                          gazetteer::Gazetteer const& gazetteer);

/// Countries by the weight of the places and demonyms that speak for them.
std::vector<gazetteer::CountryCode> weigh_countries(Analysis const& analysis,
                                                    gazetteer::Gazetteer const& gazetteer);

/// Demonyms ("Kyrgyz", "South African") at capitalised words.
void find_demonyms(Analysis& analysis, gazetteer::Gazetteer const& gazetteer);

/// True when the place lies in the area (country, first- or second-level division), or is it.
bool lies_in(gazetteer::PlaceRow const& place, gazetteer::PlaceIndex area_index,
             gazetteer::PlaceRow const& area) noexcept;

/// Spots at given spans, whatever their form: names, abbreviations, demonyms, names with generic
/// words, misspelt names. One spot a span, in order.
void find_given_spots(Analysis& analysis, std::vector<Geoparser::Span> const& spans,
                      Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer);

/// What a folded name of several words may mean by a part of it: "colchester hospital".
std::span<gazetteer::Posting const> find_inexact(Analysis& analysis, std::string_view folded,
                                                 Lexicon const& lexicon,
                                                 gazetteer::Gazetteer const& gazetteer);

/// Places as mentions: relative ones ("20 km south of X"), shared borders, how they are used.
void complete_mentions(Analysis const& analysis, Lexicon const& lexicon,
                       gazetteer::Gazetteer const& gazetteer, Geoparse& result);

/// Places said to be part of another that no reading is near ("the Sofia suburb of Bishkek") stand
/// at that other; little-known namesakes far from a report's one country lose their readings.
void place_parts(Analysis const& analysis, gazetteer::Gazetteer const& gazetteer, Geoparse& result);

/// Names that the gazetteer lacks stand, roughly, at the town that is named nearest to them.
void place_by_company(gazetteer::Gazetteer const& gazetteer, std::vector<PlaceMention>& places);

/// The project's own names, found wherever they stand as whole words, in place of what was read
/// there before.
void read_own_names(Analysis const& analysis, OwnNames const& names,
                    gazetteer::Gazetteer const& gazetteer, Geoparse& result);

/// All steps but the last, as Geoparser::parse takes them.
Analysis analyse(text::Document const& document, Lexicon const& lexicon,
                 gazetteer::Gazetteer const& gazetteer, Weights const& weights = Weights::fitted());

/// Resolution of given spans, which must be in order.
Analysis analyse_given(text::Document const& document, std::vector<Geoparser::Span> const& spans,
                       Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer,
                       Weights const& weights = Weights::fitted());

/// Why each spot is a place or none, and which.
std::vector<Reasons> explain(Analysis const& analysis, gazetteer::Gazetteer const& gazetteer);

/// True when the token can begin a name.
inline bool starts_upper(text::Token const& token) noexcept
{
    return token.kind == text::TokenKind::word && token.shape != text::Shape::lower &&
           token.shape != text::Shape::other;
}

} // namespace placetime::geoparse
