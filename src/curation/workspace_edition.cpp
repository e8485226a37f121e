#include <algorithm>

#include "curation/workspace.h"
#include "events/patched_table.h"

namespace placetime::curation {

using events::Event;
using events::EventTable;
using events::Patch;

Edition Workspace::edition_with(std::map<std::int64_t, SharedEvent> const& changed) const
{
    if (changed.empty()) return {base_, base_seqs_};
    std::vector<Patch> patches;
    patches.reserve(changed.size());
    bool same_order = base_seqs_ == nullptr;
    auto next = static_cast<std::int64_t>(base_->size());
    Edition const base{base_, base_seqs_};
    for (auto const& [seq, event] : changed) {
        if (auto const record = base.record(seq)) {
            patches.push_back({*record, true, event});
            same_order = same_order && event != nullptr;
            continue;
        }
        auto const after =
            base_seqs_ ? static_cast<std::size_t>(std::ranges::lower_bound(*base_seqs_, seq) -
                                                  base_seqs_->begin())
                       : base_->size();
        patches.push_back({after, false, event});
        same_order = same_order && seq == next++;
    }
    Edition edition{events::patched(base_, patches), nullptr};
    if (same_order) return edition; // no record has another number than its place
    auto seqs = std::make_shared<std::vector<std::int64_t>>();
    seqs->reserve(edition.table->size());
    auto patch = changed.begin();
    for (std::size_t record = 0; record <= base_->size(); ++record) {
        bool const at_end = record == base_->size();
        auto const seq = at_end ? 0 : base_seq(record);
        for (; patch != changed.end() && (at_end || patch->first < seq); ++patch)
            if (patch->second) seqs->push_back(patch->first);
        if (at_end) break;
        bool const replaced = patch != changed.end() && patch->first == seq;
        if (!replaced || patch->second) seqs->push_back(seq);
        if (replaced) ++patch;
    }
    edition.seqs = std::move(seqs);
    return edition;
}

Edition const& Workspace::edition() const
{
    if (!edition_.table) edition_ = edition_with(changed_);
    return edition_;
}

Edition Workspace::shown_with(std::vector<Event> const& instead) const
{
    if (instead.empty()) return edition();
    auto changed = changed_;
    for (auto const& event : instead)
        if (auto const seq = seq_of(event.id)) changed[*seq] = std::make_shared<Event const>(event);
    return edition_with(changed);
}

void Workspace::append(std::shared_ptr<EventTable const> const& table)
{
    auto const now = edition();
    auto seqs = now.seqs ? *now.seqs : std::vector<std::int64_t>();
    if (!now.seqs)
        for (std::size_t record = 0; record < now.table->size(); ++record)
            seqs.push_back(static_cast<std::int64_t>(record));
    for (std::size_t record = 0; record < table->size(); ++record) seqs.push_back(next_seq_++);
    Workspace joined(EventTable::merged({now.table, table}), std::move(seqs), std::move(names_),
                     std::move(distinct_));
    joined.next_seq_ = std::max(joined.next_seq_, next_seq_);
    *this = std::move(joined);
}

} // namespace placetime::curation
