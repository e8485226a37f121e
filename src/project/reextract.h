#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "curation/edit.h"
#include "project/project_file.h"
#include "project/records.h"

namespace placetime::project {

/// A report as it was read and annotated now.
struct FreshReport {
    ReportRecord report;
    std::vector<events::Event> events;
};

/// What a second extraction changes in a project.
struct Reextraction {
    std::vector<curation::PlacedEvent> before, after; ///< as an edit has them
    std::vector<ReportRecord> reports;                ///< those that are new or differ
    std::size_t added = 0, replaced = 0, removed = 0;
    std::size_t unchanged = 0; ///< unreviewed, and found again as they were
    std::size_t kept = 0;      ///< that an analyst handled

    bool empty() const noexcept { return before.empty() && after.empty() && reports.empty(); }
    /// "2 events added, 1 replaced, 0 removed, 5 as they were, 3 kept as an analyst left them"
    std::string summary() const;
    /// The events alone, for a window in which it can be undone: kind "extract".
    curation::Edit edit() const;
    /// For a save. The audit's entry has the action "extract" and the summary; it is no edit that
    /// can be undone, for the reports are others now. Empty when nothing changes.
    Changes changes(std::optional<time::Instant> now) const;
};

/// Reconciles fresh annotations with a project. Of a report that is named again (by its id, and by
/// its file where several have that id)
/// - an event that an analyst handled stays as it is: edited, accepted, rejected, added by hand,
///   merged of several. Only its numbers of mentions and offsets follow the report's new text;
/// - what is found again of it, or of a claim of a merged event, is not added: the same id, else
///   the same type and an overlapping quote, else (edited) an overlapping quote and the same place
///   or date. One event answers for one handled;
/// - an unreviewed event gives way: to the one found again under its id, or of its type with an
///   overlapping quote, at its place in the order; those that are not found again go;
/// - the rest is added at the end, from `next_seq` on or after the last.
/// Other reports and their events are not touched. Pure; O(events of each report squared).
Reextraction reextract(std::span<curation::PlacedEvent const> events,
                       std::span<ReportRecord const> reports, std::vector<FreshReport> fresh,
                       std::int64_t next_seq = 0);

} // namespace placetime::project
