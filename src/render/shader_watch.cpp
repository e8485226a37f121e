#include "render/shader_watch.h"

#include <system_error>
#include <utility>

#include "base/files.h"

namespace placetime::render {

ShaderWatch::ShaderWatch(std::filesystem::path folder, std::vector<std::string> names)
    : folder_(std::move(folder)), names_(std::move(names))
{
    (void)changed();
}

std::vector<std::string> ShaderWatch::changed()
{
    std::vector<std::string> saved;
    for (auto const& name : names_) {
        bool is_new = false;
        for (auto const* stage : {".vert", ".frag"}) {
            std::error_code problem;
            auto const time = std::filesystem::last_write_time(folder_ / (name + stage), problem);
            if (problem) continue;
            auto& known = times_[name + stage];
            is_new = is_new || known != time;
            known = time;
        }
        if (is_new) saved.push_back(name);
    }
    return saved;
}

std::string ShaderWatch::source(std::string const& file) const { return read_file(folder_ / file); }

} // namespace placetime::render
