#include <algorithm>

#include "coreference/proposal.h"
#include "session/session.h"

namespace placetime::session {

using events::Row;

namespace {

/// So many events are compared beside the other small work; more wait for their turn.
constexpr std::size_t kProposeQuietly = 3'000;
constexpr double kProposeAfter = 2; ///< seconds without an edit
/// Tables of more rows are data, not reports: nothing is proposed.
constexpr std::size_t kProposeAtMost = 100'000;

std::vector<MergeProposal> propose(events::EventTable const& table,
                                   curation::Workspace const& judged, CancelToken const& cancel)
{
    auto const events = table.events();
    std::unordered_map<std::string_view, events::Event const*> by_id;
    for (auto const& event : events) by_id.try_emplace(event.id, &event);
    auto const distinct = [&](std::string_view a, std::string_view b) {
        auto const first = by_id.find(a), second = by_id.find(b);
        return first != by_id.end() && second != by_id.end() &&
               judged.judged_distinct(*first->second, *second->second);
    };
    std::vector<MergeProposal> proposals;
    for (auto const& found : coreference::propose(events, distinct, &cancel)) {
        MergeProposal proposal{{}, found.score, found.why};
        for (auto const member : found.members) proposal.ids.push_back(events[member].id);
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

} // namespace

/// In step with table and filters, while somebody looks.
void Session::bring_queue()
{
    if (!reviewing()) return;
    if (queue_filters_ == filters.revision() && queue_.table() == document_.table) return;
    queue_filters_ = filters.revision();
    queue_.update(document_.table, filters.listed());
}

void Session::set_reviewing(bool on)
{
    settings.panels.review = on;
    if (!on) return;
    filters.update(tasks);
    bring_queue();
    auto const row = selection.primary();
    if (!row || !queue_.position(*row))
        if (auto const first = queue_.next({})) select(*first, true);
}

void Session::review_next()
{
    bring_queue();
    if (auto const row = queue_.next(selection.primary())) select(*row, true);
}

void Session::review_previous()
{
    bring_queue();
    if (auto const row = queue_.previous(selection.primary())) select(*row, true);
}

bool Session::review(events::Review as)
{
    auto const row = selection.primary();
    if (!row) return false;
    // Where the queue goes on is known by the event's place in it: its row may be another soon.
    auto const seq = shown_.seq(document_.table->record(*row));
    bool const done = edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_review(workspace, ids, as);
    });
    if (!done && !why_not_editable().empty()) return false;
    if (!reviewing() || as == events::Review::unreviewed) return done;
    bring_queue();
    auto const record = shown_.record(seq);
    auto const now = record ? std::optional(document_.table->row_of(*record)) : std::nullopt;
    if (auto const next = queue_.next(now))
        select(*next, true);
    else if (queue_.empty())
        say(Notice::Kind::info, "Every listed event is reviewed.");
    return done;
}

bool Session::review_choose(std::size_t candidate)
{
    auto const& choices = place_choices();
    if (candidate >= choices.size()) return false;
    if (choices[candidate].current) return review(events::Review::accepted);
    auto const row = selection.primary();
    auto const seq = shown_.seq(document_.table->record(*row));
    auto const place = choices[candidate].place;
    if (!choose_place(place)) return false;
    if (!reviewing()) return true;
    bring_queue();
    auto const record = shown_.record(seq);
    auto const now = record ? std::optional(document_.table->row_of(*record)) : std::nullopt;
    if (auto const next = queue_.next(now)) select(*next, true);
    return true;
}

/// Found anew whenever events changed, of many when all has been quiet for a while; what speaks of
/// events that are gone is dropped at once.
void Session::bring_proposals(double seconds)
{
    if (proposed_revision_ == workspace_.revision() || !workspace_.edition_ready()) return;
    if (proposals_for_ != workspace_.revision()) {
        proposals_for_ = workspace_.revision();
        propose_rest_ = workspace_.size() > kProposeQuietly ? kProposeAfter : 0;
    }
    auto left = proposals.all();
    std::erase_if(left, [&](MergeProposal const& proposal) {
        return std::ranges::any_of(proposal.ids,
                                   [&](std::string const& id) { return !workspace_.seq_of(id); });
    });
    proposals.set(std::move(left));
    if (proposing_ != 0) tasks.cancel(proposing_);
    proposing_ = 0;
    propose_rest_ -= seconds;
    if (propose_rest_ > 0) return;
    proposed_revision_ = workspace_.revision();
    auto const table = workspace_.edition().table;
    if (table->size() < 2 || table->size() > kProposeAtMost) return proposals.set({});
    proposing_ = tasks.start(
        "Comparing events",
        [table, judged = workspace_](CancelToken const& cancel, Progress const&) {
            return propose(*table, judged, cancel);
        },
        [this, revision = workspace_.revision()](std::vector<MergeProposal> found) {
            proposing_ = 0;
            if (revision == workspace_.revision()) proposals.set(std::move(found));
        },
        [this](std::string const& problem) {
            proposing_ = 0;
            say(Notice::Kind::warning, "Events could not be compared: " + problem);
        },
        table->size() <= kProposeQuietly);
}

void Session::show_proposal(int by)
{
    proposals.go(by);
    auto const* const proposal = proposals.current();
    if (proposal == nullptr) return;
    to_select_ = proposal->ids;
    to_reveal_ = true;
    settle_selection();
}

bool Session::accept_proposal()
{
    auto const* const proposal = proposals.current();
    return proposal != nullptr && edit(curation::merge(workspace_, proposal->ids));
}

bool Session::keep_proposal_apart()
{
    auto const* const proposal = proposals.current();
    return proposal != nullptr && edit(curation::keep_apart(workspace_, proposal->ids));
}

} // namespace placetime::session
