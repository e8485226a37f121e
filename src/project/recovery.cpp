#include "project/recovery.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "project/lock.h"
#include "project/open_store.h"
#include "project/save_changes.h"

namespace placetime::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kExtension = ".gpkg";

/// What a file name can hold of any text; never empty, never hidden, at most 80 bytes.
std::string file_name(std::string_view text)
{
    std::string out;
    for (char const c : text.substr(0, 80)) {
        bool const bad = static_cast<unsigned char>(c) < ' ' || c == '/' || c == '\\' || c == 127;
        out += bad ? '_' : c;
    }
    while (!out.empty() && (out.size() == 80 || text.size() > 80) &&
           (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80)
        out.pop_back(); // no half of a character
    if (out.empty()) return "unsaved";
    if (out.front() == '.') out.front() = '_';
    return out;
}

struct OwnName {
    std::string name;
    long process = 0;
};

/// NAME-PID.gpkg
std::optional<OwnName> parse(fs::path const& file)
{
    auto const stem = file.stem().string();
    auto const dash = stem.rfind('-');
    if (file.extension() != kExtension || stem.starts_with('.') || dash == std::string::npos)
        return std::nullopt;
    OwnName own{stem.substr(0, dash)};
    auto const digits = std::string_view(stem).substr(dash + 1);
    auto const [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), own.process);
    if (failure != std::errc() || end != digits.data() + digits.size() || own.process <= 0)
        return std::nullopt;
    return own;
}

void remove_with_journal(fs::path const& file, std::error_code& failure)
{
    std::error_code ignored;
    fs::remove(file, failure);
    for (char const* suffix : {"-journal", "-wal", "-shm"})
        fs::remove(file.string() + suffix, ignored);
}

time::Instant written_at(fs::path const& file)
{
    std::error_code failure;
    auto const at = fs::last_write_time(file, failure);
    if (failure) return {};
    return std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(at));
}

} // namespace

fs::path recovery_folder()
{
    char const* const state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state == '/') return fs::path(state) / "placetime";
    char const* const home = std::getenv("HOME");
    if (home != nullptr && *home == '/') return fs::path(home) / ".local" / "state" / "placetime";
    throw FileError("unsaved work cannot be kept: neither XDG_STATE_HOME nor HOME names a folder");
}

struct UnsavedWork::Impl {
    fs::path file;
    std::optional<ProjectLock> lock;
    bool written = false;
};

UnsavedWork::UnsavedWork(std::string const& name, fs::path const& folder)
    : impl_(std::make_unique<Impl>())
{
    std::error_code failure;
    bool const made = fs::create_directories(folder, failure);
    if (failure)
        throw FileError(fmt::format("{}: cannot be made: {}", folder.string(), failure.message()));
    if (made) fs::permissions(folder, fs::perms::owner_all, failure);
    auto const base = file_name(name);
    for (int round = 1; round <= 1000; ++round) {
        // a process may hold several; the number of a dead process may have come round again
        auto const more = round == 1 ? std::string() : fmt::format(" {}", round);
        impl_->file = folder / fmt::format("{}{}-{}{}", base, more, ::getpid(), kExtension);
        if (fs::exists(impl_->file, failure)) continue;
        auto attempt = ProjectLock::try_lock(impl_->file);
        if (attempt.lock) {
            impl_->lock.emplace(std::move(*attempt.lock));
            return;
        }
        if (!attempt.held)
            throw FileError(
                fmt::format("{}: cannot be written: {}", impl_->file.string(), attempt.why));
    }
    throw FileError(fmt::format("{}: holds too much unsaved work", folder.string()));
}

UnsavedWork::~UnsavedWork()
{
    std::error_code ignored;
    remove_with_journal(impl_->file, ignored);
}

fs::path const& UnsavedWork::path() const noexcept { return impl_->file; }

void UnsavedWork::write(ProjectOptions options, ProjectFile::Fill const& fill)
{
    ProjectWriter writer(impl_->file, std::move(options), true);
    fill(writer);
    writer.finish();
    impl_->written = true;
}

bool UnsavedWork::written() const noexcept { return impl_->written; }

void UnsavedWork::save(Changes const& changes)
{
    if (!impl_->written)
        throw FileError(fmt::format("{}: holds nothing yet", impl_->file.string()));
    if (changes.empty()) return;
    save_in_place(impl_->file, changes, [](Store const&) {}, [] {});
}

std::vector<Recoverable> find_recoverable(fs::path const& folder)
{
    std::vector<fs::path> files;
    std::error_code failure;
    for (auto const& entry : fs::directory_iterator(folder, failure)) files.push_back(entry.path());
    std::vector<Recoverable> found;
    for (auto const& file : files) {
        auto const own = parse(file);
        if (!own || !fs::is_regular_file(file, failure)) continue;
        auto const attempt = ProjectLock::try_lock(file);
        if (!attempt.lock) continue; // its program lives
        remove_remains_of_writers(file);
        found.push_back({file, own->name, written_at(file)});
    }
    std::sort(found.begin(), found.end(), [](Recoverable const& a, Recoverable const& b) {
        return a.saved != b.saved ? a.saved > b.saved : a.file < b.file;
    });
    return found;
}

void discard(Recoverable const& work)
{
    auto const attempt = ProjectLock::try_lock(work.file);
    if (attempt.held) throw FileError(fmt::format("{}: {}", work.file.string(), attempt.why));
    std::error_code failure;
    remove_with_journal(work.file, failure);
    if (failure)
        throw FileError(
            fmt::format("{}: cannot be removed: {}", work.file.string(), failure.message()));
    remove_remains_of_writers(work.file);
}

} // namespace placetime::project
