#pragma once

#include "session/session.h"

namespace placetime::session {

/// All that is open at a moment, for a whole project to be written. Everything is shared and
/// immutable, or copied.
struct Session::Snapshot {
    std::uint64_t opened = 0; ///< number of what was open
    curation::Workspace workspace;
    std::vector<curation::History::Entry> edits; ///< that the project's audit does not hold
    std::size_t unsaved = 0;                     ///< of Session::unsaved_edits_
    std::shared_ptr<std::vector<project::ReportRecord> const> reports;
    std::shared_ptr<project::ProjectFile> project; ///< that it was saved to before
    std::vector<project::LayerRecord> layers;
    std::vector<project::SlideRecord> slides;
    std::uint64_t slides_then = 0; ///< SlidesModel::changes()
    project::ViewRecord view;
    project::ProjectOptions options;

    /// All of it, as the content of a new project. Called on the worker.
    void write(project::ProjectWriter& writer, CancelToken const& cancel,
               Progress const& progress) const;
};

} // namespace placetime::session
