#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "events/event.h"
#include "extract/assessment.h"
#include "extract/trigger.h"
#include "geoparse/geoparse.h"

namespace placetime::extract {

/// A place that an event was given, and how surely.
struct PlaceLink {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    std::optional<std::size_t>
        mention; ///< into Geoparse::places; none when it is inherited or described ("the capital")
    events::PlaceRole role = events::PlaceRole::where;
    double confidence = 0;
    bool antecedent = false;     ///< "Osh, where ...": of the clause of the trigger
    bool own = false;            ///< named or described in the event's own sentence
    std::uint32_t token = kNone; ///< where in the sentence
    Span text;                   ///< the words that describe it; empty when inherited
    std::vector<std::size_t>
        together; ///< other mentions of the same list ("in Osh and Jalal-Abad")
    std::vector<gazetteer::CountryCode> countries; ///< both sides of "between A and B"
};

/// Finds the place of each trigger of a document's sentences, going through them in order: it
/// remembers the places before.
class PlaceLinker {
public:
    PlaceLinker(Words const& words, geoparse::Geoparse const& places,
                gazetteer::Gazetteer const& gazetteer);

    /// `all` are the sentence's triggers, `verb` what carries this one.
    /// Explicit in the sentence; no value when there is none that is the event's.
    std::optional<PlaceLink> find(Sentence const& sentence, Trigger const& trigger,
                                  std::vector<Trigger> const& all, std::uint32_t verb);
    /// From the sentences before, or the report's focus. `paragraph` of the sentence.
    std::optional<PlaceLink> inherited(Sentence const& sentence, Trigger const& trigger,
                                       std::uint32_t paragraph) const;
    /// True when the sentence names no place.
    bool silent(std::uint32_t sentence) const
    {
        return first_mention_[sentence] == first_mention_[sentence + 1];
    }
    /// Called for a heading: one that is only a place is where things below it happened. True when
    /// it is.
    bool open_section(std::uint32_t sentence);
    /// Called after each sentence: what later ones may refer to.
    void remember(Sentence const& sentence, std::uint32_t paragraph, PlaceLink const* main);

    /// The link moved to another mention of its list; false when that one has no place.
    bool move_to(PlaceLink& link, std::size_t mention) const;
    /// The contract's place of a link.
    events::EventPlace describe(PlaceLink const& link) const;
    std::string zone(std::optional<PlaceLink> const& link) const;

private:
    struct Candidate;
    events::EventPlace describe_own(geoparse::PlaceMention const& mention, PlaceLink const& link,
                                    std::string text) const;
    void mentions_of(Sentence const& sentence, Trigger const& trigger,
                     std::vector<Trigger> const& all, std::uint32_t verb,
                     std::vector<Candidate>& out);
    void descriptions_of(Sentence const& sentence, Trigger const& trigger,
                         std::vector<Candidate>& out);
    bool alone(Sentence const& sentence, Candidate const& candidate) const;
    void find_dateline();
    gazetteer::PlaceIndex best(std::size_t mention) const;
    /// The place that the project's own names give a mention; null for others.
    events::EventPlace const* own_place(std::optional<std::size_t> mention) const
    {
        return mention ? places_.places[*mention].own.get() : nullptr;
    }
    bool capital_city(gazetteer::PlaceIndex place) const { return gazetteer_.row(place).rank == 5; }
    gazetteer::PlaceIndex capital_of(gazetteer::CountryCode country) const;
    std::optional<PlaceLink> from_demonym(Sentence const& sentence) const;

    Words const& words_;
    geoparse::Geoparse const& places_;
    gazetteer::Gazetteer const& gazetteer_;
    std::vector<std::uint32_t> first_mention_; ///< per sentence, one past the end at the back
    gazetteer::PlaceIndex last_town_ = gazetteer::kNoPlace;
    gazetteer::PlaceIndex last_site_ = gazetteer::kNoPlace;
    gazetteer::PlaceIndex last_area_ = gazetteer::kNoPlace;
    gazetteer::PlaceIndex last_event_place_ = gazetteer::kNoPlace;
    std::optional<std::size_t> last_event_mention_;
    std::uint32_t last_event_paragraph_ = kNone;
    std::optional<std::size_t> section_; ///< the place that heads the section, into the mentions
    gazetteer::PlaceIndex dateline_ = gazetteer::kNoPlace; ///< "BAGHDAD, July 19 -"
    std::optional<std::size_t> dateline_mention_; ///< when it is one of the project's own names
    std::uint32_t dateline_end_ = 0;              ///< token after it
};

} // namespace placetime::extract
