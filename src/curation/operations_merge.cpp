#include <algorithm>
#include <set>

#include "base/error.h"
#include "coreference/merge.h"
#include "coreference/overrides.h"
#include "curation/change.h"

namespace placetime::curation {

using events::Event;

namespace {

/// What was said about the differing of a pair of these, by their ids or their claims'.
std::vector<Distinct> judged_among(Workspace const& workspace, std::vector<Event> const& events)
{
    std::set<std::string_view> ids;
    for (auto const& event : events) {
        ids.insert(event.id);
        for (auto const& claim : event.claims) ids.insert(claim.id);
    }
    std::vector<Distinct> judged;
    for (auto const& pair : workspace.distinct())
        if (ids.contains(pair.first) && ids.contains(pair.second)) judged.push_back(pair);
    return judged;
}

/// Each part differs from the others from now on.
void tell_apart(Workspace const& workspace, Edit& edit)
{
    std::set<Distinct> pairs;
    for (std::size_t i = 0; i < edit.after.size(); ++i)
        for (std::size_t j = i + 1; j < edit.after.size(); ++j)
            pairs.insert(distinct_pair(edit.after[i].event.id, edit.after[j].event.id));
    for (auto const& pair : pairs)
        if (!std::ranges::binary_search(workspace.distinct(), pair))
            edit.distinct_after.push_back(pair);
}

/// What is left when a claim is taken out, with what an analyst changed of the whole.
Event without(Event const& whole, std::size_t claim)
{
    auto rest = whole.claims;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(claim));
    auto event = coreference::merged(rest);
    coreference::keep_changes(event, whole, coreference::merged(whole.claims));
    event.review = events::Review::edited;
    return event;
}

} // namespace

std::optional<Edit> merge(Workspace const& workspace, Ids ids)
{
    std::vector<PlacedEvent> members;
    std::set<std::string_view> seen;
    for (auto const& id : ids)
        if (seen.insert(id).second) members.push_back(find_event(workspace, id));
    if (members.size() < 2) throw Error("Two events at least are needed to make one of them.");
    std::ranges::sort(members, {}, &PlacedEvent::seq);
    std::vector<Event> events;
    for (auto const& member : members) events.push_back(member.event);
    Edit edit;
    edit.kind = "merge";
    edit.distinct_before = judged_among(workspace, events);
    auto one = coreference::merged(events);
    one.review = events::Review::edited;
    edit.summary = "Merged " + event_count(members.size()) + ": " + title_words(one);
    edit.after.push_back({members.front().seq, std::move(one)});
    edit.before = std::move(members);
    return edit;
}

std::optional<Edit> split(Workspace const& workspace, std::string const& id,
                          std::optional<std::size_t> claim)
{
    auto whole = find_event(workspace, id);
    auto const& claims = whole.event.claims;
    if (claims.size() < 2) throw Error("This event has one claim only.");
    if (claim && *claim >= claims.size()) throw Error("This event has no such claim.");
    Edit edit;
    edit.kind = "split";
    auto next = workspace.next_seq();
    if (claim && claims.size() > 2) {
        edit.summary =
            "Split from " + title_words(whole.event) + ": " + title_words(claims[*claim]);
        edit.after.push_back({whole.seq, without(whole.event, *claim)});
        edit.after.push_back({next, claims[*claim]});
    } else {
        edit.summary = "Split into " + event_count(claims.size()) + ": " + title_words(whole.event);
        for (auto const& one : claims)
            edit.after.push_back({edit.after.empty() ? whole.seq : next++, one});
    }
    // An id is borne by one event only; the whole's own stays where it was.
    for (auto const& part : edit.after)
        if (part.event.id != id && workspace.seq_of(part.event.id))
            throw Error("The event " + part.event.id + " is there beside its claim.");
    tell_apart(workspace, edit);
    edit.before.push_back(std::move(whole));
    return edit;
}

} // namespace placetime::curation
