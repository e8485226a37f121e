#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "curation/operations.h"
#include "events/event.h"
#include "gazetteer/gazetteer.h"
#include "project/records.h"
#include "session/search.h"

namespace placetime::session {

// Values of the analyst's bench; what is done with them are members of Session.

/// A place that an event's place may be: what review mode offers under a digit.
struct PlaceChoice {
    events::EventPlace place;
    double score = 0;     ///< 0 to 1; of what was searched for 1
    bool current = false; ///< the event's place now
};
/// What the report's mention of an event's place may mean, best first; then the event's place where
/// it is not among them. The gazetteer gives shapes and divisions; without one (null) they are
/// points. `report` null: no candidates.
std::vector<PlaceChoice> place_choices(events::Event const& event,
                                       project::ReportRecord const* report,
                                       gazetteer::Gazetteer const* gazetteer);

/// A row of the gazetteer as an event's place, without words of a report.
events::EventPlace place_of(gazetteer::Gazetteer const& gazetteer, gazetteer::PlaceIndex place);
/// A place that was searched for; a typed position becomes a point.
events::EventPlace place_of(gazetteer::Gazetteer const* gazetteer, PlaceHit const& hit);
/// Country and division that hold a position; empty at sea and without a gazetteer.
curation::Around around(gazetteer::Gazetteer const* gazetteer, geo::LonLat position);

/// Events that may be one happening, waiting for a decision.
struct MergeProposal {
    std::vector<std::string> ids; ///< two at least
    double score = 0;             ///< 0 to 1
    std::string why;              ///< "same type; same day; 3 km apart; alike in words"
    friend bool operator==(MergeProposal const&, MergeProposal const&) = default;
};

/// All proposals, the surest first, and the one that is looked at.
class Proposals {
public:
    std::vector<MergeProposal> const& all() const noexcept { return all_; }
    /// Null when there is none.
    MergeProposal const* current() const noexcept
    {
        return all_.empty() ? nullptr : &all_[current_];
    }
    std::size_t position() const noexcept { return current_; }
    void set_position(std::size_t position) noexcept;
    void go(int by) noexcept; ///< round
    /// Takes new ones; the current one stays when it is among them, else its place in the list.
    void set(std::vector<MergeProposal> all);
    std::uint64_t revision() const noexcept { return revision_; }

private:
    std::vector<MergeProposal> all_;
    std::size_t current_ = 0;
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
