#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "curation/edit.h"
#include "events/event_table.h"
#include "project/project_file.h"
#include "project/records.h"
#include "session/layers_model.h"

namespace placetime::session {

/// What files hold, as the application reads them.
struct Opened {
    std::shared_ptr<events::EventTable const> table; ///< null: no events among the files
    /// Of a project: the places of the table's records in its order (empty: their numbers), what
    /// names mean in it, which events were judged to differ, and every edit, the oldest first.
    std::vector<std::int64_t> seqs;
    std::vector<curation::NameRule> names;
    std::vector<curation::Distinct> distinct;
    std::vector<curation::Edit> edits;
    std::vector<project::ReportRecord> reports; ///< with text, mentions and candidates
    std::vector<MapLayer> layers;               ///< by load_layer()
    std::vector<project::SlideRecord> slides;   ///< of a project; what else a briefing has is in
                                                ///< its view (kept_briefing.h)
    project::ViewRecord view;                   ///< of a project
    /// The project itself when exactly one file was opened and is one: it is saved to.
    std::shared_ptr<project::ProjectFile> project;
    std::string title;                 ///< "kyrgyzstan-2020", for the window
    bool disposable = false;           ///< the samples: nobody is asked to save them
    std::vector<std::string> problems; ///< sentences for the user: an input that cannot be read
    Diagnostics diagnostics;           ///< bad records that were skipped

    /// Takes a project's events, reports, names, judgements, edits and view.
    void take(project::Content&& content);
    /// Adds names and judgements; of a name that has a meaning already the first stays.
    void judge(std::vector<curation::NameRule> more_names,
               std::vector<curation::Distinct> more_distinct);
};

/// Reads files (projects, event tables, reports, layers, folders). `names`: what names in reports
/// mean by the work that the files are added to. Runs on the worker. Throws Error when nothing at
/// all could be read, Cancelled.
using Loader = std::function<Opened(std::vector<std::string> const& files,
                                    std::vector<curation::NameRule> const& names,
                                    CancelToken const&, Progress const&)>;

/// What is open, and how it stands to the disk.
struct Document {
    std::shared_ptr<events::EventTable const> table = std::make_shared<events::EventTable>();
    /// Shared, so that a save on the worker reads them while the window goes on.
    std::shared_ptr<std::vector<project::ReportRecord> const> reports =
        std::make_shared<std::vector<project::ReportRecord> const>();
    std::shared_ptr<project::ProjectFile> project; ///< null: not saved as a project yet
    std::string title;                             ///< "" while nothing is open
    std::vector<std::string> files;                ///< as they were opened
    bool disposable = false;
    /// How much of the reports the project's file holds; the rest came later.
    std::size_t saved_reports = 0;
    std::size_t reports_replaced = 0; ///< counts how often some of those came again
    /// Places in the order [first, last) of events that were added and are in no file yet.
    std::int64_t added_first = 0, added_last = 0;
    /// Events or reports that are in no file as they are: extracted, edited, or added to a project.
    bool content_changed = false;
    bool layers_changed = false; ///< against the project's file
    bool slides_changed = false; ///< against it too
    /// What could not be read when it was opened or added to: sentences, the first kMostProblems.
    std::vector<std::string> problems;
    static constexpr std::size_t kMostProblems = 200;
    bool changed() const noexcept { return content_changed || layers_changed || slides_changed; }

    bool is_open() const noexcept { return !title.empty(); }
    /// Empty when it can be saved in place (or has no file yet).
    std::string read_only_reason() const;
    /// The report of an event, by source_id; null when its text is not here.
    project::ReportRecord const* report(std::string_view source_id) const noexcept;
};

/// A project's mention of the place of an event, with its candidates; null when not known.
project::MentionRecord const* place_mention(project::ReportRecord const& report,
                                            events::Event const& event) noexcept;
/// The bytes [first, second) of UTF-8 `text` that code points [start, end) take; clamped.
std::pair<std::size_t, std::size_t> byte_range(std::string_view text, std::size_t start,
                                               std::size_t end) noexcept;

} // namespace placetime::session
