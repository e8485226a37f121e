#include "coreference/merge.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

#include "coreference/agreement.h"
#include "coreference/overrides.h"
#include "coreference/publisher.h"

namespace placetime::coreference {

namespace {

using events::Event;
using Claims = std::vector<Event>;

/// The order of claims: by report, those of unknown date last; then whatever tells them apart, so
/// that the order given does not matter.
bool reported_before(Event const& a, Event const& b)
{
    auto const key = [](Event const& event) {
        return std::tuple(!event.reported, event.reported.value_or(time::Instant{}),
                          std::tie(event.source_id, event.source_start, event.source_end, event.id),
                          event.review != events::Review::edited, event.type,
                          std::tie(event.title, event.subtype, event.source_quote, event.actor1,
                                   event.actor2, event.attribution, event.figures_text));
    };
    return key(a) < key(b);
}

bool same_claim(Event const& a, Event const& b)
{
    return !a.id.empty() && a.id == b.id && a.source_id == b.source_id &&
           a.source_start == b.source_start && a.source_end == b.source_end;
}

Claims flattened(std::span<Event const> events)
{
    Claims claims;
    for (Event const& event : events)
        for (Event const& claim : claims_of(event)) claims.push_back(claim);
    std::stable_sort(claims.begin(), claims.end(), reported_before);
    claims.erase(std::unique(claims.begin(), claims.end(), same_claim), claims.end());
    return claims;
}

bool is_edited(Event const& event) { return event.review == events::Review::edited; }

/// The first claim that is greatest by `rank` (a tuple), edited ones before every other, among
/// those that `counts` takes; none when it takes none.
template <typename Counts, typename Rank>
Event const* best(Claims const& claims, Counts const& counts, Rank const& rank)
{
    Event const* result = nullptr;
    for (Event const& claim : claims) {
        if (!counts(claim)) continue;
        if (!result || std::tuple(is_edited(claim), rank(claim)) >
                           std::tuple(is_edited(*result), rank(*result)))
            result = &claim;
    }
    return result;
}

/// The claim that gives type and title: of the type with most publishers, the surest.
Event const& speaker(Claims const& claims)
{
    std::map<std::pair<events::Type, std::string>, Claims> by_type;
    for (Event const& claim : claims) by_type[{claim.type, claim.subtype}].push_back(claim);
    auto const rank = [&](Event const& claim) {
        return std::tuple(count_publishers(by_type[{claim.type, claim.subtype}]), claim.confidence);
    };
    return *best(
        claims, [](Event const&) { return true; }, rank);
}

void draw_status(Event& event, Claims const& claims)
{
    auto const strongest =
        std::min_element(claims.begin(), claims.end(), [](Event const& a, Event const& b) {
            return a.status < b.status;
        }); // in order of strength
    event.status = strongest->status;
    event.attribution = strongest->attribution;
}

void draw_place(Event& event, Claims const& claims)
{
    constexpr double kSure = 0.5;
    Event const* const chosen = best(
        claims, [](Event const& claim) { return claim.where.has_value(); },
        [](Event const& claim) {
            return std::tuple(claim.place_confidence >= kSure, -claim.where->precision_m,
                              claim.place_confidence);
        });
    event.where = chosen ? chosen->where : std::nullopt;
    event.place_confidence = chosen ? chosen->place_confidence : 0;
    // The number of a mention means something in its own report only.
    event.place_index =
        chosen && chosen->source_id == event.source_id ? chosen->place_index : std::nullopt;
}

void draw_date(Event& event, Claims const& claims)
{
    constexpr double kSure = 0.5;
    Event const* const chosen = best(
        claims, [](Event const& claim) { return claim.when.has_value(); },
        [](Event const& claim) {
            return std::tuple(claim.date_confidence >= kSure, -claim.when->interval.length(),
                              claim.date_confidence);
        });
    event.when = chosen ? chosen->when : std::nullopt;
    event.date_confidence = chosen ? chosen->date_confidence : 0;
    event.time_index =
        chosen && chosen->source_id == event.source_id ? chosen->time_index : std::nullopt;
}

/// The reading that is believed, and the claim of it that was reported last; none when none has
/// one.
std::pair<FigureReading const*, Event const*> believed(std::vector<FigureReading> const& readings,
                                                       Claims const& claims)
{
    std::pair<FigureReading const*, Event const*> result{};
    std::tuple<int, bool, time::Instant, std::int64_t> highest{};
    for (FigureReading const& reading : readings) {
        Event const* newest = nullptr;
        bool cumulative = false;
        for (std::size_t const index : reading.claims) {
            Event const& claim = claims[index];
            cumulative = cumulative || claim.figures_cumulative;
            if (!newest || claim.reported.value_or(time::Instant::min()) >
                               newest->reported.value_or(time::Instant::min()))
                newest = &claim;
        }
        std::tuple const rank(reading.publishers, cumulative,
                              newest->reported.value_or(time::Instant::min()),
                              reading.figure.min.value_or(reading.figure.max.value_or(0)));
        if (!result.first || rank > highest) {
            result = {&reading, newest};
            highest = rank;
        }
    }
    return result;
}

void draw_figures(Event& event, Claims const& claims)
{
    Event holder;
    holder.claims = claims;
    Agreement const agreement = agreement_of(holder);
    event.figures = {};
    event.figures_text.clear();
    event.figures_cumulative = false;
    std::vector<Event const*> told;
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        auto const [reading, claim] = believed(agreement.figures[kind], claims);
        if (!reading) continue;
        event.figures[kind] = reading->figure;
        event.figures_cumulative = event.figures_cumulative || claim->figures_cumulative;
        if (std::find(told.begin(), told.end(), claim) != told.end()) continue;
        told.push_back(claim);
        if (claim->figures_text.empty()) continue;
        if (!event.figures_text.empty()) event.figures_text += "; ";
        event.figures_text += claim->figures_text;
    }
}

double joint_confidence(Claims const& claims)
{
    constexpr double kMost = 0.99; // nothing that a machine read is certain
    std::map<std::string, double> surest;
    for (Event const& claim : claims) {
        double& confidence = surest[publisher_key(claim)];
        confidence = std::max(confidence, claim.confidence);
    }
    double doubt = 1;
    for (auto const& [publisher, confidence] : surest) doubt *= 1 - confidence;
    // One publisher's own surety is not lowered.
    return surest.size() == 1 ? surest.begin()->second : std::min(1 - doubt, kMost);
}

template <typename Events> events::Review review_of(Events const& events)
{
    using events::Review;
    auto const are = [&](Review review) {
        return std::all_of(events.begin(), events.end(),
                           [review](Event const& event) { return event.review == review; });
    };
    if (std::any_of(events.begin(), events.end(), is_edited)) return Review::edited;
    if (are(Review::accepted)) return Review::accepted;
    return are(Review::rejected) ? Review::rejected : Review::unreviewed;
}

/// What the claims (in order, at least one) give by the rules; holds no claims.
Event drawn_from(Claims const& claims)
{
    Event event = claims.front();
    if (claims.size() == 1) return event;
    Event const& first = speaker(claims);
    event.title = first.title;
    event.type = first.type;
    event.subtype = first.subtype;
    for (auto const actor : {&Event::actor1, &Event::actor2}) {
        event.*actor = first.*actor;
        if (!(event.*actor).empty()) continue;
        Event const* const other = best(
            claims, [&](Event const& claim) { return !(claim.*actor).empty(); },
            [](Event const& claim) { return claim.confidence; });
        if (other) event.*actor = other->*actor;
    }
    draw_status(event, claims);
    draw_place(event, claims);
    draw_date(event, claims);
    draw_figures(event, claims);
    event.background = std::all_of(claims.begin(), claims.end(),
                                   [](Event const& claim) { return claim.background; });
    event.source_count = count_publishers(claims);
    event.confidence = joint_confidence(claims);
    for (Event const& claim : claims) {
        if (claim.reliability && (!event.reliability || claim.reliability < event.reliability))
            event.reliability = claim.reliability;
        if (claim.credibility && (!event.credibility || claim.credibility < event.credibility))
            event.credibility = claim.credibility;
    }
    event.review = review_of(claims);
    return event;
}

} // namespace

