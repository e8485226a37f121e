#include "project/open_store.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "project/schema.h"

namespace placetime::project {

namespace fs = std::filesystem;

namespace {

using layers::Database;

/// "GP10", "GP11" and "GPKG" as SQLite's application id.
constexpr std::string_view kApplicationIds[] = {"1196437808", "1196437809", "1196444487"};

std::optional<std::int64_t> number_of(std::optional<std::string> const& text)
{
    std::int64_t value = 0;
    if (!text || text->empty()) return std::nullopt;
    auto const [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failure != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return value;
}

bool is_geopackage(Database const& database)
{
    auto const id = database.value("PRAGMA application_id");
    for (auto const known : kApplicationIds)
        if (id == known) return true;
    return false;
}

fs::path with(fs::path const& file, char const* suffix) { return file.string() + suffix; }

bool has_bytes(fs::path const& file)
{
    std::error_code failure;
    auto const size = fs::file_size(file, failure);
    return !failure && size > 0;
}

} // namespace

Store open_store(fs::path const& file, Database::Access access)
{
    Store store{Database(file, access)};
    auto const& table = name_of(TableId::project);
    if (!is_geopackage(store.database) || !store.database.has_table(table))
        throw FormatError(fmt::format("{}: is no project of Placetime (it has no table {})",
                                      file.string(), table));
    auto const version =
        number_of(store.database.value("SELECT schema_version FROM " + layers::sql_name(table)));
    if (!version || *version < 1)
        throw FormatError(
            fmt::format("{}: is damaged: it does not say which schema it has", file.string()));
    if (*version > kSchemaVersion)
        throw FormatError(
            fmt::format("{}: was written by a newer Placetime (schema {}, this one reads "
                        "up to {}); update the program",
                        file.string(), *version, kSchemaVersion));
    store.version = static_cast<int>(*version);
    if (store.version >= 2)
        store.revision =
            number_of(store.database.value("SELECT revision FROM " + layers::sql_name(table)))
                .value_or(0);
    return store;
}

bool has_journal(fs::path const& file) { return has_bytes(with(file, "-journal")); }
bool has_log(fs::path const& file) { return has_bytes(with(file, "-wal")); }

void remove_remains_of_writers(fs::path const& target) noexcept
{
    // AtomicFile's names: a dot, the stem, a dot, six letters or digits, the extension.
    std::error_code failure;
    auto const real = fs::weakly_canonical(target, failure);
    auto const prefix = "." + real.stem().string() + ".";
    auto const extension = real.extension().string();
    std::vector<fs::path> remains;
    for (auto entry = fs::directory_iterator(real.parent_path(), failure);
         !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        auto name = entry->path().filename().string();
        if (name.ends_with("-journal")) name.resize(name.size() - std::strlen("-journal"));
        if (name.size() == prefix.size() + 6 + extension.size() && name.starts_with(prefix) &&
            name.ends_with(extension) &&
            std::all_of(name.begin() + static_cast<std::ptrdiff_t>(prefix.size()),
                        name.end() - static_cast<std::ptrdiff_t>(extension.size()),
                        [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }))
            remains.push_back(entry->path());
    }
    for (auto const& one : remains) fs::remove(one, failure);
}

void end_logging(Database& database) noexcept
{
    try {
        if (database.value("PRAGMA journal_mode") == "wal")
            database.value("PRAGMA journal_mode=DELETE");
    } catch (Error const&) {
        // somebody else has it open
    }
}

void roll_back_cut_short(fs::path const& file) noexcept
{
    try {
        Database database(file, Database::Access::write);
        end_logging(database);
    } catch (Error const&) {
        // whoever opens it next says what is wrong
    }
}

ReadableProject::ReadableProject(fs::path const& file) : file_(file), readable_(file)
{
    std::error_code failure;
    if (!fs::exists(file, failure)) throw FileError(fmt::format("{}: no such file", file.string()));
    if (!has_journal(file)) return;
    bool const writable = ::access(file.c_str(), W_OK) == 0;
    if (writable) roll_back_cut_short(file);
    try {
        Database const works(file, Database::Access::read);
        return;
    } catch (Error const&) {
        if (!has_journal(file)) throw;
    }
    auto pattern = (fs::temp_directory_path(failure) / "placetime-XXXXXX").string();
    if (failure || ::mkdtemp(pattern.data()) == nullptr)
        throw FileError(fmt::format("{}: holds a save that was cut short, and there is no room "
                                    "for a copy to read it from",
                                    file.string()));
    folder_ = pattern;
    readable_ = folder_ / file.filename();
    for (char const* suffix : {"", "-journal"}) {
        fs::copy_file(with(file, suffix), with(readable_, suffix), failure);
        if (failure) {
            fs::remove_all(folder_, failure);
            throw FileError(fmt::format("{}: holds a save that was cut short, and cannot be copied "
                                        "to be read",
                                        file.string()));
        }
        fs::permissions(with(readable_, suffix), fs::perms::owner_write, fs::perm_options::add,
                        failure);
    }
    roll_back_cut_short(readable_);
}

ReadableProject::~ReadableProject()
{
    if (folder_.empty()) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Store ReadableProject::open() const
{
    try {
        return open_store(readable_, Database::Access::read);
    } catch (FormatError const& error) {
        if (folder_.empty()) throw;
        std::string message = error.what();
        if (message.starts_with(readable_.string()))
            message.replace(0, readable_.string().size(), file_.string());
        throw FormatError(message);
    }
}

} // namespace placetime::project
