#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace placetime::viewer {

/// Which files a dialog lists; folders always.
enum class FileKinds : std::uint8_t { readable, projects, tables, reports, layers, all };
inline constexpr std::size_t kFileKinds = 6;
/// "All that Placetime reads", "Projects (.gpkg)" ...
std::string_view to_string(FileKinds kinds) noexcept;
/// By the extension, upper and lower case alike.
bool is_of(std::filesystem::path const& file, FileKinds kinds);

struct FileEntry {
    std::string name; ///< UTF-8, without its folder
    bool is_folder = false;
    std::uintmax_t size = 0; ///< bytes; 0 for folders
    std::filesystem::file_time_type modified{};
};

/// A folder's list as a dialog shows it: folders first, then files, by name without regard to case;
/// hidden ones only when asked for. Reads the disk when it is told to, and throws nothing.
class FileBrowser {
public:
    explicit FileBrowser(std::filesystem::path const& folder = {});

    std::filesystem::path const& folder() const noexcept { return folder_; }
    std::vector<FileEntry> const& entries() const noexcept { return entries_; }
    /// A sentence when the folder cannot be read; its list is empty then.
    std::string const& problem() const noexcept { return problem_; }

    void go(std::filesystem::path const& folder);
    void up() { go(folder_.parent_path()); }
    void refresh() { go(folder_); }
    FileKinds kinds() const noexcept { return kinds_; }
    void set_kinds(FileKinds kinds);
    bool shows_hidden() const noexcept { return hidden_; }
    void show_hidden(bool hidden);

    /// What a typed path means: absolute, from the home folder (~), or from this folder.
    std::filesystem::path resolve(std::string_view typed) const;
    /// The typed path with as much more as all names that begin so have in common; a folder that is
    /// the only one ends in "/". Unchanged when nothing begins so.
    std::string complete(std::string_view typed) const;

private:
    std::filesystem::path folder_;
    std::vector<FileEntry> entries_;
    std::string problem_;
    FileKinds kinds_ = FileKinds::readable;
    bool hidden_ = false;
};

/// "847 B", "12 KB", "3.4 MB"
std::string size_text(std::uintmax_t bytes);

} // namespace placetime::viewer
