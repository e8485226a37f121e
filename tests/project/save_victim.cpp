// A program to be killed: opens or makes a project, says which generation it holds, and saves the
// next ones until it is killed or has done `count`. Each is named on stdout once it is on disk.
// usage: save_victim FILE changes|whole|read COUNT
// Exit status 1 with a sentence on stderr, 3 when it may not write, 4 when generations are mixed.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/sample_events.h"
#include "project/generation.h"
#include "project/project_file.h"
#include "project/project_reader.h"

using namespace placetime;

namespace {

project::ProjectOptions options() { return {"test", std::nullopt, "test"}; }

void acknowledge(long generation)
{
    std::printf("%ld\n", generation);
    std::fflush(stdout);
}

/// The generation that all of it comes from; ends the program when parts come from several.
long whole_generation(project::ProjectFile const& project)
{
    Diagnostics diagnostics;
    auto const content = project.read(diagnostics);
    auto const found = content.view.find("generation");
    auto const generation = found == content.view.end() ? -1 : std::atol(found->second.c_str());
    auto const title = fmt::format("generation {}", generation);
    bool whole = diagnostics.empty() && content.layers.size() == 1 &&
                 content.layers.front().name == title &&
                 content.events.size() + 1 >= static_cast<std::size_t>(test::kGenerationEvents);
    for (auto const& placed : content.events) whole = whole && placed.event.title == title;
    if (!whole) std::exit(4);
    return generation;
}

int run(std::filesystem::path const& file, std::string const& how, long count)
{
    using project::Mode;
    std::error_code ignored;
    bool const reads = how == "read";
    if (reads && !project::is_project(file)) return 5;
    auto project = reads || std::filesystem::exists(file, ignored)
                       ? project::ProjectFile::open(file, reads ? Mode::read : Mode::write)
                       : project::ProjectFile::create(file, options(), test::generation_content(0));
    if (project.read_only() && !reads) {
        std::fprintf(stderr, "%s\n", project.read_only_reason().c_str());
        return 3;
    }
    auto generation = whole_generation(project);
    acknowledge(generation);
    for (long done = 0; done < count; ++done) {
        if (reads) {
            acknowledge(whole_generation(project));
            continue;
        }
        ++generation;
        if (how == "whole")
            project.replace(options(), [&](project::ProjectWriter& writer) {
                writer.add(test::generation_content(generation));
            });
        else
            project.save(test::generation_changes(generation));
        acknowledge(generation);
    }
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 4) return 2;
    try {
        return run(arguments[1], arguments[2], std::atol(arguments[3]));
    } catch (Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
