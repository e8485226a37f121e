#pragma once

#include "extract/assessment.h"

namespace placetime::extract {

/// Sets the status when it is the stronger objection: negated over denied over conditional over
/// planned over claimed over asserted.
void object_to(Assessment& assessment, events::Status status);
/// "did not", "never" in the verb group.
bool negated_group(Sentence const& sentence, std::uint32_t verb);

/// Assesses one trigger of a sentence: its verb or noun, then the clauses around it.
class Assessor {
public:
    Assessor(Sentence const& sentence, Trigger const& trigger)
        : s_(sentence), w_(sentence.words()), t_(trigger)
    {
    }
    Assessment run();

private:
    void verb(std::uint32_t v, int depth);
    void present_aux(std::uint32_t start, std::uint32_t v);
    void modal(std::uint32_t i);
    /// "may attack and kill": a bare verb after "and" shares the auxiliary of the verb before.
    void bare_coordinate(std::uint32_t v, int depth);
    /// "would be tried and jailed": a participle after "and" shares the auxiliaries before.
    void shared_auxiliary(std::uint32_t v, int depth);
    /// "reports that ... were false", "rumours of ... proved untrue".
    void refuted(std::uint32_t claim);
    /// An infinitive's status comes from what governs it: "forced to", "failed to", "plans to", or
    /// nothing (a purpose).
    void governed(std::uint32_t to, int depth, bool is_infinitive);
    void claim_by(std::uint32_t v);
    void gerund(std::uint32_t v, int depth);
    /// A noun happened when a verb carries it ("clashes erupted"), or when its place, date or toll
    /// is given.
    void noun(std::uint32_t n);
    struct Left {
        std::uint32_t preposition = kNone;
        std::uint32_t verb = kNone; ///< that the noun is the object of
        bool object = false;
        double certainty = 0; ///< when the words before settle it
    };
    static std::uint32_t distance(std::uint32_t a, std::uint32_t b)
    {
        return a > b ? a - b : b - a;
    }
    /// "the protests", "his resignation": something that the reader knows of.
    bool definite(std::uint32_t first) const;
    /// What stands before the noun phrase: "no", "calls for", "reports of", "prevented", "after".
    Left noun_left(std::uint32_t first);
    /// "calls for", "reports of", "an end to", "accused of", "warned against" before a preposition.
    /// Gives a certainty when these words settle it, else 0.
    double governs_by(std::uint32_t preposition);
    void clauses();
    /// A clause after "said that", "denied that", "warned that", "reports that".
    void reported(std::uint32_t governor);
    /// "according to X", "reportedly", ", X said.", words inside quotation marks.
    void speech();
    void trailing(bool quoted);
    void position();
    Sentence const& s_;
    Words const& w_;
    Trigger const& t_;
    Assessment a_;
};

} // namespace placetime::extract