Event merged(std::span<Event const> events)
{
    assert(!events.empty());
    if (events.size() == 1) return events.front();
    Claims claims = flattened(events);
    Event result = drawn_from(claims);

    // What an analyst changed on merged events; the one reported first is applied last.
    std::vector<Event const*> holders;
    for (Event const& event : events)
        if (!event.claims.empty()) holders.push_back(&event);
    std::stable_sort(holders.begin(), holders.end(), [](Event const* a, Event const* b) {
        return reported_before(b->claims.front(), a->claims.front());
    });
    for (Event const* const holder : holders)
        keep_changes(result, *holder, drawn_from(flattened({holder, 1})));
    result.review = review_of(events);
    if (claims.size() > 1) result.claims = std::move(claims);
    return result;
}

std::optional<Event> known_at(Event const& event, time::Instant moment)
{
    auto const known = [moment](Event const& claim) {
        return !claim.reported || *claim.reported <= moment;
    };
    if (event.claims.empty()) return known(event) ? std::optional(event) : std::nullopt;
    Claims const all = flattened({&event, 1});
    Claims then;
    std::copy_if(all.begin(), all.end(), std::back_inserter(then), known);
    if (then.empty()) return std::nullopt;
    if (then.size() == all.size()) return event;
    Event result = drawn_from(then);
    keep_changes(result, event, drawn_from(all));
    result.id = event.id;
    result.review = event.review;
    if (then.size() > 1) result.claims = std::move(then);
    return result;
}

} // namespace placetime::coreference
