#pragma once

#include <string>

#include "events/event.h"
#include "extract/sentence.h"
#include "extract/trigger.h"

namespace placetime::extract {

/// How the sentence stands to what a trigger names: did it happen, who says so, how sure are the
/// words.
struct Assessment {
    events::Status status = events::Status::asserted;
    std::string attribution; ///< in the report's words; empty when nobody is named
    double certainty = 1.0; ///< 0 to 1: how surely the words name a happening (a bare noun is weak,
                            ///< a main verb strong)
    bool present = false;   ///< simple present: a state or habit
    bool pluperfect = false; ///< had + participle
    bool perfect = false;    ///< have + participle
    bool history = false;    ///< "since 1991", "former", "used to", "two decades"
    bool reference = false;  ///< points back at something known ("the protests", "the parties that
                             ///< stormed parliament"): no date of its own
    std::uint32_t verb =
        kNone; ///< the verb that carries it: the trigger's own, or the one that supports the noun
};

Assessment assess(Sentence const& sentence, Trigger const& trigger);

/// The noun phrase before a verb group that is its subject, as tokens [first, last); empty when
/// there is none.
struct Span {
    std::uint32_t first = 0, last = 0;
    bool empty() const noexcept { return first >= last; }
};
Span subject_of(Sentence const& sentence, std::uint32_t verb);
/// The noun phrase after a verb (particle included) that is its object; after "by" when `agent`.
Span object_of(Sentence const& sentence, std::uint32_t after);
Span agent_of(Sentence const& sentence, std::uint32_t verb);

/// The text of a span, white space made single.
std::string text_of(Sentence const& sentence, Span span);

} // namespace placetime::extract
