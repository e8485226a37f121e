#include "curation/operations.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "curation/change.h"
#include "events/event_table.h"
#include "events/filter.h"
#include "text/fold.h"

namespace placetime::curation {

using events::Event;
using events::Review;

namespace {

constexpr std::size_t kLongestTitle = 120; ///< of an event made of a passage, in code points

/// Ids that claims of merged events bear: they come back when these are split.
std::set<std::string> claim_ids(Workspace const& workspace)
{
    std::set<std::string> ids;
    auto const& table = *workspace.edition().table;
    for (events::Row row = 0; row < table.size(); ++row)
        if ((table.flags()[row] & events::kMerged) != 0)
            for (auto const& claim : table.event(row).claims) ids.insert(claim.id);
    return ids;
}

} // namespace

std::optional<Edit> set_review(Workspace const& workspace, Ids ids, Review review)
{
    auto const words = [](Event const& e) { return std::string(to_string(e.review)); };
    auto edit = change(workspace, ids, {"review", "Review", words},
                       [&](Event& event) { event.review = review; });
    if (!edit) return edit;
    auto done = std::string(to_string(review));
    done.front() = static_cast<char>(done.front() - 'a' + 'A');
    edit->summary = done + ": " +
                    (edit->after.size() == 1 ? title_words(edit->after[0].event)
                                             : event_count(edit->after.size()));
    return edit;
}

std::optional<Edit> keep_apart(Workspace const& workspace, Ids ids)
{
    std::vector<Event> events;
    for (auto const& id : ids) events.push_back(find_event(workspace, id).event);
    Edit edit;
    edit.kind = "distinct";
    for (std::size_t i = 0; i < events.size(); ++i)
        for (std::size_t j = i + 1; j < events.size(); ++j)
            if (events[i].id != events[j].id && !workspace.judged_distinct(events[i], events[j]))
                edit.distinct_after.push_back(distinct_pair(events[i].id, events[j].id));
    if (edit.distinct_after.empty()) return {};
    std::ranges::sort(edit.distinct_after);
    auto& pairs = edit.distinct_after;
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    edit.summary = "Kept apart: " + title_words(events.front()) + " and " +
                   (events.size() == 2 ? title_words(events.back())
                                       : std::to_string(events.size() - 1) + " others");
    return edit;
}

std::optional<Edit> add_event(Workspace const& workspace, Event event)
{
    if (event.title.empty()) throw Error("An event needs a title.");
    auto const claims = claim_ids(workspace);
    auto const taken = [&](std::string const& id) {
        return workspace.seq_of(id) || claims.contains(id);
    };
    if (event.id.empty()) {
        int counter = 0;
        do
            event.id = events::event_id(event.source_id, event.source_start, event.source_end,
                                        event.type, event.subtype, counter++);
        while (taken(event.id));
    }
    if (taken(event.id)) throw Error("The event " + event.id + " is there already.");
    Edit edit;
    edit.kind = "add";
    edit.summary = "Added: " + title_words(event);
    edit.after.push_back({workspace.next_seq(), std::move(event)});
    return edit;
}

Event event_of(Passage const& passage, events::Type type)
{
    Event event;
    event.title = shortened(passage.text, kLongestTitle);
    event.type = type;
    event.reported = passage.reported;
    event.source_id = passage.source_id;
    event.source_title = passage.source_title;
    event.source_url = passage.source_url;
    event.publisher = passage.publisher;
    event.source_start = passage.start;
    event.source_end = passage.end;
    event.source_quote = passage.text;
    event.confidence = 1;
    event.review = Review::edited;
    return event;
}

std::optional<Edit> apply_name(Workspace const& workspace, std::string_view name,
                               events::EventPlace const& place, Ids ids)
{
    auto const folded = text::fold(name);
    if (folded.empty()) throw Error("A name is needed.");
    std::set<std::string, std::less<>> const asked(ids.begin(), ids.end());
    std::vector<std::string> all(asked.begin(), asked.end());
    workspace.for_each([&](std::int64_t, Event const& event) {
        if (event.review == Review::unreviewed && event.where && !asked.contains(event.id) &&
            text::fold(event.where->text) == folded)
            all.push_back(event.id);
        return true;
    });
    auto edit = set_place(workspace, all, place).value_or(Edit());
    NameRule rule{std::string(name), place};
    rule.place.text.clear();
    rule.place.role = events::PlaceRole::where;
    auto const* const known = workspace.rule(name);
    if (known == nullptr || known->name != rule.name || !same(known->place, rule.place)) {
        if (known != nullptr) edit.names_before.push_back(*known);
        edit.names_after.push_back(std::move(rule));
    }
    if (edit.after.empty() && edit.names_after.empty()) return {};
    edit.kind = "name";
    edit.summary = "“" + std::string(name) + "” means " + place_words(place) + ": " +
                   event_count(edit.after.size());
    return edit;
}

std::optional<Edit> forget_name(Workspace const& workspace, std::string_view name)
{
    auto const* const known = workspace.rule(name);
    if (known == nullptr) return {};
    Edit edit;
    edit.kind = "name";
    edit.summary = "“" + known->name + "” has no meaning of its own any more";
    edit.names_before.push_back(*known);
    return edit;
}

} // namespace placetime::curation
