#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/talk.h"
#include "briefing/propose.h"
#include "publish/deck.h"
#include "time/instant.h"

namespace placetime::app {

/// What a briefing is made from: files as app::load() takes them, and where its slides come from.
struct DeckSource {
    std::vector<std::string> files;
    std::string briefing; ///< a briefing.json; empty: the project's own slides, else a proposal
    std::optional<time::DatedInterval> date; ///< of reports, over what they say themselves
    bool propose = false;                    ///< a proposal even where a project has slides
    briefing::ProposalOptions proposal;
};

struct LoadedDeck {
    publish::Deck deck;
    bool complete = true;  ///< false when a named input could not be read (it was said)
    bool proposed = false; ///< the slides were (said, unless it was asked for)
};

/// Reads all of it: events, the layers of projects and those named, divisions, towns. Says what
/// slides name and the files lack. Throws as app::load() does, and for a briefing that cannot be
/// read, and Error when there is nothing to propose.
LoadedDeck load_deck(DeckSource const& source, Talk const& talk);

} // namespace placetime::app
