#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "extract/extract.h"
#include "project/records.h"

namespace placetime::project {

struct ProjectOptions {
    std::string version;              ///< of the program
    std::optional<time::Instant> now; ///< for the audit; none leaves it without a moment
    std::string action = "extract";   ///< what made the project, for the audit; empty adds none
};

/// Writes a new project (a GeoPackage, docs/formats.md): beside the target, renamed by finish(), so
/// that the target is the old file or the whole new one. Holds the project's lock meanwhile. Memory
/// does not grow with what is added. Not thread safe.
class ProjectWriter {
public:
    /// Throws FileError when the file cannot be made, or another program has that project open.
    ProjectWriter(std::filesystem::path const& target, ProjectOptions options);
    /// Without finish() nothing is left.
    ~ProjectWriter();
    ProjectWriter(ProjectWriter const&) = delete;
    ProjectWriter& operator=(ProjectWriter const&) = delete;

    /// A report with its text, mentions, candidates and events. Throws FileError (a full disk).
    void add(extract::Annotation const& annotation, gazetteer::Gazetteer const& gazetteer);
    /// A report with its mentions and candidates, without events.
    void add(ReportRecord const& report);
    /// An event with its claims, at the next place of the order.
    void add(events::Event const& event);
    /// At its own place; places must ascend. kNextSeq is the next one.
    void add(curation::PlacedEvent const& placed);
    /// The next layer or slide of the list, and one more entry of the audit (before the writer's
    /// own).
    void add(LayerRecord const& layer);
    void add(SlideRecord const& slide);
    void add(AuditRecord const& entry);
    void add(curation::NameRule const& rule);
    void add(curation::Distinct const& pair);
    void set_view(ViewRecord const& view);
    /// All of it in its order.
    void add(Content const& content);
    /// Writes the indexes, closes the file and puts it in its place. Throws FileError; the old file
    /// is then as it was.
    void finish();

private:
    friend class ProjectFile;
    friend class UnsavedWork;
    /// `locked`: the caller holds the target's lock.
    ProjectWriter(std::filesystem::path const& target, ProjectOptions options, bool locked);

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Events alone as a project.
void write_project(std::filesystem::path const& target, std::span<events::Event const> events,
                   ProjectOptions options);

} // namespace placetime::project
