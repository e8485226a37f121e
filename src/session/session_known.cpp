#include <algorithm>

#include "coreference/merge.h"
#include "session/session.h"

namespace placetime::session {

using events::Row;

/// The events with claims of several reports look as they were known. Reads nothing that changes:
/// may be called on the worker for a copy of the workspace.
curation::Edition Session::edition_as_known(curation::Workspace const& workspace,
                                            std::optional<time::Instant> known)
{
    auto const& whole = workspace.edition();
    if (!known) return whole;
    std::vector<events::Event> pictures;
    auto const flags = whole.table->flags();
    for (Row row = 0; row < whole.table->size(); ++row) {
        if ((flags[row] & events::kMerged) == 0) continue;
        if (auto picture = coreference::known_at(whole.table->event(row), *known))
            pictures.push_back(std::move(*picture));
    }
    return workspace.shown_with(pictures);
}

void Session::set_known(std::optional<time::Instant> moment)
{
    if (moment == known_) return;
    known_ = moment;
    filters.set_known(moment);
    bring_edition();
    filters.update(tasks);
}

std::vector<time::Instant> const& Session::report_times() const
{
    if (report_times_revision_ == workspace_.revision() || !workspace_.edition_ready())
        return report_times_;
    report_times_revision_ = workspace_.revision();
    report_times_.clear();
    auto const& table = *workspace_.edition().table;
    std::vector<std::int64_t> moments(table.reported().begin(), table.reported().end());
    for (Row row = 0; row < table.size(); ++row)
        if ((table.flags()[row] & events::kMerged) != 0)
            for (auto const& claim : table.event(row).claims)
                if (claim.reported) moments.push_back(claim.reported->time_since_epoch().count());
    std::erase(moments, events::kNeverReported);
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    for (auto const moment : moments) report_times_.emplace_back(time::Seconds(moment));
    return report_times_;
}

/// From none, the last report is the present.
void Session::step_known(int reports)
{
    auto const& times = report_times();
    if (times.empty()) return;
    auto const last = static_cast<std::ptrdiff_t>(times.size()) - 1;
    if (!known_)
        return set_known(times[static_cast<std::size_t>(
            reports < 0 ? std::max<std::ptrdiff_t>(0, last - 1) : last)]);
    auto at = reports > 0 ? std::ranges::upper_bound(times, *known_) - times.begin() - 1
                          : std::ranges::lower_bound(times, *known_) - times.begin();
    at = std::clamp<std::ptrdiff_t>(at + reports, 0, last);
    set_known(times[static_cast<std::size_t>(at)]);
}

} // namespace placetime::session
