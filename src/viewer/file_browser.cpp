#include "viewer/file_browser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <span>

#include <fmt/format.h>

#include "layers/raster_file.h"
#include "reports/file_kind.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 12> kTables{".csv",  ".tsv", ".geojson", ".json",
                                                   ".gpkg", ".shp", ".fgb",     ".xlsx",
                                                   ".ods",  ".kml", ".gpx",     ".parquet"};
constexpr std::array<std::string_view, 14> kVectors{
    ".geojson", ".json", ".gpkg", ".shp",    ".fgb",      ".kml", ".kmz",
    ".gpx",     ".gml",  ".tab",  ".sqlite", ".geojsonl", ".gdb", ".zip"};

std::string lower(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

bool has_extension(fs::path const& file, std::span<std::string_view const> extensions)
{
    auto const own = lower(file.extension().string());
    return std::find(extensions.begin(), extensions.end(), own) != extensions.end();
}

fs::path home()
{
    char const* const folder = std::getenv("HOME");
    return folder != nullptr && *folder != '\0' ? fs::path(folder) : fs::path("/");
}

} // namespace

std::string_view to_string(FileKinds kinds) noexcept
{
    switch (kinds) {
    case FileKinds::readable:
        return "All that Placetime reads";
    case FileKinds::projects:
        return "Projects (.gpkg)";
    case FileKinds::tables:
        return "Tables of events";
    case FileKinds::reports:
        return "Reports";
    case FileKinds::layers:
        return "Map layers";
    case FileKinds::all:
        return "All files";
    }
    return {};
}

bool is_of(fs::path const& file, FileKinds kinds)
{
    auto const is_layer = [&] {
        return has_extension(file, kVectors) || layers::RasterFile::is_raster(file);
    };
    switch (kinds) {
    case FileKinds::readable:
        return reports::has_report_extension(file) || has_extension(file, kTables) || is_layer();
    case FileKinds::projects:
        return lower(file.extension().string()) == ".gpkg";
    case FileKinds::tables:
        return has_extension(file, kTables);
    case FileKinds::reports:
        return reports::has_report_extension(file);
    case FileKinds::layers:
        return is_layer();
    case FileKinds::all:
        return true;
    }
    return true;
}

FileBrowser::FileBrowser(fs::path const& folder) { go(folder.empty() ? home() : folder); }

void FileBrowser::go(fs::path const& folder)
{
    std::error_code failure;
    auto absolute = fs::absolute(folder, failure).lexically_normal();
    if (!absolute.has_filename() && absolute.has_parent_path() && absolute != absolute.root_path())
        absolute = absolute.parent_path(); // without the slash at the end
    folder_ = std::move(absolute);
    entries_.clear();
    problem_.clear();
    fs::directory_iterator const all(folder_, failure);
    if (failure) {
        problem_ = fmt::format("{}: {}", folder_.string(), failure.message());
        return;
    }
    for (auto const& item : all) {
        FileEntry entry;
        entry.name = item.path().filename().string();
        if (!hidden_ && entry.name.starts_with('.')) continue;
        entry.is_folder = item.is_directory(failure);
        if (!entry.is_folder) {
            if (!is_of(item.path(), kinds_)) continue;
            entry.size = item.file_size(failure);
            if (failure) entry.size = 0;
        }
        entry.modified = item.last_write_time(failure);
        entries_.push_back(std::move(entry));
    }
    std::sort(entries_.begin(), entries_.end(), [](FileEntry const& a, FileEntry const& b) {
        if (a.is_folder != b.is_folder) return a.is_folder;
        auto const x = lower(a.name);
        auto const y = lower(b.name);
        return x != y ? x < y : a.name < b.name;
    });
}

void FileBrowser::set_kinds(FileKinds kinds)
{
    kinds_ = kinds;
    refresh();
}

void FileBrowser::show_hidden(bool hidden)
{
    hidden_ = hidden;
    refresh();
}

fs::path FileBrowser::resolve(std::string_view typed) const
{
    if (typed == "~" || typed.starts_with("~/"))
        return (home() / typed.substr(std::min<std::size_t>(2, typed.size()))).lexically_normal();
    fs::path const path(typed);
    return (path.is_absolute() ? path : folder_ / path).lexically_normal();
}

std::string FileBrowser::complete(std::string_view typed) const
{
    auto const slash = typed.rfind('/');
    auto const head =
        slash == std::string_view::npos ? std::string_view() : typed.substr(0, slash + 1);
    auto const begin = typed.substr(head.size());
    auto const folder = head.empty() ? folder_ : resolve(head);
    std::error_code failure;
    std::string common;
    std::size_t found = 0;
    bool is_folder = false;
    for (auto const& item : fs::directory_iterator(folder, failure)) {
        auto const name = item.path().filename().string();
        if (!name.starts_with(begin) || (begin.empty() && name.starts_with('.'))) continue;
        if (!item.is_directory(failure) && !is_of(item.path(), kinds_)) continue;
        is_folder = item.is_directory(failure);
        if (found++ == 0) {
            common = name;
            continue;
        }
        auto const differs = std::mismatch(common.begin(), common.end(), name.begin(), name.end());
        common.erase(differs.first, common.end());
    }
    if (found == 0) return std::string(typed);
    // A letter of several bytes is not cut.
    while (!common.empty() && found > 1 &&
           (static_cast<unsigned char>(common.back()) & 0x80) != 0 && common.size() > begin.size())
        common.pop_back();
    return std::string(head) + common + (found == 1 && is_folder ? "/" : "");
}

std::string size_text(std::uintmax_t bytes)
{
    constexpr std::array kUnits{"B", "KB", "MB", "GB", "TB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= 1000 && unit + 1 < kUnits.size()) {
        amount /= 1000;
        ++unit;
    }
    return fmt::format("{:.{}f} {}", amount, unit > 1 && amount < 10 ? 1 : 0, kUnits[unit]);
}

} // namespace placetime::viewer
