#pragma once

#include <optional>
#include <span>

#include "events/event.h"
#include "time/instant.h"

namespace placetime::coreference {

/// One event of several that tell of the same happening. It holds their claims (those of merged
/// events are taken over, so that none is nested; a claim given twice is held once), in the order
/// in which they were reported, those of unknown date last. The same whatever the order given.
/// One event comes back as it is; none given is a broken invariant.
///
/// What the merged event says:
/// - id, source (id, title, url, quote and its offsets), publisher, reported: of the first claim.
/// - type with sub-type: what most publishers say, then the surest, then the first.
/// - title, actors: of the surest claim of that type; an actor that it lacks from the next.
/// - status: the strongest that any publisher gives: asserted, claimed, denied, planned,
///   conditional, negated; attribution: of the first claim with that status.
/// - place: the most precise (smallest place_precision_m) of those that are sure (place_confidence
///   of 0.5 and more; when none is, of all), then the surest. Date likewise, by its length.
/// - each figure: the reading (agreement.h) of most publishers; of equals the newest cumulative
///   one, then the newest, then the greatest.
/// - source_count: the publishers (publisher.h). background: when every claim is.
/// - confidence: 1 - the product of (1 - c) over publishers, each with its surest claim, at most
///   0.99; place_confidence and date_confidence: of the claim that gives place and date.
/// - reliability and credibility: the best that a claim was graded.
/// - review: edited when any claim was edited; accepted or rejected when all are; else unreviewed.
///
/// A claim that an analyst edited goes before every other for title, type, place and date. Where a
/// merged event among those given says something else than its claims give by these rules, an
/// analyst changed that: it is kept (of several the one reported first).
events::Event merged(std::span<events::Event const> events);

/// An event as it was known at a moment: merged() of the claims reported at or before it (those of
/// unknown report date count as known), under the event's own id. What an analyst changed on the
/// merged event (title, type, status, place, date, actors, figures, grades, review) stays. No value
/// when nothing had been reported.
std::optional<events::Event> known_at(events::Event const& event, time::Instant moment);

} // namespace placetime::coreference
