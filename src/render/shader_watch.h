#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace placetime::render {

/// Tells which shaders of a folder were saved. No OpenGL.
class ShaderWatch {
public:
    /// What lies in the folder now counts as known.
    ShaderWatch(std::filesystem::path folder, std::vector<std::string> names);
    /// The names whose .vert or .frag has another time than at the last call; none for files that
    /// are away, as they are for a moment while an editor saves.
    std::vector<std::string> changed();
    /// The text of a file, "fill.vert"; throws FileError.
    std::string source(std::string const& file) const;

private:
    std::filesystem::path folder_;
    std::vector<std::string> names_;
    std::map<std::string, std::filesystem::file_time_type> times_; ///< by file
};

} // namespace placetime::render
