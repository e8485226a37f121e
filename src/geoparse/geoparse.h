#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gazetteer/gazetteer.h"
#include "geoparse/own_names.h"
#include "geoparse/reasons.h"
#include "text/document.h"

namespace placetime::geoparse {

struct Weights;

struct Candidate {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    double score = 0; ///< 0 to 1, of all candidates of a mention they sum to at most 1
};

/// How a mention is used in its sentence.
enum class Use : std::uint8_t {
    literal,   ///< a location: "in Osh"
    metonymic, ///< the place stands for its government or people: "Moscow said"
    modifier,  ///< before a noun: "the Bishkek mayor"
};

/// A place named in a text. Demonyms are no mentions; they are in Geoparse::demonyms as evidence.
struct PlaceMention {
    std::uint32_t begin = 0, end = 0; ///< bytes: the name itself, without article or possessive
    std::uint32_t first_token = 0, last_token = 0; ///< last is one past
    std::uint32_t sentence = 0;
    Use use = Use::literal;
    std::vector<Candidate>
        candidates; ///< best first, at most 8; empty when it is a place that the gazetteer lacks
    std::optional<geo::LonLat>
        point; ///< of a relative place ("20 km south of Osh"): overrides the candidate's point
    double precision_m = 0; ///< radius that holds the place
    bool relative = false;
    double confidence = 0; ///< that it is a place and this one, 0 to 1
    /// What the name means by the project's own names; null for others. The first candidate then
    /// only stands for it: the same place, or the nearest town.
    std::shared_ptr<events::EventPlace const> own;
};

struct DemonymMention {
    std::uint32_t begin = 0, end = 0; ///< bytes
    std::uint32_t token = 0;
    gazetteer::CountryCode country;
    double modifier = 0; ///< probability that it says where its noun is from or of ("the Russian
                         ///< president"), and is neither a people nor a language
};

struct PersonMention {
    std::uint32_t first_token = 0, last_token = 0;
};

struct Geoparse {
    std::vector<PlaceMention> places; ///< in order of position, not overlapping
    std::vector<DemonymMention> demonyms;
    std::vector<PersonMention>
        people; ///< names of people and organisations that were told apart from places
    gazetteer::CountryCode focus; ///< country the report is mostly about; none when unclear
    std::vector<gazetteer::CountryCode> focus_order; ///< by weight
};

/// Finds places in text and decides which each one is. Holds the lexicons; const members are safe
/// from several threads.
class Geoparser {
public:
    /// Lexicons from `lexicon_dir` (data_dir()/lexicon by default). Throws FileError.
    explicit Geoparser(gazetteer::Gazetteer const& gazetteer,
                       std::optional<std::filesystem::path> lexicon_dir = {});
    /// With other weights than the fitted ones, which must outlive it: for their trainer.
    Geoparser(gazetteer::Gazetteer const& gazetteer, Weights const& weights);
    ~Geoparser();
    Geoparser(Geoparser const&) = delete;
    Geoparser& operator=(Geoparser const&) = delete;

    /// `names`: what names mean in these reports, above all else that is known.
    Geoparse parse(text::Document const& document, OwnNames const& names = {}) const;

    /// Resolution alone: spans given (bytes), which place each is, with the evidence of the whole
    /// document. For evaluation on gold spans.
    struct Span {
        std::uint32_t begin = 0, end = 0;
    };
    std::vector<PlaceMention> resolve(text::Document const& document,
                                      std::vector<Span> const& spans) const;

    /// Why each name of the text is a place or none, in order; what later rules change (borders,
    /// parts of places, the project's own names) is not in it. Costs as much as parse().
    std::vector<Reasons> explain(text::Document const& document) const;

    gazetteer::Gazetteer const& gazetteer() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::geoparse
