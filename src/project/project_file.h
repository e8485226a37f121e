#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "project/project_writer.h"
#include "project/records.h"

namespace placetime::project {

/// What a save changes; all of it in one transaction. What is not named stays as it is in the file.
struct Changes {
    std::optional<ViewRecord> view;                 ///< replaces the whole view
    std::optional<std::vector<LayerRecord>> layers; ///< replaces the list
    std::optional<std::vector<SlideRecord>> slides; ///< replaces the list
    std::vector<AuditRecord> audit;                 ///< appended
    std::vector<ReportRecord> reports;              ///< added; one of the same id is replaced
    std::vector<std::string> removed;               ///< ids of events; unknown ones are ignored
    /// Replaced by id, else added. `seq` is the event's place in the order: what was removed comes
    /// back where it was. With kNextSeq it keeps its place or gets the next free one.
    std::vector<curation::PlacedEvent> events;
    std::vector<std::string> names_removed;            ///< as written; unknown ones are ignored
    std::vector<curation::NameRule> names;             ///< replaced by name, else added
    std::vector<curation::Distinct> distinct_removed;  ///< unknown ones are ignored
    std::vector<curation::Distinct> distinct;          ///< added, unless there
    bool empty() const noexcept;
};

enum class Mode : std::uint8_t {
    write, ///< takes the lock; read-only when it cannot be had
    read   ///< never writes and needs no lock
};

/// A project on disk, with the lock that lets one program at a time write it. Nothing is kept open
/// between calls but the lock, which dies with the process. Not thread safe; one object may be
/// used from another thread when no two calls overlap. Several objects (and processes) may have
/// the same file: the first writes, the others are read-only.
class ProjectFile {
public:
    /// Called with the writer of the new file to add what it shall hold.
    using Fill = std::function<void(ProjectWriter&)>;

    /// A new project, or whole new content for a file that exists: written beside and renamed, so
    /// that the old file or the whole new one is there whatever happens. Throws FileError, also
    /// when another program has that project open.
    static ProjectFile create(std::filesystem::path const& file, ProjectOptions options,
                              Fill const& fill);
    static ProjectFile create(std::filesystem::path const& file, ProjectOptions options,
                              Content const& content);

    /// Opens a project. A save that a crash cut short is rolled back first. An older schema is
    /// migrated when it is opened for writing (the file as it was is kept as backup()), and only
    /// read otherwise. Throws FileError (missing, not readable) or FormatError (no project,
    /// damaged, newer than this program).
    static ProjectFile open(std::filesystem::path const& file, Mode mode = Mode::write);

    ~ProjectFile();
    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;

    std::filesystem::path const& path() const noexcept;
    bool read_only() const noexcept;
    /// Why, in a sentence for a person ("... is open in another program (process 4711 on host);
    /// it is opened read-only"); empty when it can be saved.
    std::string const& read_only_reason() const noexcept;
    /// Of the file, kSchemaVersion when it can be saved.
    int schema_version() const noexcept;
    /// Where migration kept the file as it was; empty when nothing was migrated.
    std::filesystem::path const& backup() const noexcept;

    /// All of it. Bad rows are skipped with a diagnostic. Throws FileError, FormatError, Cancelled.
    Content read(Diagnostics& diagnostics, CancelToken const* cancel = nullptr) const;

    /// Makes the changes in one transaction (rollback journal, synchronous) and returns when they
    /// are on disk. Throws FileError when the file is read-only, was replaced or changed by another
    /// program since, or the disk is full; the file then holds what was saved before.
    void save(Changes const& changes);

    /// Whole new content under the lock that is held. Tables that others added are lost; save()
    /// keeps them. Throws as create() does.
    void replace(ProjectOptions options, Fill const& fill);

private:
    struct Impl;
    explicit ProjectFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::project
