#include <algorithm>
#include <set>

#include "project/reextract.h"
#include "session/session.h"

namespace placetime::session {

/// Reports that are here already come again: what an analyst did stays, the rest follows the new
/// text (project/reextract.h). Taken out of `opened`; what is left of it is new.
void Session::take_again(Opened& opened)
{
    std::vector<project::FreshReport> fresh;
    std::set<std::string> ids;
    std::erase_if(opened.reports, [&](project::ReportRecord& report) {
        if (document_.report(report.id) == nullptr) return false;
        ids.insert(report.id);
        fresh.push_back({std::move(report), {}});
        return true;
    });
    if (fresh.empty()) return;
    if (opened.table) {
        std::vector<events::Event> others;
        for (auto& event : opened.table->events()) {
            auto const own = std::ranges::find_if(fresh, [&](project::FreshReport const& one) {
                return one.report.id == event.source_id;
            });
            (own == fresh.end() ? others : own->events).push_back(std::move(event));
        }
        opened.table = events::EventTable::from(std::move(others));
    }
    if (auto reason = why_not_editable(); !reason.empty())
        return say(Notice::Kind::warning, std::move(reason));
    auto const again = project::reextract(workspace_.events(), *document_.reports, std::move(fresh),
                                          workspace_.next_seq());
    if (!again.reports.empty()) { // the last are those that the file does not have as they are
        auto reports = *document_.reports;
        std::size_t saved = 0;
        for (std::size_t i = 0; i < document_.saved_reports; ++i)
            saved += !ids.contains(reports[i].id);
        std::erase_if(reports, [&](project::ReportRecord const& report) {
            return std::ranges::find(again.reports, report.id, &project::ReportRecord::id) !=
                   again.reports.end();
        });
        document_.saved_reports = std::min(saved, reports.size());
        ++document_.reports_replaced;
        reports.insert(reports.end(), again.reports.begin(), again.reports.end());
        document_.reports =
            std::make_shared<std::vector<project::ReportRecord> const>(std::move(reports));
        document_.content_changed = true;
    }
    if (!again.before.empty() || !again.after.empty()) edit(again.edit());
    say(Notice::Kind::info, again.summary() + '.');
}

} // namespace placetime::session
