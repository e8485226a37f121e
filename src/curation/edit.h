#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/event.h"
#include "time/instant.h"

namespace placetime::curation {

/// An event with its place in the project's order. Places are ascending, not without gaps; no two
/// events have the same one.
struct PlacedEvent {
    std::int64_t seq = 0;
    events::Event event;
};

/// An entry of the project's own gazetteer: what a name means in its reports.
struct NameRule {
    std::string name; ///< as written; compared folded
    events::EventPlace place;
};

/// Two events, by id, that an analyst judged to be different happenings. first < second.
struct Distinct {
    std::string first, second;
    friend auto operator<=>(Distinct const&, Distinct const&) = default;
};
/// In either order.
Distinct distinct_pair(std::string a, std::string b);

/// Something an analyst did: what was before and what is after. The events of `before` give way to
/// those of `after`; an event that is changed stands in both under its id. So undoing is the same
/// edit the other way round, and needs no code for each kind.
struct Edit {
    std::uint64_t number = 0; ///< from 1, ascending in a project's audit; 0: not taken yet
    std::string kind; ///< "place", "date", "type", "status", "title", "actors", "figures", "grade",
                      ///< "review", "merge", "split", "add", "name", "distinct" ..., "undo", "redo"
    std::string summary;                         ///< "Place: Osh (admin1) → Osh (city)"
    std::string who, why;                        ///< the analyst; a note, may be empty
    std::optional<time::Instant> at;             ///< none where no clock is known
    std::optional<std::uint64_t> undoes, redoes; ///< the number of the edit taken back or made anew
    std::vector<PlacedEvent> before, after;
    std::vector<NameRule> names_before, names_after;
    std::vector<Distinct> distinct_before, distinct_after;
};

/// The edit that takes it back: before and after exchanged, without number, person and time.
Edit inverse(Edit const& edit);

/// Content is compared, not where a shape lies in memory. O(size).
bool same(events::EventPlace const& a, events::EventPlace const& b);
bool same(events::Event const& a, events::Event const& b);

} // namespace placetime::curation
