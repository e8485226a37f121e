#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "curation/operations.h"

namespace placetime::curation {

/// What a change of one property is, to be said in a sentence.
struct Property {
    std::string kind;  ///< Edit::kind
    std::string title; ///< "Place"
    /// Its value in words; empty is said as "none".
    std::function<std::string(events::Event const&)> words;
};

/// The event of an id. Throws Error when there is none.
PlacedEvent find_event(Workspace const& workspace, std::string const& id);

/// An edit that changes the events one by one; their review becomes "edited". None when none is
/// changed. Throws Error for too many.
std::optional<Edit> change(Workspace const& workspace, Ids ids, Property const& property,
                           std::function<void(events::Event&)> const& make);

/// "Osh (city)", "nowhere"
std::string place_words(std::optional<events::EventPlace> const& place);
/// "1 event", "12 events"
std::string event_count(std::size_t count);
/// Title in quotes, shortened where it is long; "an event" without one.
std::string title_words(events::Event const& event);
/// At most so many code points, then "…".
std::string shortened(std::string_view text, std::size_t most);

} // namespace placetime::curation
