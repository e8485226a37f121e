#include "project/project_file.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "project/lock.h"
#include "project/migrate.h"
#include "project/open_store.h"
#include "project/read_content.h"
#include "project/save_changes.h"
#include "project/schema.h"

namespace placetime::project {

namespace fs = std::filesystem;

namespace {

using layers::Database;

/// Tells one file from another that has taken its name.
struct Identity {
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(Identity const&, Identity const&) = default;
};

std::optional<Identity> identity_of(fs::path const& file)
{
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return Identity{status.st_dev, status.st_ino};
}

/// Empty when the file itself may be written. A file without any permission to write is meant to
/// be kept, also from those who may write everything.
std::string why_not_writable(fs::path const& file)
{
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::strerror(errno);
    constexpr mode_t kAnyWrite = S_IWUSR | S_IWGRP | S_IWOTH;
    if ((status.st_mode & kAnyWrite) == 0) return "is marked read-only";
    if (::access(file.c_str(), W_OK) == 0) return {};
    if (errno == EROFS) return "lies on a read-only file system";
    return fmt::format("may not be written by you ({})", std::strerror(errno));
}

} // namespace

bool Changes::empty() const noexcept
{
    return !view && !layers && !slides && audit.empty() && reports.empty() && removed.empty() &&
           events.empty() && names_removed.empty() && names.empty() && distinct_removed.empty() &&
           distinct.empty();
}

struct ProjectFile::Impl {
    fs::path file;
    std::optional<ProjectLock> lock;         ///< held while it can be saved
    std::string read_only;                   ///< why not
    std::unique_ptr<ReadableProject> source; ///< read-only
    Identity identity;
    int version = kSchemaVersion;
    std::int64_t revision = 0;
    bool unsure = false; ///< the last save failed at its very end, and may have been made after all
    fs::path backup;

    void refuse(std::string const& why)
    {
        lock.reset();
        read_only = fmt::format("{}: {}; it is opened read-only", file.string(), why);
    }

    void note_state(Store const& store)
    {
        version = store.version;
        revision = store.revision;
        if (auto const own = identity_of(file)) identity = *own;
    }

    void open_for_writing()
    {
        auto attempt = ProjectLock::try_lock(file);
        if (!attempt.lock) return refuse(attempt.why);
        lock.emplace(std::move(*attempt.lock));
        if (has_journal(file) || has_log(file)) roll_back_cut_short(file);
        std::optional<Store> store(open_store(file, Database::Access::write));
        end_logging(store->database);
        if (store->version < kSchemaVersion) {
            auto const old = store->version;
            store.reset();
            try {
                backup = migrate(file);
            } catch (Error const& error) {
                return refuse(fmt::format("its schema {} is older than this program's and cannot "
                                          "be brought up to date ({})",
                                          old, error.what()));
            }
            store.emplace(open_store(file, Database::Access::read));
        }
        note_state(*store);
    }

    void check_unchanged(Store const& store) const
    {
        bool const same = store.revision == revision || (unsure && store.revision == revision + 1);
        if (store.version != version || !same)
            throw FileError(fmt::format("{}: was changed by another program since it was opened; "
                                        "save under another name",
                                        file.string()));
    }
};

ProjectFile::ProjectFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ProjectFile::~ProjectFile() = default;
ProjectFile::ProjectFile(ProjectFile&&) noexcept = default;
ProjectFile& ProjectFile::operator=(ProjectFile&&) noexcept = default;

fs::path const& ProjectFile::path() const noexcept { return impl_->file; }
bool ProjectFile::read_only() const noexcept { return !impl_->lock; }
std::string const& ProjectFile::read_only_reason() const noexcept { return impl_->read_only; }
int ProjectFile::schema_version() const noexcept { return impl_->version; }
fs::path const& ProjectFile::backup() const noexcept { return impl_->backup; }

ProjectFile ProjectFile::create(fs::path const& file, ProjectOptions options, Fill const& fill)
{
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    auto attempt = ProjectLock::try_lock(file);
    if (!attempt.lock)
        throw FileError(
            attempt.held ? fmt::format("{}: {}; close it there first", file.string(), attempt.why)
                         : fmt::format("{}: cannot be written: {}", file.string(), attempt.why));
    impl->lock.emplace(std::move(*attempt.lock));
    ProjectFile project(std::move(impl));
    project.replace(std::move(options), fill);
    return project;
}

ProjectFile ProjectFile::create(fs::path const& file, ProjectOptions options,
                                Content const& content)
{
    return create(file, std::move(options), [&](ProjectWriter& writer) { writer.add(content); });
}

ProjectFile ProjectFile::open(fs::path const& file, Mode mode)
{
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    std::error_code failure;
    if (!fs::exists(file, failure)) throw FileError(fmt::format("{}: no such file", file.string()));
    if (!fs::is_regular_file(file, failure))
        throw FileError(fmt::format("{}: is no file but a folder or device", file.string()));
    if (mode == Mode::read) {
        impl->refuse("was asked for so");
    } else if (auto const why = why_not_writable(file); !why.empty()) {
        impl->refuse(why);
    } else {
        impl->open_for_writing();
    }
    if (!impl->lock) {
        impl->source = std::make_unique<ReadableProject>(file);
        impl->note_state(impl->source->open());
    }
    return ProjectFile(std::move(impl));
}

Content ProjectFile::read(Diagnostics& diagnostics, CancelToken const* cancel) const
{
    // a save of its own may have been cut short too, by a full disk
    std::optional<ReadableProject> own;
    auto const& source = impl_->source ? *impl_->source : own.emplace(impl_->file);
    auto store = source.open();
    return read_content(store, impl_->file.string(), diagnostics, cancel);
}

void ProjectFile::save(Changes const& changes)
{
    auto& own = *impl_;
    if (!own.lock) throw FileError(own.read_only);
    if (changes.empty()) return;
    if (identity_of(own.file) != own.identity)
        throw FileError(fmt::format("{}: was moved or replaced by another program since it was "
                                    "opened; save under another name",
                                    own.file.string()));
    auto const revision = save_in_place(
        own.file, changes, [&](Store const& store) { own.check_unchanged(store); },
        [&] { own.unsure = true; });
    own.unsure = false;
    own.revision = revision + 1;
}

void ProjectFile::replace(ProjectOptions options, Fill const& fill)
{
    auto& own = *impl_;
    if (!own.lock) throw FileError(own.read_only);
    remove_remains_of_writers(own.file);
    ProjectWriter writer(own.file, std::move(options), true);
    fill(writer);
    writer.finish();
    own.note_state(open_store(own.file, Database::Access::read));
    own.unsure = false;
}

} // namespace placetime::project
